// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/lock.h"
#include "migration/made_migrations.h"
#include "migration/run/runner.h"
#include "migration/state/version_state.h"
#include "support/test_databases.h"

#include <QTest>
#include <QThread>

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

using namespace stellwerk;
using db::Engine;
using migration::Migration;
using migration::StatementFate;
using test::openOrDie;
using test::valueOrDie;

namespace {

const Version kTarget{0, 4, 0};
/// The server takes a moment to notice that a client is dead, and until then its lock stands.
constexpr std::chrono::seconds kPatience{60};

Migration alters(const char *action) {
    return test::made(
        Engine::MariaDb, "0001_alter.sql",
        QByteArray("-- version: 0.4.0\n-- migrate:up\nCREATE TABLE first_one (id INT);\nALTER TABLE big ") + action +
            ";\nCREATE TABLE last_one (id INT);\n-- migrate:down\nSELECT 1;\n");
}

migration::RunReport applyUnderLock(const db::ConnectionProfile &profile, const std::vector<Migration> &all,
                                    const TaskContext &context = {}) {
    migration::RunReport report;
    const Status status = [&]() -> Status {
        STELLWERK_ASSIGN(auto lock,
                         migration::DatabaseLock::acquire(profile, QStringLiteral("test"), kPatience, context));
        STELLWERK_ASSIGN(auto connection, db::Connection::open(profile));
        STELLWERK_TRY(lock.enlist(connection));
        report = migration::applyMigrations(
            connection, all, all, {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}}, context);
        return {};
    }();
    if (!status)
        report.error = status.error();
    return report;
}

/// A process that applies the migrations; killed by the test.
class Child final {
public:
    Child(const db::ConnectionProfile &profile, const std::vector<Migration> &all) : m_pid(::fork()) {
        if (m_pid == 0) {
            (void)applyUnderLock(profile, all);
            ::_exit(0);
        }
    }
    ~Child() { kill(); }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    void kill() {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
            // a signal is no answer
        }
        m_pid = 0;
    }

private:
    pid_t m_pid;
};

/// What the server is doing to the table now, from the process list; nothing when it does nothing.
std::optional<db::ServerProcess> alterOf(db::Connection &connection) {
    const auto rows = valueOrDie(connection.select(QStringLiteral(
        "SELECT ID, STATE, STAGE, MAX_STAGE FROM information_schema.PROCESSLIST WHERE INFO LIKE 'ALTER TABLE big%'")));
    if (rows.rows.empty())
        return {};
    db::ServerProcess process;
    process.id = static_cast<quint64>(rows.rows.front()[0].toInteger().value_or(0));
    process.state = rows.rows.front()[1].toString();
    process.stage = static_cast<int>(rows.rows.front()[2].toInteger().value_or(0));
    process.stages = static_cast<int>(rows.rows.front()[3].toInteger().value_or(0));
    return process;
}

/// Only orphans wait in this test.
bool isInserting(db::Connection &connection) {
    return !valueOrDie(connection.select(QStringLiteral("SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE "
                                                        "'INSERT INTO % FROM gate'")))
                .rows.empty();
}

} // namespace

/// Statements that outlive their client, on MariaDB. What blocks or ends them is decided by the test, never by a clock.
class TestMigrationOrphans : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isWaitedFor();
    void isGoneBeforeItDidAnything();
    void rowsBehindAChange_data();
    void rowsBehindAChange();
    void ofABigTable();
    void tellsItsProgress();
    void isStopped();
    void lockNamesItsHolder();
    void processAsText();

private:
    void makeBig(int rows);
    void blockBig();
    migration::VersionState state(const std::vector<Migration> &all);
    void checkFinished(const std::vector<Migration> &all);

    db::ConnectionProfile m_profile;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::Connection> m_blocker; ///< holds a metadata lock on "big" until its transaction ends
};

void TestMigrationOrphans::init() {
    m_blocker.reset();
    m_profile = test::PrivateServer::instance().freshDatabase();
    m_connection = std::make_unique<db::Connection>(openOrDie(m_profile));
    valueOrDie(migration::ensureTrackingTables(*m_connection));
}

