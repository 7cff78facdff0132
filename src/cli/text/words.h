// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.h"
#include "deployment/plan/plan.h"
#include "project/environment.h"

#include <QDateTime>
#include <QJsonValue>
#include <QString>

#include <optional>

/// How values that several commands show are written.
namespace stellwerk::cli {

/// "—" for no version.
[[nodiscard]] QString versionText(const std::optional<Version> &version);
/// null for no version.
[[nodiscard]] QJsonValue versionJson(const std::optional<Version> &version);
/// Local time as "2026-01-31 12:34"; "—" for none.
[[nodiscard]] QString timeText(const QDateTime &time);
/// "5 minute(s) ago", in the largest unit that fits.
[[nodiscard]] QString ageText(const QDateTime &time, const QDateTime &now);
/// "830 ms", "12.4 s", "3 min 20 s".
[[nodiscard]] QString durationText(qint64 milliseconds);
[[nodiscard]] QString kindText(project::EnvironmentKind kind);
/// ✓ ! ✕
[[nodiscard]] QString checkSign(deployment::CheckResult::Level level);
/// The table of checks with their signs.
[[nodiscard]] QString checksText(const std::vector<deployment::CheckResult> &checks, int width);

} // namespace stellwerk::cli
