// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/run/health_answer.h"
#include "project/environment.h"
#include "project/project.h"

#include <QUrl>

#include <chrono>

namespace stellwerk::deployment {

/// What an environment and its project say together.
struct HealthCheck {
    QUrl url; ///< empty: nobody is asked
    std::chrono::milliseconds patience{std::chrono::seconds(60)};
    std::chrono::milliseconds interval{std::chrono::seconds(2)};
    std::chrono::milliseconds longestAnswer{std::chrono::seconds(10)}; ///< then one question counts as unanswered
    bool expectedVersion = false;
};
[[nodiscard]] HealthCheck healthCheckOf(const project::Project &project, const project::Environment &environment);

/// What a deployment does after its record: maintenance_off, health_check where somebody is asked, retention.
[[nodiscard]] QStringList lastPhases(const project::Project &project, const project::Environment &environment);

/// Asks the backend until it is well, or until the patience is over: then Timeout with the last reason (CheckFailed of
/// judgeHealth, no connection, no trusted certificate, more than 64 KiB, …). A stop request ends the wait at once:
/// Cancelled. Redirects are followed, at most three, never from https to http. Every reason is an event
/// "health_not_yet" when it differs from the one before. Runs an event loop of its own: not on the thread of a window.
[[nodiscard]] Status awaitHealth(const HealthCheck &check, const HealthExpectation &expected,
                                 const TaskContext &context);

} // namespace stellwerk::deployment
