// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole databases there and back: structures, odd names, programs, and what happens when it does not work.
#include "backup/native/file_format.h"

#include "backup_support.h"
#include "rewritten_backup.h"
#include "rich_databases.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// A context that asks for a stop at the n-th progress report.
struct StopAt {
    explicit StopAt(int n) : left(n) {}
    TaskContext context() {
        return TaskContext(source.get_token(),
                           [this](const Progress &) {
                               if (--left == 0)
                                   source.request_stop();
                           },
                           {});
    }
    std::stop_source source;
    int left;
};

} // namespace

class RestoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack_data() { addEngineRows(); }
    void everythingComesBack();
    void anotherServerGetsTheSame();
    void emptyDatabase_data() { addEngineRows(); }
    void emptyDatabase();
    void cancelLeavesItAsItWas_data() { addEngineRows(); }
    void cancelLeavesItAsItWas();
    void damagedFileChangesNothing_data() { addEngineRows(); }
    void damagedFileChangesNothing();
    void otherEngineIsRefused_data() { addEngineRows(); }
    void otherEngineIsRefused();
    void userWithoutRightsChangesNothing();
    void failureWhileSwitchingIsUndone_data();
    void failureWhileSwitchingIsUndone();
    void lockedTableChangesNothing();
    void whatThisServerCannotMakeChangesNothing_data();
    void whatThisServerCannotMakeChangesNothing();
    void definerThatMayNotBeUsedIsFoundBefore();
    void brokenViewIsToldNotFatal();
    void otherDatabasesForeignKeyIsRefused();
    void missingSqliteFile();
    void otherPageSize();
};

void RestoreTest::everythingComesBack() {
    TestDatabases databases;
    const db::Engine engine = currentEngine();
    const db::ConnectionProfile source = databases.fresh(engine);
    run(source, rich(engine));
    const QStringList before = stateOf(source);
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    COMPARE_STATES(stateOf(source), before);
    run(source, ruin(engine));
    QVERIFY(stateOf(source) != before);

    QStringList warnings;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.level == EventLevel::Warning)
            warnings << event.message;
    });
    const backup::RestoreReport report = valueOrDie(backup::restoreBackup(info.file, source, context));
    QCOMPARE(warnings, QStringList());
    COMPARE_STATES(stateOf(source), before);
    QCOMPARE(report.rows, info.rows());
    QCOMPARE(report.tables.size(), info.tables.size());

    const db::ConnectionProfile empty = databases.fresh(engine);
    valueOrDie(backup::restoreBackup(info.file, empty, context));
    QCOMPARE(warnings, QStringList());
    COMPARE_STATES(stateOf(empty), before);

    // The same rows give the same hashes, and a backup of the restored database is as good as the first.
    const backup::BackupInfo again = valueOrDie(backup::createBackup(empty, optionsFor(folder.path()), {}));
    QCOMPARE(again.tables.size(), info.tables.size());
    for (size_t i = 0; i < info.tables.size(); ++i) {
        QCOMPARE(again.tables[i].name, info.tables[i].name);
        QCOMPARE(again.tables[i].hash, info.tables[i].hash);
    }
}

void RestoreTest::anotherServerGetsTheSame() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source, rich(db::Engine::MariaDb));
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    // With defaults of its own, which must not become those of the tables.
    PrivateServer other({QStringLiteral("--character-set-server=latin1"),
                         QStringLiteral("--collation-server=latin1_german1_ci"),
                         QStringLiteral("--sql-mode=ANSI_QUOTES"), QStringLiteral("--default-time-zone=+05:00")});
    const db::ConnectionProfile target = other.freshDatabase();
    valueOrDie(backup::restoreBackup(info.file, target, {}));
    COMPARE_STATES(stateOf(target), stateOf(source));
}

void RestoreTest::emptyDatabase() {
    TestDatabases databases;
    const db::Engine engine = currentEngine();
    const db::ConnectionProfile source = databases.fresh(engine);
    const QStringList before = stateOf(source);
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    QCOMPARE(info.tables.size(), 0U);
    run(source, {QStringLiteral("CREATE TABLE zuviel (id INT)")});
    QCOMPARE(valueOrDie(backup::restoreBackup(info.file, source, {})).rows, 0);
    COMPARE_STATES(stateOf(source), before);
}

