// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lint/alter_table.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

namespace stellwerk::migration {

/// A column type taken apart.
struct ColumnType {
    QString word;     ///< e.g. "varchar"
    int length = 0;   ///< of texts in signs, of decimals in digits, of times in digits of a second
    int decimals = 0; ///< of decimals
    bool isUnsigned = false;
    QStringList values; ///< of enum and set, as written

    /// @p type in the spelling of schema::canonicalType.
    [[nodiscard]] static ColumnType parse(const QString &type);
    [[nodiscard]] bool isInteger() const;
    [[nodiscard]] bool isText() const; ///< has a character set

    bool operator==(const ColumnType &) const = default;
};

/// "utf8mb4" and the like; empty when the snapshot does not tell (SQLite).
[[nodiscard]] QString characterSetOf(const schema::Column &column, const schema::Table &table);

/// Why values of @p before may not fit into @p after, as a translated clause; empty when all do. Types that are not
/// compared with each other count as fitting only when they are equal.
[[nodiscard]] QString narrowing(const ColumnType &before, const ColumnType &after);
/// The same of character sets: texts may hold signs that the other set lacks.
[[nodiscard]] QString narrowing(const QString &characterSetBefore, const QString &characterSetAfter);

} // namespace stellwerk::migration
