// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"

namespace stellwerk::deployment {

/// The end of every run: writes report.json and report.html into the report's folder, then tells how it ended as the
/// last event, "run_finished". What could not be written becomes a warning of the report.
void concludeRun(DeploymentReport &report, const Plan &plan, EventStream &events);

} // namespace stellwerk::deployment
