// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/runner.h"
#include "migration/state/object_fingerprint.h"
#include "migration/state/version_state.h"
#include "support/test_databases.h"

#include <QRegularExpression>
#include <QTest>

#include "made_migrations.h"

using namespace stellwerk;
using db::Engine;
using migration::Migration;
using migration::RunReport;
using test::made;
using test::valueOrDie;

namespace {

/// What a run of one statement leaves behind and says.
struct Trace {
    QString error; ///< the server's words; empty when it went well
    int nativeCode = 0;
    QString statement; ///< that the error names
    QStringList rows;  ///< affected, as the events tell
    QStringList journal;
    QStringList definitions;
    QStringList content;
    qint64 inside = 0; ///< statements that the server ran, less those that it was asked for: the parts of blocks

    [[nodiscard]] QStringList lines() const {
        return QStringList{error, QString::number(nativeCode), statement} + rows + journal + definitions + content;
    }
};

} // namespace

/// On MariaDB a change of one table goes to the server in a block with its intent. Nobody must be able to tell, except
/// by the number of round trips: every statement is tried in a block and, behind one that changes a setting, alone.
class TestMigrationBlocks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAsAlone_data();
    void sameAsAlone();
    void intentThatCannotBeWritten();
    void recordsThatCannotBeWritten_data();
    void recordsThatCannotBeWritten();
    void columnThatFailsBehindAnAnnouncedCreation();
    void revertThatFails();
    void roundTrips();
    void lastInsertIdOutlivesTheJournal();
    void intentKnowsWhatWasThere_data();
    void intentKnowsWhatWasThere();

private:
    Trace run(const QByteArray &statement, bool alone);
    QStringList rowsOf(db::Connection &connection, const QString &query) {
        QStringList lines;
        for (const auto &row : valueOrDie(connection.select(query)).rows) {
            QStringList cells;
            for (const db::Value &cell : row)
                cells << (cell.isNull() ? QStringLiteral("-") : cell.toString());
            lines << cells.join(u' ');
        }
        return lines;
    }
    RunReport apply(db::Connection &connection, const QByteArray &up, const TaskContext &context = {}) {
        const std::vector<Migration> all{
            made(Engine::MariaDb, "0001_x.sql", "-- version: 0.4.0\n-- migrate:up\n" + up + "\n-- migrate:down\n")};
        return migration::applyMigrations(
            connection, all, all, {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 2, 3}}, context);
    }
    /// Statements so far that were parts of blocks: "questions" are what a client has asked, "queries" what ran for it.
    qint64 insideOf(db::Connection &connection) {
        const QStringList status =
            rowsOf(connection, QStringLiteral("SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE "
                                              "VARIABLE_NAME IN ('QUERIES', 'QUESTIONS') ORDER BY VARIABLE_NAME"));
        return status[0].toLongLong() - status[1].toLongLong();
    }

    test::TestDatabases m_databases;
    qint64 m_ofSetting = 0; ///< what the setting alone adds to Trace::inside
};

void TestMigrationBlocks::initTestCase() {
    const QByteArray view = "CREATE VIEW v AS SELECT 1;"; // never in a block
    m_ofSetting = run(view, true).inside - run(view, false).inside;
}

Trace TestMigrationBlocks::run(const QByteArray &statement, bool alone) {
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    for (const char *sql : {"CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(20) COMMENT 'a; b', KEY k (a))",
                            "INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'y')", "CREATE TABLE `od'd ``one` (a INT)",
                            "CREATE TABLE parent (id INT PRIMARY KEY)",
                            "CREATE TABLE child (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES parent (id))"})
        valueOrDie(connection.exec(QString::fromUtf8(sql)));
    Trace trace;
    const TaskContext context({}, {}, [&trace](const Event &event) {
        if (event.event == u"statement_applied")
            trace.rows << QString::number(event.data[QStringLiteral("rows")].toInteger());
    });
    const qint64 before = insideOf(connection);
    const RunReport report =
        apply(connection, (alone ? "SET @@session.unique_checks = 1;\n" : "") + statement, context);
    trace.inside = insideOf(connection) - before;
    if (report.error) {
        trace.error = report.error->detail;
        trace.error.remove(connection.profile().database);
        trace.nativeCode = report.error->nativeCode;
        trace.statement = report.error->position ? report.error->position->statement : QStringLiteral("none");
    }
    trace.journal =
        rowsOf(connection, QStringLiteral("SELECT section, statement_text, state, error, native_code, "
                                          "schema_before, schema_after FROM stellwerk_journal ORDER BY id"));
    const auto tables = rowsOf(connection, QStringLiteral("SHOW TABLES"));
    for (const QString &table : tables) {
        const QString name = connection.dialect().quote(table);
        trace.definitions << rowsOf(connection, QStringLiteral("SHOW CREATE TABLE ") + name);
        if (!table.startsWith(u"stellwerk_") && table != u"migration_history" && table != u"schema_version")
            trace.content << rowsOf(connection, QStringLiteral("CHECKSUM TABLE ") + name).first().section(u' ', 1);
    }
    if (alone) {
        // What the setting itself has left in the accounts.
        trace.rows.removeFirst();
        trace.journal.removeFirst();
    }
    // The ids that the tool's own tables give next count the rows of the journal.
    trace.journal.replaceInStrings(connection.profile().database, QString());
    trace.definitions.replaceInStrings(QRegularExpression(QStringLiteral(" AUTO_INCREMENT=\\d+")), QString());
    return trace;
}

