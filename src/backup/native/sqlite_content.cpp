// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/database_content.h"

#include <QCoreApplication>
#include <QMap>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

using L = QLatin1StringView;

Status readColumns(db::Connection &connection, TableContent &table) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral("SELECT name, hidden, pk FROM pragma_table_xinfo(?) ORDER BY cid"),
                          {db::Value::text(table.definition.name)}));
    QMap<int, QString> key;
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        if (cellText(rows, i, L("hidden")) != L("0")) // generated
            continue;
        const QString name = cellText(rows, i, L("name"));
        table.definition.columns << name;
        table.expressions << connection.dialect().quote(name);
        if (const int place = cellText(rows, i, L("pk")).toInt(); place > 0)
            key.insert(place, name);
    }
    table.order = key.values();
    return {};
}

/// sqlite_sequence: the numbers that AUTOINCREMENT has given out, also those whose rows are gone.
Result<std::optional<SchemaObject>> readSequences(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto exists, connection.selectValue(QStringLiteral(
                                            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'")));
    if (exists.value_or(db::Value()).toInteger() != 1)
        return std::optional<SchemaObject>();
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral("SELECT name, seq FROM sqlite_sequence ORDER BY name")));
    SchemaObject object;
    object.kind = QStringLiteral("sequence");
    object.name = QStringLiteral("sqlite_sequence");
    for (const auto &row : rows.rows)
        object.state << row[0].toString() << row[1].toString();
    return object;
}

} // namespace

Result<std::vector<TableContent>> readSqliteTables(db::Connection &connection, const TableFilter &wanted) {
    STELLWERK_ASSIGN(
        const db::ResultSet rows,
        connection.select(QStringLiteral(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")));
    std::vector<TableContent> tables;
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        TableContent table;
        table.definition.name = cellText(rows, i, L("name"));
        table.definition.create = cellText(rows, i, L("sql"));
        if (!wanted(table.definition.name))
            continue;
        if (table.definition.create.startsWith(L("CREATE VIRTUAL"), Qt::CaseInsensitive))
            table.obstacle = Tr::tr("it is a virtual table, whose content a backup of Stellwerk cannot hold");
        STELLWERK_TRY(readColumns(connection, table));
        tables.push_back(std::move(table));
    }
    return tables;
}

Result<std::vector<SchemaObject>> readSqliteObjects(db::Connection &connection) {
    STELLWERK_ASSIGN(const db::ResultSet rows,
                     connection.select(QStringLiteral(
                         "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL "
                         "ORDER BY type = 'trigger', type = 'view', name")));
    std::vector<SchemaObject> objects;
    STELLWERK_ASSIGN(auto sequences, readSequences(connection));
    if (sequences)
        objects.push_back(*std::move(sequences));
    for (size_t i = 0; i < rows.rows.size(); ++i) {
        SchemaObject object;
        object.kind = cellText(rows, i, L("type"));
        object.name = cellText(rows, i, L("name"));
        object.create = cellText(rows, i, L("sql"));
        objects.push_back(std::move(object));
    }
    return objects;
}

} // namespace stellwerk::backup
