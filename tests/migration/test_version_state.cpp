// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "made_migrations.h"

#include <atomic>
#include <thread>

using namespace stellwerk;
using db::Engine;
using migration::Compatibility;
using migration::Migration;
using migration::VersionState;
using test::valueOrDie;

namespace {

constexpr Version kOld{0, 3, 0};
constexpr Version kMiddle{0, 4, 0};
constexpr Version kNew{0, 5, 0};

std::vector<Migration> threeMigrations(Engine engine) {
    return {test::makesTable(engine, 1, "0.4.0", "a"), test::makesTable(engine, 2, "0.4.0", "b"),
            test::makesTable(engine, 3, "0.5.0", "c")};
}

QString utf8(const char *text) {
    return QString::fromUtf8(text);
}

void run(db::Connection &connection, const QStringList &statements) {
    for (const QString &statement : statements)
        valueOrDie(connection.exec(statement));
}

/// The version tables as a planned database has them: with a time column instead of unix seconds.
QStringList plannedVersionTable(Engine engine, const char *timeType) {
    const QString id = engine == Engine::MariaDb ? utf8("id INT AUTO_INCREMENT PRIMARY KEY")
                                                 : utf8("id INTEGER PRIMARY KEY AUTOINCREMENT");
    return {utf8("CREATE TABLE schema_version (%1, version VARCHAR(20) NOT NULL, migration_number INT NOT NULL, "
                 "applied_at %2,"
                 " backend_version VARCHAR(20) NOT NULL, description TEXT, checksum VARCHAR(64))")
                .arg(id, utf8(timeType)),
            utf8("CREATE TABLE migration_history (%1, migration_number INT NOT NULL UNIQUE, version VARCHAR(20) NOT "
                 "NULL, description TEXT NOT NULL,"
                 " applied_at %2, applied_by VARCHAR(100), execution_time_ms INT, success BOOLEAN DEFAULT 1, "
                 "error_message TEXT,"
                 " rollback_available BOOLEAN DEFAULT 1)")
                .arg(id, utf8(timeType))};
}

QString versionRow(const char *version, int number = 1) {
    return utf8("INSERT INTO schema_version (version, migration_number, backend_version) VALUES ('%1', %2, '1.0.0')")
        .arg(utf8(version))
        .arg(number);
}

QString historyRow(int number, const char *version, bool success = true) {
    return utf8("INSERT INTO migration_history (migration_number, version, description, success, error_message) VALUES "
                "(%1, '%2', 'made up', %3, %4)")
        .arg(number)
        .arg(utf8(version))
        .arg(success ? 1 : 0)
        .arg(success ? utf8("NULL") : utf8("'no space'"));
}

QList<int> numbersOf(const std::vector<Migration> &migrations) {
    QList<int> numbers;
    for (const Migration &migration : migrations)
        numbers << migration.number;
    return numbers;
}

QString pathText(const VersionState &state) {
    QStringList steps;
    for (const Version &step : state.path)
        steps << step.toString();
    return steps.join(u' ');
}

} // namespace

class TestVersionState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void unreadableVersion_data();
    void unreadableVersion();
    void isOfOneMoment_data();
    void isOfOneMoment();
    void timeColumns_data();
    void timeColumns();
    void disagreements_data();
    void disagreements();
    void changedScripts_data();
    void changedScripts();
    void missingRightsAreAnError();
    void trackingTablesHaveTheRealLayout_data();
    void trackingTablesHaveTheRealLayout();
    void trackingTablesCompareEqualOnBothEngines();
    void baseline_data();
    void baseline();

private:
    test::TestDatabases m_databases;
};