void TestMigrationBlocks::sameAsAlone_data() {
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<bool>("inBlock");
    QTest::addColumn<bool>("succeeds");
    const auto row = [](const char *name, const char *statement, bool inBlock = true, bool succeeds = true) {
        QTest::newRow(name) << QByteArray(statement) << inBlock << succeeds;
    };
    row("create", "CREATE TABLE n (id INT AUTO_INCREMENT PRIMARY KEY, a TEXT) COMMENT 'it''s \\\\ \"new\"';");
    row("create or replace", "CREATE OR REPLACE TABLE t (id INT);", false);
    row("tablespace", "ALTER TABLE t IMPORT TABLESPACE;", false, false);
    row("create if not exists", "CREATE TABLE IF NOT EXISTS t (id INT);");
    row("create as select", "CREATE TABLE n AS SELECT a, COUNT(*) AS c FROM t GROUP BY a;");
    row("create like", "CREATE TABLE n LIKE t;");
    row("add column", "ALTER TABLE t ADD COLUMN b INT NOT NULL DEFAULT 7, ADD INDEX i (b);");
    row("copying alter", "ALTER TABLE t MODIFY a VARCHAR(30) NOT NULL, ALGORITHM=COPY;");
    row("foreign key", "ALTER TABLE child ADD CONSTRAINT other FOREIGN KEY (id) REFERENCES parent (id);");
    row("create index", "CREATE INDEX i ON t (a, id);");
    row("drop index", "DROP INDEX k ON t;");
    row("drop", "DROP TABLE t;");
    row("drop if exists", "DROP TABLE IF EXISTS nothing;");
    row("odd name", "ALTER TABLE `od'd ``one` ADD COLUMN `b'` INT COMMENT 'ä';");
    row("line comment at the end", "ALTER TABLE t COMMENT 'x' -- a remark\n;");
    row("executable comment", "ALTER TABLE t /*!50000 ADD COLUMN b INT */;");
    row("insert", "INSERT INTO t VALUES (4, 'it''s \\ \"z\"'), (5, NULL);");
    row("replace", "REPLACE INTO t VALUES (1, 'z'), (9, 'n');");
    row("update of equal rows", "UPDATE t SET a = 'y';");
    row("delete", "DELETE FROM t WHERE a = 'y';");
    row("rows before a change", "UPDATE t SET a = 'w' WHERE id = 1;\nALTER TABLE t ADD COLUMN b INT;");
    row("rows behind a change", "ALTER TABLE t ADD COLUMN b INT;\nUPDATE t SET b = id;\nDELETE FROM t WHERE id = 1;");
    row("rows behind a change that does not show", "ALTER TABLE t FORCE;\nUPDATE t SET a = 'w';");
    row("rows behind a change of the engine", "ALTER TABLE t ENGINE=MyISAM;\nUPDATE t SET a = 'w';");
    row("columns behind a creation", "CREATE TABLE n (id INT PRIMARY KEY);\nALTER TABLE n ADD COLUMN a INT;\n"
                                     "ALTER TABLE n ADD COLUMN b INT NOT NULL, ADD INDEX (a);\n"
                                     "INSERT INTO n VALUES (1, 2, 3);");
    row("a column behind a creation that fails",
        "CREATE TABLE n (id INT);\nALTER TABLE n ADD COLUMN a INT;\nALTER TABLE n ADD COLUMN b INT, ADD INDEX (c);\n"
        "ALTER TABLE n ADD COLUMN c INT;",
        true, false);
    row("a column behind a creation that no block takes",
        "CREATE TABLE n (id INT);\nALTER TABLE n ADD COLUMN a INT;\nALTER TABLE n ADD COLUMN b CHAR(1) DEFAULT ';';\n"
        "ALTER TABLE n ADD COLUMN c INT;");
    row("a column behind a creation with an error of syntax",
        "CREATE TABLE n (id INT);\nALTER TABLE n ADD COLUMN a INT;\nALTER TABLE n ADD COLUMN b INT OOPS;", true, false);
    row("rows in the middle", "INSERT INTO t VALUES (4, 'z');\nALTER TABLE t ADD COLUMN b INT;\n"
                              "INSERT INTO t (id) VALUES (5);\nDROP TABLE child;");
    row("rows in the middle that fail",
        "INSERT INTO t VALUES (4, 'z');\nINSERT INTO t VALUES (4, 'z');\nDROP TABLE child;", true, false);
    row("rows that fail in part behind a change of the engine",
        "ALTER TABLE t ENGINE=MyISAM;\nINSERT INTO t VALUES (4, 'z'), (1, 'x');", true, false);
    row("rows that fail behind a change", "CREATE TABLE n (id INT PRIMARY KEY);\nINSERT INTO n VALUES (1), (1);", true,
        false);
    row("rows that no block takes behind a change",
        "CREATE TABLE n (id INT);\nLOAD DATA INFILE '/nowhere/at all' INTO TABLE n;", true, false);
    row("rows behind a change, then data",
        "ALTER TABLE t ADD COLUMN b INT;\nUPDATE t SET b = 1;\n-- migrate:data\nDELETE FROM t WHERE id = 2;");
    row("a setting of its own", "SET STATEMENT max_statement_time = 600 FOR UPDATE t SET a = 'w';");
    row("rows and data", "DELETE FROM t WHERE id = 1;\n-- migrate:data\nINSERT INTO t VALUES (8, 'd');");
    row("duplicate key", "INSERT INTO t VALUES (7, 'g'), (1, 'x');", true, false);
    row("no parent", "INSERT INTO child VALUES (1, 99);", true, false);
    row("data that fails", "DELETE FROM t WHERE id = 1;\n-- migrate:data\nINSERT INTO t VALUES (2, 'd');", true, false);
    row("verification that fails", "DELETE FROM t WHERE id = 1;\n-- migrate:verify\nSELECT * FROM t;", true, false);
    row("exists already", "CREATE TABLE t (id INT);", true, false);
    row("not there", "ALTER TABLE nothing ADD COLUMN b INT;", true, false);
    row("dropped but not there", "DROP TABLE nothing;", true, false);
    row("duplicate rows", "ALTER TABLE t ADD UNIQUE INDEX u (a);", true, false);
    row("value too long", "ALTER TABLE t MODIFY a INT NOT NULL;", true, false);
    row("no such column", "CREATE INDEX i ON t (nothing);", true, false);
    row("referenced", "DROP TABLE parent;", true, false);
    // The server refuses the block as a whole.
    row("syntax", "ALTER TABLE t ADD COLUMN;", false, false);
    row("open bracket", "CREATE TABLE n (id INT;", false, false);
    row("end of a block", "ALTER TABLE t ADD COLUMN b INT END;", false, false);
    row("syntax of rows", "UPDATE t SET;", false, false);
    // These never stand in a block.
    row("rows with an answer", "INSERT INTO t VALUES (4, 'z') RETURNING id, a;", false);
    row("load", "LOAD DATA INFILE '/nowhere/at all' INTO TABLE t;", false, false);
    row("semicolon in a text", "ALTER TABLE t COMMENT 'a; b';", false);
    row("truncate", "TRUNCATE TABLE t;", false);
    row("partitions", "ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 2;", false);
    row("rename", "RENAME TABLE t TO u;", false);
    row("rename by alter", "ALTER TABLE t RENAME TO u;", false);
    row("drop of two", "DROP TABLE t, child;", false);
    row("view", "CREATE VIEW v AS SELECT * FROM t;", false);
    row("trigger", "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 'z'; END;", false);
}

