// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A backup of MariaDB, restored into SQLite: every cell, every object, and by name what is left behind.
#include "backup/convert/conversion.h"
#include "db/row_reader.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QFileInfo>

#include "../demo/demo_fixture.h"
#include "backup_support.h"
#include "rich_databases.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QString rows(const db::ConnectionProfile &profile, const QString &sql) {
    db::Connection connection = openOrDie(profile);
    db::RowReader reader = valueOrDie(db::RowReader::open(connection, sql));
    QStringList lines;
    while (valueOrDie(reader.next())) {
        QStringList cells;
        for (const db::ValueView &cell : reader.row()) {
            const QByteArray bytes(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size()));
            static constexpr const char *kKinds[] = {"null", "int", "real", "text", "blob"};
            const bool blob = cell.kind == db::ValueKind::Blob;
            cells << QStringLiteral("%1 %2").arg(QLatin1StringView(kKinds[static_cast<size_t>(cell.kind)]),
                                                 QString::fromUtf8(blob ? bytes.toHex() : bytes));
        }
        lines << cells.join(u" | ");
    }
    return lines.join(u'\n');
}

QStringList hashes(const std::vector<backup::BackupTable> &tables) {
    QStringList lines;
    for (const backup::BackupTable &table : tables)
        lines << QStringLiteral("%1 %2 %3").arg(table.name).arg(table.rows).arg(table.hash);
    lines.sort();
    return lines;
}

} // namespace

class ConversionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyType_data();
    void everyType();
    void defaultsAreTheSame();
    void nothingIsDroppedSilently();
    void keysAndChecksWork();
    void theDemoDatabase();
    void replacesWhatWasThere();
    void refusals();
    void aDamagedFileChangesNothing();

private:
    struct Converted {
        db::ConnectionProfile source;
        db::ConnectionProfile target;
        backup::BackupInfo info;
        backup::ConversionReport report;

        /// "kind name", sorted
        [[nodiscard]] QStringList names() const {
            QStringList list;
            for (const backup::NotCarried &object : report.notCarried)
                list << QString(object.kind + u' ' + object.name);
            list.sort();
            return list;
        }
    };
    Converted convert(const QStringList &statements) {
        Converted result;
        result.source = m_databases.fresh(db::Engine::MariaDb);
        run(result.source, statements);
        result.info = valueOrDie(backup::createBackup(result.source, optionsFor(m_folder.path()), {}));
        result.target = m_databases.fresh(db::Engine::Sqlite);
        result.report = valueOrDie(backup::restoreConverted(result.info.file, result.target, {}));
        return result;
    }

    TestDatabases m_databases;
    QTemporaryDir m_folder;
};

