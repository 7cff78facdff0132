// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "deployment/plan/release.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace stellwerk::deployment {

/// What the pending migrations would do, with those of the findings that are about them.
[[nodiscard]] std::vector<PlannedMigration> plannedMigrations(const std::vector<migration::Migration> &pending,
                                                              const std::vector<migration::LintFinding> &findings);
/// SHA-256, hex, of what a plan says, without its sentences for people: the same plan has the same hash in every
/// language.
[[nodiscard]] QString planHash(const QJsonObject &json);

} // namespace stellwerk::deployment
