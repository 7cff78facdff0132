// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "backup/native/file_writer.h"
#include "backup/native/snapshot.h"
#include "base/task_context.h"

namespace stellwerk::backup {

/// Writes head and parts of a backup, with as many workers as the snapshot has connections: each reads slices of
/// tables, hashes their rows, makes lines of them and compresses these. Gives the footer.
[[nodiscard]] Result<FileFooter> writeContent(FileWriter &file, const FileHeader &header, Snapshot &snapshot,
                                              const TaskContext &context);

} // namespace stellwerk::backup
