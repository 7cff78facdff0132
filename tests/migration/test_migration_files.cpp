// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/migration.h"

#include <QTemporaryDir>
#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using migration::Migration;

Q_DECLARE_METATYPE(stellwerk::db::Engine)

namespace {

constexpr const char *kComplete =
    "\xEF\xBB\xBF-- Moves the money; it's all invented.\r\n"
    "-- version: 0.4.0\r\n"
    "-- critical: false\r\n"
    "-- touches: char_wealth, users\r\n"
    "\r\n"
    "-- migrate:up transaction:false\r\n"
    "ALTER TABLE a RENAME TO b;\r\n"
    "CREATE TABLE c (id INT); -- migrate:down in a comment behind code\r\n"
    "-- migrate:data\r\n"
    "UPDATE char_wealth SET gold = '\r\n-- migrate:verify inside a text\r\n' WHERE id = 1;\r\n"
    "-- migrate:verify\r\n"
    "SELECT 1 FROM b WHERE 0\r\n"
    "-- migrate:down\r\n"
    "DROP TABLE c;\r\n";

} // namespace

class TestMigrationFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeFile();
    void smallestFile();
    void mistakes_data();
    void mistakes();
    void checksums_data();
    void checksums();
    void renames_data();
    void renames();
    void folder_data();
    void folder();
    void folderOnDisk();
    void missingFolder();
    void steps();
};

void TestMigrationFiles::completeFile() {
    const auto migration = migration::parseMigration(kComplete, QStringLiteral("0012_move_money.sql"), Engine::MariaDb);
    QVERIFY2(migration, migration ? "" : qPrintable(migration.error().toText()));
    QCOMPARE(migration->number, 12);
    QCOMPARE(migration->title, QStringLiteral("move_money"));
    QCOMPARE(migration->label(), QStringLiteral("0012_move_money"));
    QCOMPARE(migration->version, (Version{0, 4, 0}));
    QVERIFY(!migration->critical);
    QCOMPARE(migration->touches, (QStringList{QStringLiteral("char_wealth"), QStringLiteral("users")}));
    QCOMPARE(migration->up.size(), size_t{2});
    QCOMPARE(migration->up[0], (db::SqlStatement{QStringLiteral("ALTER TABLE a RENAME TO b"), 7, 1}));
    QCOMPARE(migration->up[1].line, 8);
    QCOMPARE(migration->data.size(), size_t{1});
    QCOMPARE(migration->verify, (std::vector<db::SqlStatement>{{QStringLiteral("SELECT 1 FROM b WHERE 0"), 14, 1}}));
    QCOMPARE(migration->down, (std::vector<db::SqlStatement>{{QStringLiteral("DROP TABLE c"), 16, 1}}));
    QVERIFY(migration->hasDown);
    QCOMPARE(migration->script, QByteArray(kComplete));
    QCOMPARE(migration->checksum.size(), 64);
    QCOMPARE(migration->renames, (QMap<QString, QString>{{QStringLiteral("a"), QStringLiteral("b")}}));
}

void TestMigrationFiles::smallestFile() {
    const auto migration = migration::parseMigration("-- version: 1.2.3\n-- migrate:up\n",
                                                     QStringLiteral("1_x.sqlite.sql"), Engine::Sqlite);
    QVERIFY(migration);
    QVERIFY(migration->critical);
    QVERIFY(migration->up.empty());
    QVERIFY(!migration->hasDown);
}

