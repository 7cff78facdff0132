// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/lint.h"

#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using migration::LintLevel;

Q_DECLARE_METATYPE(stellwerk::db::Engine)

class TestMigrationLint final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findings_data();
    void findings();
    void levels();
    void projectLevels();
    void exceptions();
    void schemaFollowsMigrations();
    void sizes();
    void sortedByPlace();
};

void TestMigrationLint::findings_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QByteArray>("body");  // of the up section
    QTest::addColumn<QString>("expected"); // "code:line", sorted as found
    const auto row = [](Engine engine, const char *body, const char *expected) {
        QTest::newRow(body) << engine << QByteArray(body) << QString::fromUtf8(expected);
    };
    const auto mariaDb = [&row](const char *body, const char *expected) { row(Engine::MariaDb, body, expected); };
    mariaDb("CREATE TABLE a (id INT)", "");
    mariaDb("DROP TABLE gsm_a", "drops-table:4");
    mariaDb("DROP TABLE IF EXISTS gsm_a,\n `gsm_b`", "drops-table:4 drops-table:4");
    mariaDb("DROP TABLE\nchar_a", "drops-table:4 undeclared-protected-table:4");
    mariaDb("DROP TABLE users", "drops-table:4"); // declared
    mariaDb("DROP VIEW v; DROP INDEX i ON gsm_a; DROP TEMPORARY TABLE char_t", "drops-index:4");
    mariaDb("CREATE TABLE t (id INT); DROP TABLE t", "");
    mariaDb("ALTER TABLE gsm_a DROP COLUMN b", "drops-column:4");
    mariaDb("ALTER TABLE gsm_a ADD c DECIMAL(4,2),\n DROP b, DROP COLUMN IF EXISTS d", "drops-column:4 drops-column:4");
    mariaDb("ALTER TABLE gsm_a DROP INDEX b, DROP KEY c, DROP PRIMARY KEY, DROP FOREIGN KEY d, DROP CONSTRAINT e, "
            "ALTER f DROP DEFAULT",
            "drops-index:4 drops-index:4 drops-index:4");
    mariaDb("ALTER TABLE char_a ADD COLUMN b INT, ADD INDEX c (b)", "");
    mariaDb("ALTER TABLE char_a MODIFY b INT", "undeclared-protected-table:4");
    mariaDb("ALTER IGNORE TABLE char_a ADD UNIQUE u (b)", "undeclared-protected-table:4");
    mariaDb("CREATE OR REPLACE TABLE char_a (id INT)", "undeclared-protected-table:4");
    mariaDb("CREATE OR REPLACE TEMPORARY TABLE char_a (id INT)", "");
    mariaDb("UPDATE gsm_a a JOIN (char_a c JOIN gsm_b b) SET c.x = 1 WHERE a.id = 1", "undeclared-protected-table:4");
    mariaDb("DELETE c FROM (char_a c JOIN gsm_a a) WHERE a.id = 1", "undeclared-protected-table:4");
    mariaDb("RENAME TABLE char_a TO char_b", "renames-table:4");
    mariaDb("ALTER TABLE gsm_a RENAME TO gsm_b", "renames-table:4");
    mariaDb("ALTER TABLE gsm_a RENAME COLUMN b TO c", "renames-column:4");
    mariaDb("UPDATE gsm_a SET b = 1", "update-without-where:4");
    mariaDb("UPDATE gsm_a SET b = (SELECT c FROM d WHERE e = 1)", "update-without-where:4");
    mariaDb("UPDATE gsm_a SET b = 1 WHERE id = 2", "");
    mariaDb("DELETE FROM gsm_a", "delete-without-where:4");
    mariaDb("DELETE FROM gsm_a WHERE id = 1", "");
    mariaDb("WITH x AS (SELECT 1 FROM y WHERE z) UPDATE gsm_a SET b = 1", "update-without-where:4");
    mariaDb("UPDATE char_a SET b = 1 WHERE id = 1", "undeclared-protected-table:4");
    mariaDb("UPDATE users SET b = 1 WHERE id = 1", "");
    mariaDb("UPDATE gsm_a g JOIN char_a AS c ON c.id = g.id SET g.b = c.b WHERE c.id > 0", "");
    mariaDb("UPDATE gsm_a g, char_a c SET c.b = g.b, g.d = 1 WHERE c.id = g.id", "undeclared-protected-table:4");
    mariaDb("UPDATE gsm_a g JOIN char_a c USING (id) SET b = 1 WHERE 1", "undeclared-protected-table:4");
    mariaDb("DELETE c FROM gsm_a g JOIN char_a c ON c.id = g.id WHERE g.id = 1", "undeclared-protected-table:4");
    mariaDb("DELETE g FROM gsm_a g JOIN char_a c ON c.id = g.id WHERE g.id = 1", "");
    mariaDb("DELETE FROM g USING gsm_a g JOIN char_a c ON c.id = g.id WHERE 1", "");
    mariaDb("INSERT IGNORE INTO char_a (b) VALUES (1)", "undeclared-protected-table:4");
    mariaDb("INSERT INTO gsm_a SELECT * FROM char_a", "selects-star-into:4");
    mariaDb("REPLACE INTO game.char_a SET b = 1", "undeclared-protected-table:4");
    mariaDb("TRUNCATE TABLE char_a", "undeclared-protected-table:4");
    mariaDb("LOAD DATA LOCAL INFILE 'x' INTO TABLE char_a", "undeclared-protected-table:4");
    mariaDb("CREATE PROCEDURE p() BEGIN DELETE FROM char_a; END", "");
    mariaDb("CREATE TABLE char_new (id INT);\nINSERT INTO char_new VALUES (1)", "mixes-ddl-and-dml:5");
    mariaDb("CREATE TEMPORARY TABLE t (id INT); INSERT INTO t VALUES (1)", "");
    mariaDb("ALTER TABLE gsm_a ADD b INT; SELECT 1", "");
    row(Engine::Sqlite, "INSERT OR REPLACE INTO char_a VALUES (1)", "undeclared-protected-table:4");
    row(Engine::Sqlite,
        "CREATE TABLE new_a (id INT); INSERT INTO new_a SELECT id FROM gsm_a; DROP TABLE gsm_a; ALTER TABLE new_a "
        "RENAME TO gsm_a",
        "");
    row(Engine::Sqlite,
        "CREATE TABLE new_a (id INT);\nINSERT INTO new_a SELECT id FROM char_a;\nDROP TABLE char_a;\nALTER TABLE new_a "
        "RENAME TO char_a",
        "undeclared-protected-table:6");
}

