// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a restore does with the programs of a database, and with those that somebody put into a backup.
#include "rewritten_backup.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

QStringList grantsOf(const QString &account) {
    db::Connection connection = openOrDie(PrivateServer::instance().adminProfile());
    QStringList grants;
    for (const auto &row : valueOrDie(connection.select(QString(u"SHOW GRANTS FOR " + account))).rows)
        grants << row.front().toString();
    grants.sort();
    return grants;
}

} // namespace

class ObjectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightsToRunRoutinesSurvive_data();
    void rightsToRunRoutinesSurvive();
    void otherTextIsRefused_data();
    void otherTextIsRefused();
    void anyTextOfTheServerIsTaken();
};

void ObjectsTest::rightsToRunRoutinesSurvive_data() {
    QTest::addColumn<bool>("undone");
    QTest::newRow("restored") << false;
    QTest::newRow("undone") << true;
}

void ObjectsTest::rightsToRunRoutinesSurvive() {
    QFETCH(bool, undone);
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"), QStringLiteral("CREATE PROCEDURE `p (1)`() SELECT 1"),
         QStringLiteral("CREATE FUNCTION f() RETURNS INT RETURN 1"), QStringLiteral("CREATE PROCEDURE gone() SELECT 1"),
         QStringLiteral("CREATE VIEW v AS SELECT f() AS one FROM t"), QStringLiteral("SET sql_mode = ORACLE"),
         QStringLiteral("CREATE PACKAGE pack AS FUNCTION g RETURN INT; END"),
         QStringLiteral("CREATE PACKAGE BODY pack AS FUNCTION g RETURN INT AS BEGIN RETURN 1; END; END")});
    QTemporaryDir folder;
    backup::BackupInfo info = valueOrDie(backup::createBackup(profile, optionsFor(folder.path()), {}));
    const QStringList saved = stateOf(profile);
    run(profile, {QStringLiteral("DROP PROCEDURE gone"), QStringLiteral("CREATE PROCEDURE later() SELECT 1"),
                  QStringLiteral("CREATE OR REPLACE FUNCTION f() RETURNS INT RETURN 2")});
    const QStringList before = stateOf(profile);
    const QString account = QString(profile.database + u"@localhost");
    run(profile, {QString(u"CREATE USER " + account), QString(u"GRANT EXECUTE ON PROCEDURE `p (1)` TO " + account),
                  QString(u"GRANT EXECUTE, ALTER ROUTINE ON FUNCTION f TO " + account),
                  QString(u"GRANT EXECUTE ON PACKAGE pack TO " + account),
                  QString(u"GRANT EXECUTE ON PACKAGE BODY pack TO " + account)});
    if (undone)
        run(profile, {QString(u"GRANT EXECUTE ON PROCEDURE later TO " + account)});
    const QStringList grants = grantsOf(account);

    if (undone) {
        const auto restored =
            backup::restoreBackup(rewrite(info.file, "select `f`() AS `one`", "select `g`() AS `one`"), profile, {});
        QVERIFY(!restored);
        QVERIFY2(restored.error().toText().contains(QLatin1String("it was undone")),
                 qPrintable(restored.error().toText()));
    } else {
        valueOrDie(backup::restoreBackup(info.file, profile, {}));
    }

    COMPARE_STATES(stateOf(profile), undone ? before : saved);
    QCOMPARE(grantsOf(account), grants);
}

