// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/stage.h"
#include "deployment/state/status.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace stellwerk::test {

[[nodiscard]] inline bool succeeded(const deployment::DeploymentReport &report) {
    return report.outcome == deployment::Outcome::Succeeded ||
           report.outcome == deployment::Outcome::SucceededWithWarnings;
}

/// Runs @p work, which kills its own process as soon as @p strike says so. True if it came to that.
[[nodiscard]] inline bool killedAt(const std::function<bool(const Event &)> &strike,
                                   const std::function<void(const TaskContext &)> &work) {
    const pid_t child = ::fork();
    if (child == 0) {
        Listener listener;
        listener.onEvent = [&](const Event &event) {
            if (strike(event))
                ::kill(::getpid(), SIGKILL);
        };
        work(listener.context());
        ::_exit(0);
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child)
        qFatal("the child is lost");
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/// The same for a deployment.
[[nodiscard]] inline bool killed(const Stage &stage, const std::function<bool(const Event &)> &strike) {
    return killedAt(strike, [&](const TaskContext &context) { (void)stage.deploy(context); });
}

/// What is said once the server has taken notice that the killed process is gone; on a busy machine that takes a
/// moment, in which somebody still seems to be at work.
[[nodiscard]] inline deployment::EnvironmentStatus statusAfterDeath(const deployment::Session &session,
                                                                    const project::Environment &environment) {
    constexpr int kPatience = 3000;
    deployment::EnvironmentStatus status = deployment::readStatus(session, environment, {});
    for (int i = 0; i < kPatience && status.atWork; ++i) {
        QTest::qSleep(20);
        status = deployment::readStatus(session, environment, {});
    }
    return status;
}

} // namespace stellwerk::test
