// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint.h"

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
    mariaDb("DROP VIEW v; DROP INDEX i ON gsm_a; DROP TEMPORARY TABLE char_t", "");
    mariaDb("CREATE TABLE t (id INT); DROP TABLE t", "");
    mariaDb("ALTER TABLE gsm_a DROP COLUMN b", "drops-column:4");
    mariaDb("ALTER TABLE gsm_a ADD c DECIMAL(4,2),\n DROP b, DROP COLUMN IF EXISTS d", "drops-column:4 drops-column:4");
    mariaDb("ALTER TABLE gsm_a DROP INDEX b, DROP KEY c, DROP PRIMARY KEY, DROP FOREIGN KEY d, DROP CONSTRAINT e, "
            "ALTER f DROP DEFAULT",
            "");
    mariaDb("ALTER TABLE char_a ADD COLUMN b INT, ADD INDEX c (b)", "");
    mariaDb("ALTER TABLE char_a MODIFY b INT", "undeclared-protected-table:4");
    mariaDb("RENAME TABLE char_a TO char_b", "renames-table:4");
    mariaDb("ALTER TABLE gsm_a RENAME TO gsm_b", "renames-table:4");
    mariaDb("ALTER TABLE gsm_a RENAME COLUMN b TO c", "");
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
    mariaDb("INSERT INTO gsm_a SELECT * FROM char_a", "");
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
    for (const auto &finding : migration::lintMigration(migration, engine, isProtected)) {
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
    const auto findings = migration::lintMigration(
        migration, Engine::MariaDb, [](const QString &table) { return table == QLatin1StringView("char_a"); });
    QStringList seen;
    for (const auto &finding : findings)
        seen << QStringLiteral("%1 %2").arg(finding.code).arg(static_cast<int>(finding.level));
    QCOMPARE(seen, (QStringList{QStringLiteral("renames-table %1").arg(static_cast<int>(LintLevel::Info)),
                                QStringLiteral("delete-without-where %1").arg(static_cast<int>(LintLevel::Warning)),
                                QStringLiteral("undeclared-protected-table %1").arg(static_cast<int>(LintLevel::Error)),
                                QStringLiteral("no-down %1").arg(static_cast<int>(LintLevel::Warning))}));
}

QTEST_GUILESS_MAIN(TestMigrationLint)
#include "test_migration_lint.moc"
