// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bamort_steps.h"

#include "db/row_hash.h"
#include "db/row_reader.h"
#include "demo/bamort_files.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

namespace stellwerk::test {

namespace {

constexpr Version kBackend{0, 1, 37};

bool isTracking(const QString &table) {
    return table == QLatin1String("schema_version") || table == QLatin1String("migration_history") ||
           table.startsWith(QLatin1String("stellwerk_"));
}

QString newestRelease(const QTemporaryDir &parent) {
    static int count = 0;
    const QString folder = parent.filePath(QStringLiteral("release %1").arg(++count));
    valueOrDie(demo::writeProjectFiles(QStringLiteral("bamort"), folder));
    return folder;
}

db::Connection databaseOf(const QTemporaryDir &parent, db::Engine engine, const char *side) {
    return openSide(valueOrDie(demo::createDemo(demoOptions(parent, engine), {})).folder, side);
}

QString hashOfRows(db::Connection &connection, const QString &table, const QStringList &columns) {
    const db::Dialect &dialect = connection.dialect();
    auto reader = valueOrDie(db::RowReader::open(
        connection, QStringLiteral("SELECT %1 FROM %2").arg(dialect.quoteList(columns), dialect.quote(table))));
    db::RowHash hash;
    while (valueOrDie(reader.next()))
        hash.add(reader.row());
    return QStringLiteral("%1 rows %2").arg(hash.rows()).arg(hash.toHex());
}

} // namespace

BamortSteps::BamortSteps(const QTemporaryDir &parent, db::Engine engine, const char *side)
    : m_folder(newestRelease(parent)),
      m_migrations(valueOrDie(migration::loadMigrations(QString(m_folder + QLatin1String("/migrations")), engine))),
      m_connection(databaseOf(parent, engine, side)) {
    if (qstrcmp(side, "dev") != 0)
        return;
    valueOrDie(migration::ensureTrackingTables(m_connection));
    valueOrDie(
        migration::recordBaseline(m_connection, {0, 4, 0}, kBackend, m_migrations, QStringLiteral("tester@bench")));
}

std::vector<migration::Migration> BamortSteps::chosen(qint64 first, qint64 last) const {
    std::vector<migration::Migration> result;
    std::ranges::copy_if(m_migrations, std::back_inserter(result), [=](const migration::Migration &migration) {
        return migration.number >= first && migration.number <= last;
    });
    return result;
}

migration::RunReport BamortSteps::tryUp(qint64 first, qint64 last) {
    return migration::applyMigrations(m_connection, chosen(first, last), m_migrations,
                                      {QStringLiteral("steps"), QStringLiteral("tester@bench"), kBackend}, {});
}

void BamortSteps::up(qint64 first, qint64 last) {
    if (const auto report = tryUp(first, last); report.error)
        qFatal("%s", qPrintable(report.error->toText()));
}

void BamortSteps::down(qint64 last, qint64 first) {
    const auto report =
        migration::revertMigrations(m_connection, chosen(first, last), m_migrations, {0, 3, 0},
                                    {QStringLiteral("steps"), QStringLiteral("tester@bench"), kBackend}, {});
    if (report.error)
        qFatal("%s", qPrintable(report.error->toText()));
}

QStringList BamortSteps::state() {
    schema::Schema schema = valueOrDie(schema::readSchema(m_connection));
    std::erase_if(schema.tables, [](const schema::Table &table) { return isTracking(table.name); });
    QStringList lines = QString::fromUtf8(schema::snapshotToJson(schema)).split(u'\n');
    for (const schema::Table &table : schema.tables)
        lines << QString(table.name + u' ' + hashOfRows(m_connection, table.name, table.columnNames()));
    return lines;
}

QString BamortSteps::hashOf(const QString &table, const QStringList &columns) {
    return hashOfRows(m_connection, table, columns);
}

QStringList BamortSteps::differencesFrom(const char *version) {
    const schema::Schema expected =
        valueOrDie(schema::readSnapshot(QStringLiteral("%1/schema/%2.json").arg(m_folder, QLatin1String(version))));
    const schema::Schema actual = valueOrDie(schema::readSchema(m_connection));
    QStringList lines;
    for (const schema::Difference &one :
         schema::compareSchemas(expected, actual, m_connection.engine(), {.ignoreTable = isTracking}))
        lines << QStringLiteral("%1 %2: %3").arg(one.objectType, one.object, one.reason);
    return lines;
}

QStringList BamortSteps::rows(const QString &sql) {
    QStringList lines;
    for (const auto &row : valueOrDie(m_connection.select(sql)).rows) {
        QStringList cells;
        for (const db::Value &cell : row)
            cells << (cell.isNull() ? QStringLiteral("NULL") : cell.toString());
        lines << cells.join(u'|');
    }
    return lines;
}

void BamortSteps::run(const QStringList &statements) {
    for (const QString &statement : statements)
        valueOrDie(m_connection.exec(statement));
}

QString firstDifference(const QStringList &actual, const QStringList &expected) {
    for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i) {
        if (actual.value(i) != expected.value(i))
            return QStringLiteral("actual:\n%1\nexpected:\n%2")
                .arg(actual.value(i, QStringLiteral("nothing")), expected.value(i, QStringLiteral("nothing")));
    }
    return {};
}

} // namespace stellwerk::test