void RestoreTest::cancelLeavesItAsItWas() {
    TestDatabases databases;
    const db::Engine engine = currentEngine();
    const db::ConnectionProfile source = databases.fresh(engine);
    run(source, rich(engine));
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    run(source, {QStringLiteral("DELETE FROM ohne_schluessel")});
    const QStringList before = stateOf(source);
    const QString home = QFileInfo(source.database).absolutePath();
    const QStringList files = engine == db::Engine::Sqlite ? filesIn(home) : QStringList();
    int cancelled = 0;
    bool finished = false;
    for (int n = 1; !finished && n < 1000; n += 1 + n / 5) {
        StopAt stop(n);
        const auto restored = backup::restoreBackup(info.file, source, stop.context());
        finished = restored.has_value();
        if (finished)
            break;
        QCOMPARE(restored.error().code, ErrorCode::Cancelled);
        COMPARE_STATES(stateOf(source), before);
        if (engine == db::Engine::Sqlite)
            QCOMPARE(filesIn(home), files);
        ++cancelled;
    }
    QVERIFY(finished); // a stop that comes while switching over does not stop it
    QVERIFY2(cancelled > 0, qPrintable(QString::number(cancelled)));
    QCOMPARE(valueOrDie(backup::hashTables(*std::make_unique<db::Connection>(openOrDie(source)), {})).size(),
             info.tables.size());
}

void RestoreTest::damagedFileChangesNothing() {
    TestDatabases databases;
    const db::Engine engine = currentEngine();
    const db::ConnectionProfile source = databases.fresh(engine);
    run(source, rich(engine));
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    run(source, ruin(engine));
    const QStringList before = stateOf(source);
    QByteArray bytes = bytesOf(info.file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    const QString bad = putFile(folder.filePath(QStringLiteral("bad.jsonl.zst")), bytes);
    const auto restored = backup::restoreBackup(bad, source, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Damaged);
    COMPARE_STATES(stateOf(source), before);
}

void RestoreTest::otherEngineIsRefused() {
    TestDatabases databases;
    const db::Engine engine = currentEngine();
    const db::ConnectionProfile source = databases.fresh(engine);
    run(source, {QStringLiteral("CREATE TABLE t (id INT)")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const db::ConnectionProfile other =
        databases.fresh(engine == db::Engine::MariaDb ? db::Engine::Sqlite : db::Engine::MariaDb);
    const QStringList before = stateOf(other);
    const auto restored = backup::restoreBackup(info.file, other, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::InvalidInput);
    QVERIFY(restored.error().message.contains(db::engineName(engine)));
    COMPARE_STATES(stateOf(other), before);
}

void RestoreTest::userWithoutRightsChangesNothing() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source, richMariaDb());
    run(source,
        {QStringLiteral("CREATE USER leser"), QStringLiteral("GRANT SELECT ON %1.* TO leser").arg(source.database)});
    db::ConnectionProfile reader = source;
    reader.user = QStringLiteral("leser");
    QTemporaryDir folder;

    // Triggers and routines are invisible to this user: a backup without them must not pass for a whole one.
    const auto blind = backup::createBackup(reader, optionsFor(folder.path()), {});
    QVERIFY(!blind);
    QCOMPARE(blind.error().code, ErrorCode::AccessDenied);
    for (const char *right : {"TRIGGER", "EVENT", "SHOW VIEW", "EXECUTE"})
        QVERIFY2(blind.error().message.contains(QLatin1String(right)), right);
    QCOMPARE(filesIn(folder.path()), QStringList());

    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QStringList before = stateOf(source);
    const auto restored = backup::restoreBackup(info.file, reader, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::AccessDenied);
    COMPARE_STATES(stateOf(source), before);

    // With the rights named, also by way of a role, the backup is the administrator's.
    run(source, {QStringLiteral("CREATE ROLE sicherung"),
                 QStringLiteral("GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON `%1`.* TO sicherung")
                     .arg(QString(source.database).replace(u'_', QLatin1String("\\_"))),
                 QStringLiteral("GRANT SELECT ON mysql.proc TO sicherung"), QStringLiteral("GRANT sicherung TO leser"),
                 QStringLiteral("SET DEFAULT ROLE sicherung FOR leser")});
    const auto seen = backup::createBackup(reader, optionsFor(folder.path()), {});
    QVERIFY2(seen, qPrintable(seen ? QString() : seen.error().toText()));
    const db::ConnectionProfile empty = databases.fresh(db::Engine::MariaDb);
    valueOrDie(backup::restoreBackup(seen->file, empty, {}));
    COMPARE_STATES(stateOf(empty), before);
}

void RestoreTest::failureWhileSwitchingIsUndone_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("view of nothing") << QByteArray("from `t`") << QByteArray("from `nowhere`");
    QTest::newRow("trigger on nothing") << QByteArray("on `t` for each row") << QByteArray("on `nowhere` for each row");
    QTest::newRow("broken body") << QByteArray("RETURN 1") << QByteArray("RETURN (((");
}

