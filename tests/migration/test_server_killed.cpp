// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/every_access.h"

using namespace stellwerk::test;

Q_DECLARE_METATYPE(KillPlan::Victim)
Q_DECLARE_METATYPE(KillPlan::Moment)

/// The server dies and is started again.
class TestServerKilled : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_runs = std::make_unique<KilledRuns>(); }
    void atEveryAccess_data() {
        using Victim = KillPlan::Victim;
        using Moment = KillPlan::Moment;
        QTest::addColumn<Victim>("victim");
        QTest::addColumn<Moment>("moment");
        QTest::newRow("sent") << Victim::Server << Moment::Sent;
        QTest::newRow("after") << Victim::Server << Moment::After;
        QTest::newRow("inside") << Victim::Server << Moment::Inside;
    }
    void atEveryAccess() {
        QFETCH(const KillPlan::Victim, victim);
        QFETCH(const KillPlan::Moment, moment);
        hitEveryAccess(*m_runs, victim, moment, m_met);
    }
    void everyState() { expectAllStates(*m_runs, KillPlan::Victim::Server, m_met); }

private:
    std::unique_ptr<KilledRuns> m_runs;
    MetStates m_met;
};

QTEST_GUILESS_MAIN(TestServerKilled)
#include "test_server_killed.moc"
