// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of value that the servers can store, through a backup and back.
#include "backup_support.h"

using namespace stellwerk;
using namespace stellwerk::test;

class TypesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mariaDbTypes_data();
    void mariaDbTypes();
    void sqliteTypes_data();
    void sqliteTypes();

private:
    void checkRoundTrip(const db::ConnectionProfile &source, const db::ConnectionProfile &empty,
                        const QStringList &ruin);
};

/// Backup, ruin everything, restore: the state must be equal. The same into an empty database.
void TypesTest::checkRoundTrip(const db::ConnectionProfile &source, const db::ConnectionProfile &empty,
                               const QStringList &ruin) {
    QTemporaryDir folder;
    const QStringList before = stateOf(source);
    const auto info = backup::createBackup(source, optionsFor(folder.path()), {});
    QVERIFY2(info, qPrintable(info ? QString() : info.error().toText()));
    run(source, ruin);
    QVERIFY(stateOf(source) != before);
    const auto restored = backup::restoreBackup(info->file, source, {});
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().toText()));
    COMPARE_STATES(stateOf(source), before);
    const auto elsewhere = backup::restoreBackup(info->file, empty, {});
    QVERIFY2(elsewhere, qPrintable(elsewhere ? QString() : elsewhere.error().toText()));
    COMPARE_STATES(stateOf(empty), before);
}

void TypesTest::mariaDbTypes_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("values");
    const auto add = [](const char *type, const QStringList &values) {
        QTest::newRow(type) << QString::fromUtf8(type) << values;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    add("tinyint", {s("-128"), s("127"), s("0"), s("NULL")});
    add("tinyint unsigned", {s("255"), s("0")});
    add("bool", {s("true"), s("false"), s("NULL")});
    add("smallint", {s("-32768"), s("32767")});
    add("mediumint unsigned", {s("16777215")});
    add("int", {s("-2147483648"), s("2147483647")});
    add("int(8) unsigned zerofill", {s("42"), s("0"), s("4294967295")});
    add("bigint", {s("-9223372036854775808"), s("9223372036854775807")});
    add("bigint unsigned", {s("18446744073709551615"), s("9007199254740993")});
    add("bit(1)", {s("b'1'"), s("b'0'"), s("NULL")});
    add("bit(13)", {s("b'1010101010101'"), s("b'0'")});
    add("bit(64)", {s("x'ffffffffffffffff'"), s("x'5c09000a27220d1a'"), s("b'1'")});
    add("decimal(65,30)", {s("12345678901234567890123456789012345.123456789012345678901234567890"),
                           s("-0.000000000000000000000000000001"), s("0")});
    add("decimal(10,0)", {s("-9999999999")});
    add("float", {s("1/3"), s("-0.1"), s("3.4028234e38"), s("1.17549435e-38"), s("1e-45"), s("16777216"), s("-0.0")});
    add("float(7,3)", {s("1/3")});
    add("double", {s("5e-324"), s("1.7976931348623157e308"), s("-0e0"), s("0.1"), s("1/3"),
                   s("2.2250738585072014e-308"), s("1e22"), s("123456789012345680")});
    add("char(5)", {s("'ab'"), s("''"), s("NULL"), s("'äöüß€'")});
    add("varchar(100)",
        {s("'🐉 𝄞 é é'"), s("'a\\\\b'"), s("'\\'\"`'"), s("'NULL'"), s("'\\\\N'"), s("'tab\\tlf\\ncr\\rcrlf\\r\\n'"),
         s("'a\\0b'"), s("' edge '"), s("'\\Z'"), s("''"), s("NULL"), s("'0'")});
    add("text", {s("REPEAT('a€🐉', 5000)"), s("'{\"blob\":\"AA==\"}'"), s("'[null]'"), s("''")});
    add("longtext", {s("REPEAT('x\\\\\"\\n', 115000)"), s("REPEAT('ä', 300000)")});
    add("varchar(20) character set latin1", {s("'äöü€ÿ'"), s("_latin1 x'81a0ff'"), s("''")});
    add("varchar(20) character set utf16", {s("'🐉ä'")});
    add("varchar(20) collate utf8mb4_bin", {s("'A'"), s("'a'")});
    add("binary(4)", {s("x'00ff'"), s("'ab'"), s("x'5c0a0d09'")});
    add("varbinary(300)", {s("x'00'"), s("x''"), s("x'5c4e'"), s("NULL"), s("x'ff27220a0d09001a5c5c'"), s("'text'")});
    add("blob", {s("x'89504e470d0a1a0a0000'"), s("x''"), s("NULL"), s("REPEAT(x'00ff5c0a', 15000)")});
    add("date", {s("'2024-02-29'"), s("'0000-00-00'"), s("'1000-01-01'"), s("'9999-12-31'"), s("'2024-00-00'")});
    add("datetime(6)",
        {s("'2024-02-29 23:59:59.999999'"), s("'0000-00-00 00:00:00'"), s("'1000-01-01 00:00:00.000001'")});
    add("datetime", {s("'9999-12-31 23:59:59'")});
    add("timestamp(6) null",
        {s("'1970-01-01 00:00:01.000001'"), s("'2038-01-19 03:14:07.999999'"), s("'0000-00-00 00:00:00'"), s("NULL")});
    add("timestamp null", {s("'2024-03-31 02:30:00'"), s("'2024-10-27 02:30:00'")});
    add("time(6)", {s("'-838:59:59.999999'"), s("'838:59:59.999999'"), s("'00:00:00.000001'"), s("'-00:00:01'")});
    add("year", {s("1901"), s("2155"), s("0"), s("2000"), s("NULL")});
    add("enum('a','ä,b','''q''','')", {s("'a'"), s("'ä,b'"), s("'\\'q\\''"), s("''"), s("NULL")});
    add("set('x','y','z')", {s("''"), s("'x,z'"), s("NULL")});
    add("json", {s("'{\"a\": [1, 2.50, \"ü\"],  \"b\":null}'"), s("'\"x\"'"), s("NULL")});
    add("uuid", {s("'123e4567-e89b-12d3-a456-426655440000'"), s("NULL")});
    add("inet6", {s("'2001:db8::ff00:42:8329'"), s("'::ffff:192.0.2.1'"), s("NULL")});
    add("inet4", {s("'192.0.2.1'")});
    add("point", {s("POINT(1.5, -0.1)"), s("NULL")});
    add("geometry", {s("ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0))', 4326)"), s("POINT(1e-300, 2)")});
    add("vector(3)", {s("VEC_FromText('[1, 0.1, -2.5]')")});
}

