// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/compensate.h"
#include "migration/run/telling_column.h"
#include "migration/unfinished_case.h"

using namespace stellwerk;
using migration::JournalItem;
using migration::Migration;
using migration::StatementFate;
using namespace stellwerk::test;

/// Columns that are added to a table right behind its creation are announced with it, and tell by themselves how far a
/// run has come.
class TestTellingColumn : public UnfinishedCase {
    Q_OBJECT
private Q_SLOTS:
    void counts_data();
    void counts();
    void tells();
    void killed_data();
    void killed();
    void killedAndUndone();
    void undoingWasKilled();
    void undoingIsKilledBehindEach();
    void undoingSettlesFirst();
    void vouchedFor();
    void killedBehindTheOutcome();
    void fileChanged();
    void failed_data();
    void failed();
    void undisturbed();
    void stillRunning();

private:
    /// The journal of a run that was killed when @p done statements were through.
    void killedWhen(const Migration &migration, size_t done);
    QStringList journal();
};

namespace {

Migration threeColumns() {
    return made("CREATE TABLE t (id INT PRIMARY KEY);\n"
                "ALTER TABLE t ADD COLUMN a INT NOT NULL DEFAULT 1;\n"
                "ALTER TABLE t ADD COLUMN `b` INT;\n"
                "ALTER TABLE t ADD COLUMN c INT;\n");
}

} // namespace

void TestTellingColumn::killedWhen(const Migration &migration, size_t done) {
    migration::SqlBatch batch(*m_connection);
    migration::Journal journal(batch, QStringLiteral("run-0"));
    const auto item = [&migration](size_t index) {
        return JournalItem::statement(migration.number, QStringLiteral("up"), static_cast<int>(index),
                                      migration.up[index]);
    };
    std::vector<JournalItem> following;
    for (size_t i = 1; i < migration.up.size(); ++i)
        following.push_back(item(i));
    valueOrDie(journal.intent(item(0), migration::absentFingerprint(migration::effectsOf(migration.up[0])), following));
    for (size_t i = 0; i < done; ++i)
        exec(migration.up[i].text);
    exec(QStringLiteral("UPDATE stellwerk_journal SET session = '1/1'")); // which is gone
}

QStringList TestTellingColumn::journal() {
    QStringList lines;
    for (const auto &row :
         valueOrDie(m_connection->select(QStringLiteral(
                        "SELECT statement_index, state, schema_before IS NOT NULL, schema_after IS NOT NULL FROM "
                        "stellwerk_journal WHERE section = 'up' ORDER BY id")))
             .rows)
        lines << row[0].toString() + u' ' + row[1].toString() + u' ' + row[2].toString() + u' ' + row[3].toString();
    return lines;
}

void TestTellingColumn::counts_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("telling");
    const auto row = [](const char *script, int telling) {
        QTest::newRow(script) << QString::fromUtf8(script) << telling;
    };
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT", 1);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT; ALTER TABLE t ADD COLUMN b INT", 2);
    row("CREATE TABLE `t` (id INT); alter table t add column A int, add index (a)", 1);
    row("CREATE TABLE t (id INT COMMENT 'a'); ALTER TABLE t ADD COLUMN a INT", 1);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT; INSERT INTO t VALUES (1, 2)", 1);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT; ALTER TABLE t ADD COLUMN A INT", 1);
    // The table may have it.
    row("CREATE TABLE t (id INT, a INT); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT, `A` INT); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT, KEY a (id)); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t LIKE u; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (LIKE u); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT) AS SELECT * FROM u; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t SELECT * FROM u; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT) WITH SYSTEM VERSIONING; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT /*!50000 , a INT */); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t ENGINE=CONNECT; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE IF NOT EXISTS t (id INT); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE OR REPLACE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TEMPORARY TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE other.t (id INT); ALTER TABLE t ADD COLUMN a INT", 0);
    // It may be there and gone again, or not come at all.
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT, DROP COLUMN id", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT, RENAME COLUMN id TO b", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT, CHANGE id a INT", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT, RENAME TO u", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN IF NOT EXISTS a INT", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t /*!999999 ADD COLUMN a INT */", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN größe INT", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN (a INT, b INT)", 0);
    // Something else.
    row("CREATE TABLE t (id INT); ALTER TABLE t ADD INDEX (id)", 0);
    row("CREATE TABLE t (id INT); ALTER TABLE u ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT); INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE VIEW t (id) AS SELECT 1; ALTER TABLE t ADD COLUMN a INT", 0);
    row("ALTER TABLE t ADD COLUMN z INT; ALTER TABLE t ADD COLUMN a INT", 0);
    row("CREATE TABLE t (id INT)", 0);
}