void TestMigrationOrphans::makeBig(int rows) {
    valueOrDie(m_connection->exec(QStringLiteral("CREATE TABLE big (id INT PRIMARY KEY, text VARCHAR(200) NOT NULL)")));
    valueOrDie(
        m_connection->exec(QStringLiteral("INSERT INTO big SELECT seq, REPEAT('x', 150) FROM seq_1_to_%1").arg(rows)));
}

void TestMigrationOrphans::blockBig() {
    m_blocker = std::make_unique<db::Connection>(openOrDie(m_profile));
    valueOrDie(m_blocker->begin());
    valueOrDie(m_blocker->select(QStringLiteral("SELECT id FROM big LIMIT 1")));
}

migration::VersionState TestMigrationOrphans::state(const std::vector<Migration> &all) {
    return valueOrDie(migration::readVersionState(*m_connection, kTarget, all));
}

void TestMigrationOrphans::checkFinished(const std::vector<Migration> &all) {
    QVERIFY(state(all).unfinished.empty());
    QVERIFY(state(all).pending.empty());
    const auto columns = valueOrDie(m_connection->select(QStringLiteral(
        "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'big'")));
    QCOMPARE(columns.rows.size(), size_t{3});
    QVERIFY(valueOrDie(m_connection->select(QStringLiteral("SELECT * FROM last_one"))).rows.empty());
}

/// The client dies, the server goes on: state and next run say so, the next run waits and does not repeat it.
void TestMigrationOrphans::isWaitedFor() {
    makeBig(10);
    blockBig();
    const std::vector<Migration> all{alters("ADD COLUMN extra INT")};
    {
        Child child(m_profile, all);
        while (!alterOf(*m_connection))
            QThread::msleep(5);
        const auto holder = valueOrDie(migration::DatabaseLock::holder(*m_connection));
        QVERIFY(holder.has_value());
        child.kill();
    }
    const migration::VersionState now = state(all);
    QCOMPARE(now.unfinished.size(), size_t{1});
    const migration::UnfinishedMigration &unfinished = now.unfinished.front();
    QCOMPARE(unfinished.fate, StatementFate::Running);
    QCOMPARE(unfinished.applied.size(), size_t{1});
    QCOMPARE(unfinished.next, 1);
    QVERIFY2(unfinished.toText().contains(QLatin1String("still running")), qPrintable(unfinished.toText()));
    QVERIFY(unfinished.process.has_value());

    bool waited = false;
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event != u"waiting_for_statement")
            return;
        waited = true;
        valueOrDie(m_blocker->rollback());
    });
    const migration::RunReport report = applyUnderLock(m_profile, all, context);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(waited);
    checkFinished(all);
}

/// The orphan is ended by somebody: it was not applied, and the next run applies it.
void TestMigrationOrphans::isGoneBeforeItDidAnything() {
    makeBig(10);
    blockBig();
    const std::vector<Migration> all{alters("ADD COLUMN extra INT")};
    {
        Child child(m_profile, all);
        while (!alterOf(*m_connection))
            QThread::msleep(5);
    }
    const auto orphan = alterOf(*m_connection);
    QVERIFY(orphan.has_value());
    valueOrDie(m_connection->exec(QStringLiteral("KILL %1").arg(orphan->id)));
    while (alterOf(*m_connection))
        QThread::msleep(5);
    valueOrDie(m_blocker->rollback());
    const migration::VersionState now = state(all);
    QCOMPARE(now.unfinished.size(), size_t{1});
    QCOMPARE(now.unfinished.front().fate, StatementFate::NotApplied);
    QCOMPARE(now.unfinished.front().next, 1);
    const migration::RunReport report = applyUnderLock(m_profile, all);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    checkFinished(all);
}

void TestMigrationOrphans::rowsBehindAChange_data() {
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("trigger");
    QTest::addColumn<int>("intents");
    QTest::newRow("the process list tells it") << QByteArray("ADD COLUMN extra INT DEFAULT 1") << QString() << 1;
    QTest::newRow("the server is at a trigger's statement")
        << QByteArray("ADD COLUMN extra INT DEFAULT 1")
        << QStringLiteral("CREATE TRIGGER copies BEFORE INSERT ON big FOR EACH ROW INSERT INTO log SELECT id FROM gate")
        << 1;
    QTest::newRow("the change does not show") << QByteArray("FORCE") << QString() << 2;
}

