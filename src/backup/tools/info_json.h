// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

#include <QJsonObject>

namespace stellwerk::backup {

/// The members that dumps and physical copies have in common: format, format_version, created_at, server_version,
/// database, project_id, environment, database_version, migration_number, trigger, tool_version, tables.
[[nodiscard]] QJsonObject infoToJson(const BackupInfo &info, QLatin1StringView format);
/// Damaged when a member is missing or of the wrong type; InvalidInput when the format is newer than this version.
[[nodiscard]] Result<BackupInfo> infoFromJson(const QJsonObject &object, QLatin1StringView format);

/// "backup_<yyyymmdd_hhmmss>_v<dbversion>_m<number>", the beginning of every backup's name.
[[nodiscard]] QString backupStem(const BackupInfo &info);

/// What is known before a backup of the connection's database is made.
[[nodiscard]] BackupInfo beginInfo(const db::Connection &connection, BackupKind kind, const BackupOptions &options);

} // namespace stellwerk::backup
