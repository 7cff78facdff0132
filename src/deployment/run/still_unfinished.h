// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "deployment/run/deploy.h"
#include "deployment/session.h"

#include <QString>

namespace stellwerk::deployment {

/// A run that was begun earlier and was to be taken up.
struct TakenUp {
    QString runId;
    QString pastDeployment; ///< the deployment that it takes back; empty: it is a deployment itself
    QString backup;         ///< leads back to its beginning
};

/// Says in @p report what the database is when the attempt to take @p run up has failed before a write of its own: not
/// what it was before that run. Reads from the target whether the run is still unfinished, and the version that it
/// has now (nothing when that cannot be read); the next steps are the ways on.
void tellStillUnfinished(DeploymentReport &report, const Session &session, const project::Environment &environment,
                         const TakenUp &run, const TaskContext &context);

} // namespace stellwerk::deployment
