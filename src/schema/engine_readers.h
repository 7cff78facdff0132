// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema_reader.h"

#include <QHash>

#include <vector>

namespace stellwerk::schema {

[[nodiscard]] Result<Schema> readMariaDbSchema(db::Connection &connection);
[[nodiscard]] Result<Schema> readSqliteSchema(db::Connection &connection);

/// Takes the rows of bulk queries: finds the table that a row speaks of. Rows of other tables (views) are passed over.
class TableCollector final {
public:
    void add(Table table);
    /// The table of that name, or null.
    [[nodiscard]] Table *find(const QString &name);
    /// The index of that name in its table, made when it is not there yet.
    [[nodiscard]] Index &index(Table &table, const QString &name);
    [[nodiscard]] std::vector<Table> take() { return std::move(m_tables); }

private:
    std::vector<Table> m_tables;
    QHash<QString, size_t> m_places;
};

} // namespace stellwerk::schema
