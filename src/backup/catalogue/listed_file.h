// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"

#include <QString>

#include <optional>

/// What the catalogue does with a backup, whatever its kind. A new kind gets its line in each function of the source.
namespace stellwerk::backup {

/// "native", "sql", "physical"; never translated.
[[nodiscard]] QString backupKindName(BackupKind kind);
[[nodiscard]] std::optional<BackupKind> backupKindOf(QStringView name);
/// "none", "checksum", "contents", "restored"; never translated.
[[nodiscard]] QString verifyDepthName(VerifyDepth depth);
[[nodiscard]] std::optional<VerifyDepth> verifyDepthOf(QStringView name);

/// The kind that a path claims by its name and by being a file or folder; nothing when it is no backup. Temporary
/// names, with which a backup begins, are none.
[[nodiscard]] std::optional<BackupKind> kindOf(const QString &path);

/// What a backup looks like from outside. When any of it changes, what was found out about the backup counts no more.
struct FileMark {
    qint64 bytes = 0;
    qint64 modified = 0; ///< milliseconds since 1970, UTC
    QString fingerprint; ///< SHA-256 of its beginning and its end; there the format keeps the SHA-256 of the whole.
                         ///< A folder: of the names, sizes and times of all its files

    bool operator==(const FileMark &) const = default;
};
[[nodiscard]] Result<FileMark> markOf(const QString &path);

/// What a backup says of itself, without reading its rows. Damaged, Io, InvalidInput (made by a newer Stellwerk).
[[nodiscard]] Result<BackupInfo> readInfo(const QString &path);
/// What can be told of a backup whose inside cannot be read: path, kind, size, and the time of its name, or else of
/// the file.
[[nodiscard]] BackupInfo infoFromOutside(const QString &path, BackupKind kind);

/// Checks a backup without any database. @p depth is Checksum or Contents. Damaged says what does not fit.
[[nodiscard]] Result<BackupInfo> checkFile(const QString &path, VerifyDepth depth, const TaskContext &context);

/// Removes a backup, file or folder. A folder gets a name first that is no backup's.
[[nodiscard]] Status removeBackup(const QString &path);

} // namespace stellwerk::backup
