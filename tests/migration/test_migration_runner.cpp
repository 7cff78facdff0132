// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "support/test_databases.h"

#include <QTest>

#include "made_migrations.h"

#include <thread>

using namespace stellwerk;
using db::Engine;
using migration::Migration;
using migration::RunReport;
using migration::VersionState;
using test::made;
using test::valueOrDie;

namespace {

constexpr Version kBase{0, 3, 0};

QString utf8(const char *text) {
    return QString::fromUtf8(text);
}

migration::RunOptions options() {
    return {utf8("deployment-1"), utf8("anna@desk"), Version{1, 2, 3}};
}

} // namespace

class TestMigrationRunner final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_connection.reset(); }

    void apply_data() { test::addEngineRows(); }
    void apply();
    void bodies_data() { test::addEngineRows(); }
    void bodies();
    void mariaDbSettingsEndWithTheMigration();
    void failingStatement_data() { test::addEngineRows(); }
    void failingStatement();
    void retryAfterFailure_data() { test::addEngineRows(); }
    void retryAfterFailure();
    void failingData_data() { test::addEngineRows(); }
    void failingData();
    void failingVerification_data() { test::addEngineRows(); }
    void failingVerification();
    void notCritical_data() { test::addEngineRows(); }
    void notCritical();
    void appliedBeforeIsRefused_data() { test::addEngineRows(); }
    void appliedBeforeIsRefused();
    void revert_data() { test::addEngineRows(); }
    void revert();
    void failingRevert_data() { test::addEngineRows(); }
    void failingRevert();
    void revertWithoutDownIsRefused_data() { test::addEngineRows(); }
    void revertWithoutDownIsRefused();
    void stopBetweenStatements_data() { test::addEngineRows(); }
    void stopBetweenStatements();
    void stopBetweenMigrations_data() { test::addEngineRows(); }
    void stopBetweenMigrations();
    void stopInsideStatement_data() { test::addEngineRows(); }
    void stopInsideStatement();
    void sqliteRebuildKeepsChildren();
    void sqliteNewViolationsFail();

private:
    [[nodiscard]] Migration make(const char *fileName, const QByteArray &script) const {
        return made(m_engine, fileName, script);
    }
    RunReport apply(const std::vector<Migration> &migrations, const TaskContext &context = {}) {
        return migration::applyMigrations(*m_connection, migrations, migrations, options(), context);
    }
    RunReport revert(const std::vector<Migration> &migrations, const std::vector<Migration> &all) {
        return migration::revertMigrations(*m_connection, migrations, all, kBase, options(), {});
    }
    [[nodiscard]] bool onMariaDb() const { return m_engine == Engine::MariaDb; }
    void exec(const char *sql) { valueOrDie(m_connection->exec(utf8(sql))); }
    /// The rows of a query, cells joined with blanks; NULL is "-".
    QStringList rows(const char *sql);
    QStringList journal() {
        return rows("SELECT deployment_id, migration_number, section, statement_index, state FROM stellwerk_journal "
                    "ORDER BY id");
    }
    QStringList tables();
    VersionState state(const Version &required, const std::vector<Migration> &migrations) {
        return valueOrDie(migration::readVersionState(*m_connection, required, migrations));
    }

    test::TestDatabases m_databases;
    Engine m_engine = Engine::Sqlite;
    std::unique_ptr<db::Connection> m_connection;
};

void TestMigrationRunner::init() {
    const QByteArray function = QTest::currentTestFunction();
    if (function.startsWith("sqlite"))
        m_engine = Engine::Sqlite;
    else if (function.startsWith("mariaDb"))
        m_engine = Engine::MariaDb;
    else
        m_engine = test::currentEngine();
    m_connection = std::make_unique<db::Connection>(test::openOrDie(m_databases.fresh(m_engine)));
}