/// Everything that can be tried before the switch succeeds; then a step after the RENAME fails.
void RestoreTest::failureWhileSwitchingIsUndone() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source,
        {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO t VALUES (1)"),
         QStringLiteral(
             "CREATE TABLE s (id INT PRIMARY KEY, t INT, CONSTRAINT fk_liebling FOREIGN KEY (t) REFERENCES t (id))"),
         QStringLiteral("CREATE VIEW v AS SELECT id FROM t"),
         QStringLiteral("CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1"),
         QStringLiteral("CREATE TRIGGER tr BEFORE INSERT on `t` for each row SET @x = 1")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QString changed = rewrite(info.file, from, to);
    const db::ConnectionProfile target = databases.fresh(db::Engine::MariaDb);
    run(target, richMariaDb());
    run(target, {QStringLiteral("CREATE VIEW kaputt AS SELECT id, w FROM unsichtbar"),
                 QStringLiteral("ALTER TABLE unsichtbar DROP COLUMN w"), // the view stays, broken
                 QStringLiteral("ALTER DATABASE CHARACTER SET latin2 COMMENT 'it''s'")});
    const QStringList before = stateOf(target);
    const auto restored = backup::restoreBackup(changed, target, {});
    QVERIFY(!restored);
    QVERIFY2(restored.error().toText().contains(QLatin1String("it was undone")), qPrintable(restored.error().toText()));
    COMPARE_STATES(stateOf(target), before);
}

void RestoreTest::lockedTableChangesNothing() {
    TestDatabases databases;
    db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    source.lockTimeout = std::chrono::seconds(1);
    run(source, richMariaDb());
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    run(source, ruinMariaDb());
    run(source, {QStringLiteral("DROP TABLE stellwerk_restore_4, stellwerk_old_2")});
    const QStringList before = stateOf(source);
    db::Connection writer = openOrDie(source);
    run(writer,
        {QStringLiteral("START TRANSACTION"), QStringLiteral("INSERT INTO ohne_schluessel VALUES (5, 'open')")});
    const auto restored = backup::restoreBackup(info.file, source, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Timeout);
    run(writer, {QStringLiteral("ROLLBACK")});
    COMPARE_STATES(stateOf(source), before);
}

void RestoreTest::whatThisServerCannotMakeChangesNothing_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("collation") << QByteArray("utf8mb4_bin") << QByteArray("utf8mb4_klingon_ci");
    QTest::newRow("type") << QByteArray("decimal(10,2)") << QByteArray("hologram(10,2)");
    QTest::newRow("storage engine") << QByteArray("ENGINE=InnoDB") << QByteArray("ENGINE=Warp");
    QTest::newRow("rounds its rows") << QByteArray("decimal(10,2)") << QByteArray("decimal(10,1)");
    QTest::newRow("cuts its rows") << QByteArray("varchar(9)") << QByteArray("varchar(4)");
    QTest::newRow("foreign key") << QByteArray("REFERENCES `a` (`id`)") << QByteArray("REFERENCES `a` (`nowhere`)");
    QTest::newRow("other form") << QByteArray("CREATE TABLE `b` (\\n") << QByteArray("CREATE TABLE `b` LIKE `a`; (\\n");
    QTest::newRow("two statements") << QByteArray("json_valid(`j`))")
                                    << QByteArray("json_valid(`j`))) ENGINE=InnoDB; DROP TABLE kept; -- ");
}

/// Files of servers that know more than this one: their checksums are right, but the tables cannot be made here.
void RestoreTest::whatThisServerCannotMakeChangesNothing() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source, {QStringLiteral("CREATE TABLE a (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO a VALUES (1)"),
                 QStringLiteral("CREATE TABLE b (id INT PRIMARY KEY, t VARCHAR(9) COLLATE utf8mb4_bin, p "
                                "DECIMAL(10,2), j JSON, FOREIGN KEY (id) REFERENCES a (id))"),
                 QStringLiteral("INSERT INTO b VALUES (1, 'rosenrot', 1.25, '{}')")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QString changed = rewrite(info.file, from, to);
    QVERIFY(backup::verifyBackup(changed, {}));
    const db::ConnectionProfile target = databases.fresh(db::Engine::MariaDb);
    run(target,
        {QStringLiteral("CREATE TABLE kept (id INT PRIMARY KEY)"), QStringLiteral("INSERT INTO kept VALUES (1)")});
    const QStringList before = stateOf(target);
    const auto restored = backup::restoreBackup(changed, target, {});
    QVERIFY(!restored);
    QVERIFY(restored.error().code != ErrorCode::RollbackFailed);
    COMPARE_STATES(stateOf(target), before);
}

