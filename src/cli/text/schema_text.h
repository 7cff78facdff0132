// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/leftovers.h"
#include "schema/schema_diff.h"
#include "schema/schema_sql.h"

#include <QJsonObject>
#include <QString>

namespace stellwerk::cli {

/// {kind, object_type, object, expected, actual, reason, rule}
[[nodiscard]] QJsonObject differenceToJson(const schema::Difference &difference);
/// "− skills.name: The column is missing. (expected varchar(191))" and a line feed.
[[nodiscard]] QString differenceLine(const schema::Difference &difference);

/// {kind, table, name, twin, reason, sql}
[[nodiscard]] QJsonObject leftoverToJson(const schema::Leftover &leftover);
[[nodiscard]] QString leftoverLine(const schema::Leftover &leftover);

/// A statement as a client runs it: with its end, and with DELIMITER around it where its body has semicolons.
[[nodiscard]] QString scriptStatement(const QString &statement, db::Engine engine);
/// A line of comment, whatever is in @p text.
[[nodiscard]] QString scriptComment(const QString &text);
/// The safety net's statements, and as comments what it leaves alone.
[[nodiscard]] QString safetyNetScript(const schema::SafetyNetPlan &plan, db::Engine engine, const QString &title);

} // namespace stellwerk::cli