void ConversionTest::everyType_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<qint64>("changed");
    const auto add = [](const char *type, std::initializer_list<const char *> values, qint64 changed = 0) {
        QStringList list;
        for (const char *value : values)
            list << QString::fromUtf8(value);
        QTest::newRow(type) << QString::fromUtf8(type) << list << changed;
    };
    add("tinyint(1)", {"-128", "127", "0", "NULL"});
    add("smallint unsigned", {"65535", "0"});
    add("int(8) unsigned zerofill", {"42", "0", "4294967295"});
    add("bigint", {"-9223372036854775808", "9223372036854775807"});
    add("bigint unsigned", {"18446744073709551615", "9223372036854775808", "9223372036854775807", "0", "NULL"}, 2);
    add("bit(1)", {"b'1'", "b'0'", "NULL"});
    add("bit(64)", {"x'ffffffffffffffff'", "x'5c09000a27220d1a'", "b'1'"});
    add("decimal(65,30)", {"12345678901234567890123456789012345.123456789012345678901234567890",
                           "-0.000000000000000000000000000001", "0", "1.5", "NULL"});
    add("decimal(10,0)", {"-9999999999", "7"});
    add("float", {"1/3", "-0.1", "3.4028234e38", "1.17549435e-38", "1e-45", "16777216", "-0.0", "1", "NULL"});
    add("double", {"5e-324", "1.7976931348623157e308", "-0e0", "0.1", "1/3", "2.2250738585072014e-308", "1e22", "7"});
    add("char(5)", {"'ab'", "''", "NULL", "'äöüß€'", "'12'", "'1e5'"});
    add("varchar(100)", {"'🐉 𝄞 é é'", "'a\\\\b'", "'\\'\"`'", "'NULL'", "'tab\\tlf\\ncr\\r'", "'a\\0b'", "' edge '",
                         "'007'", "'1.50'", "''", "NULL"});
    add("longtext", {"REPEAT('ä', 300000)", "'12'"});
    add("varchar(20) character set latin1", {"'äöü€ÿ'", "'5'"});
    add("varchar(20) character set utf16", {"'🐉ä'"});
    add("varchar(20) collate utf8mb4_bin", {"'A'", "'a'"});
    add("text /*M!100301 COMPRESSED*/", {"REPEAT('x', 1000)", "'3'"});
    add("binary(4)", {"x'00ff'", "'12'", "x'5c0a0d09'"});
    add("varbinary(300)", {"x'00'", "x''", "'42'", "NULL"});
    add("blob", {"x'89504e470d0a1a0a0000'", "x''", "NULL", "'1.5'"});
    add("date", {"'2024-02-29'", "'0000-00-00'", "'9999-12-31'", "NULL"});
    add("datetime(6)", {"'2024-02-29 23:59:59.999999'", "'0000-00-00 00:00:00'"});
    add("timestamp(6) null", {"'1970-01-01 00:00:01.000001'", "'2038-01-19 03:14:07.999999'", "NULL"});
    add("time(6)", {"'-838:59:59.999999'", "'838:59:59.999999'", "'00:00:00.000001'"});
    add("year", {"1901", "2155", "0", "NULL"});
    add("enum('a','ä,b','''q''','')", {"'a'", "'ä,b'", "'\\'q\\''", "''", "NULL"});
    add("enum('1','02','1e3')", {"'1'", "'02'", "'1e3'"});
    add("enum('point','3')", {"'point'", "'3'"});
    add("set('x','y','z')", {"''", "'x,z'", "NULL"});
    add("set('1','2')", {"'1'", "'2'", "'1,2'"});
    add("json", {"'{\"a\": [1, 2.50, \"ü\"],  \"b\":null}'", "'\"x\"'", "'12'", "NULL"});
    add("uuid", {"'123e4567-e89b-12d3-a456-426655440000'", "'00000000-0000-0000-0000-000000000000'", "NULL"});
    add("inet6", {"'2001:db8::ff00:42:8329'", "'::ffff:192.0.2.1'", "'::'", "NULL"});
    add("inet4", {"'192.0.2.1'"});
    add("point", {"POINT(1.5, -0.1)", "NULL"});
    add("geometry", {"ST_GeomFromText('POLYGON((0 0,10 0,10 10,0 10,0 0))', 4326)"});
    add("vector(3)", {"VEC_FromText('[1, 0.1, -2.5]')"});
}

/// Cell by cell, and the hash too: where no cell had to change, it is the backup's own.
void ConversionTest::everyType() {
    QFETCH(QString, type);
    QFETCH(QStringList, values);
    QFETCH(qint64, changed);
    QStringList statements{QStringLiteral("SET sql_mode = 'ALLOW_INVALID_DATES'"),
                           QStringLiteral("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v %1)").arg(type)};
    for (const QString &value : values)
        statements << QStringLiteral("INSERT INTO t (v) VALUES (%1)").arg(value);
    const Converted converted = convert(statements);
    const bool isFloat = type == u"float";
    const bool alike = type.endsWith(u",'')"); // the error value reads like a member: only numbers tell them apart
    QString expected =
        rows(converted.source, isFloat ? QStringLiteral("SELECT id, CAST(v AS DOUBLE) FROM t ORDER BY id")
                               : alike ? QStringLiteral("SELECT id, CAST(v AS UNSIGNED) FROM t ORDER BY id")
                                       : QStringLiteral("SELECT id, v FROM t ORDER BY id"));
    // The one rule: an integer above 2^63 - 1 is the text of its digits.
    for (const QString &large : {QStringLiteral("18446744073709551615"), QStringLiteral("9223372036854775808")})
        expected.replace(QString(u"int " + large), QString(u"text " + large));
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT id, v FROM t ORDER BY id")), expected);
    QCOMPARE(converted.report.changedCells, changed);
    QCOMPARE(converted.report.tables.size(), 1U);
    QCOMPARE(converted.report.tables[0].rows, values.size());
    QCOMPARE(converted.report.tables[0].hash == converted.info.tables[0].hash, changed == 0);
}

