// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/text/diff_text.h"
#include "deployment/plan/plan.h"

#include <QString>

namespace stellwerk::cli {

/// A plan for people: checks, migrations, master data, protected tables.
[[nodiscard]] QString planText(const deployment::Plan &plan, const DiffView &view);

} // namespace stellwerk::cli
