// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"

#include "schema/engine_readers.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::schema {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

} // namespace

void TableCollector::add(Table table) {
    m_places.insert(table.name, m_tables.size());
    m_tables.push_back(std::move(table));
}

Table *TableCollector::find(const QString &name) {
    const auto place = m_places.constFind(name);
    return place == m_places.constEnd() ? nullptr : &m_tables[*place];
}

Index &TableCollector::index(Table &table, const QString &name) {
    const auto found = std::ranges::find(table.indexes, name, &Index::name);
    if (found != table.indexes.end())
        return *found;
    table.indexes.push_back({});
    table.indexes.back().name = name;
    return table.indexes.back();
}

Result<Schema> readSchema(db::Connection &connection) {
    Result<Schema> schema =
        connection.engine() == db::Engine::MariaDb ? readMariaDbSchema(connection) : readSqliteSchema(connection);
    if (!schema)
        return fail(
            std::move(schema).error().during(Tr::tr("Reading the structure of %1").arg(connection.profile().label)));
    sortSchema(*schema);
    return schema;
}

} // namespace stellwerk::schema
