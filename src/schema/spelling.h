// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "db/sql_script.h"
#include "schema/schema.h"

#include <QString>

#include <optional>
#include <span>

namespace stellwerk::schema {

/// One spelling for types, defaults and expressions. Canonical SQL text is MariaDB's: `name`, 'it\'s'.

/// Lower case outside quotes, single blanks: "BIGINT(20)  UNSIGNED" -> "bigint(20) unsigned".
[[nodiscard]] QString tidyType(const QString &type);
/// What the server makes of a type: synonyms resolved, display widths filled in ("integer" -> "int(11)").
[[nodiscard]] QString canonicalType(const QString &type);
/// The first word of a type, e.g. "bigint".
[[nodiscard]] QString typeWord(const QString &type);
/// False for words that neither MariaDB nor SQLite knows as a type.
[[nodiscard]] bool isKnownType(const QString &type);
[[nodiscard]] bool isIntegerType(const QString &type);
[[nodiscard]] bool isTemporalType(const QString &type);

/// A default as @p engine writes it, in canonical spelling; nothing for none and for NULL.
[[nodiscard]] std::optional<QString> canonicalDefault(const QString &text, const QString &type, db::Engine engine);
/// A canonical default as @p engine reads it after the word DEFAULT.
[[nodiscard]] QString defaultFor(db::Engine engine, const QString &canonical);
/// True for defaults that are computed for each row: times and expressions.
[[nodiscard]] bool isComputedDefault(const QString &canonical);

/// The tokens as text in @p to's quoting.
[[nodiscard]] QString joinTokens(std::span<const db::SqlToken> tokens, db::Engine from, db::Engine to);
/// An expression from one engine's quoting in the other's.
[[nodiscard]] QString translateExpression(const QString &expression, db::Engine from, db::Engine to);
/// A form that is equal for expressions that differ only in blanks, letter case, name quotes or outer brackets.
[[nodiscard]] QString comparableExpression(const QString &canonical);

/// An entry of Index::columns taken apart.
struct IndexColumn {
    QString name;
    QString prefix; ///< "(10)" or empty
    bool descending = false;
};
[[nodiscard]] IndexColumn splitIndexColumn(const QString &entry);

} // namespace stellwerk::schema