/// A row that says nothing gets the same values on both engines.
void ConversionTest::defaultsAreTheSame() {
    const Converted converted = convert({QStringLiteral(
        "CREATE TABLE t (id INT PRIMARY KEY, a INT DEFAULT -7, b DECIMAL(10,2) DEFAULT 1.50, c VARCHAR(20) "
        "NOT NULL DEFAULT 'it''s \"x\"', d DOUBLE DEFAULT 0.1, e BIT(13) DEFAULT b'101', f BINARY(4) "
        "DEFAULT 'ab', g ENUM('1','2') DEFAULT '2', h DATETIME(3) DEFAULT '2024-01-02 03:04:05.678', i "
        "TINYINT(1) DEFAULT 1, j YEAR DEFAULT 2024, k VARCHAR(10) DEFAULT NULL, l BIGINT UNSIGNED DEFAULT "
        "12, m TEXT DEFAULT 'long', n DECIMAL(5,3) DEFAULT -0.250)")});
    const QString insert = QStringLiteral("INSERT INTO t (id) VALUES (1)");
    run(converted.source, {insert});
    run(converted.target, {insert});
    const QString select = QStringLiteral("SELECT * FROM t");
    QCOMPARE(rows(converted.target, select), rows(converted.source, select));
    QCOMPARE(converted.names(), (QStringList{QStringLiteral("collation t"), QStringLiteral("type t.b"),
                                             QStringLiteral("type t.g"), QStringLiteral("type t.n")}));
}

void ConversionTest::nothingIsDroppedSilently() {
    const Converted converted = convert(
        richMariaDb() +
        QStringList{
            QStringLiteral(
                "CREATE TABLE sonder (id INT, nr INT AUTO_INCREMENT UNIQUE, kurz VARCHAR(50), UNIQUE KEY vorn "
                "(kurz(3)), u UUID DEFAULT UUID(), KEY beides (id, kurz), CONSTRAINT modern CHECK (kurz "
                "REGEXP 'a'), CONSTRAINT gleich CHECK (id <> 3 OR kurz IS NULL))"),
            QStringLiteral("CREATE TABLE vektor (id INT PRIMARY KEY, v VECTOR(3) NOT NULL, VECTOR KEY nah (v))"),
            QStringLiteral("CREATE VIEW rechnet AS SELECT id / 2 AS halb FROM beete")});
    const QStringList names = converted.names();
    const auto named = [&names](const char *what) { return names.contains(QString::fromUtf8(what)); };
    for (const char *what : {"trigger t1",
                             "trigger a0",
                             "trigger nach",
                             "function verdopple",
                             "procedure p",
                             "event nachts",
                             "sequence %2 folge",
                             "sequence zahlen",
                             "view mit_funktion",
                             "view rechnet",
                             "column erzeugt.s",
                             "column erzeugt.v",
                             "index erzeugt.s",
                             "default erzeugt.t",
                             "default erzeugt.u",
                             "partitions geteilt",
                             "index volltext.ft",
                             "index volltext.sp",
                             "column unsichtbar.w",
                             "comment beete",
                             "collation beete",
                             "type lax.e",
                             "auto_increment sonder.nr",
                             "index sonder.vorn",
                             "default sonder.u",
                             "check sonder.modern",
                             "index vektor.nah",
                             "collation sonder"})
        QVERIFY2(named(what), qPrintable(QString(QString::fromUtf8(what) + u" is not in\n" + names.join(u'\n'))));
    QVERIFY(!named("check sonder.gleich"));
    QVERIFY(!named("view z_grund"));
    QVERIFY(!named("view a_oben"));
    for (const backup::NotCarried &object : converted.report.notCarried)
        QVERIFY(!object.reason.isEmpty());
    // each is also told while it runs, and so are the rows that pointed nowhere before
    QStringList events;
    const TaskContext context({}, {}, [&events](const Event &event) { events << event.event; });
    valueOrDie(backup::restoreConverted(converted.info.file, converted.target, context));
    QCOMPARE(events.count(QStringLiteral("not_carried")), static_cast<qsizetype>(converted.report.notCarried.size()));
    QVERIFY(events.contains(QStringLiteral("orphans")));
    // what is carried is there: every table with every row, views, keys
    QCOMPARE(converted.report.tables.size(), converted.info.tables.size());
    QCOMPARE(converted.report.rows, converted.info.rows());
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT id FROM a_oben ORDER BY id")),
             QStringLiteral("int 7\nint 8\nint 9"));
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'beete'")),
             QStringLiteral("int 499"));
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT id, e, c FROM lax")),
             QStringLiteral("int 1 | text  | int -1"));
}

