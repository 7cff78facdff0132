// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/past/past_rollback.h"

namespace stellwerk::deployment {

/// Writes report.json and report.html of a rollback by hand into @p folder.
[[nodiscard]] Status writePastReport(const DeploymentReport &report, const PastRollbackPlan &plan,
                                     const QString &folder);

/// What users wrote since in a table: "12 → 13 rows, changed", translated.
[[nodiscard]] QString sinceText(const TableSince &table);

} // namespace stellwerk::deployment
