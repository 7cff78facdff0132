// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"
#include "deployment/run/event_stream.h"

#include <functional>

namespace stellwerk::deployment {

/// Where the phases of a run are told and kept.
struct PhaseScene {
    EventStream &events;
    const TaskContext &context;
    DeploymentReport &report;
};

/// Every event from here on has the phase @p name, a stable one (see phaseText).
void beginPhase(const PhaseScene &scene, const QString &name);
/// The result goes into the report.
void endPhase(const PhaseScene &scene, const QString &name, bool success, qint64 milliseconds);
/// @p work between the two, and what it gives.
[[nodiscard]] Status runPhase(const PhaseScene &scene, const char *name, const std::function<Status()> &work);

} // namespace stellwerk::deployment
