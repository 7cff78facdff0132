// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/past/past_rollback.h"

#include <QString>

namespace stellwerk::cli {

/// The plan of a rollback by hand: what users wrote since, what would be done, what to know before.
[[nodiscard]] QString pastRollbackText(const deployment::PastRollbackPlan &plan, int width);

} // namespace stellwerk::cli
