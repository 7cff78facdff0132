// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/import/reverse_file.h"
#include "schema/schema.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

/// Rows of one table that an import is about to change or to delete, as the database holds them to the bit. On MariaDB
/// they are locked: the comparison saw the moment at which the transaction began, an UPDATE or DELETE acts on what
/// others have committed since.
class LockedRows final {
public:
    enum class Columns {
        Compared, ///< those of the node, and those that the server changes by itself (ON UPDATE)
        All,      ///< the whole row without its id and generated columns
    };
    /// @p node and @p table must live as long as the rows; @p logged: somebody asks for what they held.
    LockedRows(db::Connection &connection, const Node &node, const schema::Table &table, Columns columns, bool logged);

    /// Locks and reads rows by id, in a few queries per thousand; on SQLite, where nobody else can write, only what is
    /// logged. Fails with overtaken() when one is gone, or is not
    /// what the transaction's own moment shows.
    [[nodiscard]] Status lock(const std::vector<db::Value> &ids, const TaskContext &context);

    /// What writing @p cells does to a row; it then counts as written. Adds to @p cells the columns that the server
    /// would change by itself, so that it is known what they hold: compared ones keep their value, others get the time.
    [[nodiscard]] Result<std::vector<ReverseCell>> write(const db::Value &id,
                                                         std::vector<std::pair<QString, db::Value>> &cells);
    /// What deleting a row takes away.
    [[nodiscard]] std::vector<ReverseCell> whole(const db::Value &id) const;

private:
    using Rows = std::unordered_map<std::string, std::vector<db::Value>>; ///< cells by id

    [[nodiscard]] Status read(const QString &sql, Rows &rows);
    [[nodiscard]] Status addStamps(std::vector<std::pair<QString, db::Value>> &cells,
                                   const std::vector<db::Value> &before);

    db::Connection &m_connection;
    const Node &m_node;
    const schema::Table &m_table;
    bool m_logged;
    std::vector<const schema::Column *> m_columns;
    Rows m_rows;
    std::string m_now; ///< the server's time with six digits behind the second, once somebody asked
};

/// Locks what points by foreign key at rows that are to be deleted, and the places where more could come (MariaDB).
/// Fails with overtaken() when there are rows that the transaction's own moment does not show: the comparison did not
/// know of them, and a cascade would take them along. @p table: of @p actual, with the rows.
[[nodiscard]] Status lockReferences(db::Connection &connection, const schema::Schema &actual,
                                    const schema::Table &table, const QString &idColumn,
                                    const std::vector<db::Value> &ids, const TaskContext &context);

} // namespace stellwerk::masterdata
