// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace stellwerk::cli {

/// A deployment's report (report.json) for people: outcome, state of the database, phases, next steps, where the rest
/// stands. @p folder is where the report lies.
[[nodiscard]] QString reportText(const QJsonObject &report, const QString &folder, int width);

/// The translated word for an outcome of report.json; the name itself when it is unknown.
[[nodiscard]] QString outcomeWord(const QString &name);

} // namespace stellwerk::cli
