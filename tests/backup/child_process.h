// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/kill_points.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>

namespace stellwerk::test {

enum class End { Finished, HitAndFinished, Failed, Killed };

/// Does @p work in a process of its own, which is hit as planned.
inline End inChild(const KillPlan &plan, const std::function<bool()> &work) {
    const pid_t child = ::fork();
    if (child == 0) {
        arm(plan);
        const bool success = work();
        ::_exit(!success ? 3 : accesses() > plan.access ? 10 : 0);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        // the death of the server is a signal, too
    }
    if (WIFSIGNALED(status))
        return End::Killed;
    return WEXITSTATUS(status) == 0 ? End::Finished : WEXITSTATUS(status) == 10 ? End::HitAndFinished : End::Failed;
}

} // namespace stellwerk::test
