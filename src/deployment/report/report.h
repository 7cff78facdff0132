// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/run/deploy.h"

namespace stellwerk::deployment {

/// Writes report.json and report.html (self-contained; light, dark, print) into @p folder.
[[nodiscard]] Status writeReport(const DeploymentReport &report, const Plan &plan, const QString &folder);

} // namespace stellwerk::deployment
