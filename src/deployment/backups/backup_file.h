// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/backups/backup_list.h"

/// One backup that was named: removed, or brought elsewhere.
namespace stellwerk::deployment {

/// What would be removed: one backup, by its path or its name in the environment's folder. The days of the retention do
/// not count here; everything else does. Fails with CheckFailed for a pinned one, the one that an unfinished deployment
/// needs, the newest, the newest verified one of its depth, and one that cannot be read, and as planPrune() does.
/// applyPrune() executes it.
[[nodiscard]] Result<PrunePlan> planDelete(const Session &session, const project::Environment &environment,
                                           const QString &file, const QDateTime &now, const TaskContext &context);

struct ExportedBackup {
    QString file; ///< absolute path of what was written
    qint64 bytes = 0;
    QString sha256;
    QStringList notCarried; ///< translated: what SQLite does not have; only for exportAsSqlite()
};
/// Copies a backup file to @p target, a new file or an existing folder, with mode 0600. The backup's own checksum is
/// compared first and the copy is read back. Nothing is replaced (AlreadyExists). InvalidInput for a physical copy,
/// which is a folder of the server's files.
[[nodiscard]] Result<ExportedBackup> exportBackup(const QString &file, const QString &target,
                                                  const TaskContext &context);
/// Builds a new SQLite database of a MariaDB backup (backup::restoreConverted), with mode 0600.
[[nodiscard]] Result<ExportedBackup> exportAsSqlite(const QString &file, const QString &target,
                                                    const TaskContext &context);

} // namespace stellwerk::deployment
