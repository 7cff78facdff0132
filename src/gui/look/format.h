// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace stellwerk::gui {

/// Local date and time in the language's short form, with a four-digit year.
[[nodiscard]] QString dateTimeText(const QDateTime &time);
/// "just now", "5 minutes ago", "2 hours ago", "3 days ago"; @p now is a parameter so that it can be tested.
[[nodiscard]] QString ageText(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
/// "0.4 s", "12 s", "3 min 5 s".
[[nodiscard]] QString durationText(qint64 milliseconds);
[[nodiscard]] QString sizeText(qint64 bytes);
[[nodiscard]] QString numberText(qint64 number);
/// The version, or "—".
[[nodiscard]] QString versionText(const std::optional<Version> &version);

} // namespace stellwerk::gui