void TestMigrationLint::findings() {
    QFETCH(Engine, engine);
    QFETCH(QByteArray, body);
    const auto migration = test::made(
        engine, "0001_x.sql", "-- version: 0.4.0\n-- touches: users\n-- migrate:up\n" + body + ";\n-- migrate:down\n");
    QStringList seen;
    const auto isProtected = [](const QString &table) { return !table.startsWith(QLatin1StringView("gsm_")); };
    migration::LintOptions options;
    options.engine = engine;
    options.isProtected = isProtected;
    // These speak about nearly every statement, and the page of the linter (test_lint_page.cpp) is their test.
    for (const char *code : {"not-repeatable", "rebuilds-table", "locks-table", "empty-down", "declared-but-untouched"})
        options.levels[QString::fromLatin1(code)] = LintLevel::Off;
    for (const auto &finding : migration::lintMigrations({migration}, options)) {
        seen << QStringLiteral("%1:%2").arg(finding.code).arg(finding.position.line);
        QCOMPARE(finding.position.file, QStringLiteral("0001_x.sql"));
        QVERIFY(!finding.message.isEmpty());
    }
    QTEST(seen.join(u' '), "expected");
}

void TestMigrationLint::levels() {
    const auto migration = test::made(Engine::MariaDb, "0001_x.sql",
                                      "-- version: 0.4.0\n-- migrate:up\nRENAME TABLE a TO b;\n-- migrate:data\nDELETE "
                                      "FROM b;\nUPDATE char_a SET c = 1 WHERE 1;\n");
    migration::LintOptions options;
    options.isProtected = [](const QString &table) { return table == QLatin1StringView("char_a"); };
    options.levels[QStringLiteral("not-repeatable")] = LintLevel::Off;
    const auto findings = migration::lintMigrations({migration}, options);
    QStringList seen;
    for (const auto &finding : findings)
        seen << QStringLiteral("%1 %2").arg(finding.code).arg(static_cast<int>(finding.level));
    QCOMPARE(seen,
             (QStringList{QStringLiteral("no-down %1").arg(static_cast<int>(LintLevel::Warning)),
                          QStringLiteral("renames-table %1").arg(static_cast<int>(LintLevel::Info)),
                          QStringLiteral("delete-without-where %1").arg(static_cast<int>(LintLevel::Warning)),
                          QStringLiteral("undeclared-protected-table %1").arg(static_cast<int>(LintLevel::Error))}));
}

