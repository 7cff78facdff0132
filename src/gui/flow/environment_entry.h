// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/state/status.h"
#include "gui/look/look.h"

#include <optional>
#include <vector>

namespace stellwerk::gui {

/// What the window knows of one environment: the newest answer, and the last one that had data.
struct EnvironmentEntry {
    project::Environment environment;
    std::optional<deployment::EnvironmentStatus> status{};   ///< the newest answer, maybe a failure
    std::optional<deployment::EnvironmentStatus> lastGood{}; ///< the newest answer with data
    bool reading = false;

    /// Takes a new answer; data that are already known survive a failure.
    void take(deployment::EnvironmentStatus answer);
    /// The data shown are older than the newest answer.
    [[nodiscard]] bool stale() const { return status && status->error && lastGood; }
    /// The data to show, or nothing.
    [[nodiscard]] const deployment::EnvironmentStatus *data() const { return lastGood ? &*lastGood : nullptr; }
    [[nodiscard]] std::optional<Version> version() const;
};

[[nodiscard]] EnvironmentState stateOf(const EnvironmentEntry &entry);
/// One translated sentence: why the environment is in this state.
[[nodiscard]] QString reasonOf(const EnvironmentEntry &entry);
/// Not fine and worth a banner: unreachable, unknown, drifted, not compatible.
[[nodiscard]] bool isProblem(EnvironmentState state);

} // namespace stellwerk::gui
