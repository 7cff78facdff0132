// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"

#include <QString>

namespace stellwerk::cli {

/// A plan of an init for people: checks, then what would be made.
[[nodiscard]] QString initPlanText(const deployment::InitPlan &plan, int width);

} // namespace stellwerk::cli
