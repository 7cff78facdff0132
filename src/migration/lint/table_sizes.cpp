// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/table_sizes.h"

namespace stellwerk::migration {

Result<TableSizes> readTableSizes(db::Connection &connection) {
    TableSizes sizes;
    if (connection.engine() != db::Engine::MariaDb)
        return sizes;
    STELLWERK_ASSIGN(const auto tables,
                     connection.select(QStringLiteral(
                         "SELECT table_name, COALESCE(table_rows, 0), COALESCE(data_length, 0) + "
                         "COALESCE(index_length, 0) FROM information_schema.tables WHERE table_schema = DATABASE() "
                         "AND table_type = 'BASE TABLE'")));
    for (const auto &row : tables.rows)
        sizes[row[0].toString()] = {row[1].toInteger().value_or(0), row[2].toInteger().value_or(0)};
    return sizes;
}

} // namespace stellwerk::migration
