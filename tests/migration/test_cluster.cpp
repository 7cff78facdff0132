// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/bulk_writer.h"
#include "db/cluster.h"
#include "migration/lock/lock.h"
#include "migration/run/runner.h"
#include "migration/state/tracking_state.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/version_state.h"
#include "support/galera_cluster.h"
#include "support/test_databases.h"

#include <QTest>
#include <QThread>

#include "made_migrations.h"

#include <atomic>
#include <latch>

using namespace stellwerk;
using migration::DatabaseLock;
using test::openOrDie;
using test::valueOrDie;

namespace {

Result<DatabaseLock> acquire(const db::ConnectionProfile &profile) {
    return DatabaseLock::acquire(profile, QStringLiteral("a purpose"), std::chrono::seconds(0));
}

} // namespace

/// Connections, the lock and migrations on a real cluster of three nodes.
class TestCluster : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_cluster = std::make_unique<test::GaleraCluster>(); }
    void init() { m_profile = m_cluster->freshDatabase(); }
    void cleanup() { m_cluster->mend(); }
    void stateIsRead();
    void ownWritesAreReadElsewhere();
    void oneLockOnTwoNodes();
    void manyAtOnceOneWins();
    void deadOwnerOfALivingNode();
    void blocksFitIntoWriteSets();
    void minorityRefuses();
    void nodeDiesInTheMiddleOfDdl();
    void deadOwnerOfADeadNode();

private:
    [[nodiscard]] db::ConnectionProfile at(int node) const { return m_cluster->through(node, m_profile); }
    std::unique_ptr<test::GaleraCluster> m_cluster;
    db::ConnectionProfile m_profile;
};

void TestCluster::stateIsRead() {
    db::Connection connection = openOrDie(at(1));
    const auto state = valueOrDie(db::readCluster(connection));
    QVERIFY(state.has_value());
    QVERIFY2(state->isUsable(), qPrintable(state->toText()));
    QCOMPARE(state->size, 3);
    QCOMPARE(state->nodeName, QStringLiteral("node-1"));
    QCOMPARE(state->schemaUpgrade, QStringLiteral("TOI"));
    QCOMPARE(state->binlogFormat, QStringLiteral("ROW"));
    QCOMPARE(state->maxBytes, 2147483647);
    QCOMPARE(state->increment, 3);
    QCOMPARE(state->lockMode, 2);
    QVERIFY(state->protocol > 0);
    QCOMPARE(state->ownProtocol, state->protocol);
    QCOMPARE(valueOrDie(db::isMember(connection, state->nodeId)), std::optional(true));
    QCOMPARE(valueOrDie(db::isMember(connection, QStringLiteral("another"))), std::optional(false));

    valueOrDie(connection.exec(QStringLiteral("CREATE USER app IDENTIFIED BY 'of-no-use'")));
    valueOrDie(connection.exec(QStringLiteral("GRANT ALL ON %1.* TO app").arg(m_profile.database)));
    db::ConnectionProfile limited = at(1);
    limited.user = QStringLiteral("app");
    limited.password = QStringLiteral("of-no-use");
    db::Connection app = openOrDie(limited);
    QVERIFY(valueOrDie(db::readCluster(app))->isUsable());
    QCOMPARE(valueOrDie(db::isMember(app, state->nodeId)), std::optional<bool>());
}

