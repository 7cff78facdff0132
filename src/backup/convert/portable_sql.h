// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <optional>

namespace stellwerk::backup {

/// The expression, still in MariaDB's quoting, if both engines give the same answer to it: comparisons, AND, OR, NOT,
/// IS NULL, IN, BETWEEN, CASE, COALESCE, NULLIF, JSON_VALID, + - *. Everything else (functions, division, LIKE, ||)
/// differs somewhere, and gives nothing. @p incomparable: columns (lower case) whose values SQLite compares otherwise,
/// because it holds them as text or bytes.
[[nodiscard]] std::optional<QString> portableExpression(const QString &expression, const QSet<QString> &incomparable);

/// The CREATE VIEW statement of a view that only uses what portableExpression() lets through, joins, grouping and
/// sorting. Without definer, algorithm and check option; nothing when something differs.
[[nodiscard]] std::optional<QString> portableView(const QString &name, const QString &create,
                                                  const QSet<QString> &incomparable);

} // namespace stellwerk::backup