QStringList TestMigrationRunner::rows(const char *sql) {
    QStringList lines;
    for (const auto &row : valueOrDie(m_connection->select(utf8(sql))).rows) {
        QStringList cells;
        for (const db::Value &cell : row)
            cells << (cell.isNull() ? utf8("-") : cell.toString());
        lines << cells.join(u' ');
    }
    return lines;
}

/// Without the tracking tables.
QStringList TestMigrationRunner::tables() {
    QStringList names = rows(
        onMariaDb()
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name"
            : "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    names.removeIf([](const QString &name) {
        return name.startsWith(utf8("stellwerk_")) || name.startsWith(utf8("sqlite_")) ||
               name == utf8("schema_version") || name == utf8("migration_history");
    });
    return names;
}

void TestMigrationRunner::apply() {
    const std::vector<Migration> all{
        make("0001_gold.sql",
             "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gold (id INT PRIMARY KEY, amount INT);\n"
             "-- migrate:data\nINSERT INTO gold VALUES (1, 10);\nINSERT INTO gold VALUES (2, 20);\n"
             "-- migrate:verify\nSELECT * FROM gold WHERE amount < 10;\n-- migrate:down\nDROP TABLE gold;\n"),
        test::makesTable(m_engine, 2, "0.4.0", "silver"), test::makesTable(m_engine, 3, "0.5.0", "copper")};
    QStringList events;
    const TaskContext context({}, {}, [&events](const Event &event) { events << event.event; });
    const RunReport report = migration::applyMigrations(*m_connection, {all[1], all[0]}, all, options(), context);

    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(report.migrations.size(), size_t{2});
    QCOMPARE(report.migrations[0].label, utf8("0001_gold"));
    QVERIFY(report.migrations[0].success);
    QCOMPARE(report.migrations[0].statements, 3);
    QCOMPARE(report.migrations[1].statements, 1);
    QCOMPARE(tables(), (QStringList{utf8("gold"), utf8("silver")}));
    QCOMPARE(rows("SELECT id, amount FROM gold ORDER BY id"), (QStringList{utf8("1 10"), utf8("2 20")}));
    QCOMPARE(rows("SELECT migration_number, version, description, applied_by, success, error_message, "
                  "rollback_available FROM migration_history ORDER BY id"),
             (QStringList{utf8("1 0.4.0 gold anna@desk 1 - 1"), utf8("2 0.4.0 make silver anna@desk 1 - 1")}));
    QCOMPARE(rows("SELECT version, migration_number, backend_version, description, checksum FROM schema_version"),
             QStringList{utf8("0.4.0 2 1.2.3 make silver ") + all[1].checksum});
    QCOMPARE(journal(), (QStringList{utf8("deployment-1 1 up 0 applied"), utf8("deployment-1 1 data 0 applied"),
                                     utf8("deployment-1 1 run 0 finished"), utf8("deployment-1 2 up 0 applied"),
                                     utf8("deployment-1 2 run 0 finished")}));
    QCOMPARE(rows("SELECT statement_text FROM stellwerk_journal WHERE section = 'data'"),
             QStringList{utf8("INSERT INTO gold VALUES (1, 10);\nINSERT INTO gold VALUES (2, 20)")});
    QCOMPARE(rows("SELECT count(*) FROM stellwerk_journal WHERE finished_at >= started_at AND error IS NULL"),
             QStringList{utf8("3")});
    QCOMPARE(events, (QStringList{utf8("statement_applied"), utf8("statement_applied"), utf8("statement_applied"),
                                  utf8("migration_applied"), utf8("statement_applied"), utf8("migration_applied")}));
    const VersionState now = state({0, 4, 0}, all);
    QCOMPARE(now.compatibility, migration::Compatibility::Compatible);
    QVERIFY2(now.disagreements.isEmpty(), qPrintable(now.disagreements.join(u'\n')));
}