void TestMigrationFiles::mistakes_data() {
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("position");
    const auto row = [](const char *name, const char *script, const char *position) {
        QTest::newRow(name) << QStringLiteral("0001_x.sql") << QByteArray(script) << QString::fromUtf8(position);
    };
    row("no version", "-- migrate:up\n", "0001_x.sql:1:1");
    row("bad version", "\n  -- version: 0.4\n-- migrate:up\n", "0001_x.sql:2:3");
    row("version twice", "-- version: 0.4.0\n-- version: 0.4.1\n-- migrate:up\n", "0001_x.sql:2:1");
    row("bad critical", "-- version: 0.4.0\n-- critical: no\n-- migrate:up\n", "0001_x.sql:2:1");
    row("unknown directive", "-- version: 0.4.0\n-- migrate:up\n-- migrate:dwon\n", "0001_x.sql:3:1");
    row("unknown option", "-- version: 0.4.0\n-- migrate:up fast\n", "0001_x.sql:2:1");
    row("section twice", "-- version: 0.4.0\n-- migrate:data\n-- migrate:up\n-- migrate:data\n", "0001_x.sql:4:1");
    row("no up", "-- version: 0.4.0\n-- migrate:down\n", "0001_x.sql:1:1");
    row("text before", "-- version: 0.4.0\n SELECT 1;\n-- migrate:up\n", "0001_x.sql:2:2");
    row("no section", "-- version: 0.4.0\nSELECT 1;\n", "0001_x.sql:2:1");
    row("unterminated text", "-- version: 0.4.0\n-- migrate:up\nSELECT 'a;\n-- migrate:down\n", "0001_x.sql:3:8");
    row("unterminated comment in the header", "-- version: 0.4.0\n/* a\n-- migrate:up\n", "0001_x.sql:2:1");
    row("begin", "-- version: 0.4.0\n-- migrate:up\nBEGIN;\n", "0001_x.sql:3:1");
    row("commit", "-- version: 0.4.0\n-- migrate:data\nCOMMIT;\n-- migrate:up\n", "0001_x.sql:3:1");
    row("autocommit", "-- version: 0.4.0\n-- migrate:up\nSET SESSION autocommit = 0;\n", "0001_x.sql:3:1");
    row("use", "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\nUSE other;\n", "0001_x.sql:4:1");
    row("structure in data", "-- version: 0.4.0\n-- migrate:up\n-- migrate:data\nALTER TABLE a ADD b INT;\n",
        "0001_x.sql:4:1");
    row("a table called temp in data",
        "-- version: 0.4.0\n-- migrate:up\n-- migrate:data\nCREATE TABLE temp AS SELECT 1;\n", "0001_x.sql:4:1");
    row("a check of a table in data, which commits",
        "-- version: 0.4.0\n-- migrate:up\n-- migrate:data\nCHECK TABLE a;\n", "0001_x.sql:4:1");
    row("quotes that mean something else", "-- version: 0.4.0\n-- migrate:up\nSET SESSION sql_mode = 'ANSI_QUOTES';\n",
        "0001_x.sql:3:1");
    row("quotes that mean something else in one statement",
        "-- version: 0.4.0\n-- migrate:up\nSET STATEMENT sql_mode = 'ANSI_QUOTES' FOR UPDATE a SET b = \"c\";\n",
        "0001_x.sql:3:1");
    row("strokes that mean something else",
        "-- version: 0.4.0\n-- migrate:up\nSET @@sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES';\n",
        "0001_x.sql:3:1");
    row("change in verify", "-- version: 0.4.0\n-- migrate:up\n-- migrate:verify\nDELETE FROM a;\n", "0001_x.sql:4:1");
    row("change behind WITH in verify",
        "-- version: 0.4.0\n-- migrate:up\n-- migrate:verify\nWITH x AS (SELECT 1) DELETE FROM a;\n", "0001_x.sql:4:1");
    row("no UTF-8", "-- version: 0.4.0\n-- migrate:up\nSELECT '\xFF';\n", "0001_x.sql");
    const auto name = [](const char *fileName) {
        QTest::newRow(fileName) << QString::fromUtf8(fileName) << QByteArray("-- version: 0.4.0\n-- migrate:up\n")
                                << QString::fromUtf8(fileName);
    };
    name("x.sql");
    name("0001.sql");
    name("0001_.sql");
    name("0000_x.sql");
    name("0001_x.oracle.sql");
    name("0001_x.sqlite.sql"); // of the other engine
    name("0001_x.txt");
    name("1234567890123456789_x.sql");
}

void TestMigrationFiles::mistakes() {
    QFETCH(QString, fileName);
    QFETCH(QByteArray, script);
    const auto migration = migration::parseMigration(script, fileName, Engine::MariaDb);
    QVERIFY(!migration);
    QCOMPARE(migration.error().code, ErrorCode::InvalidInput);
    QVERIFY(!migration.error().message.isEmpty());
    QVERIFY(migration.error().position);
    QTEST(migration.error().position->toString(), "position");
}

