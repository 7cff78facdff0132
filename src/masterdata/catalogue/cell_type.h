// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/value.h"
#include "schema/schema.h"

#include <QString>

#include <optional>
#include <string>

namespace stellwerk::masterdata {

/// How a column's values look in export files and when they are compared.
enum class CellType { Boolean, Integer, Real, Decimal, Text, Blob };

/// From the declared type, e.g. "tinyint(1)" -> Boolean, "decimal(10,2)" -> Decimal (exact, as text).
[[nodiscard]] CellType cellTypeOf(const QString &declaredType);

/// The value in the kind and spelling that the type demands: SQLite may hold a whole number in a DOUBLE column as an
/// integer, and MariaDB writes decimals with trailing zeros. A value that does not fit the type stays as it is.
[[nodiscard]] db::Value normalised(const db::ValueView &value, CellType type);

/// True only if normalised() gives the value as it is, which then need not be copied.
[[nodiscard]] bool isNormalised(const db::ValueView &value, CellType type);

/// A number without sign of zero, exponent, leading or trailing zeros ("1.50" -> "1.5"); nothing if it is no number.
[[nodiscard]] std::optional<std::string> canonicalDecimal(std::string_view text);

/// Whether a column of the declared type (tinyint … bigint, also unsigned) can hold that Integer.
[[nodiscard]] bool integerFits(const db::ValueView &value, const QString &declaredType);

/// Appends a value as JSON. Real: shortest round trip, always with point or exponent; Blob: base64. False when the
/// value cannot be written: it does not fit the type, is not finite, or is text that is not UTF-8.
[[nodiscard]] bool appendJson(std::string &out, const db::ValueView &value, CellType type);
/// Appends a JSON string with its quotes; false when it is not UTF-8.
[[nodiscard]] bool appendJsonString(std::string &out, std::string_view utf8);

/// What a row that does not say otherwise holds in the column: its default if that is a plain literal, else NULL, or
/// the type's empty value where NULL is not allowed.
[[nodiscard]] db::Value defaultCell(const schema::Column &column);

} // namespace stellwerk::masterdata