void TestMigrationRunner::bodies() {
    const QByteArray header = onMariaDb() ? "FOR EACH ROW BEGIN SET NEW.a = NEW.a + 1; SET NEW.a = NEW.a * 2; END;\n"
                                          : "BEGIN UPDATE t SET a = a + 1 WHERE rowid = new.rowid; UPDATE t SET a = a "
                                            "* 2 WHERE rowid = new.rowid; END;\n";
    const QByteArray moment = onMariaDb() ? "BEFORE" : "AFTER";
    const RunReport report = apply({make(
        "0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE t (a INT);\nCREATE TRIGGER g " + moment +
                          " INSERT ON t " + header + "INSERT INTO t VALUES (1);\n-- migrate:down\nDROP TABLE t;\n")});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(rows("SELECT a FROM t"), QStringList{utf8("4")});
}

void TestMigrationRunner::mariaDbSettingsEndWithTheMigration() {
    const char *settings = "SELECT @@foreign_key_checks, @@sql_mode, @@character_set_client, @@time_zone";
    const QStringList before = rows(settings);
    QVERIFY(before.first().startsWith(utf8("1 ")));
    QVERIFY(before.first().contains(utf8("STRICT_ALL_TABLES")));
    const QByteArray up = "SET foreign_key_checks = 0;\nSET sql_mode = '', time_zone = '+05:00';\nSET NAMES latin1;\n";
    QVERIFY(apply({make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\n" + up + "-- migrate:down\n")}).success());
    QCOMPARE(rows(settings), before);
    QVERIFY(!apply({make("0002_x.sql",
                         "-- version: 0.4.0\n-- migrate:up\n" + up + "DROP TABLE missing;\n-- migrate:down\n")})
                 .success());
    QCOMPARE(rows(settings), before);
}

void TestMigrationRunner::failingStatement() {
    const std::vector<Migration> all{
        make("0001_x.sql",
             "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE one (id INT);\n\n  CREATE TABLE one (id INT);\n"
             "CREATE TABLE two (id INT);\n-- migrate:down\nDROP TABLE one;\n"),
        test::makesTable(m_engine, 2, "0.4.0", "three")};
    const RunReport report = apply(all);
    QVERIFY(!report.success());
    QCOMPARE(report.migrations.size(), size_t{1});
    QVERIFY(!report.migrations[0].success);
    QVERIFY(!report.migrations[0].skippedWithWarning);
    QCOMPARE(report.migrations[0].statements, onMariaDb() ? 1 : 0);
    QCOMPARE(tables(), onMariaDb() ? QStringList{utf8("one")} : QStringList());

    const Error &error = *report.error;
    QCOMPARE(error.code, ErrorCode::Sql);
    QCOMPARE(error.message, utf8("Migration 0001_x failed at statement 2 of 3 (up)."));
    QVERIFY(error.position);
    QCOMPARE(error.position->toString(), utf8("0001_x.sql:5:3"));
    QCOMPARE(error.position->statement, utf8("CREATE TABLE one (id INT)"));
    QVERIFY2(error.detail.contains(utf8("already exists")), qPrintable(error.detail));
    QCOMPARE(error.nativeCode, onMariaDb() ? 1050 : 1);
    QCOMPARE(error.context, QStringList{utf8("migration 0001_x, up, statement 2")});
    QVERIFY(!error.hint.isEmpty());

    QCOMPARE(journal(), onMariaDb()
                            ? (QStringList{utf8("deployment-1 1 up 0 applied"), utf8("deployment-1 1 up 1 failed")})
                            : QStringList{utf8("deployment-1 1 up 1 failed")});
    QCOMPARE(rows("SELECT statement_text, native_code FROM stellwerk_journal WHERE state = 'failed'"),
             QStringList{utf8("CREATE TABLE one (id INT) %1").arg(error.nativeCode)});
    QCOMPARE(rows("SELECT migration_number, success FROM migration_history"), QStringList{utf8("1 0")});
    QVERIFY(rows("SELECT error_message FROM migration_history").first().contains(utf8("already exists")));
    QCOMPARE(rows("SELECT * FROM schema_version"), QStringList());
    QCOMPARE(rows("SELECT * FROM stellwerk_migration"), QStringList());
}

void TestMigrationRunner::retryAfterFailure() {
    const std::vector<Migration> all{
        make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nINSERT INTO missing VALUES (1);\n-- migrate:down\n")};
    QVERIFY(!apply(all).success());
    QCOMPARE(rows("SELECT migration_number, success FROM migration_history"), QStringList{utf8("1 0")});
    exec("CREATE TABLE missing (id INT)");
    QVERIFY(apply(all).success());
    QCOMPARE(rows("SELECT migration_number, success, error_message FROM migration_history"),
             QStringList{utf8("1 1 -")});
    QCOMPARE(journal(), (QStringList{utf8("deployment-1 1 up 0 failed"), utf8("deployment-1 1 up 0 applied"),
                                     utf8("deployment-1 1 run 0 finished")}));
}

void TestMigrationRunner::failingData() {
    exec("CREATE TABLE money (id INT PRIMARY KEY, amount INT)");
    exec("INSERT INTO money VALUES (1, 10)");
    const RunReport report =
        apply({make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE t (id INT);\n-- migrate:data\n"
                                  "UPDATE money SET amount = 99 WHERE id = 1;\nINSERT INTO money VALUES (1, 0);\n-- "
                                  "migrate:down\nDROP TABLE t;\n")});
    QVERIFY(!report.success());
    QCOMPARE(report.error->message, utf8("Migration 0001_x failed at statement 2 of 2 (data)."));
    QCOMPARE(report.error->position->line, 6);
    QCOMPARE(rows("SELECT id, amount FROM money"), QStringList{utf8("1 10")});
    QCOMPARE(report.migrations[0].statements, onMariaDb() ? 1 : 0);
    QCOMPARE(journal(), onMariaDb()
                            ? (QStringList{utf8("deployment-1 1 up 0 applied"), utf8("deployment-1 1 data 0 failed")})
                            : QStringList{utf8("deployment-1 1 data 0 failed")});
    QCOMPARE(tables().contains(utf8("t")), onMariaDb());
}

void TestMigrationRunner::failingVerification() {
    exec("CREATE TABLE money (id INT PRIMARY KEY, amount INT)");
    exec("INSERT INTO money VALUES (1, NULL), (2, -2), (3, -3), (4, -4), (5, -5), (6, -6), (7, -7)");
    const RunReport report = apply({make(
        "0001_x.sql", "-- version: 0.4.0\n-- migrate:up\n-- migrate:data\nUPDATE money SET amount = 7 WHERE id = 7;\n"
                      "-- migrate:verify\nSELECT 1 FROM money WHERE 0;\nSELECT id, amount FROM money WHERE amount < 0 "
                      "OR amount IS NULL ORDER BY id;\n"
                      "-- migrate:down\n")});
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::CheckFailed);
    QCOMPARE(report.error->message, utf8("Migration 0001_x: query 2 of its verification returned rows."));
    QCOMPARE(report.error->position->line, 7);
    QCOMPARE(report.error->detail,
             utf8("id=1, amount=NULL\nid=2, amount=-2\nid=3, amount=-3\nid=4, amount=-4\nid=5, amount=-5\n…"));
    QCOMPARE(rows("SELECT amount FROM money WHERE id = 7"), QStringList{utf8("-7")});
    QCOMPARE(rows("SELECT success FROM migration_history"), QStringList{utf8("0")});
    QCOMPARE(rows("SELECT * FROM schema_version"), QStringList());
}

void TestMigrationRunner::notCritical() {
    const std::vector<Migration> all{
        test::makesTable(m_engine, 1, "0.4.0", "a"),
        make(
            "0002_x.sql",
            "-- version: 0.4.0\n-- critical: false\n-- migrate:up\nINSERT INTO missing VALUES (1);\n-- migrate:down\n"),
        test::makesTable(m_engine, 3, "0.5.0", "b")};
    const RunReport report = apply(all);
    QVERIFY(report.success());
    QCOMPARE(report.migrations.size(), size_t{3});
    QVERIFY(report.migrations[1].skippedWithWarning);
    QVERIFY(!report.migrations[1].success);
    QCOMPARE(report.migrations[1].warnings.size(), 1);
    QVERIFY(report.migrations[2].success);
    QCOMPARE(rows("SELECT version, migration_number FROM schema_version ORDER BY id"),
             (QStringList{utf8("0.4.0 2"), utf8("0.5.0 3")}));
    QCOMPARE(rows("SELECT migration_number, success FROM migration_history ORDER BY id"),
             (QStringList{utf8("1 1"), utf8("2 0"), utf8("3 1")}));

    // It stays pending, and running it later does not turn the version back.
    VersionState now = state({0, 5, 0}, all);
    QCOMPARE(now.compatibility, migration::Compatibility::Compatible);
    QCOMPARE(now.pending.size(), size_t{1});
    exec("CREATE TABLE missing (id INT)");
    QVERIFY(migration::applyMigrations(*m_connection, now.pending, all, options(), {}).success());
    now = state({0, 5, 0}, all);
    QCOMPARE(now.current, std::optional(Version{0, 5, 0}));
    QVERIFY(now.pending.empty());
    QVERIFY2(now.disagreements.isEmpty(), qPrintable(now.disagreements.join(u'\n')));
}

void TestMigrationRunner::appliedBeforeIsRefused() {
    const std::vector<Migration> all{test::makesTable(m_engine, 1, "0.4.0", "a"),
                                     test::makesTable(m_engine, 2, "0.5.0", "b")};
    QVERIFY(migration::applyMigrations(*m_connection, {all[0]}, all, options(), {}).success());
    const RunReport report = apply(all);
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::AlreadyExists);
    QVERIFY(report.migrations.empty());
    QCOMPARE(tables(), QStringList{utf8("a")});
}

void TestMigrationRunner::revert() {
    const std::vector<Migration> all{test::makesTable(m_engine, 1, "0.4.0", "a"),
                                     test::makesTable(m_engine, 2, "0.4.0", "b"),
                                     test::makesTable(m_engine, 3, "0.5.0", "c")};
    QVERIFY(apply(all).success());

    RunReport report = revert({all[1], all[2]}, all);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(report.migrations.size(), size_t{2});
    QCOMPARE(report.migrations[0].number, 3); // in reverse
    QCOMPARE(report.migrations[0].statements, 1);
    QCOMPARE(tables(), QStringList{utf8("a")});
    QCOMPARE(rows("SELECT migration_number FROM migration_history"), QStringList{utf8("1")});
    QCOMPARE(rows("SELECT number FROM stellwerk_migration"), QStringList{utf8("1")});
    // Without migration 2 the database is no longer at 0.4.0.
    QCOMPARE(rows("SELECT version, migration_number, description FROM schema_version ORDER BY id"),
             (QStringList{utf8("0.4.0 2 make b"), utf8("0.5.0 3 make c"), utf8("0.4.0 2 reverted 0003_make_c"),
                          utf8("0.3.0 0 reverted 0002_make_b")}));
    QCOMPARE(journal().mid(6),
             (QStringList{utf8("deployment-1 3 down 0 applied"), utf8("deployment-1 3 run 0 reverted"),
                          utf8("deployment-1 2 down 0 applied"), utf8("deployment-1 2 run 0 reverted")}));

    report = revert({all[0]}, all);
    QVERIFY(report.success());
    QCOMPARE(rows("SELECT count(*) FROM schema_version"), QStringList{utf8("4")}); // already at 0.3.0
    const VersionState now = state({0, 5, 0}, all);
    QCOMPARE(now.current, std::optional(kBase));
    QCOMPARE(now.pending.size(), size_t{3});
    QVERIFY(apply(all).success());
}

void TestMigrationRunner::failingRevert() {
    const std::vector<Migration> all{
        test::makesTable(m_engine, 1, "0.4.0", "a"),
        make("0002_x.sql", "-- version: 0.5.0\n-- migrate:up\nCREATE TABLE b (id INT);\n-- migrate:down\nCREATE TABLE "
                           "half (id INT);\nDROP TABLE missing;\n")};
    QVERIFY(apply(all).success());
    const RunReport report = revert(all, all);
    QVERIFY(!report.success());
    QCOMPARE(report.migrations.size(), size_t{1});
    QCOMPARE(report.error->position->toString(), utf8("0002_x.sql:6:1"));
    QCOMPARE(rows("SELECT migration_number, success FROM migration_history ORDER BY id"),
             (QStringList{utf8("1 1"), utf8("2 1")}));
    QCOMPARE(state({0, 5, 0}, all).current, std::optional(Version{0, 5, 0}));
    QCOMPARE(tables().contains(utf8("half")), onMariaDb());
    QCOMPARE(journal().last(), utf8("deployment-1 2 down 1 failed"));
}

void TestMigrationRunner::revertWithoutDownIsRefused() {
    const std::vector<Migration> all{make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id INT);\n"),
                                     test::makesTable(m_engine, 2, "0.4.0", "b")};
    QVERIFY(apply(all).success());
    QCOMPARE(rows("SELECT rollback_available FROM migration_history ORDER BY id"), (QStringList{utf8("0"), utf8("1")}));
    const RunReport report = revert(all, all);
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::CheckFailed);
    QVERIFY(report.migrations.empty());
    QCOMPARE(tables(), (QStringList{utf8("a"), utf8("b")}));
}

