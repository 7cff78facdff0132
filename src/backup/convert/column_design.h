// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema.h"

#include <QString>

#include <optional>

namespace stellwerk::backup {

/// The type that a column declares in SQLite, so that its affinity leaves every value as it is: MariaDB's own where it
/// does, else text or blob. @p untyped: it holds a value that every typed column would change.
[[nodiscard]] QString sqliteType(const QString &mariaDbType, bool untyped);

/// A default for SQLite, still in MariaDB's quoting.
struct SqliteDefault {
    std::optional<QString> text; ///< nothing: it cannot be carried
    bool exact = true;           ///< false: CURRENT_TIMESTAMP without the fraction
};
[[nodiscard]] SqliteDefault sqliteDefault(const QString &text, const QString &mariaDbType);

/// False for columns whose values SQLite compares otherwise than MariaDB: decimals, times, bits and bytes.
[[nodiscard]] bool comparesAlike(const QString &mariaDbType);
/// True for columns that hold words with a collation.
[[nodiscard]] bool isWordType(const QString &mariaDbType);

} // namespace stellwerk::backup