/// The codes of the findings of several migrations.
QStringList codesOf(const std::vector<migration::Migration> &migrations, const migration::LintOptions &options) {
    QStringList codes;
    for (const auto &finding : migration::lintMigrations(migrations, options))
        codes << finding.code + u' ' + project::lintLevelName(finding.level);
    return codes;
}

migration::LintOptions quiet() {
    migration::LintOptions options;
    for (const char *code : {"not-repeatable", "rebuilds-table", "locks-table", "empty-down"})
        options.levels[QString::fromLatin1(code)] = LintLevel::Off;
    return options;
}

void TestMigrationLint::projectLevels() {
    const auto migration =
        test::made(Engine::MariaDb, "0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nDROP TABLE a;\n");
    migration::LintOptions options = quiet();
    options.levels[QStringLiteral("drops-table")] = LintLevel::Error;
    options.levels[QStringLiteral("no-down")] = LintLevel::Off;
    QCOMPARE(codesOf({migration}, options), QStringList{QStringLiteral("drops-table error")});
}

void TestMigrationLint::exceptions() {
    const auto lint = [](const QByteArray &script) {
        return codesOf({test::made(Engine::MariaDb, "0001_x.sql", "-- version: 0.4.0\n" + script)}, quiet());
    };
    const QString warning = QStringLiteral("drops-table warning");
    QCOMPARE(lint("-- migrate:up\n-- lint:disable drops-table why\nDROP TABLE a;\nDROP TABLE b;\n-- migrate:down\n"),
             QStringList{warning}); // only the next one
    QCOMPARE(lint("-- lint:disable drops-table why\n-- migrate:up\nDROP TABLE a;\nDROP TABLE b;\n-- migrate:down\n"),
             QStringList()); // the whole file
    QCOMPARE(lint("-- migrate:up\n-- lint:disable drops-column why\nDROP TABLE a;\n-- migrate:down\n"),
             QStringList{warning}); // another rule
    QCOMPARE(lint("-- migrate:up\nDROP TABLE a; -- lint:disable drops-table too late\n-- migrate:down\n"),
             QStringList{warning}); // behind code it is no directive
    QCOMPARE(lint("-- lint:disable no-down a backup is enough here\n-- migrate:up\nSELECT 1;\n"), QStringList());
}

