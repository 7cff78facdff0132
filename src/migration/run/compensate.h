// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "migration/run/runner.h"
#include "migration/state/unfinished.h"

#include <QStringList>

#include <optional>

namespace stellwerk::migration {

/// The statements that undo one exactly, in MariaDB's words: the inverse of CREATE, RENAME, ADD COLUMN, ADD INDEX, ADD
/// CONSTRAINT. None for a statement that changes nothing that stays (SET, ANALYZE). Nothing when there is no exact
/// inverse: what was dropped, narrowed or written over is only in a backup.
[[nodiscard]] std::optional<QStringList> inverseOf(const db::SqlStatement &statement);

/// Undoes what an unfinished migration has applied, newest statement first. Every step is proved: after it the
/// definitions must be those that the journal took before the statement ran. Nothing runs unless every statement has an
/// exact inverse (CheckFailed otherwise). A run that is killed here can be begun again.
[[nodiscard]] Status compensate(db::Connection &connection, const UnfinishedMigration &unfinished,
                                const RunOptions &options, const TaskContext &context);

} // namespace stellwerk::migration
