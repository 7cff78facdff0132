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

/// What a backup is made of.
enum class BackupKind {
    Native,   ///< JSON Lines in zstd: Stellwerk's own form, restored by Stellwerk
    SqlDump,  ///< mariadb-dump in zstd: for the day when Stellwerk is not at hand
    Physical, ///< the server's own files, copied and prepared by mariadb-backup: restored with the server stopped
};

/// How thoroughly a backup was looked at, from nothing to everything.
enum class VerifyDepth {
    None,
    Checksum, ///< the file is byte for byte what was written
    Contents, ///< read completely and compared with its own counts
    Restored, ///< restored into a scratch database, every table compared
};

/// What a backup's header and footer say.
struct BackupTable {
    QString name;
    qint64 rows = 0;
    QString hash; ///< db::RowHash of all its rows, over every stored (not generated) column
};

/// A table that the tool keeps for itself: its rows change with every run and belong to nobody else.
[[nodiscard]] bool isToolTable(const QString &table);

struct BackupInfo {
    BackupKind kind = BackupKind::Native;
    QString file;        ///< absolute path
    QDateTime createdAt; ///< UTC
    db::Engine engine = db::Engine::Sqlite;
    QString serverVersion;
    QString databaseName;
    QString projectId;
    QString environment; ///< whose database it is; empty in backups from before this was kept
    std::optional<Version> databaseVersion;
    qint64 migrationNumber = 0;
    QString trigger;     ///< "deployment 0.4.0", "manual", "before restore"
    qint64 fileSize = 0; ///< bytes
    std::vector<BackupTable> tables;
    [[nodiscard]] qint64 rows() const;
};

struct BackupOptions {
    QString folder; ///< where the file goes
    QString projectId;
    QString environment; ///< name in environments.toml
    std::optional<Version> databaseVersion;
    qint64 migrationNumber = 0;
    QString trigger;
};

/// Writes backup_<yyyymmdd_hhmmss>_v<dbversion>_m<number>.jsonl.zst (docs/formats.md) in one consistent snapshot: every
/// table with its exact definition and all rows with ids, views, triggers, routines. Temporary name, flush, rename,
/// mode 0600. On any failure or cancel no file is left. AccessDenied: the user cannot see triggers, routines or
/// events, so the backup would silently lack them. CheckFailed: a table that a backup cannot hold
/// (docs/backup-fidelity.md; virtual ones on SQLite). Without a database version the name says "vnone"; a second one of
/// the same second "_2".
[[nodiscard]] Result<BackupInfo> createBackup(const db::ConnectionProfile &profile, const BackupOptions &options,
                                              const TaskContext &context);

/// Compares every byte of the file with its SHA-256. Damaged when one has changed.
[[nodiscard]] Result<BackupInfo> checkBackup(const QString &file, const TaskContext &context);

/// Reads the file completely: every checksum, every row, counts and hashes against its own footer. Damaged names
/// what does not fit.
[[nodiscard]] Result<BackupInfo> verifyBackup(const QString &file, const TaskContext &context);

/// Reads header and footer only (footer is a second zstd frame at the end of the file).
[[nodiscard]] Result<BackupInfo> readBackupInfo(const QString &file);

/// The backups of a folder, newest first; files that cannot be read are left out and their paths added to @p damaged.
[[nodiscard]] std::vector<BackupInfo> listBackups(const QString &folder, QStringList *damaged = nullptr);

struct RestoreReport {
    std::vector<BackupTable> tables; ///< as found in the database after the restore, hashes computed from it
    qint64 rows = 0;
    QString replaced{}; ///< a backup of what the database held when it was replaced; empty: it was not needed
};

/// Restores into the profile's database; the result is exactly the backup, so what is in the database but not in the
/// backup is dropped. First the whole file is verified; then the tables are built beside the old ones (MariaDB: under
/// temporary names in the same database without foreign keys; SQLite: in a file of its own beside the database),
/// compared with the backup's definitions and hashes, foreign keys and the rights to make programs are tried, and then
/// it is switched over. MariaDB: one RENAME TABLE for all, programs and views are made, every table's hash is compared
/// again, the old tables are dropped and the foreign keys added. SQLite: the backup API copies the file over in one
/// transaction. Until the old tables are dropped every failure is undone and the database is as it was; a stop is
/// obeyed until the switch. RollbackFailed: a failure while switching could not be undone.
///
/// Nothing else should write to the database meanwhile; that is the caller's business (maintenance, lock). For what is
/// written all the same there is @p present, a backup of the database made just before: where the rows that are
/// replaced are not those of that backup any more, all that was there is kept in a further one beside it
/// (RestoreReport::replaced, warning "replaced_state_kept"). On SQLite that is looked for before the copy, which locks
/// the file only when it begins.
[[nodiscard]] Result<RestoreReport> restoreBackup(const QString &file, const db::ConnectionProfile &profile,
                                                  const TaskContext &context,
                                                  const std::optional<BackupInfo> &present = {});

/// Row count and hash of every table of a database, for proofs; the same hash as in a backup.
[[nodiscard]] Result<std::vector<BackupTable>> hashTables(db::Connection &connection, const TaskContext &context);

} // namespace stellwerk::backup