void TestMigrationBlocks::sameAsAlone() {
    QFETCH(const QByteArray, statement);
    QFETCH(const bool, inBlock);
    QFETCH(const bool, succeeds);
    const Trace block = run(statement, false);
    const Trace alone = run(statement, true);
    QCOMPARE(block.error.isEmpty(), succeeds);
    QCOMPARE(block.lines(), alone.lines());
    QCOMPARE(block.inside > alone.inside - m_ofSetting, inBlock);
}

/// The waiting outcome of the statement before goes with the intent, so it must not get lost with it.
void TestMigrationBlocks::intentThatCannotBeWritten() {
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    QVERIFY(apply(connection, "CREATE TABLE before_all (id INT);").success());
    valueOrDie(connection.exec(
        QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON stellwerk_journal FOR EACH ROW BEGIN IF "
                       "NEW.statement_text LIKE '%two%' "
                       "THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the journal is full'; END IF; END")));
    const std::vector<Migration> all{made(
        Engine::MariaDb, "0002_y.sql",
        "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE one (id INT);\nCREATE TABLE two (id INT);\n-- migrate:down\n")};
    const RunReport report = migration::applyMigrations(
        connection, all, all, {QStringLiteral("run-2"), QStringLiteral("anna@desk"), Version{1, 2, 3}}, {});
    QVERIFY(!report.success());
    QCOMPARE(report.error->detail, QStringLiteral("the journal is full"));
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT statement_text, state FROM stellwerk_journal WHERE "
                                               "migration_number = 2 ORDER BY id")),
             QStringList{QStringLiteral("CREATE TABLE one (id INT) applied")});
    QCOMPARE(rowsOf(connection, QStringLiteral("SHOW TABLES LIKE 'two'")), QStringList());
}

