// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/unfinished_case.h"

using namespace stellwerk;
using migration::Migration;
using migration::StatementFate;
using namespace stellwerk::test;

/// Statements that can come half-way: killed, or failing.
class TestMigrationHalfDone : public UnfinishedCase {
    Q_OBJECT
private Q_SLOTS:
    void replacementHalfDone();
    void partOfADrop();
    void partOfADropThatFailed();
    void failedInPart_data();
    void failedInPart();
    void failedAsAWhole_data();
    void failedAsAWhole();

private:
    void makeTables();
};

/// The server drops the old table before it makes the new one: whoever dies between the two has applied nothing.
void TestMigrationHalfDone::replacementHalfDone() {
    exec(QStringLiteral("CREATE TABLE t (id INT)"));
    const Migration migration = made("CREATE OR REPLACE TABLE t (id BIGINT);\nCREATE TABLE z (id INT);\n");
    killedAt(migration, 0, false);
    exec(QStringLiteral("DROP TABLE t"));
    QCOMPARE(state({migration}).unfinished.front().fate, StatementFate::NotApplied);
    const migration::RunReport report = apply({migration});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(exists("t"));
    QVERIFY(exists("z"));
}

void TestMigrationHalfDone::partOfADrop() {
    exec(QStringLiteral("CREATE TABLE one (id INT)"));
    exec(QStringLiteral("CREATE TABLE two (id INT)"));
    const Migration migration = made("DROP TABLE one, two;\nCREATE TABLE z (id INT);\n");
    killedAt(migration, 0, false);
    exec(QStringLiteral("DROP TABLE one"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.front().fate, StatementFate::PartlyApplied);
    const migration::RunReport report = apply({migration});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(!exists("two"));
    QVERIFY(exists("z"));
}

/// It fails, and a part of it is done: that is told, not called undone, and going on leads to the end.
void TestMigrationHalfDone::partOfADropThatFailed() {
    exec(QStringLiteral("CREATE TABLE one (id INT)"));
    const Migration migration = made("DROP TABLE one, missing;\nCREATE TABLE z (id INT);\n");
    const migration::RunReport failed = apply({migration});
    QVERIFY(failed.error.has_value());
    QVERIFY2(failed.error->hint.contains(QLatin1String("half-way")), qPrintable(failed.error->hint));
    QVERIFY(!exists("one"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QVERIFY(unfinished.front().fate != StatementFate::NotApplied);
    const migration::RunReport report = apply({migration});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(exists("z"));
}

/// Tables with and without transactions, and programs that fail after they have done something.
void TestMigrationHalfDone::makeTables() {
    for (const char *sql :
         {"CREATE TABLE loose (id INT PRIMARY KEY) ENGINE=MyISAM", "INSERT INTO loose VALUES (10), (11), (12)",
          "CREATE TABLE log (id INT) ENGINE=Aria", "CREATE TABLE firm (id INT PRIMARY KEY)",
          "CREATE TABLE noted (id INT PRIMARY KEY)",
          "CREATE TRIGGER note AFTER INSERT ON noted FOR EACH ROW INSERT INTO log VALUES (NEW.id)",
          "CREATE PROCEDURE commits() BEGIN INSERT INTO firm VALUES (1); COMMIT; INSERT INTO firm VALUES (1); END",
          "CREATE PROCEDURE hidden() BEGIN CALL commits(); END",
          "CREATE PROCEDURE quiet() BEGIN INSERT INTO firm VALUES (1); INSERT INTO firm VALUES (1); END",
          "CREATE PROCEDURE loosely() BEGIN INSERT INTO loose VALUES (1); INSERT INTO loose VALUES (1); END",
          "CREATE FUNCTION f() RETURNS INT BEGIN INSERT INTO loose VALUES (1); INSERT INTO firm VALUES (NULL); RETURN "
          "1; "
          "END",
          "CREATE OR REPLACE USER half_done_there"})
        exec(QString::fromLatin1(sql));
}

void TestMigrationHalfDone::failedInPart_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QByteArray>("rest"); // further sections
    QTest::addColumn<QString>("left");    // a query that tells what stays
    const auto row = [](const char *name, const QByteArray &statement, const char *left, const QByteArray &rest = {}) {
        QTest::newRow(name) << statement << rest << QString::fromLatin1(left);
    };
    const char *loose = "SELECT 1 FROM loose WHERE id IN (1, 9)";
    const char *firm = "SELECT 1 FROM firm WHERE id = 1";
    row("rows without transactions", "INSERT INTO loose VALUES (1), (1);\n", loose);
    row("… changed", "UPDATE loose SET id = IF(id = 10, 9, 12) ORDER BY id;\n", loose);
    row("… by a trigger", "INSERT INTO noted VALUES (1), (1);\n", "SELECT 1 FROM log");
    row("… by a function", "SELECT f();\n", loose);
    row("… by a routine", "CALL loosely();\n", loose);
    row("a routine that commits", "CALL commits();\n", firm);
    row("… called by another", "CALL hidden();\n", firm);
    row("a block that commits",
        "BEGIN NOT ATOMIC\n  INSERT INTO firm VALUES (1);\n  COMMIT;\n  INSERT INTO firm VALUES (1);\nEND;\n", firm);
    row("several accounts", "CREATE USER half_done_new, half_done_there;\n",
        "SELECT 1 FROM mysql.user WHERE User = 'half_done_new'");
    row("the data section", "CREATE TABLE z (id INT);\n", loose,
        "-- migrate:data\nINSERT INTO loose VALUES (1);\nINSERT INTO firm VALUES (1), (1);\n");
    row("… with a routine", "CREATE TABLE z (id INT);\n", firm, "-- migrate:data\nCALL commits();\n");
    row("the verification", "CREATE TABLE z (id INT);\n", loose,
        "-- migrate:data\nINSERT INTO loose VALUES (1);\n-- migrate:verify\nSELECT 1;\n");
}

/// What was changed is not called unchanged, and not repeated: a person decides.
void TestMigrationHalfDone::failedInPart() {
    QFETCH(const QByteArray, statement);
    QFETCH(const QByteArray, rest);
    QFETCH(const QString, left);
    makeTables();
    const Migration migration =
        made(QByteArray("CREATE TABLE a (id INT);\n" + statement), QByteArray(rest + "-- migrate:down\nSELECT 1;\n"));
    const migration::RunReport failed = apply({migration});
    QVERIFY(failed.error.has_value());
    QVERIFY(valueOrDie(m_connection->selectValue(left)).has_value());
    exec(QStringLiteral("DROP USER IF EXISTS half_done_new"));
    QVERIFY2(failed.error->hint.contains(QLatin1String("a part of it may be done")),
             qPrintable(failed.error->toText()));

    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().fate, StatementFate::Undecided);
    QVERIFY(!unfinished.front().canGoOn());
    QVERIFY2(unfinished.front().toText().contains(QLatin1String("a part of it may be done")),
             qPrintable(unfinished.front().toText()));
    QVERIFY2(unfinished.front().obstacles.join(u'\n').contains(QLatin1String("that stays")),
             qPrintable(unfinished.front().obstacles.join(u'\n')));
    const migration::RunReport report = apply({migration});
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Drift);
    valueOrDie(resolve(migration, {migration::Resolution::Kind::NotApplied, 0, QStringLiteral("removed it")}));
    QVERIFY(state({migration}).unfinished.empty());
}