void TestTellingColumn::counts() {
    QFETCH(const QString, script);
    QFETCH(const int, telling);
    const auto statements = valueOrDie(db::splitScript(script, db::Engine::MariaDb, QStringLiteral("script")));
    std::vector<migration::StatementEffects> effects;
    for (const db::SqlStatement &statement : statements)
        effects.push_back(migration::effectsOf(statement));
    QCOMPARE(static_cast<int>(migration::countTelling(statements, effects, 0)), telling);
}

/// What the rule calls telling does tell, on the server.
void TestTellingColumn::tells() {
    const Migration migration = threeColumns();
    QVERIFY(!valueOrDie(migration::tellsThatItIsDone(*m_connection, migration.up[1]))); // there is no table
    exec(migration.up[0].text);
    for (size_t i = 1; i < migration.up.size(); ++i) {
        QVERIFY(!valueOrDie(migration::tellsThatItIsDone(*m_connection, migration.up[i])));
        exec(migration.up[i].text);
        QVERIFY(valueOrDie(migration::tellsThatItIsDone(*m_connection, migration.up[i])));
    }
    QVERIFY(!valueOrDie(migration::tellsThatItIsDone(*m_connection, {QStringLiteral("DROP TABLE t"), 1, 1})));
}

void TestTellingColumn::killed_data() {
    QTest::addColumn<int>("done");
    for (int done = 0; done <= 4; ++done)
        QTest::addRow("%d", done) << done;
}

void TestTellingColumn::killed() {
    QFETCH(const int, done);
    const Migration migration = threeColumns();
    killedWhen(migration, static_cast<size_t>(done));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().fate, done == 4 ? StatementFate::Applied : StatementFate::NotApplied);
    QCOMPARE(static_cast<int>(unfinished.front().applied.size()), done);
    QCOMPARE(unfinished.front().next, done);
    QCOMPARE(unfinished.front().inFlight->item.index, std::min(done, 3));
    QCOMPARE(unfinished.front().obstacles, QStringList());
    const auto report = apply({migration});
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(state({migration}).unfinished.empty());
    QVERIFY(valueOrDie(migration::tellsThatItIsDone(*m_connection, migration.up.back())));
    QVERIFY(journal().filter(QStringLiteral("intent")).isEmpty());
}

void TestTellingColumn::killedAndUndone() {
    const Migration migration = threeColumns();
    killedWhen(migration, 3);
    const auto unfinished = state({migration}).unfinished;
    valueOrDie(migration::compensate(*m_connection, unfinished.front(), kOptions, {}));
    QVERIFY(!exists("t"));
    QVERIFY(state({migration}).unfinished.empty());
    QVERIFY(!apply({migration}).error);
}