void TestMigrationRunner::stopBetweenStatements() {
    const std::vector<Migration> all{
        make("0001_x.sql", "-- version: 0.4.0\n-- critical: false\n-- migrate:up\nCREATE TABLE a (id INT);\nCREATE "
                           "TABLE b (id INT);\n-- migrate:down\n"),
        test::makesTable(m_engine, 2, "0.4.0", "c")};
    std::stop_source stop;
    const TaskContext context(stop.get_token(), {}, [&stop](const Event &) { stop.request_stop(); });
    const RunReport report = apply(all, context);
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QCOMPARE(report.migrations.size(), size_t{1});
    QVERIFY(!report.migrations[0].skippedWithWarning);
    QCOMPARE(report.migrations[0].statements, onMariaDb() ? 1 : 0);
    QCOMPARE(tables(), onMariaDb() ? QStringList{utf8("a")} : QStringList());
    QCOMPARE(journal().filter(utf8("applied")).size(), onMariaDb() ? 1 : 0);

    // Before the first statement a stop leaves nothing at all.
    const RunReport nothing =
        apply({test::makesTable(m_engine, 2, "0.4.0", "c")}, TaskContext(stop.get_token(), {}, {}));
    QCOMPARE(nothing.error->code, ErrorCode::Cancelled);
    QVERIFY(nothing.migrations.empty());
}