void ObjectsTest::otherTextIsRefused_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to"); // {V} stands for a database that the backup may not reach
    QTest::addColumn<bool>("mariaDb");
    const QByteArray procedure = "CREATE DEFINER=`root`@`localhost` PROCEDURE `p`()\\nSELECT 1";
    const QByteArray function = "CREATE DEFINER=`root`@`localhost` FUNCTION `f`()";
    const QByteArray table = ") ENGINE=InnoDB";
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, bool mariaDb = true) {
        QTest::newRow(name) << from << to << mariaDb;
    };
    row("rights", procedure, "GRANT ALL ON *.* TO eva@localhost IDENTIFIED BY 'x'");
    row("an account", procedure, "CREATE USER eva@localhost");
    row("another database", procedure, "DROP DATABASE {V}");
    row("two statements", procedure, "CREATE DATABASE p; DROP DATABASE {V}");
    row("another kind", procedure,
        "CREATE DEFINER=`root`@`localhost` EVENT `p` ON SCHEDULE AT NOW() DO DROP DATABASE {V}");
    row("another name", procedure, "CREATE PROCEDURE `q`() SELECT 1");
    row("elsewhere", procedure, "CREATE PROCEDURE `{V}`.`p`() SELECT 1");
    row("elsewhere for some servers", procedure, "CREATE PROCEDURE /*!99999 `p`() SELECT 1; */ `{V}`.`p`() SELECT 1");
    row("another statement for some servers", procedure, "/*!99999 CREATE PROCEDURE `p`() */ DROP DATABASE {V}");
    row("a kind that is none", R"("object":"procedure")", R"("object":"database")");
    row("a library", function, "CREATE FUNCTION `f` RETURNS STRING SONAME 'x.so';");
    row("a library for some servers", function, "CREATE FUNCTION `f` /*!99999 () */ RETURNS STRING SONAME 'x.so';");
    row("a body for a package", R"("localhost\" PACKAGE \"pack\")", R"("localhost\" PACKAGE BODY \"pack\")");
    row("a trigger elsewhere", "TRIGGER tr BEFORE", "TRIGGER `{V}`.tr BEFORE");
    row("a view elsewhere", " VIEW `v` AS", " VIEW `{V}`.`v` AS");
    row("the defaults", "ALTER DATABASE CHARACTER SET", "DROP DATABASE {V} /* SET");
    row("the defaults of another", "ALTER DATABASE CHARACTER SET", "ALTER DATABASE {V} CHARACTER SET");
    row("a default as a program", R"("state":["utf8mb4",")", R"("state":["utf8mb4","latin1_bin COMMENT 'x' -- )");
    row("rows of a query", table, ") ENGINE=InnoDB AS SELECT * FROM {V}.opfer -- ");
    row("rows of a query for some servers", table, ") ENGINE=InnoDB /*M!100100 AS SELECT * FROM {V}.opfer */ -- ");
    row("rows elsewhere", table, ") ENGINE=MERGE UNION=({V}.opfer) INSERT_METHOD=LAST -- ");
    row("a table that is another statement", "CREATE TABLE `t`", "ALTER TABLE `{V}`.`opfer`");
    row("SQLite: another file", "CREATE VIEW v AS SELECT", "ATTACH 'other.db' AS v; SELECT", false);
    row("SQLite: another kind", "CREATE INDEX i ON t (id)",
        "CREATE TRIGGER i AFTER INSERT ON t BEGIN DELETE FROM t; END", false);
    row("SQLite: a module", "CREATE TABLE t (", "CREATE VIRTUAL TABLE t USING fts5(", false);
}

