// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_sql.h"

#include "db/sql_script.h"
#include "schema/table_sql.h"

#include <QSet>

#include <algorithm>

namespace stellwerk::schema {

using db::Engine;

namespace {

/// True when a definition mentions one of the names, apart from its own.
bool mentions(const QString &sql, const QString &own, const QSet<QString> &names, Engine engine) {
    return std::ranges::any_of(db::tokenize(sql, engine), [&](const db::SqlToken &token) {
        const bool isName = token.kind == db::TokenKind::Word || token.kind == db::TokenKind::QuotedIdentifier;
        return isName && token.text != own && names.contains(token.text);
    });
}

/// Views of views and triggers that follow others come after what they need. Where everything that is left mentions
/// something else that is left, the names decide.
QStringList inOrderOfNeed(const QMap<QString, QString> &definitions, Engine engine) {
    QStringList left = definitions.keys();
    QStringList statements;
    while (!left.isEmpty()) {
        const QSet<QString> names(left.begin(), left.end());
        const auto ready = std::ranges::find_if(
            left, [&](const QString &name) { return !mentions(definitions[name], name, names, engine); });
        const QString next = ready == left.end() ? left.front() : *ready;
        statements << definitions[next];
        left.removeOne(next);
    }
    return statements;
}

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
        for (const Table &table : schema.tables)
            statements << createTableStatement(table, engine);
        for (const Table &table : schema.tables)
            statements << foreignKeyStatements(table);
        // The server looks into a view when it is made, but into a routine only when it is called.
        statements << schema.routines.values();
    }
    statements << inOrderOfNeed(schema.views, engine);
    statements << inOrderOfNeed(schema.triggers, engine);
    return statements;
}

} // namespace stellwerk::schema