/// What was written through one node is read through another at once.
void TestCluster::ownWritesAreReadElsewhere() {
    db::Connection here = openOrDie(at(0));
    db::Connection there = openOrDie(at(2));
    valueOrDie(here.exec(QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY)")));
    for (int i = 0; i < 200; ++i) {
        valueOrDie(here.exec(QStringLiteral("INSERT INTO t VALUES (%1)").arg(i)));
        const auto last = valueOrDie(there.selectValue(QStringLiteral("SELECT MAX(id) FROM t")));
        QCOMPARE(last->toInteger(), i);
    }
}

void TestCluster::oneLockOnTwoNodes() {
    {
        auto lock = valueOrDie(acquire(at(0)));
        const auto second = acquire(at(1));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QCOMPARE(exitCodeOf(second.error().code), ExitCode::Locked);
        const QString process = QStringLiteral("(process %1)").arg(QCoreApplication::applicationPid());
        QVERIFY2(second.error().message.contains(process), qPrintable(second.error().message));
        valueOrDie(lock.check());
        db::Connection there = openOrDie(at(2));
        QVERIFY(valueOrDie(DatabaseLock::holder(there)).has_value());
    }
    QVERIFY(acquire(at(1)));
}

/// Three runs on three nodes begin at the same moment, again and again: one gets the lock, the others are told.
void TestCluster::manyAtOnceOneWins() {
    db::Connection connection = openOrDie(at(0));
    valueOrDie(migration::ensureTable(connection, migration::TrackingTable::Lock));
    for (int round = 0; round < 10; ++round) {
        std::atomic<int> winners = 0;
        std::atomic<int> told = 0;
        std::latch allHaveTried(test::GaleraCluster::kNodes);
        std::vector<std::unique_ptr<QThread>> threads;
        for (int node = 0; node < test::GaleraCluster::kNodes; ++node) {
            threads.emplace_back(QThread::create([&, node] {
                auto lock = acquire(at(node));
                allHaveTried.arrive_and_wait();
                if (lock && lock->check())
                    ++winners;
                else if (!lock && lock.error().code == ErrorCode::Locked)
                    ++told;
                else
                    qWarning("%s", qPrintable(lock ? QStringLiteral("lost") : lock.error().toText()));
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(winners, 1);
        QCOMPARE(told, 2);
    }
}

/// A statement of the dead may still run on its node, which only that node can tell.
void TestCluster::deadOwnerOfALivingNode() {
    std::optional<DatabaseLock> dead(valueOrDie(acquire(at(0))));
    db::Connection connection = openOrDie(at(1));
    db::Connection worker = openOrDie(at(0));
    valueOrDie(dead->enlist(worker));
    const auto row = valueOrDie(connection.select(QStringLiteral("SELECT * FROM stellwerk_lock")));
    dead.reset();
    // As the process would have left it an hour ago.
    QStringList marks;
    for (qsizetype i = 0; i < row.columns.size(); ++i)
        marks << QStringLiteral("?");
    valueOrDie(connection.exec(QStringLiteral("INSERT INTO stellwerk_lock (%1) VALUES (%2)")
                                   .arg(connection.dialect().quoteList(row.columns), marks.join(u',')),
                               row.rows.front()));
    valueOrDie(connection.exec(
        QStringLiteral("UPDATE stellwerk_lock SET since = since - 3600, heartbeat = UNIX_TIMESTAMP() - 3600")));
    const auto refused = acquire(at(1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Locked);
    QVERIFY2(refused.error().message.contains(QLatin1String("may still be at a statement")),
             qPrintable(refused.error().message));
    QVERIFY(!valueOrDie(DatabaseLock::holder(connection)).has_value());
    QVERIFY(acquire(at(0))); // its node asks its own process list, and ends the idle worker
    QVERIFY(!worker.selectValue(QStringLiteral("SELECT 1")));
}

void TestCluster::blocksFitIntoWriteSets() {
    db::Connection connection = openOrDie(at(0));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(100))")));
    valueOrDie(connection.exec(QStringLiteral("SET GLOBAL wsrep_max_ws_rows = 500")));
    const auto write = [&](int from, db::BulkWriter::Mode mode) {
        auto writer = valueOrDie(
            db::BulkWriter::open(connection, QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("a")}, mode));
        for (int i = from; i < from + 5000; ++i) {
            const std::string id = std::to_string(i);
            const std::array cells{db::ValueView{db::ValueKind::Integer, id}, db::ValueView{db::ValueKind::Text, id}};
            valueOrDie(writer.add(cells));
        }
        return valueOrDie(writer.finish());
    };
    const auto tooMuch = connection.exec(QStringLiteral("INSERT INTO t SELECT seq, 'x' FROM seq_1_to_501"));
    QVERIFY(!tooMuch); // the server does enforce it
    QCOMPARE(write(0, db::BulkWriter::Mode::OneStatement), 5000);
    QCOMPARE(write(5000, db::BulkWriter::Mode::Blocks), 5000);
    valueOrDie(connection.exec(QStringLiteral("SET GLOBAL local_infile = 0")));
    QCOMPARE(write(10000, db::BulkWriter::Mode::Blocks), 5000);
    valueOrDie(connection.exec(QStringLiteral("SET GLOBAL local_infile = 1, GLOBAL wsrep_max_ws_rows = 0")));
    valueOrDie(connection.exec(QStringLiteral("SET GLOBAL wsrep_max_ws_size = 65536")));
    QCOMPARE(write(15000, db::BulkWriter::Mode::OneStatement), 5000);
    valueOrDie(connection.exec(QStringLiteral("SET GLOBAL wsrep_max_ws_size = 2147483647")));
    db::Connection there = openOrDie(at(2));
    QCOMPARE(valueOrDie(there.selectValue(QStringLiteral("SELECT COUNT(*) FROM t")))->toInteger(), 20000);
}

/// A node without the majority gives no lock, and says what it is.
void TestCluster::minorityRefuses() {
    m_cluster->isolate(2, true);
    m_cluster->awaitStatus(2, QStringLiteral("wsrep_cluster_status"), QStringLiteral("non-Primary"));
    const auto refused = acquire(at(2));
    std::optional<db::ClusterState> state;
    {
        db::Connection admin = openOrDie(m_cluster->adminProfile(2));
        state = valueOrDie(db::readCluster(admin));
    }
    m_cluster->mend();
    QVERIFY(!refused);
    QVERIFY2(refused.error().code == ErrorCode::ConnectionFailed, qPrintable(refused.error().toText()));
    QVERIFY2(refused.error().message.contains(QLatin1String("node-2")), qPrintable(refused.error().message));
    QVERIFY(state.has_value());
    QVERIFY(!state->isUsable());
    QCOMPARE(state->clusterStatus, QStringLiteral("non-Primary"));
    QVERIFY(acquire(at(2)));
}

/// The node that a migration runs on dies while it is at a change of structure. The others have got it in total order;
/// one of them says what became of it, and the run goes on there.
void TestCluster::nodeDiesInTheMiddleOfDdl() {
    const std::vector<migration::Migration> all{
        test::made(db::Engine::MariaDb, "0001_x.sql",
                   "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id INT PRIMARY KEY);\n"
                   "ALTER TABLE big ADD COLUMN c INT NOT NULL DEFAULT 7, ALGORITHM=COPY;\n"
                   "CREATE TABLE b (id INT PRIMARY KEY);\n-- migrate:down\n")};
    db::Connection connection = openOrDie(at(0));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE big (id INT PRIMARY KEY, t VARCHAR(200))")));
    valueOrDie(connection.exec(QStringLiteral("INSERT INTO big SELECT seq, REPEAT('x', 200) FROM seq_1_to_300000")));
    valueOrDie(migration::ensureTrackingTables(connection));
    std::unique_ptr<QThread> killer(QThread::create([this] {
        db::Connection watching = openOrDie(m_cluster->adminProfile(0));
        for (;;) {
            const auto altering = watching.selectValue(
                QStringLiteral("SET STATEMENT wsrep_sync_wait = 0 FOR SELECT COUNT(*) FROM "
                               "information_schema.PROCESSLIST WHERE INFO LIKE 'ALTER TABLE big%'"));
            if (altering && *altering && (*altering)->toInteger().value_or(0) > 0)
                break;
        }
        m_cluster->strike(0);
    }));
    killer->start();
    const migration::RunOptions options{QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}};
    const migration::RunReport report = migration::applyMigrations(connection, all, all, options, {});
    killer->wait();
    m_cluster->kill(0);
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::ConnectionFailed);

    m_cluster->awaitSize(1, 2);
    db::Connection other = openOrDie(at(1));
    const auto state = valueOrDie(migration::readVersionState(other, Version{0, 4, 0}, all));
    QCOMPARE(state.unfinished.size(), size_t{1});
    const migration::UnfinishedMigration &unfinished = state.unfinished.front();
    QVERIFY(unfinished.inFlight.has_value());
    QCOMPARE(unfinished.inFlight->item.index, 1);
    const auto column = valueOrDie(other.selectValue(
        QStringLiteral("SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND "
                       "TABLE_NAME = 'big' AND COLUMN_NAME = 'c'")));
    QCOMPARE(unfinished.fate,
             column->toInteger() == 1 ? migration::StatementFate::Applied : migration::StatementFate::NotApplied);
    QVERIFY2(unfinished.canGoOn(), qPrintable(unfinished.toText()));
    const migration::RunReport again = migration::applyMigrations(other, all, all, options, {});
    QVERIFY2(again.success(), again.error ? qPrintable(again.error->toText()) : "");
    m_cluster->mend();
    for (int node = 0; node < test::GaleraCluster::kNodes; ++node) {
        db::Connection each = openOrDie(at(node));
        QCOMPARE(valueOrDie(each.selectValue(QStringLiteral("SELECT SUM(c) FROM big")))->toString(),
                 QStringLiteral("2100000"));
        QVERIFY(each.select(QStringLiteral("SELECT * FROM b")));
    }
}

/// The take-over waits until the owner's node has left the cluster, then for three missed heartbeats.
void TestCluster::deadOwnerOfADeadNode() {
    std::optional<DatabaseLock> dead(valueOrDie(acquire(at(0))));
    m_cluster->kill(0);
    QVERIFY(!dead->check());
    const auto early = acquire(at(1));
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::Locked);
    m_cluster->awaitSize(1, 2);
    const auto lock = DatabaseLock::acquire(at(1), QStringLiteral("a purpose"), std::chrono::seconds(40));
    QVERIFY2(lock, lock ? "" : qPrintable(lock.error().toText()));
    db::Connection connection = openOrDie(at(2));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM stellwerk_lock")))->toInteger(), 1);
}

QTEST_GUILESS_MAIN(TestCluster)
#include "test_cluster.moc"
