// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <QSet>
#include <QString>

namespace stellwerk::backup {

/// What a statement of a dump does, as far as a restore must know.
enum class DumpStatementKind {
    Setting, ///< SET of the session
    Passing, ///< what leaves nothing: LOCK and UNLOCK TABLES, COMMIT, ALTER TABLE … DISABLE KEYS
    Default, ///< ALTER DATABASE … CHARACTER SET around a program that was made under another default of its database
    CreateTable, ///< also of a sequence's or view's stand-in
    CreateEvent, ///< and DROP EVENT
    Definition,  ///< every other CREATE, DROP, ALTER and what sets a sequence
};

struct DumpStatement {
    DumpStatementKind kind = DumpStatementKind::Setting;
    QString table;  ///< of CreateTable
    QString closed; ///< a name under which rows would from now on reach other tables or programs: that of a view, of a
                    ///< table with a trigger or of one whose engine keeps the rows elsewhere; empty = none

    bool operator==(const DumpStatement &) const = default;
};

/// What a script needs of the server that it is restored on.
struct DumpNeeds {
    QSet<QString> collations; ///< in lower case
    QSet<QString> charsets;
    QSet<QString> engines;
    QSet<QString> definers; ///< user@host
};

/// Says what the statement does and adds to @p needs. A dump consists of few kinds of statements, and only these are
/// let through: InvalidInput with the line for USE, for statements about databases, accounts or the server, and for
/// tables of another database, because they would reach beyond the database that is restored.
[[nodiscard]] Result<DumpStatement> readDumpStatement(const db::SqlStatement &statement, const QString &file,
                                                      DumpNeeds &needs);

/// The table of "INSERT INTO `x` (…) VALUES", given up to VALUES.
[[nodiscard]] Result<QString> readInsertHead(const QString &head, const QString &file, int line);

} // namespace stellwerk::backup
