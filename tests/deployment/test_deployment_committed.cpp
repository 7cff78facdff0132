// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/maintenance_note.h"
#include "deployment/service.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::NextStep;
using deployment::Outcome;
using deployment::Plan;

/// What becomes of a deployment that ended between its record and its end, and of the maintenance.
class DeploymentCommittedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedThenFinished_data() { addEngineRows(); }
    void killedThenFinished();
    void killedThenUndone_data() { addEngineRows(); }
    void killedThenUndone();
    void killedWhileUndoing_data() { addEngineRows(); }
    void killedWhileUndoing();
    void killedThenUnwell_data() { addEngineRows(); }
    void killedThenUnwell();
    void beforeDeployFails_data() { addEngineRows(); }
    void beforeDeployFails();
    void maintenanceDoesNotEnd_data() { addEngineRows(); }
    void maintenanceDoesNotEnd();
};

void DeploymentCommittedTest::killedThenFinished() {
    Service service;
    QVERIFY(service.killedAfterCommit());
    QCOMPARE(service.state(), QStringLiteral("committed"));
    const deployment::EnvironmentStatus status = service.status();
    QCOMPARE(status.nextStep, NextStep::Resume);
    QVERIFY2(status.nextStepText.contains(QLatin1String("maintenance_off and health check are missing")),
             qPrintable(status.nextStepText));
    QVERIFY2(status.maintenance.contains(status.unfinishedRun), qPrintable(status.maintenance));
    QVERIFY(!service.stage.plan().deployable());
    // Users may be at work already; that is no obstacle.
    service.stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'meanwhile' WHERE user_id = 1")});
    const QStringList now = stateOf(service.stage.profile(service.stage.prod));
    const Plan plan = service.resumePlan();
    QVERIFY(plan.deployable());
    QCOMPARE(plan.phases, (QStringList{QStringLiteral("preflight"), QStringLiteral("maintenance_off"),
                                       QStringLiteral("health_check"), QStringLiteral("retention")}));
    service.wants = QStringLiteral("0.4.0");
    const DeploymentReport report = service.stage.apply(plan);
    QVERIFY2(succeeded(report), qPrintable(textOf(report)));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    QVERIFY(std::ranges::all_of(report.proofs, [](const auto &proof) { return proof.declared || proof.unchanged(); }));
    COMPARE_STATES(stateOf(service.stage.profile(service.stage.prod)), now);
    QCOMPARE(service.hooks(), (QStringList{QStringLiteral("maintenance_on "), QStringLiteral("maintenance_off ")}));
    QCOMPARE(service.state(), QStringLiteral("succeeded"));
    QCOMPARE(service.status().nextStep, NextStep::None);
    QVERIFY(service.status().maintenance.isEmpty());
}

void DeploymentCommittedTest::killedThenUndone() {
    Service service;
    QVERIFY(service.killedAfterCommit());
    const auto result = valueOrDie(
        deployment::rollBackUnfinished(service.stage.session, service.resumePlan(), service.stage.prod.name, {}));
    QVERIFY2(result.success, qPrintable(result.state));
    QVERIFY2(result.state.contains(QLatin1String("own way down")), qPrintable(result.state));
    COMPARE_STATES(stateOf(service.stage.profile(service.stage.prod)), service.before);
    QCOMPARE(service.state(), QStringLiteral("rolled_back"));
    QCOMPARE(service.hooks().last(), QStringLiteral("maintenance_off rolled_back"));
    QCOMPARE(service.server.asked, 1);
    QVERIFY(service.status().maintenance.isEmpty());
    QCOMPARE(service.status().nextStep, NextStep::Deploy);
}

/// The import is undone, some migrations are reverted: the next rollback goes on from there, and does not undo the
/// import twice, which would lose the baseline from before.
void DeploymentCommittedTest::killedWhileUndoing() {
    Service service;
    QVERIFY(service.killedAfterCommit());
    int reverted = 0;
    QVERIFY(killedAt([&](const Event &event) { return event.event == u"migration_reverted" && ++reverted == 3; },
                     [&](const TaskContext &context) {
                         (void)deployment::rollBackUnfinished(service.stage.session, service.resumePlan(),
                                                              service.stage.prod.name, context);
                     }));
    QCOMPARE(service.state(), QStringLiteral("running"));
    QCOMPARE(service.status().nextStep, NextStep::Resume);
    const auto result = valueOrDie(
        deployment::rollBackUnfinished(service.stage.session, service.resumePlan(), service.stage.prod.name, {}));
    QVERIFY2(result.success, qPrintable(result.state));
    QVERIFY2(result.state.contains(QLatin1String("own way down")), qPrintable(result.state));
    COMPARE_STATES(stateOf(service.stage.profile(service.stage.prod)), service.before);
    QCOMPARE(service.state(), QStringLiteral("rolled_back"));
}

void DeploymentCommittedTest::killedThenUnwell() {
    Service service;
    service.deployAgain = false;
    QVERIFY(service.killedAfterCommit());
    const DeploymentReport report = service.stage.apply(service.resumePlan());
    service.checkRolledBack(report, "health_check", ErrorCode::Timeout);
    QVERIFY2(report.databaseState.contains(QLatin1String("own way down")), qPrintable(textOf(report)));
    QCOMPARE(service.status().nextStep, NextStep::Deploy);
}

void DeploymentCommittedTest::beforeDeployFails() {
    Service service;
    service.stage.prod.hooks[QStringLiteral("before_deploy")] = QStringList{QStringLiteral("false")};
    const DeploymentReport report = service.stage.deploy();
    QCOMPARE(service.hooks(),
             (QStringList{QStringLiteral("maintenance_off refused"), QStringLiteral("on_failure refused")}));
    QVERIFY(service.status().maintenance.isEmpty());
    QCOMPARE(service.server.asked, 0);
    service.stage.prod.hooks.remove(QStringLiteral("before_deploy"));
    service.wants = QStringLiteral("0.4.0");
    service.checkRefused(report, "maintenance_on", ErrorCode::CheckFailed);
}

/// The application is still locked: the deployment is not finished, and whoever looks is told.
void DeploymentCommittedTest::maintenanceDoesNotEnd() {
    Service service;
    service.stage.prod.health.url.reset();
    service.stage.prod.hooks[QStringLiteral("maintenance_off")] = QStringList{QStringLiteral("false")};
    const DeploymentReport report = service.stage.deploy();
    QCOMPARE(report.outcome, Outcome::SucceededWithWarnings);
    QVERIFY(report.warnings.join(u' ').contains(QLatin1String("maintenance_off")));
    QVERIFY(report.nextSteps.front().contains(QLatin1String("deploy --resume")));
    QCOMPARE(failedPhase(report), QStringLiteral("maintenance_off"));
    QCOMPARE(service.status().nextStep, NextStep::Resume);
    QVERIFY(!service.status().maintenance.isEmpty());
    service.stage.prod.hooks[QStringLiteral("maintenance_off")] = QStringList{QStringLiteral("true")};
    QVERIFY(succeeded(service.stage.apply(service.resumePlan())));
    QCOMPARE(service.status().nextStep, NextStep::None);

    // Without a run to finish, it says how to end it.
    valueOrDie(deployment::noteMaintenance(service.stage.session.workspace, service.stage.prod, report.runId));
    const deployment::EnvironmentStatus status = service.status();
    QCOMPARE(status.nextStep, NextStep::Investigate);
    QVERIFY2(status.nextStepText.contains(QLatin1String("End it with: true")), qPrintable(status.nextStepText));
}

QTEST_GUILESS_MAIN(DeploymentCommittedTest)
#include "test_deployment_committed.moc"
