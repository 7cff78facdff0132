// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dumps in which the server would read something else than we do, and honest ones that look like it.
#include "backup/dump/sql_dump.h"
#include "backup/tools/sql_reading.h"

#include "tool_support.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::backup;

namespace {

const QByteArray kTable = "CREATE TABLE `neu` (`id` int NOT NULL, `t` text, PRIMARY KEY (`id`));\n";
const QByteArray kEnd = "-- Dump completed on 2026-01-02  3:04:05\n";

} // namespace

class HostileDumpTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hidden_data();
    void hidden();
    void honest_data();
    void honest();
    void programsOfAllModes();
    void serversOwnModeDoesNotCount();
    void readings_data();
    void readings();

private:
    QString dump(const QByteArray &text) { return putFile(m_folder.filePath(QStringLiteral("dump.sql")), text); }

    QTemporaryDir m_folder;
    db::ConnectionProfile m_victim; ///< a database that no dump may touch
};

void HostileDumpTest::init() {
    m_victim = PrivateServer::instance().freshDatabase();
    run(m_victim, {QStringLiteral("CREATE TABLE opfer (id INT PRIMARY KEY)"),
                   QStringLiteral("INSERT INTO opfer VALUES (1), (2)")});
}

void HostileDumpTest::hidden_data() {
    QTest::addColumn<QByteArray>("text"); // {V} stands for the database of the victim
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &text, int line = 1) {
        QTest::newRow(name) << text << line;
    };
    row("names in double quotes", "SET sql_mode=ANSI_QUOTES;\nSET @b = 1, @c := \"a\\\"; DROP DATABASE {V}; -- \";\n",
        2);
    row("… by a mode that brings it along",
        "SET @@SESSION.sql_mode='TRADITIONAL,ORACLE';\nDROP TABLE IF EXISTS \"a\\\"; "
        "DROP DATABASE {V}; -- \";\n",
        2);
    row("no escapes", "SET sql_mode='NO_BACKSLASH_ESCAPES';\nSET @b = '\\'; DROP DATABASE {V}; -- ';\n", 2);
    row("… in a comment that is run",
        "/*!40101 SET @a=1, LOCAL SQL_MODE='NO_BACKSLASH_ESCAPES' */;\nSET @b = '\\'; DROP "
        "DATABASE {V}; -- ';\n",
        2);
    row("… in a row",
        kTable + "SET sql_mode='NO_BACKSLASH_ESCAPES';\nINSERT INTO neu VALUES (1,'\\'); DROP DATABASE {V}; "
                 "-- ');\n",
        3);
    row("… put back from a variable",
        "SET sql_mode='NO_BACKSLASH_ESCAPES';\nSET @m=@@sql_mode, sql_mode='';\nSET "
        "sql_mode=@m;\nSET @b = '\\'; DROP DATABASE {V}; -- ';\n",
        4);
    row("… in a comment that is skipped",
        "SET sql_mode='NO_BACKSLASH_ESCAPES';\n/*M!999998 SET sql_mode='' */;\nSET @b = '\\\\'; SET @c = 'x\\'; DROP "
        "DATABASE {V}; -- ';\nUSE {V};\n",
        4);
    row("a variable that nothing is known of", "SET sql_mode=@m;\n");
    row("a variable that was something else", "SET @m=@@sql_mode;\nSET @m=4;\nSET sql_mode=@m;\n", 3);
    row("a mode that is computed", "SET sql_mode=CONCAT('ANSI_','QUOTES');\n");
    row("a mode that is a number", "SET sql_mode=4;\n");
    row("a mode in quotes that name", "SET SESSION `sql_mode`=4;\n");
    row("the server's mode", "SET sql_mode=DEFAULT;\n");
    row("letters with a backslash", "SET NAMES gbk;\nSET @a='\xbf\\'; DROP DATABASE {V}; -- ';\n");
    row("… by another name", "SET character_set_client = 'sjis';\n");
    row("… by its number", "SET @@character_set_client = 28;\n");
    row("… as the server's", "SET CHARACTER SET DEFAULT;\n");
    row("a quote in a comment that is skipped", "SET @a=/*!99999 ' */ 1; DROP DATABASE {V}; SET @b=/*!99999 ' */ 1;\n");
    row("a comment in a comment that is skipped", "SET @a=/*!99999 /* */ 1 */ + 1;\n");
    row("a line's comment in one", "SET @a=1 /*!99999 -- */ ; DROP DATABASE {V};\n */;\n");
    row("a word in a comment that is skipped", "DROP /*!99999 TABLE IF EXISTS x, */ DATABASE {V};\n");
    row("… by some servers", "DROP /*M!999998 TABLE IF EXISTS x, */ DATABASE {V};\n");
    row("… another table", "DROP /*!99999 TABLE IF EXISTS a; */ TABLE {V}.opfer;\n");
    row("… where rows go", kTable + "INSERT INTO /*!99999 neu -- \n*/ {V}.opfer VALUES (3);\n", 2);
    row("a version that is none", "DROP /*!9 TABLE IF EXISTS x, */ DATABASE {V};\n");
    row("a call in a row",
        "DELIMITER ;;\nCREATE FUNCTION f() RETURNS TEXT BEGIN DELETE FROM {V}.opfer; RETURN ''; END ;;\nDELIMITER ;\n" +
            kTable + "INSERT INTO neu VALUES (1,f());\n",
        5);
    row("a call behind a sequence",
        "DELIMITER ;;\nCREATE FUNCTION f() RETURNS INT BEGIN DELETE FROM {V}.opfer; RETURN 1; END ;;\nDELIMITER ;\n"
        "CREATE SEQUENCE s;\nDO SETVAL(s, f());\n",
        5);
    row("a call in a SET",
        "DELIMITER ;;\nCREATE FUNCTION f() RETURNS INT BEGIN DELETE FROM {V}.opfer; RETURN 1; END ;;\nDELIMITER ;\n"
        "SET @a = CONCAT('', f());\n",
        4);
    row("a query in a SET", "SET @a = (SELECT id FROM {V}.opfer FOR UPDATE);\n");
    row("a table from a query", "CREATE TABLE neu AS SELECT * FROM {V}.opfer;\n");
    row("rows of a view",
        "CREATE TABLE v (id int);\nDROP TABLE v;\nCREATE VIEW v AS SELECT * FROM {V}.opfer;\nINSERT INTO "
        "V VALUES (3);\n",
        4);
    row("rows of no table", "CREATE VIEW v AS SELECT * FROM {V}.opfer;\nINSERT INTO v VALUES (3);\n", 2);
    row("rows for a trigger",
        kTable +
            "CREATE TRIGGER `t` AFTER INSERT ON `neu` FOR EACH ROW DELETE FROM {V}.opfer;\nINSERT INTO `neu` VALUES "
            "(1,'a');\n",
        3);
    row("rows of many tables",
        "CREATE TABLE neu (id INT) ENGINE=MERGE UNION=({V}.opfer) INSERT_METHOD=LAST;\nINSERT INTO "
        "neu VALUES (3);\n",
        2);
    row("a table that moves", kTable + "ALTER TABLE neu RENAME TO {V}.neu;\n", 2);
    row("an index elsewhere", "CREATE INDEX i ON {V}.opfer (id);\n");
}

