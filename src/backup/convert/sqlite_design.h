// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/convert/conversion.h"
#include "backup/convert/mariadb_definition.h"
#include "backup/native/file_format.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::backup {

/// What must be known of a backup before its tables can be made: everything but the rows.
struct BackupOutline {
    std::vector<TableDefinition> tables;
    std::vector<SchemaObject> objects;
    /// Table -> columns with a value that every typed column of SQLite would change: an integer above
    /// 9223372036854775807, the negative zero.
    QHash<QString, QSet<QString>> untyped;
};

struct SqliteView {
    QString name;
    QString create;
};

/// A SQLite database that comes as near to a MariaDB database as it can.
struct SqliteDesign {
    QStringList tables;               ///< CREATE TABLE, in the order of the backup
    QStringList indexes;              ///< CREATE INDEX, for after the rows
    std::vector<SqliteView> views;    ///< that may need each other
    QHash<QString, qint64> sequences; ///< table -> the largest automatic id that was ever given out
    std::vector<NotCarried> notCarried;
};

/// Fails with InvalidInput when a definition is not of the form that MariaDB prints, with CheckFailed when two names
/// are one for SQLite.
[[nodiscard]] Result<SqliteDesign> designSqlite(const BackupOutline &outline);

/// One table of it. @p definition is changed into what SQLite can hold; foreign keys are left to the caller, who knows
/// the other tables. Gives the columns that compare as NOCASE.
[[nodiscard]] QSet<QString> adaptTable(MariaDbDefinition &definition, const QStringList &storedColumns,
                                       const QSet<QString> &untyped, std::vector<NotCarried> &notCarried);

/// Columns (lower case) whose values SQLite compares otherwise than MariaDB: decimals, times, bits and bytes.
[[nodiscard]] QSet<QString> incomparableColumns(const schema::Table &table, const QSet<QString> &untyped);

} // namespace stellwerk::backup
