// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"

namespace stellwerk::deployment {

/// Writes report.json (that of a deployment with "operation": "init") and report.html into @p folder.
[[nodiscard]] Status writeInitReport(const DeploymentReport &report, const InitPlan &plan, const QString &folder);

} // namespace stellwerk::deployment