void TestVersionState::states_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QStringList>("rows"); // before them the tracking tables are made, unless the list is empty
    QTest::addColumn<bool>("otherTable");
    QTest::addColumn<QString>("required");
    QTest::addColumn<QString>("compatibility");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QList<int>>("pending");
    QTest::addColumn<QString>("path");
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        const auto row = [engine](const char *name, const QStringList &rows, bool otherTable, const char *required,
                                  const char *compatibility, const char *reason, const QList<int> &pending,
                                  const char *path) {
            QTest::newRow(qPrintable(db::engineName(engine) + u' ' + utf8(name)))
                << engine << rows << otherTable << utf8(required) << utf8(compatibility) << utf8(reason) << pending
                << utf8(path);
        };
        const QString nothing = utf8("DELETE FROM schema_version");
        row("empty", {}, false, "0.4.0", "empty", "The database is empty", {1, 2}, "0.4.0");
        row("only our own tables", {nothing}, false, "0.4.0", "empty", "The database is empty", {1, 2}, "0.4.0");
        row("untracked", {}, true, "0.4.0", "untracked", "The database has tables, but its version is not recorded",
            {1, 2}, "0.4.0");
        row("version table without rows", {nothing}, true, "0.4.0", "untracked",
            "The database has tables, but its version is not recorded", {1, 2}, "0.4.0");
        row("compatible", {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0")}, true, "0.4.0",
            "compatible", "Database version matches required version", {}, "");
        row("older", {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0")}, true, "0.5.0",
            "migration_required", "Database migration required: 0.4.0 → 0.5.0", {3}, "0.5.0");
        row("two steps", {versionRow("0.3.0")}, true, "0.5.0", "migration_required",
            "Database migration required: 0.3.0 → 0.5.0", {1, 2, 3}, "0.4.0 0.5.0");
        row("not beyond the required one", {versionRow("0.3.0")}, true, "0.4.0", "migration_required",
            "Database migration required: 0.3.0 → 0.4.0", {1, 2}, "0.4.0");
        row("newer", {versionRow("0.10.0")}, true, "0.5.0", "backend_too_old",
            "Backend too old for database version. Backend requires 0.5.0, database is 0.10.0", {}, "");
        row("highest id, not highest version", {versionRow("0.5.0", 3), versionRow("0.3.0", 0)}, true, "0.4.0",
            "migration_required", "Database migration required: 0.3.0 → 0.4.0", {1, 2}, "0.4.0");
        row("step half done", {versionRow("0.3.0"), historyRow(1, "0.4.0")}, true, "0.4.0", "migration_required",
            "Database migration required: 0.3.0 → 0.4.0", {2}, "0.4.0");
        row("failed before", {versionRow("0.3.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0", false)}, true,
            "0.4.0", "migration_required", "Database migration required: 0.3.0 → 0.4.0", {2}, "0.4.0");
    }
}

void TestVersionState::states() {
    QFETCH(QStringList, rows);
    QFETCH(bool, otherTable);
    QFETCH(QString, required);
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    if (otherTable)
        run(connection, {utf8("CREATE TABLE users (id INT)")});
    if (!rows.isEmpty())
        valueOrDie(migration::ensureTrackingTables(connection));
    run(connection, rows);
    const VersionState state =
        valueOrDie(migration::readVersionState(connection, *Version::parse(required), threeMigrations(engine)));
    QTEST(migration::compatibilityName(state.compatibility), "compatibility");
    QTEST(state.reason, "reason");
    QTEST(numbersOf(state.pending), "pending");
    QTEST(pathText(state), "path");
}

void TestVersionState::unreadableVersion_data() {
    test::addEngineRows();
}

void TestVersionState::unreadableVersion() {
    db::Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(migration::ensureTrackingTables(connection));
    for (const char *text : {"", "0.4", "v0.4.0", "0.4.0-beta"}) {
        run(connection, {versionRow(text)});
        const auto state = migration::readVersionState(connection, kMiddle, {});
        QVERIFY2(!state, text);
        QCOMPARE(state.error().code, ErrorCode::VersionUnknown);
        QVERIFY(!state.error().hint.isEmpty());
    }
    run(connection, {versionRow("0.4.0"), historyRow(1, "none")});
    const auto state = migration::readVersionState(connection, kMiddle, {});
    QVERIFY(!state);
    QCOMPARE(state.error().code, ErrorCode::VersionUnknown);
}

