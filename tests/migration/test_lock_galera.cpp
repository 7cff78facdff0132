// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/lock.h"
#include "migration/run/runner.h"
#include "migration/state/tracking_tables.h"
#include "support/test_databases.h"

#include <QTest>

#include "made_migrations.h"
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace stellwerk;
using migration::DatabaseLock;
using test::openOrDie;
using test::valueOrDie;

namespace {

/// A port that nobody listens at now.
int freePort() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no port is free");
    ::close(descriptor);
    return ntohs(address.sin_port);
}

QStringList clusterArguments() {
    return {QStringLiteral("--wsrep-on=ON"),
            QStringLiteral("--wsrep-provider=/usr/lib/galera/libgalera_smm.so"),
            QStringLiteral("--wsrep-cluster-address=gcomm://"),
            QStringLiteral("--wsrep-node-address=127.0.0.1"),
            QStringLiteral("--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:%1").arg(freePort()),
            QStringLiteral("--binlog-format=ROW"),
            QStringLiteral("--innodb-autoinc-lock-mode=2")};
}

} // namespace

/// On a node of a Galera cluster the owner row decides, because GET_LOCK holds on one node only. The owner on the other
/// node is a row that the test writes, as that node would have replicated it.
class TestLockGalera : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<test::PrivateServer>(clusterArguments()); }
    void init();
    void otherNodeHolds();
    void silentOwnerIsReplaced();
    void lostRowIsNoticed();
    void changesOfStructureStandAlone();

private:
    void otherOwner(int secondsSilent);
    Result<DatabaseLock> acquire() {
        return DatabaseLock::acquire(m_profile, QStringLiteral("a purpose"), std::chrono::seconds(0));
    }

    std::unique_ptr<test::PrivateServer> m_server;
    db::ConnectionProfile m_profile;
    std::unique_ptr<db::Connection> m_connection;
};

void TestLockGalera::init() {
    m_profile = m_server->freshDatabase();
    m_connection = std::make_unique<db::Connection>(openOrDie(m_profile));
    QCOMPARE(valueOrDie(m_connection->selectValue(QStringLiteral("SELECT @@wsrep_on")))->toInteger(), 1);
    valueOrDie(migration::ensureTable(*m_connection, migration::TrackingTable::Lock));
}

void TestLockGalera::otherOwner(int secondsSilent) {
    valueOrDie(m_connection->exec(
        QStringLiteral("INSERT INTO stellwerk_lock (name, host, pid, `user`, connection_id, purpose, since, heartbeat, "
                       "session) VALUES ('stellwerk/%1', 'node-2', 4711, 'bert', 99999, 'deploy 0.5.0', "
                       "UNIX_TIMESTAMP() - 3600, UNIX_TIMESTAMP() - %2, '1/99999')")
            .arg(m_profile.database)
            .arg(secondsSilent)));
}

void TestLockGalera::otherNodeHolds() {
    otherOwner(30);
    const auto lock = acquire();
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Locked);
    QVERIFY2(lock.error().message.contains(QLatin1String("bert@node-2")), qPrintable(lock.error().message));
    const auto holder = valueOrDie(DatabaseLock::holder(*m_connection));
    QVERIFY(holder.has_value());
    QCOMPARE(holder->pid, 4711);
}

void TestLockGalera::silentOwnerIsReplaced() {
    otherOwner(120);
    QVERIFY(!valueOrDie(DatabaseLock::holder(*m_connection)).has_value());
    {
        auto lock = valueOrDie(acquire());
        valueOrDie(lock.check());
        const auto holder = valueOrDie(DatabaseLock::holder(*m_connection));
        QVERIFY(holder.has_value());
        QCOMPARE(holder->pid, QCoreApplication::applicationPid());
    }
    QVERIFY(!valueOrDie(DatabaseLock::holder(*m_connection)).has_value());
}

void TestLockGalera::lostRowIsNoticed() {
    auto lock = valueOrDie(acquire());
    valueOrDie(lock.check());
    valueOrDie(m_connection->exec(QStringLiteral("UPDATE stellwerk_lock SET session = '1/99999'")));
    const Status status = lock.check();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Locked);
}

/// A cluster takes a change of structure through its nodes on a way of its own, so it never stands in a block.
void TestLockGalera::changesOfStructureStandAlone() {
    db::Connection connection = openOrDie(m_profile);
    const std::vector<migration::Migration> all{
        test::made(db::Engine::MariaDb, "0001_x.sql",
                   "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE a (id INT PRIMARY KEY);\n"
                   "ALTER TABLE a ADD COLUMN b INT;\n-- migrate:down\n")};
    const migration::RunReport report = migration::applyMigrations(
        connection, all, all, {QStringLiteral("run-1"), QStringLiteral("anna@desk"), Version{1, 0, 0}}, {});
    QVERIFY2(report.success(), report.error ? qPrintable(report.error->toText()) : "");
    const auto blocks = valueOrDie(connection.select(QStringLiteral("SHOW SESSION STATUS LIKE 'Com_compound_sql'")));
    QCOMPARE(blocks.rows.front().back().toString(), QStringLiteral("1")); // the end of the migration
}

QTEST_GUILESS_MAIN(TestLockGalera)
#include "test_lock_galera.moc"
