// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

namespace stellwerk::backup {

/// Copies the server's files to backup_<yyyymmdd_hhmmss>_v<dbversion>_m<number>.physical/ (docs/formats.md) with
/// mariadb-backup and prepares the copy, so that a server can be started on it. All databases of the server are in it,
/// because InnoDB's own files belong to all; the tables of the profile's database are named in the manifest with their
/// rows as of the copy, counted by a private server on it. mariadb-backup must be installed on this machine, of the
/// server's series, and be able to read the server's files: NotFound or CheckFailed say what is missing, AccessDenied
/// which rights. Each step must end with the exit code 0 and "completed OK!". Temporary name, mode 0700, flushed and
/// renamed at the end; on any failure or cancel no folder is left.
[[nodiscard]] Result<BackupInfo> createPhysicalCopy(const db::ConnectionProfile &profile, const BackupOptions &options,
                                                    const TaskContext &context);

/// Reads the manifest only. Damaged, NotFound.
[[nodiscard]] Result<BackupInfo> readPhysicalCopyInfo(const QString &folder);

/// Checksum and Contents: every file has the size and SHA-256 of the manifest, none is missing and none is too much
/// (there is nothing to count without a server). Restored: then a private server of the same series, without network,
/// is started on a second copy beside, every table of the database is checked (CHECK TABLE … EXTENDED), and rows and
/// hashes are compared with the manifest. The copy itself is never touched. Damaged names what does not fit.
[[nodiscard]] Result<BackupInfo> verifyPhysicalCopy(const QString &folder, VerifyDepth depth,
                                                    const TaskContext &context);

/// The steps that a person takes to restore it, one a line, translated, with the paths of this copy; a physical copy
/// replaces all files of a server, which must be stopped for that. Nothing is done.
[[nodiscard]] Result<QStringList> physicalRestoreSteps(const QString &folder);

} // namespace stellwerk::backup