void TestMigrationFiles::checksums_data() {
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<bool>("sameTokens");
    QTest::newRow("comments and white space")
        << QByteArray("-- version:   0.4.0\r\n-- migrate:up\r\n/* x */ SELECT  1 ;\r\n-- migrate:down\r\nSELECT 2")
        << true;
    QTest::newRow("touches")
        << QByteArray("-- version: 0.4.0\n-- touches: a\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n")
        << true;
    QTest::newRow("statement") << QByteArray(
                                      "-- version: 0.4.0\n-- migrate:up\nSELECT 3;\n-- migrate:down\nSELECT 2;\n")
                               << false;
    QTest::newRow("version") << QByteArray("-- version: 0.4.1\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n")
                             << false;
    QTest::newRow("statement in another section")
        << QByteArray("-- version: 0.4.0\n-- migrate:up\n-- migrate:data\nSELECT 1;\n-- migrate:down\nSELECT 2;\n")
        << false;
    QTest::newRow("down left out") << QByteArray("-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n") << false;
}

void TestMigrationFiles::checksums() {
    QFETCH(QByteArray, changed);
    const Migration before = test::made(Engine::MariaDb, "0001_x.sql",
                                        "-- version: 0.4.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");
    const Migration after = test::made(Engine::MariaDb, "0001_x.sql", changed);
    QVERIFY(before.checksum != after.checksum);
    QTEST(before.tokenChecksum == after.tokenChecksum, "sameTokens");
}

void TestMigrationFiles::renames_data() {
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *up, const char *expected) {
        QTest::newRow(up) << QByteArray(up) << QString::fromUtf8(expected);
    };
    row("SELECT 1", "");
    row("RENAME TABLE a TO b", "a>b");
    row("RENAME TABLE a TO b, `c d` TO x.`d``e`", "a>b c d>d`e");
    row("rename tables if exists db.a wait 5 to b", "a>b");
    row("ALTER TABLE a RENAME TO b", "a>b");
    row("ALTER TABLE a RENAME AS b", "a>b");
    row("ALTER TABLE a RENAME b", "a>b");
    row("ALTER TABLE IF EXISTS a RENAME = b", "a>b");
    row("ALTER TABLE a ADD c DECIMAL(10,2) DEFAULT 0, RENAME TO b, DROP d", "a>b");
    row("ALTER TABLE a RENAME COLUMN b TO c", "");
    row("ALTER TABLE a RENAME INDEX b TO c, RENAME KEY d TO e", "");
    row("ALTER TABLE a RENAME b TO c", "");
    row("/* RENAME TABLE a TO b */ SELECT 'RENAME TABLE a TO b'", "");
    row("/*!50000 RENAME TABLE a TO b */", "a>b");
    row("RENAME TABLE a TO b; RENAME TABLE b TO c", "a>c");
    row("RENAME TABLE a TO b; RENAME TABLE b TO a", "");
    row("RENAME TABLE a TO tmp, b TO a, tmp TO b", "a>b b>a");
    row("CREATE TABLE new_x (id INT); INSERT INTO new_x SELECT id FROM x; DROP TABLE x; ALTER TABLE new_x RENAME TO x",
        "");
    row("CREATE TABLE new_x (id INT); RENAME TABLE x TO old_x, new_x TO x; DROP TABLE old_x", "");
    row("CREATE TABLE new_x (id INT); RENAME TABLE x TO old_x, new_x TO x", "x>old_x");
    row("ALTER TABLE a RENAME TO b; CREATE TABLE new_b (id INT); DROP TABLE b; ALTER TABLE new_b RENAME TO b", "");
}

void TestMigrationFiles::renames() {
    QFETCH(QByteArray, up);
    const Migration migration =
        test::made(Engine::MariaDb, "0001_x.sql",
                   "-- version: 0.4.0\n-- migrate:up\n" + up + ";\n-- migrate:down\nRENAME TABLE y TO z;\n");
    QStringList seen;
    for (auto it = migration.renames.begin(); it != migration.renames.end(); ++it)
        seen << it.key() + u'>' + it.value();
    QTEST(seen.join(u' '), "expected");
}

