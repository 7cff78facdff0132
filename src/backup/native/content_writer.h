// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "backup/native/file_writer.h"
#include "backup/native/snapshot.h"
#include "base/task_context.h"

namespace stellwerk::backup {

/// Makes the backup of all that @p snapshot sees, with as many workers as it has connections. CheckFailed: a table
/// that a backup cannot hold.
[[nodiscard]] Result<BackupInfo> writeSnapshot(FileWriter &file, Snapshot &snapshot, const BackupOptions &options,
                                               const TaskContext &context);

} // namespace stellwerk::backup
