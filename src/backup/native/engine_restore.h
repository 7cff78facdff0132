// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/replaced_state.h"

namespace stellwerk::backup {

/// The engines' sides of restoreBackup(); @p info is of a file that has been verified.
[[nodiscard]] Result<RestoreReport> restoreMariaDb(const BackupInfo &info, const db::ConnectionProfile &profile,
                                                   const std::optional<PresentBackup> &present,
                                                   const TaskContext &context);
[[nodiscard]] Result<RestoreReport> restoreSqlite(const BackupInfo &info, const db::ConnectionProfile &profile,
                                                  const std::optional<PresentBackup> &present,
                                                  const TaskContext &context);

/// Names the first table that is missing, too much or different; @p actual may be in any order.
[[nodiscard]] Status compareTables(const std::vector<BackupTable> &expected, const std::vector<BackupTable> &actual);

[[nodiscard]] RestoreReport makeReport(std::vector<BackupTable> tables);

} // namespace stellwerk::backup
