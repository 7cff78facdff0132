// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/run/rollback.h"
#include "deployment/session.h"

#include <QString>

namespace stellwerk::deployment {

struct ResumeOptions {
    QString package; ///< where the package is now; empty = where it was when the run began
    bool acceptWrites =
        false; ///< protected rows that changed since the crash are no obstacle; the proof counts from now
};

/// The plan that takes up the run which the target calls unfinished: the same package, what is left of its migrations,
/// the proofs and the backup of its beginning; or, when its import is recorded, just maintenance_off and health check.
/// Waits for a statement that the server is still at; apart from that it only reads. Fails with NotFound when nothing
/// is unfinished there or the package is gone, PlanOutdated when the package is another one. Everything else that is in
/// the way is in Plan::checks. applyDeployment executes it.
[[nodiscard]] Result<Plan> planResume(const Session &session, const project::Environment &target,
                                      const ResumeOptions &options, const TaskContext &context);

/// Undoes the unfinished run of a plan of planResume, as a failed deployment is undone: by statements where that is
/// exact, else by its backup, and believed only when the fingerprint is that from before. Before the first change the
/// application goes into maintenance, because a run whose import was recorded may have put it to work. Then maintenance
/// ends, and the backend is asked if it is well; what fails there is among the next steps. Holds the deployment lock.
/// Fails, with nothing changed, with PlanOutdated when the run is not as far as the plan says or has ended meanwhile,
/// and like the hook when maintenance_on fails.
[[nodiscard]] Result<RollbackResult> rollBackUnfinished(const Session &session, const Plan &plan,
                                                        const QString &confirmation, const TaskContext &context);

/// Records that a person has dealt with the unfinished run in another way. Changes nothing else. NotFound when
/// @p runId is not the unfinished one.
[[nodiscard]] Status closeUnfinished(const Session &session, const project::Environment &target, const QString &runId,
                                     const QString &reason, const QString &confirmation, const TaskContext &context);

} // namespace stellwerk::deployment