void TestVersionState::isOfOneMoment_data() {
    test::addEngineRows();
}

/// A run writes history and version in one commit; who looks meanwhile sees both or neither.
void TestVersionState::isOfOneMoment() {
    const Engine engine = test::currentEngine();
    const db::ConnectionProfile profile = m_databases.fresh(engine);
    const std::vector<Migration> one{test::makesTable(engine, 1, "0.4.0", "a")};
    db::Connection connection = test::openOrDie(profile);
    valueOrDie(migration::recordBaseline(connection, kOld, kOld, {}, utf8("anna@desk")));
    std::atomic<bool> ended = false;
    Status writing;
    {
        const std::jthread writer([&] {
            const migration::RunOptions options{utf8("run-1"), utf8("anna@desk"), kMiddle};
            db::Connection own = test::openOrDie(profile);
            for (int round = 0; round < 200 && writing; ++round) {
                auto report = migration::applyMigrations(own, one, one, options, {});
                if (!report.error)
                    report = migration::revertMigrations(own, one, one, kOld, options, {});
                if (report.error)
                    writing = std::unexpected(*report.error);
            }
            ended = true;
        });
        int seen = 0;
        int applied = 0;
        while (!ended) {
            const VersionState state = valueOrDie(migration::readVersionState(connection, kMiddle, one));
            ++seen;
            applied += state.history.empty() ? 0 : 1;
            QCOMPARE(state.current->toString(), state.history.empty() ? utf8("0.3.0") : utf8("0.4.0"));
        }
        QVERIFY(applied > 0 && applied < seen);
    }
    QVERIFY2(writing, writing ? "" : qPrintable(writing.error().toText()));
}

void TestVersionState::timeColumns_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("stored"); // literal for 2026-01-18 10:00:00 UTC
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        const auto row = [engine](const char *type, const char *stored) {
            QTest::newRow(qPrintable(db::engineName(engine) + u' ' + utf8(type)))
                << engine << utf8(type) << utf8(stored);
        };
        row("BIGINT(20) NULL", "1768730400");
        row("TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP", "'2026-01-18 10:00:00'");
        row("DATETIME", "'2026-01-18 10:00:00'");
    }
}

void TestVersionState::timeColumns() {
    QFETCH(QString, type);
    QFETCH(QString, stored);
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    run(connection, plannedVersionTable(engine, type.toUtf8().constData()));
    run(connection, {utf8("INSERT INTO migration_history (migration_number, version, description, applied_at) VALUES "
                          "(1, '0.4.0', 'x', %1)")
                         .arg(stored)});
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    valueOrDie(migration::recordBaseline(connection, kMiddle, kMiddle, threeMigrations(engine), utf8("anna@desk")));

    const VersionState state = valueOrDie(migration::readVersionState(connection, kMiddle, threeMigrations(engine)));
    QCOMPARE(state.compatibility, Compatibility::Compatible);
    QCOMPARE(state.history.size(), size_t{2});
    QCOMPARE(state.history[0].appliedAt, QDateTime(QDate(2026, 1, 18), QTime(10, 0), QTimeZone::UTC));
    const auto written = state.history[1].appliedAt; // by us, in the column's own form
    QVERIFY(written);
    QVERIFY(*written >= before && *written <= QDateTime::currentDateTimeUtc());
    const auto form = valueOrDie(connection.selectValue(utf8("SELECT applied_at FROM schema_version")));
    QCOMPARE(form->kind, type.startsWith(utf8("BIGINT")) ? db::ValueKind::Integer : db::ValueKind::Text);
}

