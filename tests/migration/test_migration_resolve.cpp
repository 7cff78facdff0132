// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/unfinished_case.h"

using namespace stellwerk;
using migration::Migration;
using migration::Resolution;
using migration::StatementFate;
using namespace stellwerk::test;

/// What a person decides, and what nobody can tell.
class TestMigrationResolve : public UnfinishedCase {
    Q_OBJECT
private Q_SLOTS:
    void retryFrom();
    void applied();
    void notApplied();
    void refused_data();
    void refused();
    void nobodyCanTell_data();
    void nobodyCanTell();
    void fateOfAnIntent_data();
    void fateOfAnIntent();
    void editedFile();
    void sessionDataIsGone_data();
    void sessionDataIsGone();
    void backwardsIsFinished();
};

void TestMigrationResolve::retryFrom() {
    const Migration migration =
        made("CREATE TABLE a (id INT);\nALTER TABLE b ADD COLUMN extra INT;\nCREATE TABLE c (id "
             "INT);\n");
    const migration::RunReport failed = apply({migration});
    QVERIFY(failed.error.has_value());
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().next, 1);
    QVERIFY2(unfinished.front().toText().contains(QLatin1String("Statement 2 failed")),
             qPrintable(unfinished.front().toText()));
    // The person makes by hand what statement 2 wanted.
    exec(QStringLiteral("CREATE TABLE b (id INT, extra INT)"));
    valueOrDie(resolve(migration, {Resolution::Kind::RetryFrom, 3, QStringLiteral("made b by hand")}));
    QCOMPARE(state({migration}).unfinished.front().next, 2);
    const migration::RunReport report = apply({migration});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(exists("c"));
    const auto note = valueOrDie(
        m_connection->selectValue(QStringLiteral("SELECT note FROM stellwerk_journal WHERE state = 'retry_from'")));
    QCOMPARE(note->toString(), QStringLiteral("made b by hand (anna@desk)"));
}

void TestMigrationResolve::applied() {
    const Migration migration = made("CREATE TABLE a (id INT);\nALTER TABLE missing ADD COLUMN extra INT;\n");
    QVERIFY(apply({migration}).error.has_value());
    valueOrDie(resolve(migration, {Resolution::Kind::Applied, 0, QStringLiteral("not needed here")}));
    const migration::VersionState now = state({migration});
    QVERIFY(now.unfinished.empty());
    QVERIFY(now.pending.empty());
    QCOMPARE(now.current, std::optional(kTarget));
    QCOMPARE(now.history.size(), size_t{1});
    QVERIFY(now.history.front().success);
    QCOMPARE(now.history.front().appliedBy, QStringLiteral("anna@desk"));
}

void TestMigrationResolve::notApplied() {
    const Migration migration = made("CREATE TABLE a (id INT);\n");
    QVERIFY(apply({migration}).success());
    exec(QStringLiteral("DROP TABLE a"));
    valueOrDie(resolve(migration, {Resolution::Kind::NotApplied, 0, QStringLiteral("dropped by hand")}));
    const migration::VersionState now = state({migration});
    QCOMPARE(now.current, std::optional(kBase));
    QVERIFY(now.history.empty());
    QCOMPARE(now.pending.size(), size_t{1});
    QVERIFY(apply({migration}).success());
    QCOMPARE(state({migration}).current, std::optional(kTarget));
}

void TestMigrationResolve::refused_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("statement");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<ErrorCode>("code");
    using Kind = Resolution::Kind;
    QTest::newRow("no reason") << int(Kind::Applied) << 0 << QStringLiteral("  ") << ErrorCode::InvalidInput;
    QTest::newRow("statement 0") << int(Kind::RetryFrom) << 0 << QStringLiteral("x") << ErrorCode::InvalidInput;
    QTest::newRow("beyond the end") << int(Kind::RetryFrom) << 3 << QStringLiteral("x") << ErrorCode::InvalidInput;
    QTest::newRow("applied already") << int(Kind::RetryFrom) << 1 << QStringLiteral("x") << ErrorCode::CheckFailed;
}

void TestMigrationResolve::refused() {
    QFETCH(const int, kind);
    QFETCH(const int, statement);
    QFETCH(const QString, reason);
    QFETCH(const ErrorCode, code);
    const Migration migration = made("CREATE TABLE a (id INT);\n");
    QVERIFY(apply({migration}).success());
    const auto count = [&] {
        return valueOrDie(m_connection->selectValue(QStringLiteral("SELECT COUNT(*) FROM stellwerk_journal")))
            ->toInteger();
    };
    const auto before = count();
    const Status status = resolve(migration, {static_cast<Resolution::Kind>(kind), statement, reason});
    QVERIFY(!status);
    QCOMPARE(status.error().code, code);
    QCOMPARE(count(), before);
}