void ConversionTest::keysAndChecksWork() {
    const Converted converted = convert(
        {QStringLiteral(
             "CREATE TABLE eltern (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL, "
             "UNIQUE KEY uq (name))"),
         QStringLiteral(
             "CREATE TABLE kinder (id INT PRIMARY KEY, eltern_id BIGINT UNSIGNED, alter_ INT CHECK (alter_ >= 0), "
             "CONSTRAINT fk FOREIGN KEY (eltern_id) REFERENCES eltern (id) ON DELETE CASCADE)"),
         QStringLiteral("INSERT INTO eltern VALUES (1, 'Mia'), (2, 'Tom')"),
         QStringLiteral("INSERT INTO kinder VALUES (1, 1, 3), (2, NULL, 4)")});
    db::Connection target = openOrDie(converted.target);
    const auto refused = [&target](const char *sql) { return !target.exec(QString::fromUtf8(sql)); };
    QVERIFY(refused("INSERT INTO eltern (name) VALUES ('mIA')")); // unique without regard to the case
    QVERIFY(refused("INSERT INTO eltern (name) VALUES (NULL)"));
    QVERIFY(refused("INSERT INTO kinder VALUES (3, 99, 1)"));
    QVERIFY(refused("INSERT INTO kinder VALUES (3, 1, -1)"));
    QVERIFY(refused("INSERT INTO kinder VALUES (1, 1, 1)"));
    QVERIFY(target.exec(QStringLiteral("INSERT INTO eltern (name) VALUES ('Eva')")));
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT id FROM eltern WHERE name = 'eva'")),
             QStringLiteral("int 3"));
    QVERIFY(target.exec(QStringLiteral("DELETE FROM eltern WHERE id = 1")));
    QCOMPARE(rows(converted.target, QStringLiteral("SELECT id FROM kinder")), QStringLiteral("int 2"));
}

/// The rehearsal that this is for: the structure is the one that the project's snapshot describes for SQLite.
void ConversionTest::theDemoDatabase() {
    QTemporaryDir parent;
    const demo::DemoOptions options = demoOptions(parent, db::Engine::MariaDb);
    const demo::DemoWorkspace workspace = valueOrDie(demo::createDemo(options, {}));
    for (const char *side : {"dev", "prod"}) {
        const db::ConnectionProfile source = openSide(workspace.folder, side).profile();
        const auto info = valueOrDie(backup::createBackup(source, optionsFor(m_folder.path()), {}));
        const db::ConnectionProfile target = m_databases.fresh(db::Engine::Sqlite);
        const auto report = valueOrDie(backup::restoreConverted(info.file, target, {}));
        // One quirk of the demo: an id of nobody above all that SQLite can count to.
        QCOMPARE(report.changedCells, 1);
        QCOMPARE(rows(target, QStringLiteral("SELECT user_id FROM char_bennies WHERE id = 3")),
                 QStringLiteral("text 18446744073709551615"));
        const auto others = [](QStringList lines) {
            lines.removeIf([](const QString &line) { return line.startsWith(u"char_bennies "); });
            return lines;
        };
        QVERIFY(report.tables.size() > 30);
        QCOMPARE(others(hashes(report.tables)), others(hashes(info.tables)));
        db::Connection original = openOrDie(source);
        db::Connection converted = openOrDie(target);
        const auto differences = schema::compareSchemas(valueOrDie(schema::readSchema(original)),
                                                        valueOrDie(schema::readSchema(converted)), db::Engine::Sqlite);
        QStringList lines;
        for (const schema::Difference &difference : differences)
            lines << QStringLiteral("%1 %2: %3 / %4")
                         .arg(difference.objectType, difference.object, difference.expected, difference.actual);
        QCOMPARE(lines, QStringList{QStringLiteral("column char_bennies.user_id: bigint(20) unsigned / blob")});
        for (const backup::NotCarried &object : report.notCarried)
            QVERIFY2(object.kind == u"collation" || object.name == u"char_bennies.user_id",
                     qPrintable(QString(object.kind + u' ' + object.name)));
    }
}

