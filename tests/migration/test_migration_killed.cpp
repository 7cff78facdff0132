// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/every_access.h"

using namespace stellwerk::test;

Q_DECLARE_METATYPE(KillPlan::Victim)
Q_DECLARE_METATYPE(KillPlan::Moment)

/// The process dies, or its connection, or somebody kills what it runs.
class TestMigrationKilled : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_runs = std::make_unique<KilledRuns>(); }
    void atEveryAccess_data() {
        using Victim = KillPlan::Victim;
        using Moment = KillPlan::Moment;
        QTest::addColumn<Victim>("victim");
        QTest::addColumn<Moment>("moment");
        QTest::newRow("process, before") << Victim::Process << Moment::Before;
        QTest::newRow("process, sent") << Victim::Process << Moment::Sent;
        QTest::newRow("process, inside") << Victim::Process << Moment::Inside;
        QTest::newRow("statement, inside") << Victim::Statement << Moment::Inside;
        QTest::newRow("connection, before") << Victim::Link << Moment::Before;
        QTest::newRow("connection, sent") << Victim::Link << Moment::Sent;
        QTest::newRow("connection, after") << Victim::Link << Moment::After;
        QTest::newRow("connection, inside") << Victim::Link << Moment::Inside;
    }
    void atEveryAccess() {
        QFETCH(const KillPlan::Victim, victim);
        QFETCH(const KillPlan::Moment, moment);
        hitEveryAccess(*m_runs, victim, moment, m_met);
    }
    void everyState() {
        expectAllStates(*m_runs, KillPlan::Victim::Process, m_met);
        expectAllStates(*m_runs, KillPlan::Victim::Link, m_met);
    }

private:
    std::unique_ptr<KilledRuns> m_runs;
    MetStates m_met;
};

QTEST_GUILESS_MAIN(TestMigrationKilled)
#include "test_migration_killed.moc"