void RestoreTest::definerThatMayNotBeUsedIsFoundBefore() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source, {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"),
                 QStringLiteral("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @x = 1"),
                 QStringLiteral("CREATE USER halb"), QStringLiteral("GRANT ALL ON %1.* TO halb").arg(source.database)});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QStringList before = stateOf(source);
    db::ConnectionProfile half = source;
    half.user = QStringLiteral("halb");
    const auto restored = backup::restoreBackup(info.file, half, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::AccessDenied);
    QVERIFY2(restored.error().toText().contains(QLatin1String("trigger tr")), qPrintable(restored.error().toText()));
    QVERIFY(restored.error().hint.contains(QLatin1String("unchanged")));
    COMPARE_STATES(stateOf(source), before);
}

/// A view of a table that is gone comes back as broken as it was. For one that calls a function that is gone nothing
/// can stand in.
void RestoreTest::brokenViewIsToldNotFatal() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    run(source,
        {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)"), QStringLiteral("CREATE TABLE weg (id INT PRIMARY KEY)"),
         QStringLiteral("CREATE FUNCTION auch_weg(x INT) RETURNS INT DETERMINISTIC RETURN x"),
         QStringLiteral("CREATE VIEW heil AS SELECT id FROM weg"),
         QStringLiteral("CREATE VIEW kaputt AS SELECT auch_weg(id) FROM t"), QStringLiteral("DROP TABLE weg"),
         QStringLiteral("DROP FUNCTION auch_weg"), QStringLiteral("INSERT INTO t VALUES (1)")});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    QStringList warnings;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == QLatin1String("broken_view_left_out"))
            warnings << event.message;
    });
    QCOMPARE(valueOrDie(backup::restoreBackup(info.file, source, context)).rows, 1);
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings.first().contains(QLatin1String("kaputt")), qPrintable(warnings.first()));
    db::Connection connection = openOrDie(source);
    QCOMPARE(
        valueOrDie(connection.selectValue(QStringLiteral("SELECT GROUP_CONCAT(TABLE_NAME) FROM "
                                                         "information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()")))
            ->toString(),
        QStringLiteral("heil"));
}

void RestoreTest::otherDatabasesForeignKeyIsRefused() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::MariaDb);
    const db::ConnectionProfile other = databases.fresh(db::Engine::MariaDb);
    run(source, {QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)")});
    run(other,
        {QStringLiteral("CREATE TABLE child (t INT, FOREIGN KEY (t) REFERENCES %1.t (id))").arg(source.database)});
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const QStringList before = stateOf(source);
    const auto restored = backup::restoreBackup(info.file, source, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::CheckFailed);
    QVERIFY(restored.error().message.contains(QString(other.database + u".child")));
    COMPARE_STATES(stateOf(source), before);
    run(other, {QStringLiteral("DROP TABLE child")});
}

void RestoreTest::missingSqliteFile() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, richSqlite());
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    QTemporaryDir home;
    db::ConnectionProfile target = source;
    target.database = home.filePath(QStringLiteral("new.sqlite"));
    target.createFile = false;
    QCOMPARE(backup::restoreBackup(info.file, target, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(filesIn(home.path()), QStringList());
    target.createFile = true;
    StopAt stop(3);
    QCOMPARE(backup::restoreBackup(info.file, target, stop.context()).error().code, ErrorCode::Cancelled);
    QCOMPARE(filesIn(home.path()), QStringList());
    valueOrDie(backup::restoreBackup(info.file, target, {}));
    COMPARE_STATES(stateOf(target), stateOf(source));
}

void RestoreTest::otherPageSize() {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, richSqlite());
    QTemporaryDir folder;
    const backup::BackupInfo info = valueOrDie(backup::createBackup(source, optionsFor(folder.path()), {}));
    const db::ConnectionProfile target = databases.fresh(db::Engine::Sqlite);
    run(target, {QStringLiteral("PRAGMA journal_mode = DELETE"), QStringLiteral("PRAGMA page_size = 1024"),
                 QStringLiteral("VACUUM"), QStringLiteral("CREATE TABLE alt (id INT)")});
    valueOrDie(backup::restoreBackup(info.file, target, {}));
    COMPARE_STATES(stateOf(target), stateOf(source));
    db::Connection connection = openOrDie(target);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA page_size")))->toInteger(), 1024);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA user_version")))->toInteger(), 42);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA application_id")))->toInteger(), -7);
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA integrity_check")))->toString(),
             QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(RestoreTest)
#include "restore_test.moc"
