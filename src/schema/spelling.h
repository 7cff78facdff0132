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

/// Lower case outside quotes, single blanks, no executable comments: "BIGINT(20)  UNSIGNED" -> "bigint(20) unsigned",
/// "text /*M!100301 COMPRESSED*/" -> "text compressed".
[[nodiscard]] QString tidyType(const QString &type);
/// What the server makes of a type: synonyms resolved, display widths filled in ("integer" -> "int(11)").
[[nodiscard]] QString canonicalType(const QString &type);
/// Without words for the server's storage, "longtext compressed", which SQLite does not keep.
[[nodiscard]] QString withoutStorageWords(const QString &type);
/// The canonical type without what an integer's brackets say about its display: "int". tinyint(1) keeps them, it
/// stands for a boolean, and so does ZEROFILL, which fills up to the width.
[[nodiscard]] QString withoutDisplayWidth(const QString &type);
/// The first word of a type, e.g. "bigint".
[[nodiscard]] QString typeWord(const QString &type);
/// False for words that neither MariaDB nor SQLite knows as a type.
[[nodiscard]] bool isKnownType(const QString &type);
[[nodiscard]] bool isIntegerType(const QString &type);
[[nodiscard]] bool isTemporalType(const QString &type);

/// Servers before 10.6 write utf8_general_ci for utf8mb3_general_ci.
[[nodiscard]] QString canonicalCollation(const QString &collation);
/// The collation that a character set has where none is written: general_ci up to 11.4, uca1400_ai_ci from 11.5 on.
[[nodiscard]] bool isStandardCollation(const QString &collation);

/// A default as @p engine writes it, in canonical spelling; nothing for none and for NULL.
[[nodiscard]] std::optional<QString> canonicalDefault(const QString &text, const QString &type, db::Engine engine);
/// A canonical default as @p engine reads it after the word DEFAULT.
[[nodiscard]] QString defaultFor(db::Engine engine, const QString &canonical);
/// True for defaults that are computed for each row: times and expressions.
[[nodiscard]] bool isComputedDefault(const QString &canonical);

/// One token in @p to's quoting.
[[nodiscard]] QString writtenToken(const db::SqlToken &token, db::Engine from, db::Engine to);
/// The tokens as text in @p to's quoting.
[[nodiscard]] QString joinTokens(std::span<const db::SqlToken> tokens, db::Engine from, db::Engine to);
/// An expression from one engine's quoting in the other's.
[[nodiscard]] QString translateExpression(const QString &expression, db::Engine from, db::Engine to);
/// A form that is equal for expressions that differ only in blanks, letter case, name quotes or brackets that change
/// nothing.
[[nodiscard]] QString comparableExpression(const QString &canonical);
/// Are they the same but for their spelling?
[[nodiscard]] bool sameExpression(const QString &left, const QString &right);
/// A form of a CREATE statement of a view, trigger, routine, event or sequence that is equal for those that differ only
/// in comments, white space, letter case, name quotes, definer or ALGORITHM.
[[nodiscard]] QString comparableProgram(const QString &sql, db::Engine engine);
/// The same for an event, without the time since when it runs.
[[nodiscard]] QString withoutEventStart(const QString &comparableEvent);

/// An entry of Index::columns taken apart.
struct IndexColumn {
    QString name;
    QString prefix; ///< "(10)" or empty
    bool descending = false;
};
[[nodiscard]] IndexColumn splitIndexColumn(const QString &entry);

} // namespace stellwerk::schema
