// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema_fixtures.h"

#include "base/files.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <algorithm>

namespace stellwerk::test {

using namespace schema;

namespace {

Column column(const QString &name, const QString &type, bool nullable = true,
              const std::optional<QString> &standard = {}) {
    Column result;
    result.name = name;
    result.type = type;
    result.nullable = nullable;
    result.defaultValue = standard;
    return result;
}

Column id() {
    Column result = column(QStringLiteral("id"), QStringLiteral("bigint(20) unsigned"), false);
    result.autoIncrement = true;
    return result;
}

} // namespace

Schema referenceSchema(const QString &version) {
    return valueOrDie(
        readSnapshot(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/schema/%1.json").arg(version)));
}

QByteArray referenceLayout(const QString &version) {
    return valueOrDie(readFile(QStringLiteral(STELLWERK_SOURCE_DIR "/tests/reference/schema-%1.csv").arg(version)));
}

Schema smallSchema() {
    Table sources;
    sources.name = QStringLiteral("sources");
    sources.collation = QStringLiteral("utf8mb4_unicode_ci");
    sources.columns = {id(), column(QStringLiteral("code"), QStringLiteral("varchar(10)"), false)};
    sources.primaryKey = {QStringLiteral("id")};
    sources.indexes = {{QStringLiteral("idx_sources_code"), true, {QStringLiteral("code")}, {}}};

    Table skills;
    skills.name = QStringLiteral("skills");
    skills.collation = sources.collation;
    skills.columns = {
        id(),
        column(QStringLiteral("name"), QStringLiteral("varchar(191)"), false),
        column(QStringLiteral("game_system"), QStringLiteral("varchar(191)"), true, QStringLiteral("'midgard'")),
        column(QStringLiteral("source_id"), QStringLiteral("bigint(20) unsigned")),
        column(QStringLiteral("level"), QStringLiteral("bigint(20)"), true, QStringLiteral("0")),
        column(QStringLiteral("changed_at"), QStringLiteral("datetime"), true, QStringLiteral("current_timestamp()"))};
    Column doubled = column(QStringLiteral("doubled"), QStringLiteral("bigint(20)"));
    doubled.generated = QStringLiteral("virtual `level` * 2");
    skills.columns.push_back(doubled);
    skills.primaryKey = {QStringLiteral("id")};
    skills.indexes = {{QStringLiteral("idx_skills_name"), false, {QStringLiteral("name"), QStringLiteral("level")}, {}},
                      {QStringLiteral("idx_skills_source_id"), false, {QStringLiteral("source_id")}, {}}};
    ForeignKey key{QStringLiteral("fk_skills_source"), {QStringLiteral("source_id")},
                   QStringLiteral("sources"),          {QStringLiteral("id")},
                   QStringLiteral("CASCADE"),          QStringLiteral("CASCADE")};
    skills.foreignKeys = {key};
    skills.checks = {{QStringLiteral("level_range"), QStringLiteral("`level` < 100")}};

    Schema result;
    result.tables = {skills, sources};
    return result;
}

Table &tableOf(Schema &schema, const QString &table) {
    const auto found = std::ranges::find(schema.tables, table, &Table::name);
    if (found == schema.tables.end())
        qFatal("no table %s", qPrintable(table));
    return *found;
}

Column &columnOf(Schema &schema, const QString &table, const QString &column) {
    Table &owner = tableOf(schema, table);
    const auto found = std::ranges::find(owner.columns, column, &Column::name);
    if (found == owner.columns.end())
        qFatal("no column %s", qPrintable(column));
    return *found;
}

void runAll(db::Connection &connection, const QStringList &statements) {
    for (const QString &statement : statements) {
        if (const auto result = connection.exec(statement); !result)
            qFatal("%s\n%s", qPrintable(statement), qPrintable(result.error().toText()));
    }
}

db::Connection create(const db::ConnectionProfile &profile, const Schema &schema) {
    db::Connection connection = openOrDie(profile);
    runAll(connection, createStatements(schema, connection.engine()));
    return connection;
}

QStringList lines(const std::vector<Difference> &differences) {
    QStringList result;
    for (const Difference &difference : differences) {
        const QString kind = difference.kind == DifferenceKind::Missing ? QStringLiteral("missing")
                             : difference.kind == DifferenceKind::Extra ? QStringLiteral("extra")
                                                                        : QStringLiteral("different");
        result << QString(kind + u' ' + difference.objectType + u' ' + difference.object + u": " + difference.expected +
                          u" -> " + difference.actual);
    }
    return result;
}

} // namespace stellwerk::test