void HostileDumpTest::hidden() {
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const QStringList before = stateOf(m_victim);
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    text.replace("{V}", m_victim.database.toUtf8());
    const auto restored = restoreSqlDump(dump(text + kEnd), into, {});
    COMPARE_STATES(stateOf(m_victim), before);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::InvalidInput);
    QVERIFY(restored.error().position);
    QCOMPARE(restored.error().position->line, line);
    COMPARE_STATES(stateOf(into), stateOf(PrivateServer::instance().freshDatabase()));
}

void HostileDumpTest::honest_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("row"); // what neu holds then
    const auto row = [](const char *name, const QByteArray &text, const char *found) {
        QTest::newRow(name) << text << QString::fromUtf8(found);
    };
    row("no escapes",
        "SET sql_mode='NO_BACKSLASH_ESCAPES';\n" + kTable + "INSERT INTO neu VALUES (1,'a\\'),(2,'it''s');\n",
        "a\\|it's");
    row("names in double quotes",
        "SET SQL_MODE='NO_AUTO_VALUE_ON_ZERO,ANSI';\nCREATE TABLE \"neu\" (\"id\" int, \"t\" text, \"a\\\" "
        "int);\nINSERT INTO "
        "\"neu\" (\"id\",\"t\") VALUES (1,'it\\'s'),(2,'\"');\n",
        "it's|\"");
    row("mode put back",
        "SET @m=@@sql_mode;\nSET sql_mode='NO_BACKSLASH_ESCAPES';\nSET @a='\\';\nSET sql_mode=@m;\n" + kTable +
            "INSERT INTO neu VALUES (1,'it\\'s'),(2,'\\\\');\n",
        "it's|\\");
    row("a mode in a comment that is skipped",
        "/*M!999998 SET sql_mode='NO_BACKSLASH_ESCAPES' */;\n" + kTable + "INSERT INTO neu VALUES (1,'a\\'),(2,'b');\n",
        "a\\|b");
    row("comments of versions",
        "/*!50503 SET NAMES utf8mb4 */;\n/*!80000 SET SESSION information_schema_stats_expiry=0 */;\n"
        "CREATE TABLE `neu` (`id` int NOT NULL /*!80023 INVISIBLE */ /*M!100303 INVISIBLE */ DEFAULT "
        "7, `t` text /*!50606 COMMENT '*' */);\nINSERT INTO neu (id, t) VALUES (1,'/*!99999 '),(2,' "
        "*/');\n",
        "/*!99999 | */");
    row("partitions",
        "CREATE TABLE neu (id INT, t TEXT) PARTITION BY RANGE (id) (PARTITION p VALUES LESS THAN (10));\n"
        "INSERT INTO neu VALUES (1, _utf8mb4'a'), (-2, 0x62);\n",
        "b|a");
}

