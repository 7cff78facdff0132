// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_sql.h"

#include "schema/program_order.h"
#include "schema/table_sql.h"

namespace stellwerk::schema {

using db::Engine;

namespace {

QStringList foreignKeyStatements(const Table &table) {
    QStringList statements;
    for (const ForeignKey &key : table.foreignKeys)
        statements << addForeignKeyStatement(key, table);
    return statements;
}

QStringList sqliteTableStatements(const Table &table) {
    QStringList statements{createTableStatement(table, Engine::Sqlite)};
    for (const Index &index : table.indexes)
        statements << createIndexStatement(index, table, Engine::Sqlite);
    return statements;
}

} // namespace

QStringList createTableStatements(const Table &table, Engine engine) {
    if (engine == Engine::Sqlite)
        return sqliteTableStatements(table);
    return QStringList{createTableStatement(table, engine)} + foreignKeyStatements(table);
}

QStringList createStatements(const Schema &schema, Engine engine) {
    QStringList statements;
    if (engine == Engine::Sqlite) {
        for (const Table &table : withSqliteIndexNames(schema).tables)
            statements << sqliteTableStatements(table);
    } else {
        statements << schema.sequences.values(); // a default may need one
        for (const Table &table : schema.tables)
            statements << createTableStatement(table, engine);
        for (const Table &table : schema.tables)
            statements << foreignKeyStatements(table);
        // The server looks into a view when it is made, but into a routine only when it is called.
        statements << schema.routines.values();
    }
    statements << inOrderOfNeed(schema.views, engine);
    statements << inOrderOfNeed(schema.triggers, engine);
    if (engine == Engine::MariaDb)
        statements << schema.events.values();
    return statements;
}

} // namespace stellwerk::schema
