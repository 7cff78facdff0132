// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "project/workspace.h"

/// Checks of this machine that need no package: folders and programs.
namespace stellwerk::deployment {

/// Can backups be written there, and is there room? Makes nothing: of a folder that is not there yet, the nearest one
/// above it must be writable. @p connection tells how big the database is; null: any room is enough.
[[nodiscard]] CheckResult checkBackupFolder(const QString &folder, db::Connection *connection);

/// The server's own programs for the kinds of backup that need them, and whether they fit the server; a warning at
/// most. @p serverVersion may be empty.
[[nodiscard]] CheckResult checkTools(const project::ToolSettings &settings, const QString &serverVersion,
                                     const TaskContext &context);

} // namespace stellwerk::deployment