void TestMigrationResolve::nobodyCanTell_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("a routine that commits") << QByteArray("CALL commits();\n");
    QTest::newRow("a block that commits") << QByteArray("BEGIN NOT ATOMIC\n  COMMIT;\nEND;\n");
    QTest::newRow("an account") << QByteArray("CREATE USER nobody_in_particular;\n");
    QTest::newRow("rows without transactions") << QByteArray("INSERT INTO loose VALUES (1);\n");
    QTest::newRow("columns that swap their names")
        << QByteArray("ALTER TABLE pair CHANGE a b INT, CHANGE b a INT FIRST;\n");
    QTest::newRow("rows that change places")
        << QByteArray("ALTER TABLE pair EXCHANGE PARTITION p0 WITH TABLE loose;\n");
    QTest::newRow("a table of another database") << QByteArray("CREATE TABLE archive.pair LIKE pair;\n");
    QTest::newRow("the same with a setting of its own")
        << QByteArray("SET STATEMENT max_statement_time = 600 FOR INSERT INTO loose VALUES (1);\n");
}

/// Nothing is guessed: the run refuses, says why, and a person decides.
void TestMigrationResolve::nobodyCanTell() {
    QFETCH(const QByteArray, statement);
    exec(QStringLiteral("CREATE TABLE loose (id INT) ENGINE=MyISAM"));
    exec(QStringLiteral("CREATE PROCEDURE commits() COMMIT"));
    exec(QStringLiteral("CREATE TABLE pair (a INT, b INT)"));
    const Migration migration =
        made(QByteArray("CREATE TABLE a (id INT);\n" + statement + "CREATE TABLE b (id INT);\n"));
    killedAt(migration, 1, false);
    const migration::VersionState now = state({migration});
    QCOMPARE(now.unfinished.size(), size_t{1});
    QCOMPARE(now.unfinished.front().fate, StatementFate::Undecided);
    QVERIFY(!now.unfinished.front().canGoOn());
    QVERIFY(!now.blockers.isEmpty());
    const migration::RunReport report = apply({migration});
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Drift);
    QVERIFY2(report.error->hint.contains(QLatin1String("migrations resolve 1")), qPrintable(report.error->hint));
    QVERIFY(!exists("b"));
    valueOrDie(resolve(migration, {Resolution::Kind::RetryFrom, 3, QStringLiteral("looked at it")}));
    QVERIFY(apply({migration}).success());
    QVERIFY(exists("b"));
}

void TestMigrationResolve::fateOfAnIntent_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<bool>("tellsApplied"); ///< false: rows are undone with their transaction
    const auto row = [](const char *statement, bool tellsApplied = true) {
        QTest::newRow(statement) << QByteArray(statement) << tellsApplied;
    };
    row("CREATE TABLE made (id INT)");
    row("CREATE TABLE IF NOT EXISTS made (id INT)");
    row("CREATE OR REPLACE TABLE t (id INT)");
    row("CREATE OR REPLACE TABLE made (id INT)");
    row("CREATE TABLE made AS SELECT * FROM t");
    row("DROP TABLE t");
    row("DROP TABLE IF EXISTS t, u");
    row("TRUNCATE TABLE t");
    row("ALTER TABLE t ADD COLUMN c INT, RENAME TO renamed");
    row("ALTER TABLE t MODIFY name VARCHAR(20)");
    row("ALTER TABLE t COMMENT = 'told'");
    row("RENAME TABLE t TO renamed");
    row("RENAME TABLE t TO x, u TO t, x TO u");
    row("CREATE INDEX idx ON t (name)");
    row("CREATE UNIQUE INDEX idx ON t (id)");
    row("DROP INDEX idx_old ON t");
    row("CREATE VIEW v AS SELECT id FROM t");
    row("CREATE OR REPLACE VIEW old_view AS SELECT name FROM t");
    row("DROP VIEW old_view");
    row("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1");
    row("DROP TRIGGER old_trigger");
    row("CREATE PROCEDURE p() SELECT 1");
    row("ALTER PROCEDURE old_procedure COMMENT 'told'");
    row("DROP PROCEDURE old_procedure");
    row("CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
    row("CREATE SEQUENCE s");
    row("CREATE EVENT e ON SCHEDULE AT '2037-01-01 00:00:00' DISABLE DO SELECT 1");
    row("DROP EVENT old_event");
    row("SET STATEMENT max_statement_time = 600 FOR ALTER TABLE t ADD COLUMN c INT");
    row("SET STATEMENT sort_buffer_size = (100000), max_statement_time = 600 FOR DROP TABLE t");
}

