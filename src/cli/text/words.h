// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.h"
#include "deployment/plan/plan.h"
#include "deployment/report/words.h"
#include "project/environment.h"

#include <QDateTime>
#include <QJsonValue>
#include <QString>

#include <optional>

/// How values that several commands show are written.
namespace stellwerk::cli {

using deployment::checkSign;
using deployment::durationText;
using deployment::versionText;

/// null for no version.
[[nodiscard]] QJsonValue versionJson(const std::optional<Version> &version);
/// Local time as "2026-01-31 12:34"; "—" for none.
[[nodiscard]] QString timeText(const QDateTime &time);
/// "5 minute(s) ago", in the largest unit that fits.
[[nodiscard]] QString ageText(const QDateTime &time, const QDateTime &now);
[[nodiscard]] QString kindText(project::EnvironmentKind kind);
/// The table of checks with their signs.
[[nodiscard]] QString checksText(const std::vector<deployment::CheckResult> &checks, int width);

} // namespace stellwerk::cli
