// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <QString>

namespace stellwerk::deployment {

/// Gives the rows of a committed import what they held before, and the target the baseline of then; all of it or
/// nothing, because half an import back would leave master data that no version has. In the caller's transaction
/// (masterdata::inImportTransaction), which must be rolled back after a failure. Gives the number of rows. Fails with
/// Conflict when a row cannot go back: the message names the first one and why, the detail all of them, @p hint
/// says what to do then.
[[nodiscard]] Result<qint64> undoWholeImport(db::Connection &connection, const QString &reverseFile,
                                             const QString &hint, const TaskContext &context);

} // namespace stellwerk::deployment