void ConversionTest::replacesWhatWasThere() {
    const db::ConnectionProfile target = m_databases.fresh(db::Engine::Sqlite);
    run(target,
        {QStringLiteral("PRAGMA page_size = 8192"), QStringLiteral("CREATE TABLE alt (id INTEGER PRIMARY KEY)")});
    const db::ConnectionProfile source = m_databases.fresh(db::Engine::MariaDb);
    run(source,
        {QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO neu VALUES (5)")});
    const auto info = valueOrDie(backup::createBackup(source, optionsFor(m_folder.path()), {}));
    valueOrDie(backup::restoreConverted(info.file, target, {}));
    QCOMPARE(rows(target, QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'")),
             QStringLiteral("text neu"));
    QVERIFY(!QFileInfo::exists(QString(target.database + u".stellwerk_restore")));
}

void ConversionTest::refusals() {
    const db::ConnectionProfile sqlite = m_databases.fresh(db::Engine::Sqlite);
    run(sqlite, {QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY)")});
    const auto info = valueOrDie(backup::createBackup(sqlite, optionsFor(m_folder.path()), {}));
    const db::ConnectionProfile mariaDb = m_databases.fresh(db::Engine::MariaDb);
    const auto toMariaDb = backup::restoreConverted(info.file, mariaDb, {});
    QVERIFY(!toMariaDb);
    QCOMPARE(toMariaDb.error().code, ErrorCode::InvalidInput);
    QVERIFY(toMariaDb.error().message.contains(u"values of any kind"));
    const auto toItself = backup::restoreConverted(info.file, sqlite, {});
    QVERIFY(!toItself);
    QVERIFY(toItself.error().message.contains(u"already"));

    run(mariaDb, {QStringLiteral("CREATE TABLE sqlite_eigen (id INT PRIMARY KEY)")});
    const auto reserved = valueOrDie(backup::createBackup(mariaDb, optionsFor(m_folder.path()), {}));
    const QStringList before = stateOf(sqlite);
    const auto refused = backup::restoreConverted(reserved.file, sqlite, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::CheckFailed);
    QVERIFY(refused.error().message.contains(u"sqlite_eigen"));
    COMPARE_STATES(stateOf(sqlite), before);
}

void ConversionTest::aDamagedFileChangesNothing() {
    const db::ConnectionProfile source = m_databases.fresh(db::Engine::MariaDb);
    run(source, {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY, v TEXT)"),
                 QStringLiteral("INSERT INTO t VALUES (1, REPEAT('abc', 1000)), (2, 'x')")});
    const auto info = valueOrDie(backup::createBackup(source, optionsFor(m_folder.path()), {}));
    const db::ConnectionProfile target = m_databases.fresh(db::Engine::Sqlite);
    run(target, {QStringLiteral("CREATE TABLE alt (id INTEGER PRIMARY KEY)")});
    const QStringList before = stateOf(target);
    const QByteArray good = bytesOf(info.file);
    for (qsizetype at = 0; at < good.size(); at += 7) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        putFile(info.file, bad);
        QVERIFY2(!backup::restoreConverted(info.file, target, {}), qPrintable(QString::number(at)));
    }
    COMPARE_STATES(stateOf(target), before);
    QVERIFY(!QFileInfo::exists(QString(target.database + u".stellwerk_restore")));
}

QTEST_GUILESS_MAIN(ConversionTest)
#include "conversion_test.moc"
