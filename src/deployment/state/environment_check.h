// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/session.h"

#include <vector>

namespace stellwerk::deployment {

/// What stands between an environment and a deployment, without a package: password, connection and its encryption,
/// server, clock, rights, version, lock, folder for backups, programs, hooks. Only reads, and makes no folder. Never
/// fails: what cannot be found out is a check, and after a failed connection the checks that need one are left out. No
/// check holds a secret. The codes: secret, connection, tls, server, clock, rights, version, lock, backup-folder,
/// tools, hooks.
[[nodiscard]] std::vector<CheckResult> checkEnvironment(const Session &session, const project::Environment &environment,
                                                        const TaskContext &context);

} // namespace stellwerk::deployment