/// Each kind of statement, killed before and killed after it did its work: schema and journal tell which it was, and
/// going on leads to the same end.
void TestMigrationResolve::fateOfAnIntent() {
    QFETCH(const QByteArray, statement);
    const Migration migration =
        made(QByteArray("CREATE TABLE a (id INT);\n" + statement + ";\nCREATE TABLE z (id INT);\n"));
    for (const bool ran : {false, true}) {
        init();
        exec(QStringLiteral("CREATE TABLE t (id INT, name VARCHAR(10), KEY idx_old (name))"));
        exec(QStringLiteral("INSERT INTO t VALUES (1, 'one')"));
        exec(QStringLiteral("CREATE TABLE u (id INT, name VARCHAR(10), KEY idx_old (name))"));
        exec(QStringLiteral("CREATE VIEW old_view AS SELECT id FROM t"));
        exec(QStringLiteral("CREATE TRIGGER old_trigger BEFORE UPDATE ON u FOR EACH ROW SET NEW.id = 2"));
        exec(QStringLiteral("CREATE PROCEDURE old_procedure() SELECT 2"));
        exec(QStringLiteral("CREATE EVENT old_event ON SCHEDULE AT '2037-01-01 00:00:00' DISABLE DO SELECT 2"));
        killedAt(migration, 1, ran);
        const auto unfinished = state({migration}).unfinished;
        QCOMPARE(unfinished.size(), size_t{1});
        QVERIFY2(unfinished.front().fate == (ran ? StatementFate::Applied : StatementFate::NotApplied),
                 qPrintable(unfinished.front().toText()));
        const migration::RunReport report = apply({migration});
        QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
        QVERIFY(exists("z"));
    }
}

void TestMigrationResolve::editedFile() {
    const Migration migration = made("CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n");
    killedAt(migration, 1, false);
    const Migration cosmetic = made("create table a  (id INT); -- a comment\nCREATE TABLE b (id INT);\n");
    QVERIFY(state({cosmetic}).unfinished.front().obstacles.isEmpty() ||
            state({cosmetic}).unfinished.front().obstacles.front().contains(QLatin1String("Statement 1")));
    const Migration edited = made("CREATE TABLE a (id BIGINT);\nCREATE TABLE b (id INT);\n");
    const auto unfinished = state({edited}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QVERIFY2(unfinished.front().obstacles.join(u' ').contains(QLatin1String("BIGINT")),
             qPrintable(unfinished.front().obstacles.join(u' ')));
    const migration::RunReport report = apply({edited});
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Drift);
    QVERIFY(!exists("b"));
    // What is not applied yet may be mended.
    const Migration mended = made("CREATE TABLE a (id INT);\nCREATE TABLE b (id BIGINT);\n");
    QVERIFY(apply({mended}).success());
}

/// What a statement kept in the session is gone with it: nothing behind it may go on as if it were there.
void TestMigrationResolve::sessionDataIsGone_data() {
    QTest::addColumn<QByteArray>("keeps");
    QTest::newRow("a query") << QByteArray("SELECT 5 INTO @kept;\n");
    QTest::newRow("the last id") << QByteArray("SET @kept = @@last_insert_id;\n");
    QTest::newRow("the clock") << QByteArray("SET @kept = CURRENT_TIMESTAMP;\n");
}

void TestMigrationResolve::sessionDataIsGone() {
    QFETCH(const QByteArray, keeps);
    exec(QStringLiteral("CREATE TABLE t (id VARCHAR(30))"));
    const Migration migration =
        made(keeps + "CREATE TABLE a (id INT);\n",
             "-- migrate:data\nINSERT INTO t VALUES (@kept);\n-- migrate:verify\nSELECT * FROM t;\n");
    QVERIFY(apply({migration}).error.has_value());
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().applied.size(), size_t{2});
    QVERIFY(!unfinished.front().canGoOn());
}

/// A way back that was interrupted blocks the way forward and is finished by the next way back.
void TestMigrationResolve::backwardsIsFinished() {
    exec(QStringLiteral("CREATE TABLE keeper (id INT)"));
    const Migration migration = made("CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n",
                                     "-- migrate:down\nDROP TABLE b;\nDROP TABLE gone;\nDROP TABLE a;\n");
    QVERIFY(apply({migration}).success());
    const auto revert = [&] {
        return migration::revertMigrations(*m_connection, {migration}, {migration}, kBase, kOptions, {});
    };
    QVERIFY(revert().error.has_value());
    const migration::VersionState now = state({migration});
    QCOMPARE(now.unfinished.size(), size_t{1});
    QCOMPARE(now.unfinished.front().section, QStringLiteral("down"));
    QCOMPARE(now.unfinished.front().next, 1);
    QVERIFY(!now.blockers.isEmpty());
    QCOMPARE(now.current, std::optional(kTarget));
    exec(QStringLiteral("CREATE TABLE gone (id INT)"));
    const migration::RunReport report = revert();
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(!exists("a"));
    QCOMPARE(state({migration}).current, std::optional(kBase));
    QVERIFY(state({migration}).unfinished.empty());
}

QTEST_GUILESS_MAIN(TestMigrationResolve)
#include "test_migration_resolve.moc"
