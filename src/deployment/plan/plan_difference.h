// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace stellwerk::deployment {

/// What differs between an approved plan and the one of this moment (Plan::content of both), as translated parts of a
/// sentence that name version, statement, row and cell, structure or table; all of them, the facts about the whole
/// first. Empty when nothing that has a name differs.
[[nodiscard]] QStringList planDifferences(const QJsonObject &approved, const QJsonObject &now);

/// The refusal of a plan that is no longer the one of this moment: PlanOutdated, with the first differences.
[[nodiscard]] std::unexpected<Error> planDiffers(const QString &environment, const QJsonObject &approved,
                                                 const QJsonObject &now);

} // namespace stellwerk::deployment
