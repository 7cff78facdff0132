// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/database_content.h"

namespace stellwerk::backup {

/// Rows and hash of each table, in the given order, read by several connections. Nobody else may write meanwhile: the
/// connections see the database each at its own moment.
[[nodiscard]] Result<std::vector<BackupTable>>
hashTables(const db::ConnectionProfile &profile, const std::vector<TableContent> &tables, const TaskContext &context);

} // namespace stellwerk::backup
