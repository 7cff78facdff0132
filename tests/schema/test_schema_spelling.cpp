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
    void brackets_data();
    void brackets();
    void serverTexts_data();
    void serverTexts();
    void displayWidths();
    void collations();
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
    row("text /*M!100301 COMPRESSED*/", "text compressed");
    row("TEXT COMPRESSED", "text compressed");
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

void TestSchemaSpelling::brackets_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *left, const char *right, bool same) {
        QTest::addRow("%s | %s", left, right) << QString::fromLatin1(left) << QString::fromLatin1(right) << same;
    };
    row("(a > 0) and (b < 5)", "a > 0 and b < 5", true);
    row("(a > 0 or c) and (b < 5)", "a > 0 or c and b < 5", false);
    row("(a and b) or (c and d)", "a and b or c and d", true);
    row("not (a = 1)", "not a = 1", true);
    row("not (a or b)", "not a or b", false);
    row("(a * 2) + 1", "a * 2 + 1", true);
    row("(a + 2) * 1", "a + 2 * 1", false);
    row("a - (b - c)", "a - b - c", false);
    row("((a)) + (((b)))", "a + b", true);
    row("f((a))", "f(a)", true);
    row("f((a + 1), (b))", "f(a + 1, b)", true);
    row("f(a)", "f a", false);
    row("a in (1)", "a in 1", false);
    row("a in ((1), (2))", "a in (1, 2)", true);
    row("(a, b) = (1, 2)", "a, b = 1, 2", false);
    row("a between 1 and (b and c)", "a between 1 and b and c", false);
    row("(a || b) = c", "a || b = c", false);
    row("case when (a = 1) then (2) else 3 end", "case when a = 1 then 2 else 3 end", false); // stays as it is written
    row("(a) like (b)", "a like b", true);
    row("()", "", false);
    row("(a", "a", false);
    row("a)", "a", false);
    row("'(a)'", "'a'", false);
    row("a != 1", "a <> 1", true);
}

void TestSchemaSpelling::brackets() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, same);
    QCOMPARE(comparableExpression(left) == comparableExpression(right), same);
    QCOMPARE(comparableExpression(comparableExpression(left)), comparableExpression(left));
}

/// What information_schema.COLUMNS of the servers says for one declaration. 11.8: read from 11.8.6. 10.11: the facts of
/// the reference project (tests/reference), which a 10.11 server wrote from dumps of 11.4.9; the two series
/// write these columns alike.
void TestSchemaSpelling::serverTexts_data() {
    QTest::addColumn<QString>("declaredType");
    QTest::addColumn<QString>("declaredDefault");
    QTest::addColumn<QString>("columnType");
    QTest::addColumn<QString>("columnDefault");
    const auto row = [](const char *server, const char *type, const char *standard, const char *columnType,
                        const char *columnDefault) {
        QTest::addRow("%s: %s default %s", server, type, standard)
            << QString::fromUtf8(type) << QString::fromUtf8(standard) << QString::fromUtf8(columnType)
            << QString::fromUtf8(columnDefault);
    };
    for (const char *server : {"10.11", "11.4", "11.8"}) {
        row(server, "int", "NULL", "int(11)", "NULL");
        row(server, "INTEGER UNSIGNED", "0", "int(10) unsigned", "0");
        row(server, "bigint unsigned", "NULL", "bigint(20) unsigned", "NULL");
        row(server, "bool", "TRUE", "tinyint(1)", "1");
        row(server, "varchar(191)", "'midgard'", "varchar(191)", "'midgard'");
        row(server, "varchar(191)", "'it''s'", "varchar(191)", "'it\\'s'");
        row(server, "datetime", "CURRENT_TIMESTAMP", "datetime", "current_timestamp()");
        row(server, "datetime(3)", "NOW(3)", "datetime(3)", "current_timestamp(3)");
        row(server, "decimal(10,2)", "0.00", "decimal(10,2)", "0.00");
        row(server, "double", "1.5", "double", "1.5");
        row(server, "json", "NULL", "longtext", "NULL");
        row(server, "year", "NULL", "year(4)", "NULL");
        row(server, "bit(8)", "b'00000001'", "bit(8)", "b'1'");
        row(server, "text COMPRESSED", "NULL", "text /*M!100301 COMPRESSED*/", "NULL");
        row(server, "numeric(8)", "1", "decimal(8,0)", "1");
        row(server, "enum('a','B')", "'a'", "enum('a','B')", "'a'");
        row(server, "date", "'2020-01-01'", "date", "'2020-01-01'");
    }
    row("11.8", "uuid", "(uuid())", "uuid", "uuid()");
    row("11.8", "varchar(5)", "(concat('a', 'b'))", "varchar(5)", "concat('a','b')");
    row("11.8", "varchar(20)", "('x')", "varchar(20)", "'x'");
}

void TestSchemaSpelling::serverTexts() {
    QFETCH(QString, declaredType);
    QFETCH(QString, declaredDefault);
    QFETCH(QString, columnType);
    QFETCH(QString, columnDefault);
    QCOMPARE(canonicalType(declaredType), canonicalType(columnType));
    const auto comparable = [&](const QString &text) {
        return comparableExpression(
            canonicalDefault(text, columnType, db::Engine::MariaDb).value_or(QStringLiteral("(none)")));
    };
    QCOMPARE(comparable(declaredDefault), comparable(columnDefault));
}

void TestSchemaSpelling::displayWidths() {
    const auto same = [](const char *left, const char *right) {
        return withoutDisplayWidth(QString::fromLatin1(left)) == withoutDisplayWidth(QString::fromLatin1(right));
    };
    QVERIFY(same("int(5)", "int"));
    QVERIFY(same("bigint(20) unsigned", "bigint(3) unsigned"));
    QVERIFY(same("tinyint(4)", "tinyint(3)"));
    QVERIFY(!same("tinyint(1)", "tinyint(4)")); // a boolean
    QVERIFY(!same("int(5) unsigned zerofill", "int(6) unsigned zerofill"));
    QVERIFY(!same("int(5)", "int(5) unsigned"));
    QVERIFY(!same("varchar(5)", "varchar(6)"));
    QVERIFY(!same("decimal(5,0)", "decimal(6,0)"));
}

void TestSchemaSpelling::collations() {
    QCOMPARE(canonicalCollation(QStringLiteral("utf8_general_ci")), QStringLiteral("utf8mb3_general_ci"));
    QCOMPARE(canonicalCollation(QStringLiteral("utf8mb4_general_ci")), QStringLiteral("utf8mb4_general_ci"));
    for (const char *standard :
         {"utf8mb4_general_ci", "utf8mb4_uca1400_ai_ci", "utf8mb3_general_ci", "ucs2_general_ci"})
        QVERIFY2(isStandardCollation(QLatin1StringView(standard)), standard);
    for (const char *other : {"utf8mb4_unicode_ci", "utf8mb4_bin", "utf8mb4_uca1400_as_cs", "latin1_general_ci", ""})
        QVERIFY2(!isStandardCollation(QLatin1StringView(other)), other);
}

QTEST_GUILESS_MAIN(TestSchemaSpelling)
#include "test_schema_spelling.moc"
