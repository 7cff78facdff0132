// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/killed_runs.h"

#include <QTest>

using namespace stellwerk;
using test::KilledRuns;
using test::KillPlan;
using test::valueOrDie;

Q_DECLARE_METATYPE(test::KillPlan::Victim)
Q_DECLARE_METATYPE(test::KillPlan::Moment)

/// A run is killed at each of its accesses to the server, one after the other; so is the server, so is the connection.
/// Each time the state says exactly what is done, and the next run gets to the same end as an undisturbed one.
class TestMigrationKilled : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_runs = std::make_unique<KilledRuns>(); }
    void atEveryAccess_data();
    void atEveryAccess();

private:
    std::unique_ptr<KilledRuns> m_runs;
};

void TestMigrationKilled::atEveryAccess_data() {
    using Victim = KillPlan::Victim;
    using Moment = KillPlan::Moment;
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<Moment>("moment");
    QTest::newRow("process, before") << Victim::Process << Moment::Before;
    QTest::newRow("process, sent") << Victim::Process << Moment::Sent;
    QTest::newRow("connection, before") << Victim::Link << Moment::Before;
    QTest::newRow("connection, sent") << Victim::Link << Moment::Sent;
    QTest::newRow("connection, after") << Victim::Link << Moment::After;
    QTest::newRow("server, sent") << Victim::Server << Moment::Sent;
    QTest::newRow("server, after") << Victim::Server << Moment::After;
}

void TestMigrationKilled::atEveryAccess() {
    QFETCH(const KillPlan::Victim, victim);
    QFETCH(const KillPlan::Moment, moment);
    std::vector<int> seen(m_runs->steps() + 1, 0);
    for (int access = 0;; ++access) {
        const db::ConnectionProfile profile = m_runs->freshDatabase();
        const KilledRuns::End end = m_runs->run(profile, {victim, moment, access, 0});
        if (end == KilledRuns::End::FinishedAll) {
            QVERIFY2(access > 100, "hardly any access was hit");
            break;
        }
        const QByteArray place = "access " + QByteArray::number(access);
        QVERIFY2(victim != KillPlan::Victim::Process || end == KilledRuns::End::Killed, place);
        if (victim == KillPlan::Victim::Server)
            m_runs->server().start();
        const size_t steps = m_runs->stepsClaimed(profile);
        QVERIFY2(KilledRuns::contentOf(profile) == m_runs->contentAfter(steps),
                 QByteArray(place + ": the state says " + QByteArray::number(static_cast<int>(steps)) + " steps"));
        ++seen[steps];
        const QString problem = m_runs->goOn(profile);
        QVERIFY2(problem.isEmpty(), QByteArray(place + ": " + problem.toUtf8()));
        QVERIFY2(KilledRuns::contentOf(profile) == m_runs->contentAfter(m_runs->steps()), place);
        QCOMPARE(KilledRuns::historyOf(profile), m_runs->finalHistory());
        db::Connection admin = test::openOrDie(m_runs->server().adminProfile());
        valueOrDie(admin.exec(QStringLiteral("DROP DATABASE ") + admin.dialect().quote(profile.database)));
    }
    // Every state between two steps has been met.
    for (size_t step = 0; step < seen.size(); ++step)
        QVERIFY2(seen[step] > 0, qPrintable(QStringLiteral("never stopped after step %1").arg(step)));
}

QTEST_GUILESS_MAIN(TestMigrationKilled)
#include "test_migration_killed.moc"