/// Between taking a column away and noting it, both when nobody had settled the journal and when a later attempt had.
void TestTellingColumn::undoingWasKilled() {
    const Migration migration = threeColumns();
    killedWhen(migration, 3);
    exec(QStringLiteral("ALTER TABLE t DROP COLUMN b"));
    QCOMPARE(state({migration}).unfinished.front().next, 2);
    exec(migration.up[2].text);
    exec(QStringLiteral("UPDATE stellwerk_journal SET state = IF(statement_index < 3, 'applied', 'undone'), "
                        "schema_after = IF(statement_index = 2, 'as it was', NULL)"));
    QCOMPARE(state({migration}).unfinished.front().next, 3);
    exec(QStringLiteral("ALTER TABLE t DROP COLUMN b"));
    QCOMPARE(state({migration}).unfinished.front().next, 2);
    valueOrDie(migration::compensate(*m_connection, state({migration}).unfinished.front(), kOptions, {}));
    QVERIFY(!exists("t"));
    // The first row that undoing writes is that of the last statement: what stands before it counts on.
    killedWhen(migration, 3);
    exec(QStringLiteral("ALTER TABLE t DROP COLUMN b"));
    exec(
        QStringLiteral("UPDATE stellwerk_journal SET state = 'undone' WHERE state = 'intent' AND statement_index = 2"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.size(), size_t{1});
    QCOMPARE(unfinished.front().next, 2);
    QVERIFY(!apply({migration}).error);
}

/// A later attempt had settled what was announced, and the way back from there is killed behind each of its statements.
void TestTellingColumn::undoingIsKilledBehindEach() {
    const Migration migration = threeColumns();
    killedWhen(migration, 3);
    exec(QStringLiteral("UPDATE stellwerk_journal SET state = IF(statement_index < 3, 'applied', 'undone'), "
                        "schema_after = IF(statement_index = 2, '?', NULL)"));
    const QStringList inverses{QStringLiteral("ALTER TABLE t DROP COLUMN b"),
                               QStringLiteral("ALTER TABLE t DROP COLUMN a"), QStringLiteral("DROP TABLE t")};
    for (int undone = 0; undone < inverses.size(); ++undone) {
        const int left = 2 - undone;
        QCOMPARE(state({migration}).unfinished.front().next, left + 1);
        exec(inverses[undone]);
        const auto unfinished = state({migration}).unfinished;
        QCOMPARE(unfinished.size(), size_t{left > 0 ? 1U : 0U});
        if (left > 0)
            QCOMPARE(unfinished.front().next, left);
        exec(QStringLiteral("UPDATE stellwerk_journal SET state = 'undone' WHERE statement_index = %1").arg(left));
    }
    QVERIFY(state({migration}).unfinished.empty());
    QVERIFY(!apply({migration}).error);
}

/// The way back from a killed run first settles what was in flight and announced; killed right before its last word.
void TestTellingColumn::undoingSettlesFirst() {
    const Migration migration = threeColumns();
    killedWhen(migration, 2);
    valueOrDie(migration::compensate(*m_connection, state({migration}).unfinished.front(), kOptions, {}));
    exec(QStringLiteral("DELETE FROM stellwerk_journal WHERE section = 'run'"));
    QCOMPARE(journal().filter(QStringLiteral("undone")).size(), 4);
    QVERIFY(state({migration}).unfinished.empty());
}

/// A person's word about a statement that adds a column counts, whatever the table says.
void TestTellingColumn::vouchedFor() {
    const Migration migration = made("ALTER TABLE u ADD COLUMN a INT;\nALTER TABLE u ADD COLUMN b INT;\n");
    exec(QStringLiteral("CREATE TABLE u (id INT, aa INT)"));
    valueOrDie(resolve(migration, {migration::Resolution::Kind::RetryFrom, 2, QStringLiteral("aa will do")}));
    QCOMPARE(state({migration}).unfinished.front().next, 1);
    QVERIFY(!apply({migration}).error);
}

/// The outcome of the creation was written, those of what was announced with it were not.
void TestTellingColumn::killedBehindTheOutcome() {
    const Migration migration = threeColumns();
    killedWhen(migration, 3);
    exec(
        QStringLiteral("UPDATE stellwerk_journal SET state = 'applied', schema_after = '?' WHERE statement_index = 0"));
    QCOMPARE(state({migration}).unfinished.front().next, 3);
    exec(QStringLiteral("ALTER TABLE t DROP COLUMN a, DROP COLUMN b"));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.front().next, 1);
    QCOMPARE(unfinished.front().fate, StatementFate::NotApplied);
    exec(QStringLiteral("DROP TABLE t"));
    exec(QStringLiteral("UPDATE stellwerk_journal SET state = IF(statement_index = 0, 'applied', 'intent')"));
    QCOMPARE(state({migration}).unfinished.front().next, 1); // what is gone can be read
    exec(migration.up[0].text);
    QVERIFY(!apply({migration}).error);
}

/// Somebody changes what was announced, after the kill.
void TestTellingColumn::fileChanged() {
    const Migration migration = threeColumns();
    killedWhen(migration, 3);
    Migration changed = migration;
    changed.up[1].text.replace(QLatin1StringView("COLUMN a"), QLatin1StringView("COLUMN other"));
    QCOMPARE(state({changed}).unfinished.front().obstacles.size(), 1);
    QVERIFY(apply({changed}).error.has_value());
    changed = migration;
    changed.up[3].text.replace(QLatin1StringView("COLUMN c"), QLatin1StringView("COLUMN other"));
    QVERIFY(!apply({changed}).error); // that one had not begun
    QVERIFY(valueOrDie(migration::tellsThatItIsDone(*m_connection, changed.up[3])));
}