void TestVersionState::disagreements_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("required");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QStringList>("blockers");
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        const auto row = [engine](const char *name, const QStringList &rows, const char *required,
                                  const QStringList &expected, const QStringList &blockers = {}) {
            QTest::newRow(qPrintable(db::engineName(engine) + u' ' + utf8(name)))
                << engine << rows << utf8(required) << expected << blockers;
        };
        row("none", {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0")}, "0.4.0", {});
        row("history is empty", {versionRow("0.4.0")}, "0.4.0",
            {utf8("schema_version says 0.4.0, but migration_history has no row for 2 migration(s) up to it: 1, 2.")});
        row("failed migration",
            {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0"), historyRow(3, "0.5.0", false)},
            "0.5.0", {utf8("Migration 3 failed in an earlier run: no space")});
        row("number without file",
            {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0"), historyRow(9, "0.4.0")}, "0.4.0",
            {utf8("migration_history names migration 9 (“made up”), for which there is no file.")});
        row("another version", {versionRow("0.4.0"), historyRow(1, "0.4.0"), historyRow(2, "0.3.9")}, "0.4.0",
            {utf8("migration_history says that migration 2 belongs to version 0.3.9, its file says 0.4.0.")});
        row("history is ahead", {versionRow("0.3.0"), historyRow(1, "0.4.0")}, "0.4.0",
            {utf8("schema_version says 0.3.0, but 1 migration(s) of a higher version are applied: 1.")});
        row("history without version", {historyRow(1, "0.4.0")}, "0.4.0",
            {utf8("migration_history has rows, but schema_version states no version.")});
        row("between two steps", {versionRow("0.4.7"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0")}, "0.5.0",
            {utf8("The database is at version 0.4.7, which belongs to no migration.")});
        row("no way", {versionRow("0.5.0"), historyRow(1, "0.4.0"), historyRow(2, "0.4.0"), historyRow(3, "0.5.0")},
            "0.6.0", {utf8("No migration leads to the required version 0.6.0.")},
            {utf8("No migration leads to the required version 0.6.0.")});
    }
}

void TestVersionState::disagreements() {
    QFETCH(QStringList, rows);
    QFETCH(QString, required);
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    valueOrDie(migration::ensureTrackingTables(connection));
    run(connection, rows);
    const VersionState state =
        valueOrDie(migration::readVersionState(connection, *Version::parse(required), threeMigrations(engine)));
    QTEST(state.disagreements, "expected");
    QTEST(state.blockers, "blockers");
}

void TestVersionState::changedScripts_data() {
    test::addEngineRows();
}

void TestVersionState::changedScripts() {
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    const QByteArray first =
        "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id INT);\n-- migrate:down\nDROP TABLE a;\n";
    const QByteArray second =
        "\xEF\xBB\xBF-- version: 0.4.0\r\n-- migrate:up\r\nSELECT '\xF0\x9F\x98\x80';\r\n-- migrate:down\r\n";
    valueOrDie(migration::recordBaseline(
        connection, kMiddle, kMiddle,
        {test::made(engine, "0001_a.sql", first), test::made(engine, "0002_b.sql", second)}, utf8("anna@desk")));

    const auto stateWith = [&](const QByteArray &firstNow, const QByteArray &secondNow) {
        return valueOrDie(migration::readVersionState(
            connection, kMiddle,
            {test::made(engine, "0001_a.sql", firstNow), test::made(engine, "0002_b.sql", secondNow)}));
    };
    const VersionState same = stateWith(first, second);
    QVERIFY2(same.disagreements.isEmpty(), qPrintable(same.disagreements.join(u'\n')));
    QVERIFY(same.changedScripts.empty());

    const VersionState cosmetic = stateWith(
        "-- version: 0.4.0\n-- migrate:up\n-- A table.\nCREATE TABLE a (id INT);\n-- migrate:down\nDROP TABLE a;\n",
        second);
    QCOMPARE(cosmetic.disagreements,
             QStringList{utf8("0001_a.sql has changed since it was applied, but only in comments or white space.")});
    QVERIFY(cosmetic.blockers.isEmpty());
    QCOMPARE(cosmetic.changedScripts.size(), size_t{1});
    QVERIFY(cosmetic.changedScripts.front().cosmetic);
    QCOMPARE(cosmetic.changedScripts.front().diff, utf8("@@ line 3\n+-- A table."));

    const VersionState changed = stateWith(
        "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id BIGINT);\nSELECT 1;\n-- migrate:down\nDROP TABLE x;\n",
        second);
    QCOMPARE(changed.blockers,
             QStringList{utf8(
                 "0001_a.sql has changed since it was applied: what the file says is not what the database got.")});
    QCOMPARE(changed.disagreements, changed.blockers);
    QVERIFY(!changed.changedScripts.front().cosmetic);
    QCOMPARE(changed.changedScripts.front().diff,
             utf8("@@ line 3\n-CREATE TABLE a (id INT);\n+CREATE TABLE a (id BIGINT);\n+SELECT 1;\n@@ line 6\n-DROP "
                  "TABLE a;\n+DROP TABLE x;"));
}

void TestVersionState::missingRightsAreAnError() {
    test::PrivateServer &server = test::PrivateServer::instance();
    db::ConnectionProfile profile = server.freshDatabase();
    db::Connection admin = test::openOrDie(profile);
    valueOrDie(migration::ensureTrackingTables(admin));
    run(admin, {versionRow("0.4.0"), utf8("CREATE TABLE users (id INT)"), utf8("CREATE USER IF NOT EXISTS narrow"),
                utf8("GRANT SELECT ON %1.users TO narrow").arg(admin.dialect().quote(profile.database))});
    profile.user = utf8("narrow");
    db::Connection narrow = test::openOrDie(profile);
    const auto state = migration::readVersionState(narrow, kMiddle, {});
    QVERIFY(!state);
    QCOMPARE(state.error().code, ErrorCode::AccessDenied);
}

void TestVersionState::trackingTablesHaveTheRealLayout_data() {
    test::addEngineRows();
}

void TestVersionState::trackingTablesHaveTheRealLayout() {
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    valueOrDie(migration::ensureTrackingTables(connection));
    valueOrDie(migration::ensureTrackingTables(connection)); // leaves them as they are
    const auto column = [&](const char *sql) {
        QStringList values;
        for (const auto &row : valueOrDie(connection.select(utf8(sql))).rows)
            values << row[0].toString();
        return values;
    };
    QStringList versionColumns{utf8("id bigint(20) unsigned NO"),      utf8("version varchar(20) NO"),
                               utf8("migration_number bigint(20) NO"), utf8("applied_at bigint(20) YES"),
                               utf8("backend_version varchar(20) NO"), utf8("description text YES"),
                               utf8("checksum varchar(64) YES")};
    QStringList historyColumns{utf8("id bigint(20) unsigned NO"),        utf8("migration_number bigint(20) NO"),
                               utf8("version varchar(20) NO"),           utf8("description text NO"),
                               utf8("applied_at bigint(20) YES"),        utf8("applied_by varchar(100) YES"),
                               utf8("execution_time_ms bigint(20) YES"), utf8("success tinyint(1) YES"),
                               utf8("error_message text YES"),           utf8("rollback_available tinyint(1) YES")};
    const QStringList indexes{utf8("idx_migration_history_migration_number 0"), utf8("idx_migration_history_version 1"),
                              utf8("idx_schema_version_migration_number 1"), utf8("idx_schema_version_version 1")};
    if (engine == Engine::MariaDb) {
        const char *sql =
            "SELECT CONCAT(column_name, ' ', column_type, ' ', is_nullable) FROM information_schema.columns"
            " WHERE table_schema = DATABASE() AND table_name = '%s' ORDER BY ordinal_position";
        QCOMPARE(column(qPrintable(QString::asprintf(sql, "schema_version"))), versionColumns);
        QCOMPARE(column(qPrintable(QString::asprintf(sql, "migration_history"))), historyColumns);
        QCOMPARE(column("SELECT CONCAT(index_name, ' ', non_unique) FROM information_schema.statistics WHERE "
                        "table_schema = DATABASE()"
                        " AND table_name IN ('schema_version', 'migration_history') AND index_name <> 'PRIMARY' ORDER "
                        "BY index_name"),
                 indexes);
    } else {
        const char *sql = "SELECT name || ' ' || lower(type) || CASE \"notnull\" WHEN 1 THEN ' NO' ELSE ' YES' END "
                          "FROM pragma_table_info('%s')";
        versionColumns[0] = historyColumns[0] = utf8("id integer NO");
        QCOMPARE(column(qPrintable(QString::asprintf(sql, "schema_version"))), versionColumns);
        QCOMPARE(column(qPrintable(QString::asprintf(sql, "migration_history"))), historyColumns);
        QCOMPARE(column("SELECT i.name || ' ' || (1 - i.\"unique\") FROM sqlite_schema t, pragma_index_list(t.name) i"
                        " WHERE t.name IN ('schema_version', 'migration_history') ORDER BY i.name"),
                 indexes);
    }
}

void TestVersionState::trackingTablesCompareEqualOnBothEngines() {
    db::Connection mariaDb = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    db::Connection sqlite = test::openOrDie(m_databases.fresh(Engine::Sqlite));
    valueOrDie(migration::ensureTrackingTables(mariaDb));
    valueOrDie(migration::ensureTrackingTables(sqlite));
    const schema::Schema expected = valueOrDie(schema::readSchema(mariaDb));
    QCOMPARE(expected.tables.size(), size_t{6});
    for (const auto &difference :
         schema::compareSchemas(expected, valueOrDie(schema::readSchema(sqlite)), Engine::Sqlite))
        QFAIL(qPrintable(
            QString(difference.object + u' ' + difference.expected + QStringLiteral(" / ") + difference.actual)));
}

void TestVersionState::baseline_data() {
    test::addEngineRows();
}

void TestVersionState::baseline() {
    const Engine engine = test::currentEngine();
    db::Connection connection = test::openOrDie(m_databases.fresh(engine));
    run(connection, {utf8("CREATE TABLE users (id INT)")});
    valueOrDie(migration::ensureTrackingTables(connection));
    run(connection, {historyRow(1, "0.4.0"), historyRow(2, "0.4.0", false)});
    valueOrDie(
        migration::recordBaseline(connection, kMiddle, Version{1, 2, 3}, threeMigrations(engine), utf8("anna@desk")));

    const VersionState state = valueOrDie(migration::readVersionState(connection, kNew, threeMigrations(engine)));
    QCOMPARE(state.current, std::optional(kMiddle));
    QCOMPARE(state.migrationNumber, 2);
    QCOMPARE(numbersOf(state.pending), QList<int>{3});
    QVERIFY2(state.disagreements.isEmpty(), qPrintable(state.disagreements.join(u'\n')));
    QCOMPARE(state.history.size(), size_t{2});
    QCOMPARE(state.history[0].description, utf8("made up")); // was there before
    QCOMPARE(state.history[1].number, 2);
    QCOMPARE(state.history[1].appliedBy, utf8("anna@desk"));
    QVERIFY(state.history[1].success);

    // A database before the first migration.
    db::Connection older = test::openOrDie(m_databases.fresh(engine));
    valueOrDie(migration::recordBaseline(older, kOld, kOld, threeMigrations(engine), utf8("anna@desk")));
    const VersionState olderState = valueOrDie(migration::readVersionState(older, kMiddle, threeMigrations(engine)));
    QCOMPARE(olderState.current, std::optional(kOld));
    QCOMPARE(olderState.migrationNumber, 0);
    QVERIFY(olderState.history.empty());
    QVERIFY(olderState.disagreements.isEmpty());
}

QTEST_GUILESS_MAIN(TestVersionState)
#include "test_version_state.moc"
