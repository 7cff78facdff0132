// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "deployment/plan/release.h"
#include "deployment/session.h"
#include "migration/run/runner.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::deployment {

/// What the rollback of a failed deployment starts from.
struct RollbackInput {
    const Session &session;
    const Plan &plan;
    const Release &release;
    const db::ConnectionProfile &profile;
    QString backupFile;
    bool importCommitted = false;
    QString reverseFile; ///< what the committed import has changed
    QString runId;
    std::vector<TableProof> proofs; ///< protected tables: `before` from the beginning, `after` from the record
};

struct RollbackResult {
    bool success = false;
    QString state;                  ///< one translated sentence: what the database is now
    QStringList nextSteps;          ///< translated, with the commands to copy
    std::optional<Version> version; ///< as found afterwards
};

/// Level 0: nothing, when the engine has undone everything already. Level 1: the inverse of the statements of an
/// unfinished migration and the down sections of the complete ones, before that the pre-images of a committed import:
/// that keeps what users wrote meanwhile, except in tables and columns that go; so the present state is first kept in
/// the run's report folder (present_state.h), and the result names them. Level 2: the backup; the present state is kept
/// likewise. When it cannot be kept and users may lose by that, nothing more is changed and the rollback has failed.
/// A level is believed only when the target's fingerprint equals the one that the plan was made from; else
/// the next one is tried.
[[nodiscard]] RollbackResult rollBackDeployment(const RollbackInput &input, const TaskContext &context);

/// Level 3, when the previous backend is back: nothing if the target is as it was before, else level 2.
[[nodiscard]] RollbackResult restoreUnlessAsBefore(const RollbackInput &input, const TaskContext &context);

/// What is to be said when the rollback was not possible because of @p error.
[[nodiscard]] RollbackResult rollbackFailed(const RollbackInput &input, const Error &error, const TaskContext &context);

} // namespace stellwerk::deployment