/// Rows behind a change have no intent of their own yet, when the change shows; still it is told that these are
/// running.
void TestMigrationOrphans::rowsBehindAChange() {
    QFETCH(const QByteArray, change);
    QFETCH(const QString, trigger);
    QFETCH(const int, intents);
    makeBig(10);
    for (const QString &sql :
         {QStringLiteral("CREATE TABLE gate (id INT PRIMARY KEY)"), QStringLiteral("CREATE TABLE log (id INT)"),
          QStringLiteral("INSERT INTO gate VALUES (100)"), trigger}) {
        if (!sql.isEmpty())
            valueOrDie(m_connection->exec(sql));
    }
    m_blocker = std::make_unique<db::Connection>(openOrDie(m_profile));
    valueOrDie(m_blocker->begin());
    valueOrDie(m_blocker->select(QStringLiteral("SELECT id FROM gate FOR UPDATE")));
    const QByteArray rows = trigger.isEmpty() ? "INSERT INTO big (id, text) SELECT id, 'new' FROM gate"
                                              : "INSERT INTO big (id, text) VALUES (100, 'new')";
    const std::vector<Migration> all{
        test::made(Engine::MariaDb, "0001_rows.sql",
                   "-- version: 0.4.0\n-- migrate:up\nALTER TABLE big " + change + ";\n" + rows +
                       ";\nCREATE TABLE last_one (id INT);\n-- migrate:down\nSELECT 1;\n")};
    {
        Child child(m_profile, all);
        while (!isInserting(*m_connection))
            QThread::msleep(5);
        QCOMPARE(valueOrDie(m_connection->selectValue(QStringLiteral("SELECT COUNT(*) FROM stellwerk_journal")))
                     ->toInteger(),
                 intents);
    }
    const migration::VersionState now = state(all);
    QCOMPARE(now.unfinished.size(), size_t{1});
    const migration::UnfinishedMigration &unfinished = now.unfinished.front();
    QCOMPARE(unfinished.fate, StatementFate::Running);
    QCOMPARE(unfinished.applied.size(), size_t{1});
    QVERIFY(unfinished.inFlight.has_value());
    QCOMPARE(unfinished.inFlight->item.index, 1);
    QVERIFY2(unfinished.toText().contains(QLatin1String("INSERT INTO big")), qPrintable(unfinished.toText()));

    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == u"waiting_for_statement")
            valueOrDie(m_blocker->rollback());
    });
    const migration::RunReport report = applyUnderLock(m_profile, all, context);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY(state(all).unfinished.empty());
    QVERIFY(state(all).pending.empty());
    QCOMPARE(
        valueOrDie(m_connection->selectValue(QStringLiteral("SELECT COUNT(*) FROM big WHERE id = 100")))->toInteger(),
        1);
}

