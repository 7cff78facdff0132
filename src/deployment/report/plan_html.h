// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"

#include <QByteArray>
#include <QString>

namespace stellwerk::deployment {

/// A plan as a page that needs no other file and no scripts (light, dark, print), in the language of the program. Above
/// for those who approve: may it be deployed, from which to which version, how many rows, warnings, what could be lost.
/// Below for those who check: every statement, every cell old → new, the protected tables, the phases. @p madeBy is
/// "user@host".
[[nodiscard]] QByteArray planPage(const Plan &plan, const QString &madeBy);

/// What executing the plan could lose, as translated sentences: findings about migrations that drop or narrow
/// something, rows that are removed with those that point at them, protected tables that a migration may change. Empty
/// when nothing of that kind is known.
[[nodiscard]] QStringList possibleLosses(const Plan &plan);

} // namespace stellwerk::deployment
