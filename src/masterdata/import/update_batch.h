// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <string>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

/// Sends many small statements that change rows: on MariaDB several hundred in one block, because a round trip costs
/// more than the change of a row; on SQLite one after the other.
class UpdateBatch final {
public:
    explicit UpdateBatch(db::Connection &connection) : m_connection(connection) {}

    /// UPDATE @p table SET … WHERE @p idColumn = @p id.
    [[nodiscard]] Status update(const QString &table, const QString &idColumn, const db::Value &id,
                                const std::vector<std::pair<QString, db::Value>> &cells);
    /// DELETE FROM @p table WHERE @p idColumn = @p id.
    [[nodiscard]] Status remove(const QString &table, const QString &idColumn, const db::Value &id);
    /// Sends what is still here.
    [[nodiscard]] Status flush();

private:
    [[nodiscard]] Status add(std::string statement);

    db::Connection &m_connection;
    std::string m_statements;
};

} // namespace stellwerk::masterdata