void TestTellingColumn::failed_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("the creation") << QStringLiteral("CREATE TABLE t (id INT, KEY (missing)); ALTER TABLE t ADD COLUMN "
                                                    "a INT; ALTER TABLE t ADD COLUMN b INT;\n")
                                  << QStringList{QStringLiteral("0 failed 1 0"), QStringLiteral("1 undone 0 0"),
                                                 QStringLiteral("2 undone 0 0")};
    QTest::newRow("a column") << QStringLiteral("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT; ALTER TABLE "
                                                "t ADD COLUMN b INT, ADD KEY (missing); ALTER TABLE t ADD COLUMN c "
                                                "INT;\n")
                              << QStringList{QStringLiteral("0 applied 1 1"), QStringLiteral("1 applied 1 1"),
                                             QStringLiteral("2 failed 1 0"), QStringLiteral("3 undone 0 0")};
    // Sent alone: the server does not take it in a block.
    QTest::newRow("not in a block") << QStringLiteral("CREATE TABLE t (id INT); ALTER TABLE t ADD COLUMN a INT; ALTER "
                                                      "TABLE t ADD COLUMN b INT DEFAULT ';' ; ALTER TABLE t ADD COLUMN "
                                                      "c INT;\n")
                                    << QStringList{QStringLiteral("0 applied 1 1"), QStringLiteral("1 applied 1 1"),
                                                   QStringLiteral("2 failed 1 0"), QStringLiteral("3 undone 0 0")};
}

void TestTellingColumn::failed() {
    QFETCH(const QString, script);
    QFETCH(const QStringList, rows);
    const Migration migration = made(script.toUtf8());
    const auto report = apply({migration});
    QVERIFY(report.error.has_value());
    QCOMPARE(journal(), rows);
    const auto unfinished = state({migration}).unfinished;
    const auto applied = static_cast<size_t>(rows.filter(QStringLiteral("applied")).size());
    QCOMPARE(unfinished.size(), size_t{applied > 0 ? 1U : 0U});
    if (!unfinished.empty()) {
        QCOMPARE(unfinished.front().applied.size(), applied);
        QVERIFY(!unfinished.front().inFlight);
        QCOMPARE(unfinished.front().error, report.error->detail);
        valueOrDie(migration::compensate(*m_connection, unfinished.front(), kOptions, {}));
    }
    QVERIFY(!exists("t"));
}

/// Fingerprints are complete in the end, and what is not announced has its own.
void TestTellingColumn::undisturbed() {
    const Migration migration = threeColumns();
    QVERIFY(!apply({migration}).error);
    QCOMPARE(journal(), (QStringList{QStringLiteral("0 applied 1 1"), QStringLiteral("1 applied 1 1"),
                                     QStringLiteral("2 applied 1 1"), QStringLiteral("3 applied 1 1")}));
    const auto chained = valueOrDie(m_connection->selectValue(
        QStringLiteral("SELECT COUNT(*) FROM stellwerk_journal a JOIN stellwerk_journal b ON b.statement_index = "
                       "a.statement_index + 1 AND b.section = 'up' WHERE a.section = 'up' AND a.schema_after = "
                       "b.schema_before")));
    QCOMPARE(chained->toInteger().value_or(0), 3);
}

/// The session of the run is alive: the statement that it runs, or the columns that are there, say where it is.
void TestTellingColumn::stillRunning() {
    const Migration migration = threeColumns();
    killedWhen(migration, 2);
    db::Connection runner = openOrDie(m_connection->profile());
    const db::ServerSession session = valueOrDie(db::sessionOf(runner));
    exec(QStringLiteral("UPDATE stellwerk_journal SET session = '%1'").arg(session.toText()));
    const auto unfinished = state({migration}).unfinished;
    QCOMPARE(unfinished.front().fate, StatementFate::Running);
    QCOMPARE(unfinished.front().inFlight->item.index, 2);
    QCOMPARE(unfinished.front().applied.size(), size_t{2});
    exec(migration.up[2].text);
    exec(migration.up[3].text);
    QCOMPARE(state({migration}).unfinished.front().inFlight->item.index, 3);
}

QTEST_GUILESS_MAIN(TestTellingColumn)
#include "test_telling_column.moc"