/// What earlier migrations of a version do to the snapshot counts for later ones.
void TestMigrationLint::schemaFollowsMigrations() {
    schema::Column name;
    name.name = QStringLiteral("name");
    name.type = QStringLiteral("varchar(50)");
    schema::Table table;
    table.name = QStringLiteral("old_name");
    table.columns = {name};
    std::map<Version, schema::Schema> snapshots;
    snapshots[{0, 3, 0}].tables = {table};
    migration::LintOptions options = quiet();
    options.snapshots = &snapshots;
    options.levels[QStringLiteral("renames-table")] = LintLevel::Off;
    const auto step = [](const char *file, const char *version, const QByteArray &up) {
        return test::made(Engine::MariaDb, file,
                          QByteArray("-- version: ") + version + "\n-- migrate:up\n" + up + ";\n-- migrate:down\n");
    };
    const auto rename = step("0001_a.sql", "0.4.0", "RENAME TABLE old_name TO t");
    const auto grow = step("0002_b.sql", "0.4.0", "ALTER TABLE t MODIFY name varchar(80) DEFAULT NULL");
    const auto shrink = step("0003_c.sql", "0.4.0", "ALTER TABLE t MODIFY name varchar(60) DEFAULT NULL");
    QCOMPARE(codesOf({rename, shrink}, options), QStringList());
    QCOMPARE(codesOf({rename, grow, shrink}, options), QStringList{QStringLiteral("narrows-type warning")});
    // A table that the version itself made holds nobody's rows.
    const auto make = step("0001_a.sql", "0.4.0", "CREATE TABLE n (id INT)");
    const auto add = step("0002_b.sql", "0.4.0", "ALTER TABLE n ADD COLUMN c INT NOT NULL");
    QCOMPARE(codesOf({make, add}, options), QStringList());
    const auto addLater = step("0002_b.sql", "0.5.0", "ALTER TABLE n ADD COLUMN c INT NOT NULL");
    QCOMPARE(codesOf({make, addLater}, options), QStringList{QStringLiteral("not-null-without-default warning")});
}

void TestMigrationLint::sizes() {
    const auto migration = test::made(Engine::MariaDb, "0001_x.sql",
                                      "-- version: 0.4.0\n-- migrate:up\nRENAME TABLE big TO huge;\nALTER TABLE huge "
                                      "CONVERT TO CHARACTER SET utf8mb4;\n-- migrate:down\nSELECT 1;\n");
    migration::LintOptions options;
    options.levels = {{QStringLiteral("not-repeatable"), LintLevel::Off},
                      {QStringLiteral("renames-table"), LintLevel::Off},
                      {QStringLiteral("rebuilds-table"), LintLevel::Error}};
    QCOMPARE(codesOf({migration}, options),
             (QStringList{QStringLiteral("locks-table warning"), QStringLiteral("rebuilds-table error")}));
    options.sizes[QStringLiteral("big")] = {99'999, 1 << 20};
    QCOMPARE(codesOf({migration}, options),
             (QStringList{QStringLiteral("locks-table info"), QStringLiteral("rebuilds-table info")}));
    options.sizes[QStringLiteral("big")] = {100'000, 1 << 20};
    QCOMPARE(codesOf({migration}, options).back(), QStringLiteral("rebuilds-table error"));
    options.sizes[QStringLiteral("big")] = {10, qint64{100} << 20};
    QCOMPARE(codesOf({migration}, options).back(), QStringLiteral("rebuilds-table error"));
    options.engine = Engine::Sqlite;
    QCOMPARE(codesOf({migration}, options), QStringList());
}

void TestMigrationLint::sortedByPlace() {
    const auto first = test::made(Engine::MariaDb, "0001_x.sql",
                                  "-- version: 0.4.0\n-- migrate:data\nDELETE FROM a;\n-- migrate:up\nDROP TABLE b;\n");
    const auto second =
        test::made(Engine::MariaDb, "0002_x.sql", "-- version: 0.4.0\n-- migrate:up\nDROP TABLE c;\n-- migrate:down\n");
    QStringList places;
    for (const auto &finding : migration::lintMigrations({first, second}, quiet()))
        places << finding.position.toString() + u' ' + finding.code;
    QCOMPARE(places,
             (QStringList{QStringLiteral("0001_x.sql no-down"), QStringLiteral("0001_x.sql:3:1 delete-without-where"),
                          QStringLiteral("0001_x.sql:5:1 drops-table"), QStringLiteral("0002_x.sql:3:1 drops-table")}));
}

QTEST_GUILESS_MAIN(TestMigrationLint)
#include "test_migration_lint.moc"