void TestMigrationBlocks::recordsThatCannotBeWritten_data() {
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("with their statement") << QByteArray("INSERT INTO n VALUES (1);");
    QTest::newRow("behind it") << QByteArray("INSERT INTO n SELECT 1;");
}

/// Rows and what is said about them are one: neither stays without the other.
void TestMigrationBlocks::recordsThatCannotBeWritten() {
    QFETCH(const QByteArray, rows);
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    valueOrDie(migration::ensureTrackingTables(connection));
    valueOrDie(connection.exec(
        QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON migration_history FOR EACH ROW IF NEW.success THEN "
                       "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no more history'; END IF")));
    const QByteArray up = "CREATE TABLE n (id INT PRIMARY KEY);\n" + rows;
    const RunReport report = apply(connection, up);
    QVERIFY(!report.success());
    QCOMPARE(report.error->detail, QStringLiteral("no more history"));
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT id FROM n")), QStringList());
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT state FROM stellwerk_journal WHERE section = 'up' ORDER BY id")),
             (QStringList{QStringLiteral("applied"), QStringLiteral("failed")}));
    valueOrDie(connection.exec(QStringLiteral("DROP TRIGGER refuse")));
    QVERIFY(apply(connection, up).success());
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT id FROM n")), QStringList{QStringLiteral("1")});
}

/// The server finds some errors of a column when it reads the block, before the creation in it runs.
void TestMigrationBlocks::columnThatFailsBehindAnAnnouncedCreation() {
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    const QByteArray head = "-- version: 0.4.0\n-- migrate:up\n";
    const QByteArray tail = "-- migrate:down\n";
    const std::vector<Migration> all{
        made(Engine::MariaDb, "0001_x.sql", head + "CREATE TABLE one (id INT);\n" + tail),
        made(Engine::MariaDb, "0002_y.sql",
             head +
                 "CREATE TABLE two (id INT);\nALTER TABLE two ADD COLUMN a INT;\n"
                 "ALTER TABLE two ADD COLUMN b INT NOT NULL DEFAULT NULL;\nALTER TABLE two ADD COLUMN c INT;\n" +
                 tail)};
    const RunReport report = migration::applyMigrations(
        connection, all, all, {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 2, 3}}, {});
    QVERIFY(!report.success());
    QCOMPARE(report.error->position->statement, all[1].up[2].text);
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT statement_index, state FROM stellwerk_journal WHERE "
                                               "migration_number = 2 ORDER BY id")),
             (QStringList{QStringLiteral("0 applied"), QStringLiteral("1 applied"), QStringLiteral("2 failed"),
                          QStringLiteral("3 undone")}));
    QCOMPARE(rowsOf(connection, QStringLiteral("SHOW COLUMNS FROM two")).size(), 2);
}

/// The history goes with the last rows of the way back, or stays.
void TestMigrationBlocks::revertThatFails() {
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    const std::vector<Migration> all{made(Engine::MariaDb, "0001_x.sql",
                                          "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE t (id INT PRIMARY KEY);\n"
                                          "INSERT INTO t VALUES (1);\n-- migrate:down\nINSERT INTO t VALUES (2);\n")};
    const migration::RunOptions options{QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 2, 3}};
    const auto accounts = [&] {
        return rowsOf(connection, QStringLiteral("SELECT (SELECT COUNT(*) FROM migration_history), (SELECT COUNT(*) "
                                                 "FROM stellwerk_migration), (SELECT COUNT(*) FROM t)"));
    };
    QVERIFY(migration::applyMigrations(connection, all, all, options, {}).success());
    valueOrDie(connection.exec(QStringLiteral("INSERT INTO t VALUES (2)")));
    QVERIFY(!migration::revertMigrations(connection, all, all, Version{0, 3, 0}, options, {}).success());
    QCOMPARE(accounts(), QStringList{QStringLiteral("1 1 2")});
    valueOrDie(connection.exec(QStringLiteral("DELETE FROM t WHERE id = 2")));
    QVERIFY(migration::revertMigrations(connection, all, all, Version{0, 3, 0}, options, {}).success());
    QCOMPARE(accounts(), QStringList{QStringLiteral("0 0 2")});
}

