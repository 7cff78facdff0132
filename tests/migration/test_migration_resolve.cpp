// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/made_migrations.h"
#include "migration/run/compensate.h"
#include "migration/run/resolve.h"
#include "migration/run/runner.h"
#include "migration/state/object_fingerprint.h"
#include "migration/state/version_state.h"
#include "support/test_databases.h"

#include <QTest>

using namespace stellwerk;
using db::Engine;
using migration::Migration;
using migration::Resolution;
using migration::StatementFate;
using test::openOrDie;
using test::valueOrDie;

namespace {

const Version kBase{0, 3, 0};
const Version kTarget{0, 4, 0};
const migration::RunOptions kOptions{QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}};

Migration made(const QByteArray &up, const QByteArray &rest = "-- migrate:down\nSELECT 1;\n") {
    return test::made(Engine::MariaDb, "0001_one.sql", QByteArray("-- version: 0.4.0\n-- migrate:up\n" + up + rest));
}

} // namespace

/// What a person decides, what nobody can tell, and what is undone statement by statement: MariaDB only, because a
/// migration on SQLite is whole or not there.
class TestMigrationResolve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void retryFrom();
    void applied();
    void notApplied();
    void refused_data();
    void refused();
    void nobodyCanTell_data();
    void nobodyCanTell();
    void fateOfAnIntent_data();
    void fateOfAnIntent();
    void replacementHalfDone();
    void editedFile();
    void partOfADrop();
    void partOfADropThatFailed();
    void sessionDataIsGone_data();
    void sessionDataIsGone();
    void compensatesOnlyWhatItMade();
    void backwardsIsFinished();
    void inverse_data();
    void inverse();
    void noInverse_data();
    void noInverse();
    void compensates();
    void refusesToCompensate();
    void refusesToCompensateTheUnknown_data();
    void refusesToCompensateTheUnknown();

private:
    void exec(const QString &sql) { valueOrDie(m_connection->exec(sql)); }
    migration::VersionState state(const std::vector<Migration> &all) {
        return valueOrDie(migration::readVersionState(*m_connection, kTarget, all));
    }
    migration::RunReport apply(const std::vector<Migration> &all) {
        return migration::applyMigrations(*m_connection, all, all, kOptions, {});
    }
    Status resolve(const Migration &migration, const Resolution &resolution) {
        return migration::resolveMigration(*m_connection, migration, resolution, {migration}, kBase, kOptions);
    }
    /// The journal of a run that was killed at that statement: those before it are noted as applied.
    void killedAt(const Migration &migration, int index, bool ran);
    bool exists(const char *table) {
        return valueOrDie(
            migration::objectExists(*m_connection, {QStringLiteral("TABLE"), QString::fromLatin1(table)}));
    }

    std::unique_ptr<db::Connection> m_connection;
};

void TestMigrationResolve::init() {
    m_connection = std::make_unique<db::Connection>(openOrDie(test::PrivateServer::instance().freshDatabase()));
    valueOrDie(migration::ensureTrackingTables(*m_connection));
}

void TestMigrationResolve::killedAt(const Migration &migration, int index, bool ran) {
    migration::SqlBatch batch(*m_connection);
    migration::Journal journal(batch, QStringLiteral("run-0"));
    for (int i = 0; i <= index; ++i) {
        const db::SqlStatement &statement = migration.up[static_cast<size_t>(i)];
        const auto effects = migration::effectsOf(statement);
        const QString before = valueOrDie(migration::objectFingerprint(*m_connection, effects));
        valueOrDie(journal.intent(
            migration::JournalItem::statement(migration.number, QStringLiteral("up"), i, statement), before));
        if (i < index || ran)
            exec(statement.text);
        if (i < index)
            journal.applied(valueOrDie(migration::objectFingerprint(*m_connection, effects)));
    }
    // The session of the killed run is gone; this one stands for it and must not be taken for a live one.
    exec(QStringLiteral("UPDATE stellwerk_journal SET session = '1/1'"));
}

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

/// The server drops the old table before it makes the new one: whoever dies between the two has applied nothing.
void TestMigrationResolve::replacementHalfDone() {
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

void TestMigrationResolve::partOfADrop() {
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
void TestMigrationResolve::partOfADropThatFailed() {
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

/// What a person has put in the place of what a statement made is not taken away with it.
void TestMigrationResolve::compensatesOnlyWhatItMade() {
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

void TestMigrationResolve::inverse_data() {
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

void TestMigrationResolve::inverse() {
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

void TestMigrationResolve::noInverse_data() {
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

void TestMigrationResolve::noInverse() {
    QFETCH(const QString, statement);
    QVERIFY(!migration::inverseOf({statement, 1, 1}).has_value());
}

void TestMigrationResolve::compensates() {
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

void TestMigrationResolve::refusesToCompensate() {
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

void TestMigrationResolve::refusesToCompensateTheUnknown_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<StatementFate>("fate");
    QTest::newRow("nobody can tell") << QByteArray("UPDATE loose SET id = 2;\n") << StatementFate::Undecided;
    QTest::newRow("half of it") << QByteArray("DROP TABLE loose, other;\n") << StatementFate::PartlyApplied;
}

/// Nothing is known to be applied, but something may be: that is not "undone".
void TestMigrationResolve::refusesToCompensateTheUnknown() {
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

QTEST_GUILESS_MAIN(TestMigrationResolve)
#include "test_migration_resolve.moc"
