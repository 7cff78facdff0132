// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/compensate.h"
#include "migration/unfinished_case.h"

using namespace stellwerk;
using migration::Migration;
using migration::StatementFate;
using namespace stellwerk::test;

/// What is undone statement by statement, and what is not.
class TestMigrationCompensate : public UnfinishedCase {
    Q_OBJECT
private Q_SLOTS:
    void compensatesOnlyWhatItMade();
    void inverse_data();
    void inverse();
    void noInverse_data();
    void noInverse();
    void compensates();
    void refusesToCompensate();
    void refusesToCompensateTheUnknown_data();
    void refusesToCompensateTheUnknown();
};

/// What a person has put in the place of what a statement made is not taken away with it.
void TestMigrationCompensate::compensatesOnlyWhatItMade() {
    const Migration migration = made("CREATE TABLE a (id INT);\nALTER TABLE missing ADD COLUMN c INT;\n");
    QVERIFY(apply({migration}).error.has_value());
    exec(QStringLiteral("DROP TABLE a"));
    exec(QStringLiteral("CREATE TABLE a (id INT, mine TEXT)"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    const Status status = migration::compensate(*m_connection, unfinished.front(), kOptions, {});
    QVERIFY(!status);
    QVERIFY(exists("a"));
}

void TestMigrationCompensate::inverse_data() {
    QTest::addColumn<QString>("statement");
    for (const char *statement : {"CREATE TABLE made (id INT)",
                                  "CREATE TABLE made AS SELECT * FROM t",
                                  "RENAME TABLE t TO renamed",
                                  "RENAME TABLE t TO x, u TO t, x TO u",
                                  "ALTER TABLE t RENAME TO renamed",
                                  "ALTER TABLE t RENAME renamed",
                                  "ALTER TABLE t ADD COLUMN c INT",
                                  "ALTER TABLE t ADD c INT NOT NULL DEFAULT 1, ADD INDEX idx_c (c)",
                                  "ALTER TABLE t ADD UNIQUE KEY uni (id), ADD CONSTRAINT positive CHECK (id > 0)",
                                  "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES parent (id)",
                                  "ALTER TABLE t ADD FULLTEXT INDEX words (name)",
                                  "ALTER TABLE t RENAME COLUMN name TO title",
                                  "ALTER TABLE t RENAME INDEX idx_old TO idx_new",
                                  "CREATE INDEX idx ON t (name)",
                                  "CREATE UNIQUE INDEX idx ON t (id)",
                                  "CREATE VIEW v AS SELECT 1 AS one",
                                  "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1",
                                  "CREATE PROCEDURE p() SELECT 1",
                                  "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1",
                                  "CREATE SEQUENCE s",
                                  "CREATE TABLE `odd ``name` (id INT)"})
        QTest::newRow(statement) << QString::fromLatin1(statement);
}

void TestMigrationCompensate::inverse() {
    QFETCH(const QString, statement);
    exec(QStringLiteral("CREATE TABLE parent (id INT PRIMARY KEY)"));
    exec(QStringLiteral("CREATE TABLE t (id INT, name VARCHAR(10), KEY idx_old (name), KEY idx_id (id))"));
    exec(QStringLiteral("CREATE TABLE u (id INT)"));
    const auto effects = migration::effectsOf({statement, 1, 1});
    QVERIFY(!effects.objects.empty());
    const QString before = valueOrDie(migration::objectFingerprint(*m_connection, effects));
    exec(statement);
    QVERIFY(valueOrDie(migration::objectFingerprint(*m_connection, effects)) != before);
    const auto inverse = migration::inverseOf({statement, 1, 1});
    QVERIFY(inverse.has_value());
    QVERIFY(!inverse->isEmpty());
    for (const QString &one : *inverse)
        exec(one);
    QCOMPARE(valueOrDie(migration::objectFingerprint(*m_connection, effects)), before);
}

void TestMigrationCompensate::noInverse_data() {
    QTest::addColumn<QString>("statement");
    for (const char *statement :
         {"DROP TABLE t", "ALTER TABLE t DROP COLUMN name", "ALTER TABLE t MODIFY name VARCHAR(5)",
          "ALTER TABLE t ADD COLUMN c INT, DROP COLUMN name", "ALTER TABLE t ADD COLUMN IF NOT EXISTS c INT",
          "CREATE TABLE IF NOT EXISTS t (id INT)", "CREATE OR REPLACE TABLE t (id INT)", "TRUNCATE t",
          "UPDATE t SET id = 1", "INSERT INTO t VALUES (1)", "CALL p()", "ALTER TABLE t ADD PRIMARY KEY (id)",
          "ALTER TABLE t ADD INDEX (name)", "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4", "DROP VIEW v",
          "CREATE TABLE archive.t (id INT)", "ALTER TABLE archive.t ADD COLUMN c INT", "RENAME TABLE archive.t TO u",
          "CREATE INDEX i ON archive.t (id)"})
        QTest::newRow(statement) << QString::fromLatin1(statement);
}

void TestMigrationCompensate::noInverse() {
    QFETCH(const QString, statement);
    QVERIFY(!migration::inverseOf({statement, 1, 1}).has_value());
}

void TestMigrationCompensate::compensates() {
    exec(QStringLiteral("CREATE TABLE t (id INT, name VARCHAR(10))"));
    exec(QStringLiteral("INSERT INTO t VALUES (1, 'one')"));
    const Migration migration =
        made("SET FOREIGN_KEY_CHECKS = 0;\nALTER TABLE t ADD COLUMN c INT;\nRENAME TABLE t TO renamed;\nCREATE TABLE a "
             "(id INT);\nALTER TABLE missing ADD COLUMN c INT;\n");
    QVERIFY(apply({migration}).error.has_value());
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.front().applied.size(), size_t{4});
    valueOrDie(migration::compensate(*m_connection, unfinished.front(), kOptions, {}));
    QVERIFY(!exists("a"));
    QVERIFY(!exists("renamed"));
    const auto row = valueOrDie(m_connection->select(QStringLiteral("SELECT * FROM t")));
    QCOMPARE(row.columns, (QStringList{QStringLiteral("id"), QStringLiteral("name")}));
    QCOMPARE(row.rows.size(), size_t{1});
    QVERIFY(state({migration}).unfinished.empty());
    // The failure stays in the history.
    QVERIFY(!state({migration}).history.front().success);
}

void TestMigrationCompensate::refusesToCompensate() {
    exec(QStringLiteral("CREATE TABLE t (id INT, name VARCHAR(10))"));
    const Migration migration =
        made("CREATE TABLE a (id INT);\nALTER TABLE t DROP COLUMN name;\nSELECT * FROM missing;\n");
    QVERIFY(apply({migration}).error.has_value());
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    const Status status = migration::compensate(*m_connection, unfinished.front(), kOptions, {});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
    QVERIFY2(status.error().detail.contains(QLatin1String("DROP COLUMN")), qPrintable(status.error().detail));
    QVERIFY(exists("a")); // nothing was undone
}

void TestMigrationCompensate::refusesToCompensateTheUnknown_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<StatementFate>("fate");
    QTest::newRow("nobody can tell") << QByteArray("UPDATE loose SET id = 2;\n") << StatementFate::Undecided;
    QTest::newRow("half of it") << QByteArray("DROP TABLE loose, other;\n") << StatementFate::PartlyApplied;
}

/// Nothing is known to be applied, but something may be: that is not "undone".
void TestMigrationCompensate::refusesToCompensateTheUnknown() {
    QFETCH(const QByteArray, statement);
    QFETCH(const StatementFate, fate);
    exec(QStringLiteral("CREATE TABLE loose (id INT) ENGINE=MyISAM"));
    exec(QStringLiteral("CREATE TABLE other (id INT)"));
    const Migration migration = made(statement);
    killedAt(migration, 0, false);
    if (fate == StatementFate::PartlyApplied)
        exec(QStringLiteral("DROP TABLE loose"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().fate, fate);
    const Status status = migration::compensate(*m_connection, unfinished.front(), kOptions, {});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
    QCOMPARE(state({migration}).unfinished.size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestMigrationCompensate)
#include "test_migration_compensate.moc"
