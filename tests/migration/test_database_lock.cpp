// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/lock.h"
#include "support/test_databases.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTest>

#include <unistd.h>

#include <cstdio>
#include <thread>

using namespace stellwerk;
using db::Engine;
using migration::DatabaseLock;
using test::valueOrDie;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s; // only spent when something is broken

QString utf8(const char *text) {
    return QString::fromUtf8(text);
}

/// This program in its second role: takes the lock, says so, and waits to be killed.
int holdLock(const QStringList &arguments) {
    db::ConnectionProfile profile;
    profile.engine = *db::engineFromName(arguments[2]);
    profile.database = arguments[3];
    profile.socket = arguments[4];
    profile.user = utf8("root");
    const DatabaseLock lock = valueOrDie(DatabaseLock::acquire(profile, utf8("rehearse in a child"), 0s));
    std::puts("held");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

} // namespace

class TestDatabaseLock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondIsToldWho_data() { test::addEngineRows(); }
    void secondIsToldWho();
    void secondWaits_data() { test::addEngineRows(); }
    void secondWaits();
    void databasesAreIndependent_data() { test::addEngineRows(); }
    void databasesAreIndependent();
    void freedWhenTheHolderDies_data() { test::addEngineRows(); }
    void freedWhenTheHolderDies();
    void lossIsNoticed_data() { test::addEngineRows(); }
    void lossIsNoticed();
    void longDatabaseName();
    void missingFolder();

private:
    /// SQLite: the file exists, as it does for every environment.
    db::ConnectionProfile fresh() {
        const db::ConnectionProfile profile = m_databases.fresh(test::currentEngine());
        (void)test::openOrDie(profile);
        return profile;
    }

    test::TestDatabases m_databases;
};

void TestDatabaseLock::secondIsToldWho() {
    const db::ConnectionProfile profile = fresh();
    {
        DatabaseLock first = valueOrDie(DatabaseLock::acquire(profile, utf8("deploy 0.5.0"), 0s));
        valueOrDie(first.check());
        const auto second = DatabaseLock::acquire(profile, utf8("restore"), 0s);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Locked);
        const QString message = second.error().message;
        QVERIFY2(message.contains(utf8("deploy 0.5.0")), qPrintable(message));
        QVERIFY2(message.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(message));
        QVERIFY2(message.contains(QSysInfo::machineHostName()), qPrintable(message));
        QVERIFY2(message.contains(profile.label), qPrintable(message));
        QVERIFY2(message.contains(QDateTime::currentDateTimeUtc().toString(utf8("yyyy-MM-"))), qPrintable(message));
        valueOrDie(first.check());
    }
    DatabaseLock again = valueOrDie(DatabaseLock::acquire(profile, utf8("restore"), 0s));
    valueOrDie(again.check());
    const auto third = DatabaseLock::acquire(profile, utf8("deploy"), 0s);
    QVERIFY(!third);
    QVERIFY(third.error().message.contains(utf8("restore")));
}

void TestDatabaseLock::secondWaits() {
    const db::ConnectionProfile profile = fresh();
    auto first = std::make_unique<DatabaseLock>(valueOrDie(DatabaseLock::acquire(profile, utf8("first"), 0s)));
    bool got = false;
    {
        const std::jthread second([&] { got = DatabaseLock::acquire(profile, utf8("second"), kPatience).has_value(); });
        std::this_thread::sleep_for(100ms);
        first.reset();
    }
    QVERIFY(got);
}

void TestDatabaseLock::databasesAreIndependent() {
    const auto first = DatabaseLock::acquire(fresh(), utf8("one"), 0s);
    const auto second = DatabaseLock::acquire(fresh(), utf8("two"), 0s);
    QVERIFY(first);
    QVERIFY(second);
}

void TestDatabaseLock::freedWhenTheHolderDies() {
    const db::ConnectionProfile profile = fresh();
    QProcess holder;
    holder.start(QCoreApplication::applicationFilePath(),
                 {utf8("--hold-lock"), db::engineName(profile.engine), profile.database, profile.socket});
    QVERIFY(holder.waitForReadyRead(60000));
    QCOMPARE(holder.readLine().trimmed(), QByteArray("held"));

    const auto early = DatabaseLock::acquire(profile, utf8("too early"), 0s);
    QVERIFY(!early);
    QVERIFY2(early.error().message.contains(utf8("rehearse in a child")), qPrintable(early.error().message));
    QVERIFY2(early.error().message.contains(QString::number(holder.processId())), qPrintable(early.error().message));

    holder.kill();
    QVERIFY(holder.waitForFinished(60000));
    // The server needs a moment to notice the end of the connection.
    const auto afterwards = DatabaseLock::acquire(profile, utf8("afterwards"), kPatience);
    QVERIFY2(afterwards, afterwards ? "" : qPrintable(afterwards.error().toText()));
}

void TestDatabaseLock::lossIsNoticed() {
    const db::ConnectionProfile profile = fresh();
    DatabaseLock lock = valueOrDie(DatabaseLock::acquire(profile, utf8("deploy"), 0s));
    if (profile.engine == Engine::MariaDb) {
        db::Connection admin = test::openOrDie(profile);
        const auto id = valueOrDie(admin.selectValue(utf8("SELECT connection_id FROM stellwerk_lock")));
        valueOrDie(admin.exec(utf8("KILL ") + id->toString()));
    } else {
        QVERIFY(QFile::remove(profile.database + utf8(".stellwerk-lock")));
    }
    const Status status = lock.check();
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Locked);
}

void TestDatabaseLock::longDatabaseName() {
    test::PrivateServer &server = test::PrivateServer::instance();
    db::ConnectionProfile profile = server.adminProfile();
    db::Connection admin = test::openOrDie(profile);
    profile.database = QString(64, u'x');
    valueOrDie(admin.exec(utf8("CREATE DATABASE ") + admin.dialect().quote(profile.database)));
    const auto lock = DatabaseLock::acquire(profile, utf8("deploy"), 0s);
    QVERIFY2(lock, lock ? "" : qPrintable(lock.error().toText()));
    QVERIFY(!DatabaseLock::acquire(profile, utf8("deploy"), 0s));
}

void TestDatabaseLock::missingFolder() {
    db::ConnectionProfile profile;
    profile.database = utf8("/no/such/folder/x.sqlite");
    const auto lock = DatabaseLock::acquire(profile, utf8("deploy"), 0s);
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Io);
}

int main(int argc, char *argv[]) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == QLatin1StringView("--hold-lock"))
        return holdLock(arguments);
    TestDatabaseLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_database_lock.moc"
