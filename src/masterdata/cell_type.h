// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/value.h"

#include <QString>

#include <optional>
#include <string>

namespace stellwerk::masterdata {

/// How a column's values look in export files and when they are compared.
enum class CellType { Boolean, Integer, Real, Text, Blob };

/// From the declared type, e.g. "tinyint(1)" -> Boolean, "decimal(10,2)" -> Text (exact).
[[nodiscard]] CellType cellTypeOf(const QString &declaredType);

/// The value in the kind that the type demands: SQLite may hold a whole number in a DOUBLE column as an integer.
[[nodiscard]] db::Value normalised(const db::ValueView &value, CellType type);

/// Appends a value as JSON. Real: shortest round trip; Blob: base64; text that is not UTF-8 cannot be written (false).
[[nodiscard]] bool appendJson(std::string &out, const db::ValueView &value, CellType type);
/// Appends a JSON string with its quotes; false when it is not UTF-8.
[[nodiscard]] bool appendJsonString(std::string &out, std::string_view utf8);

/// The value of a default expression of the canonical schema ("'midgard'", "0"); nothing when it is no plain literal.
[[nodiscard]] std::optional<db::Value> literalDefault(const QString &sql, CellType type);

} // namespace stellwerk::masterdata
