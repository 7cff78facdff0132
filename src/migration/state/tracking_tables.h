// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "db/connection.h"
#include "migration/files/migration.h"
#include "migration/run/sql_batch.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <vector>

/// The tables in which a database keeps its version: the project's own two (schema_version, migration_history) and
/// Stellwerk's (stellwerk_migration: the applied scripts; stellwerk_journal; stellwerk_lock; stellwerk_deployment).
namespace stellwerk::migration {

struct HistoryEntry;

enum class TrackingTable { SchemaVersion, MigrationHistory, StoredScript, Journal, Lock, Deployment };

[[nodiscard]] QString tableName(TrackingTable table);

/// True if the table is there. Missing rights are an error, never "no such table".
[[nodiscard]] Result<bool> tableExists(db::Connection &connection, TrackingTable table);
/// Makes the table if it is missing, and adds columns that one of Stellwerk's own lacks since an older release.
[[nodiscard]] Status ensureTable(db::Connection &connection, TrackingTable table);

/// Whether applied_at of a table is a number (unix seconds) or a time; remembered by whoever writes many rows.
using AppliedAtColumns = std::map<TrackingTable, bool>;

/// Writes one row as literals: one round trip instead of those of a prepared statement. @p ending follows the values.
[[nodiscard]] Status insertRows(SqlBatch &batch, QStringView verb, TrackingTable table, const QStringList &columns,
                                const std::vector<std::vector<db::Value>> &rows, const QString &ending = {});

/// One row of schema_version.
struct VersionRow {
    QString version; ///< as it stands there, perhaps unreadable
    qint64 migrationNumber = 0;
    std::optional<QDateTime> appliedAt; ///< UTC
};
/// The row with the highest id; nothing when there is no row. The table must exist.
[[nodiscard]] Result<std::optional<VersionRow>> readVersionRow(db::Connection &connection);
[[nodiscard]] Status addVersionRow(SqlBatch &batch, const Version &version, qint64 migrationNumber,
                                   const Version &backendVersion, const QString &description, const QString &checksum,
                                   AppliedAtColumns &columns);

/// All rows of migration_history by id; none when there is no such table. VersionUnknown if a version is unreadable.
[[nodiscard]] Result<std::vector<HistoryEntry>> readHistory(db::Connection &connection);
/// Writes the row of that migration number: a new one, or in place of an earlier failure.
[[nodiscard]] Status writeHistory(SqlBatch &batch, const HistoryEntry &entry, AppliedAtColumns &columns);
[[nodiscard]] Status removeHistory(SqlBatch &batch, qint64 number);

/// What stellwerk_migration keeps of an applied file.
struct StoredScript {
    QString fileName;
    QString checksum;
    QString tokenChecksum;
    QByteArray script;
};
/// By migration number; none when there is no such table.
[[nodiscard]] Result<std::map<qint64, StoredScript>> readStoredScripts(db::Connection &connection);
[[nodiscard]] Status storeScript(SqlBatch &batch, const Migration &migration, AppliedAtColumns &columns);
[[nodiscard]] Status removeScript(SqlBatch &batch, qint64 number);

} // namespace stellwerk::migration