/// In the middle of copying a large table.
void TestMigrationOrphans::ofABigTable() {
    makeBig(400'000);
    const std::vector<Migration> all{alters("ADD COLUMN extra INT NOT NULL DEFAULT 7, ALGORITHM=COPY")};
    {
        Child child(m_profile, all);
        for (auto process = alterOf(*m_connection);; process = alterOf(*m_connection)) {
            if (process && process->stages > 0)
                break;
            QThread::msleep(1);
        }
    }
    const migration::VersionState now = state(all);
    QCOMPARE(now.unfinished.size(), size_t{1});
    QVERIFY(now.unfinished.front().fate == StatementFate::Running ||
            now.unfinished.front().fate == StatementFate::Applied);
    const migration::RunReport report = applyUnderLock(m_profile, all);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    checkFinished(all);
    const auto sum =
        valueOrDie(m_connection->selectValue(QStringLiteral("SELECT CAST(SUM(extra) AS SIGNED) FROM big")));
    QCOMPARE(sum->toInteger(), 7 * 400'000);
}

void TestMigrationOrphans::tellsItsProgress() {
    makeBig(10);
    blockBig();
    const std::vector<Migration> all{alters("ADD COLUMN extra INT")};
    QString told;
    QString reported;
    const TaskContext context(
        {}, [&](const Progress &progress) { reported = progress.text; },
        [&](const Event &event) {
            if (event.event != u"statement_progress" || !told.isEmpty())
                return;
            told = event.data[QLatin1String("state")].toString();
            QCOMPARE(event.data[QLatin1String("statement")].toInt(), 2);
            // The sink runs on the thread that watches; this connection has nothing else to do meanwhile.
            valueOrDie(openOrDie(m_profile).exec(QStringLiteral("KILL %1").arg(m_blocker->serverConnectionId())));
        });
    const migration::RunReport report = applyUnderLock(m_profile, all, context);
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    QVERIFY2(told.contains(QLatin1String("metadata lock")), qPrintable(told));
    checkFinished(all);
}

/// A stop ends the running statement; what is applied stays known, and the next run goes on.
void TestMigrationOrphans::isStopped() {
    makeBig(10);
    blockBig();
    const std::vector<Migration> all{alters("ADD COLUMN extra INT")};
    std::stop_source stop;
    const TaskContext context(stop.get_token(), {}, [&](const Event &event) {
        if (event.event == u"statement_progress")
            stop.request_stop();
    });
    const migration::RunReport report = applyUnderLock(m_profile, all, context);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Cancelled);
    const migration::VersionState now = state(all);
    QCOMPARE(now.unfinished.size(), size_t{1});
    QCOMPARE(now.unfinished.front().next, 1);
    QVERIFY(!now.unfinished.front().inFlight.has_value());
    QVERIFY(now.unfinished.front().toText().contains(QLatin1String("1 of 3")));
    QVERIFY(!now.history.empty());
    QVERIFY(!now.history.front().success);
    valueOrDie(m_blocker->rollback());
    const migration::RunReport next = applyUnderLock(m_profile, all);
    QVERIFY2(next.success(), next.error ? qPrintable(next.error->toText()) : "");
    checkFinished(all);
}

void TestMigrationOrphans::lockNamesItsHolder() {
    const auto lock =
        valueOrDie(migration::DatabaseLock::acquire(m_profile, QStringLiteral("a purpose"), std::chrono::seconds(0)));
    const auto holder = valueOrDie(migration::DatabaseLock::holder(*m_connection));
    QVERIFY(holder.has_value());
    QCOMPARE(holder->purpose, QStringLiteral("a purpose"));
    QCOMPARE(holder->pid, QCoreApplication::applicationPid());
    QVERIFY(holder->heartbeat.isValid());
    // A sign of life comes every five seconds.
    valueOrDie(m_connection->exec(QStringLiteral("UPDATE stellwerk_lock SET heartbeat = 1")));
    const auto heartbeat = [&] {
        return valueOrDie(m_connection->selectValue(QStringLiteral("SELECT heartbeat FROM stellwerk_lock")))
            ->toInteger();
    };
    QTRY_VERIFY_WITH_TIMEOUT(heartbeat() > 1, 30000);
}

void TestMigrationOrphans::processAsText() {
    db::ServerProcess process;
    process.state = QStringLiteral("copy to tmp table");
    QCOMPARE(process.toText(), QStringLiteral("copy to tmp table"));
    process.stage = 1;
    process.stages = 2;
    process.percent = 41.46;
    QCOMPARE(process.toText(), QStringLiteral("copy to tmp table, stage 1 of 2, 41.5 %"));
    QVERIFY(!db::ServerSession::fromText(QStringLiteral("x/1")).has_value());
    QVERIFY(!db::ServerSession::fromText(QString()).has_value());
    const auto session = db::ServerSession::fromText(QStringLiteral("1769862896/17"));
    QVERIFY(session.has_value());
    QCOMPARE(session->toText(), QStringLiteral("1769862896/17"));
}

QTEST_GUILESS_MAIN(TestMigrationOrphans)
#include "test_migration_orphans.moc"
