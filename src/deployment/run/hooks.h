// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "project/workspace.h"

#include <QString>
#include <QStringList>

#include <map>

namespace stellwerk::deployment {

/// The names of all hooks, in the order in which a deployment may run them.
[[nodiscard]] QStringList hookNames();
/// The environment's hook of that name, else the project's, else one without a command.
[[nodiscard]] project::Hook hookOf(const project::Project &project, const project::Environment &environment,
                                   const QString &hook);
/// The command as a person would type it into a shell; empty without a command.
[[nodiscard]] QString hookText(const project::Hook &hook);
/// Whether every rollback runs the hook previous_image.
[[nodiscard]] bool previousImageAlways(const project::Project &project, const project::Environment &environment);

/// What of the hooks cannot be run, one translated sentence each: a program that is missing or not executable. Hooks
/// run in the workspace's folder, so a path is relative to it; a bare name is looked up in PATH.
[[nodiscard]] QStringList hookProblems(const project::Workspace &workspace, const project::Environment &environment);

/// One run of a hook.
struct HookCall {
    const project::Workspace &workspace; ///< whose hooks are run, never a package's
    const project::Environment &environment;
    QString hook;
    std::map<QString, QString> facts; ///< further variables of its environment
    QString secret;                   ///< the database's password, which must not get into the log; may be empty
};

/// Runs a hook without a shell unless it asks for one, with its time limit, in a process group of its own. Each line of
/// its output is an event "hook_output" as soon as it is there, the first 1000 of them. A hook without a command
/// succeeds. Its environment is ours with STELLWERK_HOOK, STELLWERK_ENVIRONMENT, STELLWERK_WORKSPACE and the facts, and
/// without the variables in which the workspace's environments keep passwords. Fails with CheckFailed on an exit code
/// other than 0, else like runProcess().
[[nodiscard]] Status runHook(const HookCall &call, const TaskContext &context);

} // namespace stellwerk::deployment