void HostileDumpTest::honest() {
    QFETCH(QByteArray, text);
    QFETCH(QString, row);
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    valueOrDie(restoreSqlDump(dump(text + kEnd), into, {}));
    db::Connection connection = openOrDie(into);
    QStringList found;
    for (const auto &line : valueOrDie(connection.select(QStringLiteral("SELECT t FROM neu ORDER BY id"))).rows)
        found << line.front().toString();
    QCOMPARE(found.join(u'|'), row);
}

/// mariadb-dump writes each in the mode in which it was made.
void HostileDumpTest::programsOfAllModes() {
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE neu (id INT PRIMARY KEY, t TEXT)"),
         QStringLiteral("INSERT INTO neu VALUES (1, 'it''s \\\\')"), QStringLiteral("SET sql_mode = 'ANSI_QUOTES'"),
         QStringLiteral(R"(CREATE PROCEDURE "p""1"() BEGIN SELECT "a\" FROM (SELECT '\\' AS "a\") x; END)"),
         QStringLiteral(R"(CREATE TRIGGER "t1" BEFORE INSERT ON "neu" FOR EACH ROW SET @"a\" = 'it\'s')"),
         QStringLiteral("SET sql_mode = 'NO_BACKSLASH_ESCAPES'"),
         QStringLiteral(R"(CREATE PROCEDURE p2() BEGIN SELECT '\'; SELECT ";\"; END)"),
         QStringLiteral(R"(CREATE VIEW v AS SELECT '\' AS a)"),
         QStringLiteral(
             R"(CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DISABLE DO SET @a = '\')"),
         QStringLiteral("SET sql_mode = 'NO_BACKSLASH_ESCAPES,ORACLE'"),
         QStringLiteral(R"(CREATE PROCEDURE "p3\" AS BEGIN SELECT '\', "a\" FROM (SELECT '\' AS "a\") x; END)")});
    const QTemporaryDir folder;
    const BackupInfo info = valueOrDie(createSqlDump(profile, optionsFor(folder.path()), {}, {}));
    const TrialServer server{PrivateServer::instance().adminProfile(), {}};
    valueOrDie(verifySqlDump(info.file, VerifyDepth::Restored, &server, {}));
    const db::ConnectionProfile into = PrivateServer::instance().freshDatabase();
    valueOrDie(restoreSqlDump(info.file, into, {}));
    COMPARE_STATES(stateOf(into), stateOf(profile));
}

/// A dump is read in the mode that it sets itself.
void HostileDumpTest::serversOwnModeDoesNotCount() {
    PrivateServer server({QStringLiteral("--sql-mode=ANSI_QUOTES,NO_BACKSLASH_ESCAPES")});
    const db::ConnectionProfile into = server.freshDatabase();
    valueOrDie(restoreSqlDump(dump(kTable + "INSERT INTO neu VALUES (0,\"it's\\\"\");\n" + kEnd), into, {}));
    db::Connection connection = openOrDie(into);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT t FROM neu WHERE id = 0")))->toString(),
             QStringLiteral("it's\""));
}

void HostileDumpTest::readings_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QStringList>("expected"); // none: it cannot be told
    const auto row = [](const char *statement, const QStringList &expected) {
        QTest::newRow(statement) << QString::fromUtf8(statement) << expected;
    };
    row("A 'b' /*!50001 c*/", {QStringLiteral("A 'b' /*!50001 c*/")});
    row("A /*!99999 c*/ D", {QStringLiteral("A /*!99999 c*/ D"), QString(u"A " + QString(12, u' ') + u" D")});
    row("/*!100100 c*//*M!110000 d*/", {QStringLiteral("/*!100100 c*//*M!110000 d*/"), QString(27, u' '),
                                        QString(u"/*!100100 c*/" + QString(14, u' '))});
    row("'/*!99999' /*! a */", {QStringLiteral("'/*!99999' /*! a */")});
    row("/*!99999 `*/`*/", {});
    row("/*!99999 # */\n*/", {});
    row("/*!1 a*/", {});
}

void HostileDumpTest::readings() {
    QFETCH(QString, statement);
    QFETCH(QStringList, expected);
    const auto readings = readingsOf(statement);
    QCOMPARE(readings.has_value(), !expected.isEmpty());
    if (readings)
        QCOMPARE(*readings, expected);
}

QTEST_GUILESS_MAIN(HostileDumpTest)
#include "hostile_dump_test.moc"
