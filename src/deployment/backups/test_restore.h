// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

namespace stellwerk::deployment {

struct TestRestore {
    backup::BackupInfo backup;
    qint64 rows = 0;         ///< that were restored and compared
    qint64 sameAsSource = 0; ///< tables whose CHECKSUM TABLE … EXTENDED equals that of the database itself
    qint64 changedSince = 0; ///< tables that the database has changed since the backup, or no longer has
};

/// Restores a native backup into an empty database and compares every table with what the backup says. Gives the rows.
[[nodiscard]] Result<qint64> restoreAndCompare(const backup::BackupInfo &info, const db::ConnectionProfile &scratch,
                                               const TaskContext &context);

/// Restores a backup into a scratch database on the server of @p profile (SQLite: into a temporary file), compares
/// every table with what the backup says, on MariaDB also with the server's own checksum of the profile's database
/// where that still holds the same rows, and removes the scratch database whatever happens. What a killed run left
/// behind is removed first. Damaged: the backup, or what came out of it, is not what it claims; AccessDenied: the
/// account may not make a scratch database, with the GRANT that is missing; CheckFailed: another engine.
[[nodiscard]] Result<TestRestore> testRestore(const QString &file, const db::ConnectionProfile &profile,
                                              const TaskContext &context);

} // namespace stellwerk::deployment
