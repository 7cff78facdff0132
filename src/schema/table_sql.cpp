// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/table_sql.h"

#include "schema/spelling.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <utility>

namespace stellwerk::schema {

using db::Dialect;
using db::Engine;

namespace {

QString commentClause(const QString &comment) {
    return QString::fromStdString(Dialect::of(Engine::MariaDb).literal(db::Value::text(comment)));
}

/// The type as the engine's grammar takes it.
QString typeFor(Engine engine, const QString &type) {
    if (engine == Engine::MariaDb)
        return tidyType(type);
    const QString plain = withoutStorageWords(tidyType(type));
    // SQLite's grammar ends a type at its brackets and takes only numbers there: "bigint(20) unsigned" and
    // "enum('a','b')" must be quoted names. It reads them back, and finds their affinity, without the quotes.
    static const QRegularExpression bare(QStringLiteral("^[a-z][a-z0-9_]*(\\(\\d+(,\\d+)?\\))?$"));
    return bare.match(plain).hasMatch() ? plain : Dialect::of(engine).quote(plain);
}

/// MariaDB has checks of a column, named like it; JSON columns are known by one.
const Check *checkOf(const Column &column, const Table &table) {
    const auto found = std::ranges::find(table.checks, column.name, &Check::name);
    return found == table.checks.end() ? nullptr : &*found;
}

QString checkClause(const Check &check, Engine engine) {
    const QString expression =
        QString(u"CHECK (" + translateExpression(check.expression, Engine::MariaDb, engine) + u')');
    if (check.name.isEmpty())
        return expression;
    return QString(u"CONSTRAINT " + Dialect::of(engine).quote(check.name) + u' ' + expression);
}

QString generatedClause(const Column &column, Engine engine) {
    const QString kind = column.generated.section(u' ', 0, 0).toUpper();
    const QString expression = column.generated.section(u' ', 1);
    return QString(u" GENERATED ALWAYS AS (" + translateExpression(expression, Engine::MariaDb, engine) + u") " + kind);
}

QString actionsOf(const ForeignKey &key) {
    const QString none = QStringLiteral("RESTRICT");
    return QString((key.onDelete == none ? QString() : QString(u" ON DELETE " + key.onDelete)) +
                   (key.onUpdate == none ? QString() : QString(u" ON UPDATE " + key.onUpdate)));
}

QString tableOptions(const Table &table) {
    // The character set is the first word of each of its collations.
    const QString charset = table.collation.isEmpty() ? QStringLiteral("utf8mb4") : table.collation.section(u'_', 0, 0);
    const QString storage = table.storageEngine.isEmpty() ? QStringLiteral("InnoDB") : table.storageEngine;
    QString options = QString(u" ENGINE=" + storage + u" DEFAULT CHARSET=" + charset);
    if (!table.collation.isEmpty())
        options += QString(u" COLLATE=" + table.collation);
    if (!table.comment.isEmpty())
        options += QString(u" COMMENT=" + commentClause(table.comment));
    if (table.versioned)
        options += QStringLiteral(" WITH SYSTEM VERSIONING");
    return options;
}

QString mariaDbIndexClause(const Index &index, const Table &table) {
    const QString kind = !index.kind.isEmpty() ? QString(index.kind + u' ')
                         : index.unique        ? QStringLiteral("UNIQUE ")
                                               : QString();
    return QString(kind + u"KEY " + Dialect::of(Engine::MariaDb).quote(index.name) + u' ' +
                   indexColumns(index, table, Engine::MariaDb));
}

} // namespace

bool isSqliteAutomaticKey(const Column &column, const Table &table) {
    return column.autoIncrement && table.primaryKey == QStringList{column.name};
}

QString columnClause(const Column &column, const Table &table, Engine engine, bool automaticKey) {
    const Dialect &dialect = Dialect::of(engine);
    if (automaticKey)
        return QString(dialect.quote(column.name) + u" integer PRIMARY KEY AUTOINCREMENT");
    const bool mariaDb = engine == Engine::MariaDb;
    QString clause = QString(dialect.quote(column.name) + u' ' + typeFor(engine, column.type));
    if (mariaDb && !column.collation.isEmpty())
        clause += QString(u" COLLATE " + column.collation);
    if (!column.generated.isEmpty()) {
        clause += generatedClause(column, engine);
    } else {
        if (!column.nullable)
            clause += QStringLiteral(" NOT NULL");
        else if (mariaDb && typeWord(column.type) == u"timestamp")
            clause += QStringLiteral(" NULL"); // older servers make it NOT NULL otherwise
        if (column.defaultValue)
            clause += QString(u" DEFAULT " + defaultFor(engine, *column.defaultValue));
        if (mariaDb && column.autoIncrement)
            clause += QStringLiteral(" AUTO_INCREMENT");
        if (mariaDb && !column.onUpdate.isEmpty())
            clause += QString(u" ON UPDATE " + column.onUpdate);
    }
    if (mariaDb && column.invisible)
        clause += QStringLiteral(" INVISIBLE");
    if (mariaDb && !column.comment.isEmpty())
        clause += QString(u" COMMENT " + commentClause(column.comment));
    if (const Check *check = checkOf(column, table))
        clause +=
            QString(u' ' + (mariaDb ? QString(u"CHECK (" + check->expression + u')') : checkClause(*check, engine)));
    return clause;
}

QString referencesClause(const ForeignKey &key, Engine engine) {
    const Dialect &dialect = Dialect::of(engine);
    const QString name = key.name.isEmpty() ? QString() : QString(u"CONSTRAINT " + dialect.quote(key.name) + u' ');
    return QString(name + u"REFERENCES " + dialect.quote(key.table) + u" (" + dialect.quoteList(key.referencedColumns) +
                   u')' + actionsOf(key));
}

QString foreignKeyClause(const ForeignKey &key, Engine engine) {
    const Dialect &dialect = Dialect::of(engine);
    const QString name = key.name.isEmpty() ? QString() : QString(u"CONSTRAINT " + dialect.quote(key.name) + u' ');
    return QString(name + u"FOREIGN KEY (" + dialect.quoteList(key.columns) + u") REFERENCES " +
                   dialect.quote(key.table) + u" (" + dialect.quoteList(key.referencedColumns) + u')' + actionsOf(key));
}

QString indexColumns(const Index &index, const Table &table, Engine engine) {
    QStringList columns;
    for (const QString &entry : index.columns) {
        const IndexColumn column = table.column(entry) ? IndexColumn{entry, {}, false} : splitIndexColumn(entry);
        columns << QString(Dialect::of(engine).quote(column.name) +
                           (engine == Engine::MariaDb ? column.prefix : QString()) +
                           (column.descending ? u" DESC" : u""));
    }
    return QString(u'(' + columns.join(QLatin1StringView(", ")) + u')');
}

QString createTableStatement(const Table &table, Engine engine) {
    const Dialect &dialect = Dialect::of(engine);
    QStringList parts;
    bool automaticKey = false;
    for (const Column &column : table.columns) {
        const bool isKey = engine == Engine::Sqlite && isSqliteAutomaticKey(column, table);
        automaticKey = automaticKey || isKey;
        parts << columnClause(column, table, engine, isKey);
    }
    if (!table.primaryKey.isEmpty() && !automaticKey)
        parts << QString(u"PRIMARY KEY (" + dialect.quoteList(table.primaryKey) + u')');
    if (engine == Engine::MariaDb) {
        for (const Index &index : table.indexes)
            parts << mariaDbIndexClause(index, table);
    } else {
        for (const ForeignKey &key : table.foreignKeys)
            parts << foreignKeyClause(key, engine);
    }
    for (const Check &check : table.checks) {
        if (!table.column(check.name))
            parts << checkClause(check, engine);
    }
    return QString(u"CREATE TABLE " + dialect.quote(table.name) + u" (\n  " + parts.join(QLatin1StringView(",\n  ")) +
                   u"\n)" + (engine == Engine::MariaDb ? tableOptions(table) : QString()));
}

QString createIndexStatement(const Index &index, const Table &table, Engine engine) {
    const Dialect &dialect = Dialect::of(engine);
    const bool hasKind = engine == Engine::MariaDb && !index.kind.isEmpty();
    const QString kind = hasKind ? QString(index.kind + u' ') : index.unique ? QStringLiteral("UNIQUE ") : QString();
    return QString(u"CREATE " + kind + u"INDEX " + dialect.quote(index.name) + u" ON " + dialect.quote(table.name) +
                   u' ' + indexColumns(index, table, engine));
}

QString addForeignKeyStatement(const ForeignKey &key, const Table &table) {
    return QString(u"ALTER TABLE " + Dialect::of(Engine::MariaDb).quote(table.name) + u" ADD " +
                   foreignKeyClause(key, Engine::MariaDb));
}

Schema withSqliteIndexNames(Schema schema, const Schema &present) {
    QHash<QString, QSet<QString>> owners; // of each name; SQLite compares names without regard to case
    for (const Schema *source : {&std::as_const(schema), &present}) {
        for (const Table &table : source->tables) {
            owners[table.name.toLower()] << QString();
            for (const Index &index : table.indexes)
                owners[index.name.toLower()] << table.name.toLower();
        }
        for (const QString &view : source->views.keys())
            owners[view.toLower()] << QString();
    }
    for (Table &table : schema.tables) {
        for (Index &index : table.indexes) {
            if (owners.value(index.name.toLower()).size() > 1)
                index.name = QString(table.name + u'.' + index.name);
        }
    }
    return schema;
}

} // namespace stellwerk::schema
