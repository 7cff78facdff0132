// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/spelling.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::schema;

Q_DECLARE_METATYPE(stellwerk::db::Engine)

class TestSchemaSpelling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void type_data();
    void type();
    void defaults_data();
    void defaults();
    void defaultOnSqlite_data();
    void defaultOnSqlite();
    void expressions();
};

void TestSchemaSpelling::type_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *written, const char *canonical) {
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(canonical);
    };
    row("BIGINT(20)  UNSIGNED", "bigint(20) unsigned");
    row("bigint unsigned", "bigint(20) unsigned");
    row("integer", "int(11)");
    row("int unsigned", "int(10) unsigned");
    row("boolean", "tinyint(1)");
    row("decimal", "decimal(10,0)");
    row("numeric(8)", "decimal(8,0)");
    row("Decimal( 10 , 2 )", "decimal(10,2)");
    row("double precision", "double");
    row("real", "double");
    row("datetime(0)", "datetime");
    row("datetime(3)", "datetime(3)");
    row("char", "char(1)");
    row("json", "longtext");
    row("ENUM('A', 'b  C')", "enum('A','b  C')");
    row("year", "year(4)");
}

void TestSchemaSpelling::type() {
    QFETCH(QString, written);
    QFETCH(QString, canonical);
    QCOMPARE(canonicalType(written), canonical);
    QCOMPARE(canonicalType(canonical), canonical);
    QVERIFY(isKnownType(written));
}

void TestSchemaSpelling::defaults_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("canonical");
    const auto row = [](db::Engine engine, const char *written, const char *type, const char *canonical) {
        QTest::addRow("%s of %s on %s", written, type, qPrintable(db::engineName(engine)))
            << engine << QString::fromUtf8(written) << QString::fromUtf8(type) << QString::fromUtf8(canonical);
    };
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        row(engine, "NULL", "text", "(none)");
        row(engine, "null", "int(11)", "(none)");
        row(engine, "0", "bigint(20)", "0");
        row(engine, "'0'", "bigint(20)", "0");
        row(engine, "0.00", "decimal(10,2)", "0");
        row(engine, "-1.50", "decimal(10,2)", "-1.5");
        row(engine, "'1.50'", "varchar(5)", "'1.50'");
        row(engine, "5", "varchar(5)", "'5'");
        row(engine, "''", "varchar(5)", "''");
        row(engine, "'midgard'", "varchar(191)", "'midgard'");
        row(engine, "'it''s'", "text", "'it\\'s'");
        row(engine, "CURRENT_TIMESTAMP", "datetime", "current_timestamp()");
        row(engine, "now()", "datetime", "current_timestamp()");
        row(engine, "current_timestamp(0)", "datetime", "current_timestamp()");
        row(engine, "current_timestamp(3)", "datetime(3)", "current_timestamp(3)");
        row(engine, "TRUE", "tinyint(1)", "1");
        row(engine, "'00:00:00'", "time", "'00:00:00'");
        row(engine, "X'00FF'", "blob", "x'00ff'");
    }
    row(db::Engine::MariaDb, "b'0101'", "bit(4)", "b'101'");
    row(db::Engine::MariaDb, "b'0'", "tinyint(1)", "0");
    row(db::Engine::Sqlite, "5", "bit(4)", "b'101'");
    row(db::Engine::MariaDb, "'a\\\\b'", "text", "'a\\\\b'");
    row(db::Engine::Sqlite, "'a\\b'", "text", "'a\\\\b'");
    row(db::Engine::Sqlite, "\"a\" + 1", "int(11)", "`a` + 1");
    // Not SQL, and no reason to fall over.
    row(db::Engine::MariaDb, "x'", "blob", "x'");
    row(db::Engine::Sqlite, "x'", "blob", "x '");
    row(db::Engine::MariaDb, "uuid()", "uuid", "uuid()");
}

void TestSchemaSpelling::defaults() {
    QFETCH(db::Engine, engine);
    QFETCH(QString, written);
    QFETCH(QString, type);
    QFETCH(QString, canonical);
    const QString result = canonicalDefault(written, type, engine).value_or(QStringLiteral("(none)"));
    QCOMPARE(result, canonical);
    if (result != u"(none)")
        QCOMPARE(canonicalDefault(result, type, db::Engine::MariaDb).value_or(QString()), canonical);
}

void TestSchemaSpelling::defaultOnSqlite_data() {
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *canonical, const char *written) {
        QTest::newRow(canonical) << QString::fromUtf8(canonical) << QString::fromUtf8(written);
    };
    row("0", "0");
    row("-1.5", "-1.5");
    row("'it\\'s \\\\'", "'it''s \\'");
    row("current_timestamp(3)", "CURRENT_TIMESTAMP");
    row("b'101'", "5");
    row("x'00ff'", "x'00ff'");
    row("(1 + 2)", "(1 + 2)");
    row("`a` + 1", "(\"a\" + 1)");
}

void TestSchemaSpelling::defaultOnSqlite() {
    QFETCH(QString, canonical);
    QFETCH(QString, written);
    QCOMPARE(defaultFor(db::Engine::Sqlite, canonical), written);
}

void TestSchemaSpelling::expressions() {
    const auto same = [](const char *left, const char *right) {
        return comparableExpression(QString::fromUtf8(left)) == comparableExpression(QString::fromUtf8(right));
    };
    QVERIFY(same("`a` > 0 and `b` < 5", "((A>0  AND b<5))"));
    QVERIFY(same("json_valid(`doc`)", "JSON_VALID( doc )"));
    QVERIFY(same("`s` <> 'it\\'s'", "s <> 'it''s'"));
    QVERIFY(!same("`s` <> 'A'", "`s` <> 'a'"));
    QVERIFY(!same("(a) + (b)", "a) + (b"));
    QVERIFY(!same("a > 0", "a >= 0"));
}

QTEST_GUILESS_MAIN(TestSchemaSpelling)
#include "test_schema_spelling.moc"