/// What a person far away from the server waits for: a table, its columns and its first rows are two answers.
void TestMigrationBlocks::roundTrips() {
    const auto questions = [this](int migrations) {
        db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
        std::vector<Migration> all;
        for (int number = 1; number <= migrations; ++number) {
            const QByteArray table = "t" + QByteArray::number(number);
            const QByteArray file = "000" + QByteArray::number(number) + "_x.sql";
            all.push_back(made(Engine::MariaDb, file.constData(),
                               "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE " + table +
                                   " (id INT PRIMARY KEY);\nALTER TABLE " + table +
                                   " ADD COLUMN a INT, ADD INDEX (a);\nINSERT INTO " + table +
                                   " VALUES (1, 2);\n-- migrate:down\n"));
        }
        const QString asked = QStringLiteral("SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE "
                                             "VARIABLE_NAME = 'QUESTIONS'");
        const qint64 before = rowsOf(connection, asked).front().toLongLong();
        const RunReport report = migration::applyMigrations(
            connection, all, all, {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 2, 3}}, {});
        return report.success() ? rowsOf(connection, asked).front().toLongLong() - before : -1;
    };
    const qint64 few = questions(2);
    QVERIFY(few > 0);
    QCOMPARE(questions(9) - few, qint64{7 * 2});
}

void TestMigrationBlocks::lastInsertIdOutlivesTheJournal() {
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    const RunReport report = apply(connection, "CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, b INT);\n"
                                               "INSERT INTO a (id) VALUES (40);\nINSERT INTO a (b) VALUES (1);\n"
                                               "ALTER TABLE a ADD COLUMN c INT;\n"
                                               "UPDATE a SET c = LAST_INSERT_ID();");
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT DISTINCT c FROM a")), QStringList{QStringLiteral("41")});
}

void TestMigrationBlocks::intentKnowsWhatWasThere_data() {
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("from the beginning") << QByteArray("CREATE TABLE t (a INT);") << QByteArray("t");
    QTest::newRow("made by the run") << QByteArray("CREATE TABLE made (id INT);\nALTER TABLE t ADD COLUMN b INT;\n"
                                                   "CREATE TABLE made (a INT);")
                                     << QByteArray("made");
    QTest::newRow("renamed by the run") << QByteArray("CREATE TABLE x (id INT);\nRENAME TABLE x TO made;\n"
                                                      "ALTER TABLE t ADD COLUMN b INT;\nCREATE TABLE made (a INT);")
                                        << QByteArray("made");
    QTest::newRow("made by a routine") << QByteArray(
                                              "CREATE TABLE x (id INT);\nCALL make();\nCREATE TABLE made (a INT);")
                                       << QByteArray("made");
    QTest::newRow("changed by a routine") << QByteArray("CREATE TABLE made (id INT);\nCALL change_made();\n"
                                                        "ALTER TABLE made ADD COLUMN id INT;")
                                          << QByteArray("made");
}

/// A table that is there already makes CREATE fail. Should the run die before it does, only the fingerprint from before
/// tells that the table is not the statement's work.
void TestMigrationBlocks::intentKnowsWhatWasThere() {
    QFETCH(const QByteArray, up);
    QFETCH(const QByteArray, table);
    db::Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    for (const char *sql : {"CREATE TABLE t (id INT)", "CREATE PROCEDURE make() CREATE TABLE made (id INT)",
                            "CREATE PROCEDURE change_made() ALTER TABLE made ADD COLUMN other INT"})
        valueOrDie(connection.exec(QString::fromUtf8(sql)));
    QVERIFY(!apply(connection, up).success());
    const migration::StatementEffects effects =
        migration::effectsOf({QString(u"DROP TABLE " + QString::fromLatin1(table)), 1, 1});
    QCOMPARE(rowsOf(connection, QStringLiteral("SELECT schema_before FROM stellwerk_journal ORDER BY id DESC LIMIT 1")),
             QStringList{valueOrDie(migration::objectFingerprint(connection, effects))});
}

QTEST_GUILESS_MAIN(TestMigrationBlocks)
#include "test_migration_blocks.moc"