void TypesTest::mariaDbTypes() {
    QFETCH(QString, type);
    QFETCH(QStringList, values);
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    QStringList statements{QStringLiteral("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v %1)").arg(type)};
    for (const QString &value : values)
        statements << QStringLiteral("INSERT INTO t (v) VALUES (%1)").arg(value);
    run(source, statements);
    checkRoundTrip(source, databases.fresh(db::Engine::MariaDb), {QStringLiteral("DELETE FROM t LIMIT 1")});
}

void TypesTest::sqliteTypes_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("values");
    const QStringList values{QStringLiteral("NULL"),
                             QStringLiteral("''"),
                             QStringLiteral("0"),
                             QStringLiteral("x''"),
                             QStringLiteral("'0'"),
                             QStringLiteral("0.0"),
                             QStringLiteral("-0.0"),
                             QStringLiteral("9223372036854775807"),
                             QStringLiteral("-9223372036854775808"),
                             QStringLiteral("9223372036854775808"),
                             QStringLiteral("5e-324"),
                             QStringLiteral("1.7976931348623157e308"),
                             QStringLiteral("9e999"),
                             QStringLiteral("-9e999"),
                             QStringLiteral("0.1"),
                             QStringLiteral("1.0/3"),
                             QStringLiteral("x'00ff5c0a'"),
                             QStringLiteral("CAST(x'61006200' AS TEXT)"),
                             QStringLiteral("CAST(x'fffe' AS TEXT)"),
                             QString(u"'🐉 ä \"q\" \\ ''x'''"),
                             QStringLiteral("char(9,10,13,0,127)"),
                             QStringLiteral("'1e5'"),
                             QStringLiteral("'12'"),
                             QStringLiteral("5.0"),
                             QStringLiteral("printf('%460000s', 'x')"),
                             QStringLiteral("randomblob(100000)")};
    for (const char *type : {"", "INTEGER", "TEXT", "REAL", "NUMERIC", "BLOB", "VARCHAR(20)", "DATETIME", "BOOLEAN"})
        QTest::newRow(*type ? type : "no type") << QString::fromLatin1(type) << values;
    QTest::newRow("generated")
        << QStringLiteral("TEXT, g TEXT GENERATED ALWAYS AS (v || 'x') STORED, h INT AS (length(v)) VIRTUAL") << values;
}

void TypesTest::sqliteTypes() {
    QFETCH(QString, type);
    QFETCH(QStringList, values);
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    QStringList statements{QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v %1)").arg(type)};
    for (const QString &value : values)
        statements << QStringLiteral("INSERT INTO t (v) VALUES (%1)").arg(value);
    run(source, statements);
    checkRoundTrip(source, databases.fresh(db::Engine::Sqlite), {QStringLiteral("DELETE FROM t WHERE id = 1")});
}

QTEST_GUILESS_MAIN(TypesTest)
#include "types_test.moc"
