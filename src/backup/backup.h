// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "base/version.h"
#include "db/connection.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace stellwerk::backup {

/// What a backup's header and footer say.
struct BackupTable {
    QString name;
    qint64 rows = 0;
    QString hash; ///< db::RowHash of all its rows, over every stored (not generated) column
};

struct BackupInfo {
    QString file;              ///< absolute path
    QDateTime createdAt;       ///< UTC
    db::Engine engine = db::Engine::Sqlite;
    QString serverVersion;
    QString databaseName;
    QString projectId;
    std::optional<Version> databaseVersion;
    int migrationNumber = 0;
    QString trigger;           ///< "deployment 0.4.0", "manual", "before restore"
    qint64 fileSize = 0;       ///< bytes
    std::vector<BackupTable> tables;
    [[nodiscard]] qint64 rows() const;
};

struct BackupOptions {
    QString folder;            ///< where the file goes
    QString projectId;
    std::optional<Version> databaseVersion;
    int migrationNumber = 0;
    QString trigger;
};

/// Writes backup_<yyyymmdd_hhmmss>_v<dbversion>_m<number>.jsonl.zst (product.md 9) in one consistent snapshot: every
/// table with its exact definition and all rows with ids, views, triggers, routines. Temporary name, flush, rename,
/// mode 0600. On any failure or cancel no file is left.
[[nodiscard]] Result<BackupInfo> createBackup(const db::ConnectionProfile &profile, const BackupOptions &options,
                                              const TaskContext &context);

/// Reads the file completely: every checksum, every row, counts and hashes against its own footer. Damaged names
/// what does not fit.
[[nodiscard]] Result<BackupInfo> verifyBackup(const QString &file, const TaskContext &context);

/// Reads header and footer only (footer is a second zstd frame at the end of the file).
[[nodiscard]] Result<BackupInfo> readBackupInfo(const QString &file);

/// The backups of a folder, newest first; files that cannot be read are left out and their paths added to @p damaged.
[[nodiscard]] std::vector<BackupInfo> listBackups(const QString &folder, QStringList *damaged = nullptr);

struct RestoreReport {
    std::vector<BackupTable> tables;  ///< as found in the database after the restore, hashes computed from it
    qint64 rows = 0;
};

/// Restores into the profile's database. First the whole file is verified and everything that can be checked is; then
/// the tables are built beside the old ones (MariaDB: under temporary names in the same database without foreign keys;
/// SQLite: in a temporary file), compared with the backup's hashes, and switched over at the end (MariaDB: one RENAME
/// TABLE for all, then the old tables are dropped and the foreign keys and triggers added; SQLite: the backup API
/// copies the file over in one transaction). A failure before the switch leaves the database as it was, and says so.
/// Tables that exist in the database but not in the backup are dropped at the switch: the result is exactly the
/// backup. Ends with a comparison of every table's hash.
[[nodiscard]] Result<RestoreReport> restoreBackup(const QString &file, const db::ConnectionProfile &profile,
                                                  const TaskContext &context);

/// Row count and hash of every table of a database, for proofs; the same hash as in a backup.
[[nodiscard]] Result<std::vector<BackupTable>> hashTables(db::Connection &connection, const TaskContext &context);

} // namespace stellwerk::backup
