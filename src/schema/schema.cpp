// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace stellwerk::schema {

QString ForeignKey::label() const {
    return name.isEmpty() ? QString(u'(' + columns.join(QLatin1StringView(", ")) + u')') : name;
}

const Column *Table::column(const QString &columnName) const {
    const auto found = std::ranges::find(columns, columnName, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

QStringList Table::columnNames() const {
    QStringList names;
    for (const Column &column : columns)
        names << column.name;
    return names;
}

const Table *Schema::table(const QString &tableName) const {
    const auto found = std::ranges::find(tables, tableName, &Table::name);
    return found == tables.end() ? nullptr : &*found;
}

void sortSchema(Schema &schema) {
    std::ranges::sort(schema.tables, {}, &Table::name);
    for (Table &table : schema.tables) {
        std::ranges::sort(table.indexes, {}, &Index::name);
        // Names may repeat or lack on SQLite; what follows the name keeps the order independent of the source.
        std::ranges::sort(table.foreignKeys, {}, [](const ForeignKey &key) {
            return std::tuple(key.name, key.columns.join(u','), key.table, key.referencedColumns.join(u','),
                              key.onDelete, key.onUpdate);
        });
        std::ranges::sort(table.checks, {}, [](const Check &check) { return std::pair(check.name, check.expression); });
    }
}

} // namespace stellwerk::schema
