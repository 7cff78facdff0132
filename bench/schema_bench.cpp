// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing the structure of two large databases on a private MariaDB server: reading both, then comparing. The
// server has the settings that it comes with; the first round reads tables that nobody has opened yet.

#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "support/test_databases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace stellwerk;
using namespace stellwerk::schema;
using test::valueOrDie;

namespace {

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Column column(const QString &name, const QString &type) {
    Column result;
    result.name = name;
    result.type = type;
    return result;
}

/// One table as applications have them: an automatic id, a reference, texts, numbers, times, two indexes, a check.
Table tableOf(int number, int columns) {
    static const QStringList types{QStringLiteral("varchar(191)"), QStringLiteral("bigint(20)"),
                                   QStringLiteral("decimal(10,2)"), QStringLiteral("datetime(3)"),
                                   QStringLiteral("tinyint(1)")};
    Table table;
    table.name = QStringLiteral("table_%1").arg(number, 4, 10, QLatin1Char('0'));
    table.collation = QStringLiteral("utf8mb4_unicode_ci");
    table.columns = {column(QStringLiteral("id"), QStringLiteral("bigint(20) unsigned")),
                     column(QStringLiteral("parent_id"), QStringLiteral("bigint(20) unsigned"))};
    table.columns[0].nullable = false;
    table.columns[0].autoIncrement = true;
    for (int i = 2; i < columns; ++i)
        table.columns.push_back(column(QStringLiteral("column_%1").arg(i), types[i % types.size()]));
    table.columns[5].defaultValue = QStringLiteral("'midgard'");
    table.primaryKey = {QStringLiteral("id")};
    table.indexes = {{QStringLiteral("idx_name_%1").arg(number), false, {QStringLiteral("column_5")}, {}},
                     {QStringLiteral("idx_parent_%1").arg(number), false, {QStringLiteral("parent_id")}, {}}};
    table.checks = {{QStringLiteral("positive"), QStringLiteral("`column_6` >= 0")}};
    if (number > 0)
        table.foreignKeys = {{QStringLiteral("fk_parent_%1").arg(number),
                              {QStringLiteral("parent_id")},
                              QStringLiteral("table_%1").arg(number / 2, 4, 10, QLatin1Char('0')),
                              {QStringLiteral("id")},
                              QStringLiteral("CASCADE"),
                              QStringLiteral("RESTRICT")}};
    return table;
}

db::ConnectionProfile makeDatabase(test::PrivateServer &server, const Schema &schema) {
    const db::ConnectionProfile profile = server.freshDatabase();
    db::Connection connection = test::openOrDie(profile);
    for (const QString &statement : createStatements(schema, db::Engine::MariaDb))
        valueOrDie(connection.exec(statement));
    return profile;
}

/// Milliseconds of one round.
struct Round {
    double read = 0;
    double compare = 0;
    size_t differences = 0;
};

Round measure(const db::ConnectionProfile &first, const db::ConnectionProfile &second) {
    Round round;
    QElapsedTimer timer;
    timer.start();
    db::Connection left = test::openOrDie(first);
    db::Connection right = test::openOrDie(second);
    const Schema expected = valueOrDie(readSchema(left));
    const Schema actual = valueOrDie(readSchema(right));
    round.read = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    round.differences = compareSchemas(expected, actual, db::Engine::MariaDb).size();
    round.compare = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return round;
}

void print(const QString &line) {
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption tablesOption(QStringLiteral("tables"), QStringLiteral("tables of each database"),
                                          QStringLiteral("N"), QStringLiteral("500"));
    const QCommandLineOption columnsOption(QStringLiteral("columns"), QStringLiteral("columns of each table"),
                                           QStringLiteral("N"), QStringLiteral("20"));
    const QCommandLineOption roundsOption(QStringLiteral("rounds"), QStringLiteral("rounds, the median counts"),
                                          QStringLiteral("N"), QStringLiteral("5"));
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("one JSON document"));
    options.addOptions({tablesOption, columnsOption, roundsOption, jsonOption});
    options.process(application);
    const int tables = options.value(tablesOption).toInt();
    const int columns = options.value(columnsOption).toInt();
    const int rounds = options.value(roundsOption).toInt();
    if (tables < 2 || columns < 7 || rounds < 1)
        qFatal("there must be at least 2 tables of 7 columns, and 1 round");

    Schema schema;
    for (int i = 0; i < tables; ++i)
        schema.tables.push_back(tableOf(i, columns));
    test::PrivateServer server;
    const db::ConnectionProfile first = makeDatabase(server, schema);
    schema.tables.back().columns.back().type = QStringLiteral("int(11)"); // so that there is something to find
    const db::ConnectionProfile second = makeDatabase(server, schema);

    const Round cold = measure(first, second);
    std::vector<double> read, compare, total;
    for (int round = 0; round < rounds; ++round) {
        const Round one = measure(first, second);
        if (one.differences != 1)
            qFatal("%zu differences were found instead of 1", one.differences);
        read.push_back(one.read);
        compare.push_back(one.compare);
        total.push_back(one.read + one.compare);
    }

    const QJsonObject figures{
        {QStringLiteral("tables"), tables},         {QStringLiteral("columns"), tables * columns},
        {QStringLiteral("rounds"), rounds},         {QStringLiteral("first_total_ms"), cold.read + cold.compare},
        {QStringLiteral("read_ms"), median(read)},  {QStringLiteral("compare_ms"), median(compare)},
        {QStringLiteral("total_ms"), median(total)}};
    if (options.isSet(jsonOption)) {
        print(QString::fromUtf8(QJsonDocument(figures).toJson()).trimmed());
        return 0;
    }
    print(QStringLiteral("2 databases of %1 tables and %2 columns, median of %3 rounds")
              .arg(tables)
              .arg(tables * columns)
              .arg(rounds));
    print(QStringLiteral("read both   %1 ms").arg(median(read), 8, 'f', 1));
    print(QStringLiteral("compare     %1 ms").arg(median(compare), 8, 'f', 1));
    print(QStringLiteral("total       %1 ms   the first time %2 ms")
              .arg(median(total), 8, 'f', 1)
              .arg(cold.read + cold.compare, 0, 'f', 1));
    return 0;
}
