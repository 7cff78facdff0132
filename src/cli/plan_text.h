// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan.h"

#include <QString>

namespace stellwerk::cli {

enum class RowList { None, First, All };

/// How much of a plan is shown, and how wide.
struct PlanView {
    QString entity{};              ///< only the rows of this entity; empty: of all
    RowList rows = RowList::First; ///< First: a few rows of each entity and state
    int width = 0;                 ///< of the terminal; 0 = no limit
};

/// A plan for people: checks, migrations, master data, protected tables.
[[nodiscard]] QString planText(const deployment::Plan &plan, const PlanView &view);

} // namespace stellwerk::cli
