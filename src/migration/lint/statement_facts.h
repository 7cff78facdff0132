// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "db/sql_script.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::migration {

enum class StatementKind {
    Ddl,         ///< changes the structure; on MariaDB it commits by itself
    Dml,         ///< changes rows
    Query,       ///< SELECT and the like
    Transaction, ///< begins or ends a transaction, locks tables or leaves the database: not a migration's business
    Other,
};

struct TableRename {
    QString from;
    QString to;
};

/// What one statement does, told from its tokens alone. Names are without quotes and without a database before them.
/// Bodies of stored programs are not looked into.
struct StatementFacts {
    QString verb; ///< the word that says what it does, upper case: behind WITH … and opening parentheses
    StatementKind kind = StatementKind::Other;
    QStringList created; ///< tables, temporary ones too
    QStringList dropped; ///< tables
    std::vector<TableRename> renamed;
    /// Tables that lose, gain or change values: DML targets, TRUNCATE, DROP, CREATE OR REPLACE, ALTER IGNORE, altered
    /// columns.
    QStringList rowsChanged;
    QStringList droppedColumns; ///< "table.column"
    bool isUpdate = false;
    bool isDelete = false;
    bool hasWhere = false;         ///< outside of parentheses
    bool callsProgram = false;     ///< CALL, EXECUTE or a block of statements: what it changes is not known
    bool hasUnknownTarget = false; ///< an UPDATE or DELETE names a target that is none of the tables found in it
};

[[nodiscard]] StatementFacts factsOf(const db::SqlStatement &statement, db::Engine engine);
/// The same for who has the tokens already, without comments.
[[nodiscard]] StatementFacts factsOf(const std::vector<db::SqlToken> &tokens);

/// Follows tables through the statements of a section, so that helper tables, rebuilds (make new_x, drop x, rename
/// new_x to x) and swaps are told from real renames.
class TableTrail final {
public:
    void follow(const StatementFacts &facts);

    /// True for a table that these statements made themselves, under its present name.
    [[nodiscard]] bool madeHere(const QString &name) const {
        return m_origin.contains(name) && m_origin.value(name).isEmpty();
    }
    /// Tables that existed before and have another name now: old -> new.
    [[nodiscard]] QMap<QString, QString> renames() const;
    /// Tables that existed before and are gone, not counting those that were rebuilt under their old name.
    [[nodiscard]] QStringList lost() const;

private:
    QMap<QString, QString> m_origin; ///< present name -> name before; empty = made here
    QStringList m_gone;              ///< names before of dropped tables
};

/// CREATE [OR REPLACE] TEMPORARY …, DROP TEMPORARY …: such a statement does not commit on MariaDB and leaves nothing
/// behind. Other things may be called so, too.
[[nodiscard]] bool concernsTemporaryTable(const std::vector<db::SqlToken> &tokens);

} // namespace stellwerk::migration
