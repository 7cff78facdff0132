// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/session.h"

#include <vector>

namespace stellwerk::deployment {

/// What this machine and this program bring, without any workspace: versions of tool, Qt and libraries, system,
/// language, clock, space for temporary files, the server's programs. The codes: program, libraries, system, locale,
/// clock, temporary-folder, tools. No check holds a secret.
[[nodiscard]] std::vector<CheckResult> checkMachine(const TaskContext &context);

/// Can the workspace be worked with: its folders, migrations, snapshots, and whether reports and packages can be
/// written there. The codes: workspace, environments, migrations, snapshot, workspace-space.
[[nodiscard]] std::vector<CheckResult> checkWorkspace(const project::Workspace &workspace);

} // namespace stellwerk::deployment