/// What comes next may be announced with the end of what was; then it is taken back.
void TestMigrationRunner::stopBetweenMigrations() {
    const std::vector<Migration> all{test::makesTable(m_engine, 1, "0.4.0", "a"),
                                     test::makesTable(m_engine, 2, "0.4.0", "b")};
    std::stop_source stop;
    QStringList atTheEndOfTheFirst;
    const TaskContext context(stop.get_token(), {}, [&](const Event &event) {
        if (event.event == u"migration_applied") {
            atTheEndOfTheFirst = journal();
            stop.request_stop();
        }
    });
    const RunReport report = apply(all, context);
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QCOMPARE(tables(), QStringList{utf8("a")});
    const QStringList first{utf8("deployment-1 1 up 0 applied"), utf8("deployment-1 1 run 0 finished")};
    QCOMPARE(atTheEndOfTheFirst, onMariaDb() ? first + QStringList{utf8("deployment-1 2 up 0 intent")} : first);
    QCOMPARE(journal(), onMariaDb() ? first + QStringList{utf8("deployment-1 2 up 0 undone")} : first);

    QVERIFY(apply({all[1]}).success());
    QCOMPARE(tables(), (QStringList{utf8("a"), utf8("b")}));
}

void TestMigrationRunner::stopInsideStatement() {
    // Without the stop these would run for hours; whether it comes before or inside them, the outcome is the same.
    const QByteArray endless = onMariaDb() ? "CREATE TABLE b AS SELECT SLEEP(10000) AS s;\n"
                                           : "INSERT INTO a WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
                                             "FROM n) SELECT x FROM n WHERE x < 0;\n";
    const std::vector<Migration> all{make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id INT);\n" +
                                                            endless + "-- migrate:down\n")};
    std::stop_source stop;
    std::jthread stopper;
    const TaskContext context(stop.get_token(), {}, [&](const Event &) {
        stopper = std::jthread([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
    });
    const RunReport report = apply(all, context);
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    QCOMPARE(report.error->position->line, 4);
    QCOMPARE(tables(), onMariaDb() ? QStringList{utf8("a")} : QStringList());
    QCOMPARE(journal().last(), utf8("deployment-1 1 up 1 failed"));
    QCOMPARE(rows("SELECT success FROM migration_history"), QStringList{utf8("0")});
}

void TestMigrationRunner::sqliteRebuildKeepsChildren() {
    exec("CREATE TABLE parent (id INTEGER PRIMARY KEY, old INT)");
    exec("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INT REFERENCES parent(id) ON DELETE CASCADE)");
    exec("INSERT INTO parent VALUES (1, 5)");
    exec("INSERT INTO child VALUES (1, 1)");
    const Migration rebuild =
        make("0001_x.sql", "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE new_parent (id INTEGER PRIMARY KEY);\n"
                           "INSERT INTO new_parent SELECT id FROM parent;\nDROP TABLE parent;\nALTER TABLE new_parent "
                           "RENAME TO parent;\n-- migrate:down\n");
    const RunReport report = apply({rebuild});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QCOMPARE(rows("SELECT parent_id FROM child"), QStringList{utf8("1")});
    QCOMPARE(rows("PRAGMA foreign_keys"), QStringList{utf8("1")});
    exec("DELETE FROM parent");
    QCOMPARE(rows("SELECT * FROM child"), QStringList());
}

void TestMigrationRunner::sqliteNewViolationsFail() {
    exec("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
    exec("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INT REFERENCES parent(id))");
    exec("PRAGMA foreign_keys = OFF");
    exec("INSERT INTO child VALUES (1, 77)"); // was there before, so it is nobody's fault
    exec("PRAGMA foreign_keys = ON");
    const QByteArray head =
        "-- version: 0.4.0\n-- migrate:up\nALTER TABLE child RENAME TO kid;\nALTER TABLE parent RENAME TO adult;\n";
    const RunReport report = apply({make("0001_x.sql", head + "INSERT INTO kid VALUES (2, 88);\n-- migrate:down\n")});
    QVERIFY(!report.success());
    QCOMPARE(report.error->code, ErrorCode::CheckFailed);
    QCOMPARE(report.error->detail, utf8("kid row 2 -> adult"));
    QCOMPARE(rows("SELECT parent_id FROM child"), QStringList{utf8("77")});
    QCOMPARE(rows("PRAGMA foreign_keys"), QStringList{utf8("1")});
    QVERIFY(apply({make("0001_x.sql", head + "-- migrate:down\n")}).success());
}

QTEST_GUILESS_MAIN(TestMigrationRunner)
#include "test_migration_runner.moc"