void TestMigrationFiles::folder_data() {
    QTest::addColumn<QStringList>("files");    // "name version" or "name version nodown" or "name broken"
    QTest::addColumn<QStringList>("problems"); // the beginning of each line of the failure; empty = it loads
    QTest::addColumn<QStringList>("loaded");
    const auto row = [](const char *name, const QStringList &files, const QStringList &problems,
                        const QStringList &loaded) { QTest::newRow(name) << files << problems << loaded; };
    const auto list = [](std::initializer_list<const char *> texts) {
        QStringList result;
        for (const char *text : texts)
            result << QString::fromUtf8(text);
        return result;
    };
    row("nothing", {}, {}, {});
    row("in order of the number", list({"0010_c.sql 0.3.0", "0002_b.sql 0.2.0", "0001_a.sql 0.1.0"}),
        list({"Migration 3 is missing", "Migration 4 is missing", "Migration 5 is missing", "Migration 6 is missing",
              "Migration 7 is missing", "Migration 8 is missing", "Migration 9 is missing"}),
        {});
    row("numerical order", list({"2_b.sql 0.10.0", "001_a.sql 0.9.0", "0003_c.sql 0.10.0"}), {},
        list({"001_a.sql", "2_b.sql", "0003_c.sql"}));
    row("two engines", list({"0001_a.sqlite.sql 0.1.0", "0001_a.mariadb.sql 0.1.0", "0002_b.sql 0.1.0"}), {},
        list({"0001_a.mariadb.sql", "0002_b.sql"}));
    row("other files", list({"README.md 0.1.0", "0001_a.sql 0.1.0"}), {}, list({"0001_a.sql"}));
    row("all problems at once",
        list({"0001_a.sql 0.2.0", "0001_b.sql 0.2.0", "0002_c.sql 0.1.0", "0003_d.sqlite.sql 0.2.0",
              "0005_e.sql 0.2.0 nodown", "0006_f.sql broken", "bad.sql 0.1.0"}),
        list({"0006_f.sql:2:1: ", "bad.sql: ", "0001_b.sql: the number 1 occurs twice",
              "0002_c.sql: its version 0.1.0 is lower than 0.2.0",
              "Migration 3 has a file for the other engine, but none for mariadb", "Migration 4 is missing"}),
        {});
    row("first one missing", list({"0002_b.sql 0.2.0"}), list({"Migration 1 is missing"}), {});
    row("last one for the other engine", list({"0001_a.sql 0.1.0", "0002_b.sqlite.sql 0.1.0"}),
        list({"Migration 2 has a file for the other engine"}), {});
}

void TestMigrationFiles::folder() {
    QFETCH(QStringList, files);
    QFETCH(QStringList, problems);
    QMap<QString, QByteArray> contents;
    for (const QString &file : files) {
        const QStringList words = file.split(u' ');
        QByteArray script = "-- version: " + words[1].toUtf8() + "\n-- migrate:up\nSELECT 1;\n";
        if (words[1] == QLatin1StringView("broken"))
            script = "-- version: 0.2.0\nSELECT 1;\n";
        else if (words.size() < 3)
            script += "-- migrate:down\n";
        contents[words[0]] = script;
    }
    const auto migrations = migration::loadMigrations(contents, Engine::MariaDb);
    if (problems.isEmpty()) {
        QVERIFY2(migrations, migrations ? "" : qPrintable(migrations.error().toText()));
        QStringList names;
        for (const Migration &migration : *migrations)
            names << migration.fileName;
        QTEST(names, "loaded");
        return;
    }
    QVERIFY(!migrations);
    QCOMPARE(migrations.error().code, ErrorCode::InvalidInput);
    const QStringList lines = migrations.error().detail.split(u'\n');
    QCOMPARE(lines.size(), problems.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2(lines[i].startsWith(problems[i]), qPrintable(lines[i]));
}

void TestMigrationFiles::folderOnDisk() {
    QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("0001_a.sqlite.sql", "-- version: 0.1.0\n-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    write("0001_a.mariadb.sql", "-- version: 0.1.0\n-- migrate:up\nSELECT 2;\n-- migrate:down\n");
    write("notes.txt", "not SQL");
    const auto migrations = migration::loadMigrations(folder.path(), Engine::Sqlite);
    QVERIFY(migrations);
    QCOMPARE(migrations->size(), size_t{1});
    QCOMPARE(migrations->front().up.front().text, QStringLiteral("SELECT 1"));
}

void TestMigrationFiles::missingFolder() {
    const auto migrations = migration::loadMigrations(QStringLiteral("/no/such/folder"), Engine::Sqlite);
    QVERIFY(!migrations);
    QCOMPARE(migrations.error().code, ErrorCode::NotFound);
}

void TestMigrationFiles::steps() {
    const std::vector<Migration> migrations{test::makesTable(Engine::Sqlite, 1, "0.9.0", "a"),
                                            test::makesTable(Engine::Sqlite, 2, "0.9.0", "b"),
                                            test::makesTable(Engine::Sqlite, 3, "0.10.0", "c")};
    QCOMPARE(migration::versionSteps(migrations), (std::vector{Version{0, 9, 0}, Version{0, 10, 0}}));
}

QTEST_GUILESS_MAIN(TestMigrationFiles)
#include "test_migration_files.moc"
