// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/service.h"
#include "support/kill_points.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

bool isOfRecord(const Event &event, const char *name) {
    return event.event == QLatin1String(name) && event.data[QLatin1String("phase")].toString() == u"record";
}

constexpr int kNever = 1 << 30;

/// Deploys; the connection is cut at that access of the phase "record", whose number of accesses goes to @p count.
DeploymentReport deployCut(const Service &service, KillPlan::Moment moment, int access, int &count) {
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (isOfRecord(event, "phase_started"))
            arm({KillPlan::Victim::Link, moment, access, 0});
        if (isOfRecord(event, "phase_finished")) {
            count = accesses();
            arm({KillPlan::Victim::Link, moment, kNever, 0});
        }
    };
    return service.stage.deploy(listener.context());
}

} // namespace

/// The connection is lost in the transaction that commits the import. Whether that is in, the client cannot know.
class CommitLostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTakenBack_data();
    void isTakenBack();
};

void CommitLostTest::isTakenBack_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<KillPlan::Moment>("moment");
    QTest::addColumn<bool>("live");
    for (const bool live : {false, true}) {
        QTest::addRow("before, %s", live ? "live" : "stopped")
            << db::Engine::MariaDb << KillPlan::Moment::Before << live;
        QTest::addRow("answer lost, %s", live ? "live" : "stopped")
            << db::Engine::MariaDb << KillPlan::Moment::Sent << live;
    }
}

void CommitLostTest::isTakenBack() {
    QFETCH(KillPlan::Moment, moment);
    QFETCH(bool, live);
    int count = 0;
    {
        Service whole;
        whole.wants = QStringLiteral("0.4.0");
        QVERIFY(succeeded(deployCut(whole, moment, kNever, count)));
    }
    QVERIFY(count > 1); // the record and COMMIT
    for (int access = 0, ignored = 0; access < count; ++access) {
        Service service;
        service.stage.prod.live = live;
        const DeploymentReport report = deployCut(service, moment, access, ignored);
        QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(QString::number(access) + u'\n' + textOf(report)));
        QVERIFY2(report.databaseState.contains(QLatin1String("own way down")), qPrintable(textOf(report)));
        QCOMPARE(failedPhase(report), QStringLiteral("record"));
        COMPARE_STATES(stateOf(service.stage.profile(service.stage.prod)), service.before);
        QCOMPARE(service.state(), QStringLiteral("rolled_back"));
    }
}

QTEST_GUILESS_MAIN(CommitLostTest)
#include "test_commit_lost.moc"
