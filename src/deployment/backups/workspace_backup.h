// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"
#include "deployment/session.h"
#include "migration/files/migration.h"

#include <optional>

namespace stellwerk::deployment {

/// Writes a backup into the environment's folder, reads it back completely and records that in the catalogue.
[[nodiscard]] Result<backup::BackupInfo> writeBackup(const Session &session, const project::Environment &environment,
                                                     const db::ConnectionProfile &profile,
                                                     const std::optional<Version> &version, qint64 migrationNumber,
                                                     const QString &trigger, const TaskContext &context,
                                                     backup::BackupKind kind = backup::BackupKind::Native);

/// The version before the first migration: the newest snapshot that is older than it. NotFound when there is none.
[[nodiscard]] Result<Version> baseVersion(const Session &session, const std::vector<migration::Migration> &migrations);

} // namespace stellwerk::deployment
