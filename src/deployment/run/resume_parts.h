// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/run/deployment_record.h"
#include "deployment/session.h"
#include "package/package.h"

#include <QString>

namespace stellwerk::deployment {

// What taking up, undoing and closing an unfinished run (resume.h) have in common.

/// NotFound when nothing is unfinished there, Drift when it is an init.
[[nodiscard]] Result<UnfinishedRun> findUnfinished(db::Connection &connection, const project::Environment &target);

/// What the run has noted of itself. Of the backup only the name is believed: only one of this environment's leads
/// back.
[[nodiscard]] Result<Checkpoint> checkpointOf(const Session &session, const project::Environment &target,
                                              const UnfinishedRun &run);

/// The package at @p path. NotFound when it is not there, PlanOutdated when the run was begun with another one.
[[nodiscard]] Result<package::Package> openPackage(const Checkpoint &checkpoint, const QString &path,
                                                   const project::Environment &target, const TaskContext &context);

} // namespace stellwerk::deployment
