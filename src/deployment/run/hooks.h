// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "project/environment.h"
#include "project/project.h"

#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

/// The names of all hooks, in the order in which a deployment may run them.
[[nodiscard]] QStringList hookNames();
/// The command of a hook: the environment's, else the project's, else empty.
[[nodiscard]] QStringList hookCommand(const project::Project &project, const project::Environment &environment,
                                      const QString &hook);

/// Runs a hook without a shell, with the project's time limit; its output goes to the event stream. A hook without a
/// command succeeds. STELLWERK_HOOK, STELLWERK_ENVIRONMENT and STELLWERK_WORKSPACE are in its environment.
[[nodiscard]] Status runHook(const project::Project &project, const project::Environment &environment,
                             const QString &workspaceFolder, const QString &hook, const TaskContext &context);

} // namespace stellwerk::deployment