void ObjectsTest::otherTextIsRefused() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(bool, mariaDb);
    TestDatabases databases;
    const db::Engine engine = mariaDb ? db::Engine::MariaDb : db::Engine::Sqlite;
    const db::ConnectionProfile source = databases.fresh(engine);
    run(source,
        {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"), QStringLiteral("CREATE VIEW v AS SELECT id FROM t")});
    if (mariaDb)
        run(source,
            {QStringLiteral("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @a = 1"),
             QStringLiteral("CREATE PROCEDURE p() SELECT 1"),
             QStringLiteral("CREATE FUNCTION f() RETURNS INT RETURN 1"), QStringLiteral("SET sql_mode = ORACLE"),
             QStringLiteral("CREATE PACKAGE pack AS FUNCTION g RETURN INT; END")});
    else
        run(source, {QStringLiteral("CREATE INDEX i ON t (id)")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const db::ConnectionProfile victim = databases.fresh(engine);
    run(victim, {QStringLiteral("CREATE TABLE opfer (id INT PRIMARY KEY)")});
    const db::ConnectionProfile target = databases.fresh(engine);
    run(target, {QStringLiteral("CREATE TABLE vorher (id INT PRIMARY KEY)")});
    const QStringList before = stateOf(target) + stateOf(victim);

    const QString changed = rewrite(info.file, from, to.replace("{V}", victim.database.toUtf8()));
    const auto restored = backup::restoreBackup(changed, target, {});

    COMPARE_STATES(stateOf(target) + stateOf(victim), before);
    QVERIFY(!restored);
    QVERIFY2(restored.error().code == ErrorCode::Damaged, qPrintable(restored.error().toText()));
    QVERIFY(!backup::verifyBackup(changed, {}));
}

/// Whatever a server makes of a definition, it is one.
void ObjectsTest::anyTextOfTheServerIsTaken() {
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    run(profile,
        {QStringLiteral("CREATE TABLE `table` (`engine` INT /* x */ COMMENT 'ENGINE=MERGE', `select` TEXT COMPRESSED, "
                        "CONSTRAINT `values` CHECK (`engine` > 0)) COMMENT='SELECT /*!99999 ''' PARTITION BY RANGE "
                        "(`engine`) (PARTITION p VALUES LESS THAN (10))"),
         QStringLiteral("CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `view` AS SELECT 1 AS `trigger`"),
         QStringLiteral(
             "/*!50003 CREATE*/ /*!50017 DEFINER=`server`@`user`*/ /*!50003 TRIGGER %1.`event` /* x */ BEFORE "
             "INSERT ON %1.`table` FOR EACH ROW BEGIN SET @a = '/*!99999 '; END */")
             .arg(profile.database),
         QStringLiteral("CREATE TRIGGER `role` AFTER INSERT ON `table` FOR EACH ROW BEGIN /*!99999 SET @a = 1; */ END"),
         QStringLiteral(
             "CREATE AGGREGATE FUNCTION `temp`(`role` INT) RETURNS INT BEGIN FETCH GROUP NEXT ROW; RETURN 1; END"),
         QStringLiteral("CREATE PROCEDURE IF NOT EXISTS `index`() COMMENT 'SONAME' SELECT 1"),
         QStringLiteral(
             "CREATE EVENT `database` ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01 03:00:00' DISABLE DO SET @a = 1"),
         QStringLiteral("CREATE SEQUENCE `schema`"), QStringLiteral("SET sql_mode = 'ORACLE,NO_BACKSLASH_ESCAPES'"),
         QStringLiteral("CREATE PROCEDURE \"a\\\" AS BEGIN SELECT '\\'; END"),
         QStringLiteral("CREATE FUNCTION \"b\"\"\" RETURN INT AS BEGIN RETURN 1; END")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(profile, optionsFor(folder.path()), {}));
    const QStringList saved = stateOf(profile);
    valueOrDie(backup::restoreBackup(info.file, profile, {}));
    COMPARE_STATES(stateOf(profile), saved);
    valueOrDie(backup::restoreBackup(info.file, PrivateServer::instance().freshDatabase(), {}));
    TestDatabases databases;
    const db::ConnectionProfile sqlite = databases.fresh(db::Engine::Sqlite);
    run(sqlite,
        {QStringLiteral("CREATE TABLE IF NOT EXISTS main.'a b' (id INTEGER PRIMARY KEY AUTOINCREMENT, \"view\" TEXT)"),
         QStringLiteral("CREATE UNIQUE INDEX IF NOT EXISTS main.[index] ON 'a b' (\"view\")"),
         QStringLiteral("CREATE VIEW main.`table` /* x */ AS SELECT 1"),
         QStringLiteral("CREATE TRIGGER main.'tr' AFTER INSERT ON 'a b' BEGIN DELETE FROM 'a b'; END"),
         QStringLiteral("ALTER TABLE 'a b' RENAME TO \"c\"\"d\"")});
    const backup::BackupInfo own = valueOrDie(backup::createBackup(sqlite, optionsFor(folder.path()), {}));
    valueOrDie(backup::restoreBackup(own.file, databases.fresh(db::Engine::Sqlite), {}));
}

QTEST_GUILESS_MAIN(ObjectsTest)
#include "objects_test.moc"
