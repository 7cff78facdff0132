// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan.h"

#include <QString>

namespace stellwerk::cli {

enum class RowList { None, First, All };

/// A plan for a terminal: checks, migrations, master data, protected tables. @p entity limits the list of rows to one
/// entity; RowList::First shows a few rows of each entity and state.
[[nodiscard]] QString planText(const deployment::Plan &plan, const QString &entity, RowList rows);

} // namespace stellwerk::cli
