// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/run/rollback.h"

#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

/// What users may have written since a deployment began, found before its rollback changes anything.
struct PresentState {
    QStringList written; ///< protected tables whose rows somebody else changed, as "users (12 → 13 rows)"
    QStringList leaving; ///< translated: tables with rows, and columns, that the version before does not have
    bool known = true;   ///< false: the rows could not be compared, so anything may have been written
    QString file;        ///< holds all of it; empty: not kept

    /// Translated sentences for a rollback that succeeded, empty when nothing went with it.
    [[nodiscard]] QString afterWayDown() const;
    [[nodiscard]] QString afterBackup() const;
};

/// Only reads. Finds new tables and columns as a rollback by hand does (past/past_tables.h).
[[nodiscard]] PresentState readPresentState(const RollbackInput &input, const TaskContext &context);

/// To be called before the migrations' way down changes anything. Writes a backup into the run's report folder where
/// somebody may have been at work: behind the import's COMMIT, when a person comes back to a run later, and when
/// protected rows differ. Fails when that is not possible and rows of users are in danger; then the rollback must stop.
[[nodiscard]] Status keepBeforeWayDown(PresentState &state, const RollbackInput &input, const TaskContext &context);

/// The same before a backup takes the place of everything; keeps the state in any case, unless that was done before.
[[nodiscard]] Status keepBeforeBackup(PresentState &state, const RollbackInput &input, const TaskContext &context);

} // namespace stellwerk::deployment
