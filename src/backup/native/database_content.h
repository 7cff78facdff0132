// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "db/connection.h"
#include "db/row_reader.h"

#include <functional>
#include <vector>

namespace stellwerk::backup {

/// A table as a backup needs it: the engine's own text, and how its rows are read without loss.
struct TableContent {
    TableDefinition definition;
    QString source{};         ///< the table that holds the rows, when it is not the one that is defined
    QStringList expressions;  ///< per stored column
    QStringList order;        ///< columns that put the rows in a fixed order; empty = there is none
    qint64 estimatedRows = 0; ///< 0 = not known
    bool transactional = true;
    bool history = false; ///< the rows include those of the past (MariaDB's system versioning)
    QString obstacle;     ///< why a backup cannot hold it, translated; empty = it can

    [[nodiscard]] const QString &rowsIn() const { return source.isEmpty() ? definition.name : source; }
};

/// The kind of the object that sets the character set and comment of the database; it has no name and is never dropped.
inline constexpr QLatin1StringView kDefaultsKind("defaults");

/// False for the storage engines of MariaDB whose tables show rows that are in other tables, in files or on other
/// servers: what is written to them reaches those.
[[nodiscard]] bool holdsItsRows(const QString &engine);

using TableFilter = std::function<bool(const QString &table)>;

/// Names under which a restore builds and sets aside tables; they belong to no backup.
[[nodiscard]] QString restoreName(int number);
[[nodiscard]] QString oldName(int number);
[[nodiscard]] bool isTemporaryName(const QString &table);

/// The tables of the database that @p wanted lets through, by default all but a restore's temporary ones;
/// sorted by name. A fixed number of bulk queries, and SHOW CREATE TABLE per table.
[[nodiscard]] Result<std::vector<TableContent>> readTables(db::Connection &connection, const TableFilter &wanted = {});

/// Everything else, in an order in which it can be made again (views that use each other apart).
[[nodiscard]] Result<std::vector<SchemaObject>> readObjects(db::Connection &connection);

/// Starts reading the rows of a table. @p condition (for WHERE) picks a range of its primary key; empty = all.
[[nodiscard]] Result<db::RowReader> openRows(db::Connection &connection, const TableContent &table,
                                             const QString &condition = {});

/// Reads all rows; gives count and hash, under the table's name.
[[nodiscard]] Result<BackupTable> hashTable(db::Connection &connection, const TableContent &table,
                                            const TaskContext &context);

/// What of the database as a whole must come back: character set, SQLite's user_version and the like.
[[nodiscard]] Result<QJsonObject> readSettings(db::Connection &connection);

/// The engines' sides.
[[nodiscard]] Result<std::vector<TableContent>> readMariaDbTables(db::Connection &connection,
                                                                  const TableFilter &wanted);
[[nodiscard]] Result<std::vector<SchemaObject>> readMariaDbObjects(db::Connection &connection);
/// Only kinds and names: enough for dropping them, also when a crash has left one that cannot be read.
[[nodiscard]] Result<std::vector<SchemaObject>> readMariaDbObjectNames(db::Connection &connection);
[[nodiscard]] Result<std::vector<TableContent>> readSqliteTables(db::Connection &connection, const TableFilter &wanted);
[[nodiscard]] Result<std::vector<SchemaObject>> readSqliteObjects(db::Connection &connection);

/// A cell by its column's name; the column must exist.
[[nodiscard]] QString cellText(const db::ResultSet &result, size_t row, QLatin1StringView column);

} // namespace stellwerk::backup