void TestMigrationHalfDone::failedAsAWhole_data() {
    QTest::addColumn<QByteArray>("statement");
    for (const char *statement :
         {"INSERT INTO loose VALUES (10), (1)", "INSERT INTO firm VALUES (1), (1)", "UPDATE loose SET missing = 1",
          "CALL missing()", "CALL quiet()", "CREATE USER half_done_there",
          "BEGIN NOT ATOMIC INSERT INTO firm VALUES (1); INSERT INTO firm VALUES (1); END",
          "RENAME TABLE firm TO x, missing TO y", "RENAME TABLE firm TO x, loose TO noted"})
        QTest::newRow(statement) << QByteArray(statement);
}

/// Nothing of it is there, so the run goes on with it when its cause is mended.
void TestMigrationHalfDone::failedAsAWhole() {
    QFETCH(const QByteArray, statement);
    makeTables();
    const auto rows = [this] {
        QStringList texts;
        for (const char *table : {"loose", "log", "firm", "noted"})
            texts << valueOrDie(
                         m_connection->selectValue(QStringLiteral("CHECKSUM TABLE %1").arg(QLatin1String(table))))
                         ->toString()
                  << valueOrDie(m_connection->select(
                                    QStringLiteral("SELECT COUNT(*), SUM(id) FROM %1").arg(QLatin1String(table))))
                         .rows.front()
                         .front()
                         .toString();
        return texts;
    };
    const QStringList before = rows();
    const Migration migration =
        made(QByteArray("CREATE TABLE a (id INT);\n" + statement + ";\nCREATE TABLE z (id INT);\n"));
    QVERIFY(apply({migration}).error.has_value());
    QCOMPARE(rows(), before);
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QVERIFY2(unfinished.front().canGoOn(), qPrintable(unfinished.front().toText()));
    QCOMPARE(unfinished.front().next, 1);
}

QTEST_GUILESS_MAIN(TestMigrationHalfDone)
#include "test_migration_half_done.moc"
