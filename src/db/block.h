// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::db {

/// Stands between the statements of a block. No text that Dialect::literal makes holds it.
inline constexpr QLatin1StringView kBlockSeparator("\n;\n");

/// What a block of statements answered.
struct BlockAnswer {
    std::vector<ResultSet> results;   ///< of its queries, in their order, as far as the block came
    std::vector<qint64> milliseconds; ///< of each result: since the block was sent
    std::optional<Error> error;       ///< of the statement that ended it too early
};

/// Runs statements of MariaDB one after the other, as BEGIN NOT ATOMIC … END in one round trip: the first one that
/// fails ends the block, and none behind it runs. When the server does not understand one of them, none runs at all.
/// @p statements come without a semicolon of their own outside quotes.
[[nodiscard]] BlockAnswer runBlock(Connection &connection, const QStringList &statements);

} // namespace stellwerk::db
