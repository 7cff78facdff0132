// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <map>

namespace stellwerk::migration {

/// As the server estimates them.
struct TableSize {
    qint64 rows = 0;
    qint64 bytes = 0;

    /// Rewriting a table of less takes a second or two.
    [[nodiscard]] bool isSmall() const { return rows < 100'000 && bytes < (qint64{100} << 20); }
};
using TableSizes = std::map<QString, TableSize>; ///< by table

/// The sizes of all tables of a MariaDB database in one query; nothing on SQLite, which keeps no estimates.
[[nodiscard]] Result<TableSizes> readTableSizes(db::Connection &connection);

} // namespace stellwerk::migration
