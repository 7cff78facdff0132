// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_backend.h"
#include "gui/flow/deployment_flow.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::gui;
using namespace stellwerk::gui::test;
using deployment::DeployOptions;
using deployment::Outcome;
using deployment::Plan;
using CancelKind = DeploymentFlow::CancelKind;
using Step = DeploymentFlow::Step;

class DeploymentFlowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void wholeWayToProduction();
    void damagedPackageStopsAtTheFirstStep();
    void failedCheckBlocks();
    void warningsMustBeTickedForProductionOnly();
    void nothingToDoBlocks();
    void productionNeedsTheTypedName_data();
    void productionNeedsTheTypedName();
    void developmentNeedsNoTypedName();
    void targetIsFrozenAfterItsStep();
    void planErrorCanBeTriedAgain();
    void openDecisionsCanBeMade();
    void leavingAPlanDropsIt();
    void stalePlanIsRefusedAndMadeAgain();
    void cancelBeforeTheFirstWrite();
    void cancelAfterTheFirstWriteRollsBack();
    void rollbackCannotBeStopped();
    void exceptionLeavesTheStateUnknown();
    void sessionCannotChangeWhileRunning();

private:
    /// To the end of @p step with the sample package and @p target.
    void goTo(Step step, const project::Environment &target);

    std::shared_ptr<FakeBackend> m_backend;
    std::unique_ptr<DeploymentFlow> m_flow;
};

void DeploymentFlowTest::init() {
    m_backend = std::make_shared<FakeBackend>();
    m_flow = std::make_unique<DeploymentFlow>(m_backend);
    m_flow->setSession(sampleSession());
}

void DeploymentFlowTest::cleanup() {
    m_flow.reset();
}

void DeploymentFlowTest::goTo(Step step, const project::Environment &target) {
    m_flow->choosePackage(samplePackage());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Target);
    if (step == Step::Target)
        return;
    m_flow->chooseTarget(target);
    m_flow->next();
    QTRY_VERIFY(!m_flow->isPlanning());
    if (step == Step::Checks)
        return;
    m_flow->acknowledge(1, true);
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Changes);
    if (step == Step::Changes)
        return;
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Confirm);
    m_flow->setConfirmation(target.name);
    if (step == Step::Confirm)
        return;
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Running);
}

void DeploymentFlowTest::wholeWayToProduction() {
    DeployOptions used;
    QString usedPlan;
    m_backend->apply = [&](const Plan &plan, const DeployOptions &options, const TaskContext &context) {
        used = options;
        usedPlan = plan.sha256;
        for (const QString &phase : plan.phases) {
            startPhase(context, phase);
            finishPhase(context, phase);
        }
        auto report = reportOf(plan, Outcome::Succeeded);
        for (const QString &phase : plan.phases)
            report.phases.push_back({phase, true, 20});
        return report;
    };
    goTo(Step::Running, production());
    const QSignalSpy finished(m_flow.get(), &DeploymentFlow::finished);
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(used.confirmation, QStringLiteral("prod"));
    QCOMPARE(usedPlan, QStringLiteral("plan-1"));
    QCOMPARE(m_flow->report()->outcome, Outcome::Succeeded);
    QCOMPARE(m_flow->phases().size(), size_t{4});
    for (const PhaseProgress &phase : m_flow->phases()) {
        QCOMPARE(phase.state, PhaseState::Done);
        QCOMPARE(phase.milliseconds, 20);
    }
    m_flow->startOver();
    QCOMPARE(m_flow->step(), Step::Package);
    QVERIFY(!m_flow->report());
}

void DeploymentFlowTest::damagedPackageStopsAtTheFirstStep() {
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_flow->choosePackage(damagedPackage());
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Package);
}

void DeploymentFlowTest::failedCheckBlocks() {
    m_backend->plan = [](const project::Environment &target, const TaskContext &) -> Result<Plan> {
        Plan plan = samplePlan(target);
        plan.checks[2].level = deployment::CheckResult::Level::Error;
        return plan;
    };
    goTo(Step::Checks, development());
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Checks);
}

void DeploymentFlowTest::warningsMustBeTickedForProductionOnly() {
    goTo(Step::Checks, production());
    QVERIFY(m_flow->needsAcknowledgement());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Checks);
    m_flow->acknowledge(1, true);
    QVERIFY(m_flow->blockReason().isEmpty());
    m_flow->acknowledge(1, false);
    QVERIFY(!m_flow->blockReason().isEmpty());

    m_flow->startOver();
    goTo(Step::Checks, development());
    QVERIFY(!m_flow->needsAcknowledgement());
    QVERIFY(m_flow->blockReason().isEmpty());
}

void DeploymentFlowTest::nothingToDoBlocks() {
    m_backend->plan = [](const project::Environment &target, const TaskContext &) -> Result<Plan> {
        Plan plan = samplePlan(target);
        plan.from = plan.to;
        plan.migrations.clear();
        plan.data.entities.clear();
        return plan;
    };
    goTo(Step::Changes, development());
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Changes);
}

void DeploymentFlowTest::productionNeedsTheTypedName_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("other case") << QStringLiteral("Prod");
    QTest::newRow("blank behind") << QStringLiteral("prod ");
    QTest::newRow("other environment") << QStringLiteral("dev");
}

void DeploymentFlowTest::productionNeedsTheTypedName() {
    QFETCH(QString, typed);
    bool applied = false;
    m_backend->apply = [&applied](const Plan &plan, const DeployOptions &, const TaskContext &) {
        applied = true;
        return reportOf(plan, Outcome::Succeeded);
    };
    goTo(Step::Confirm, production());
    m_flow->setConfirmation(typed);
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_flow->next();
    QCOMPARE(m_flow->step(), Step::Confirm);
    QVERIFY(!m_flow->isRunning());
    QVERIFY(!applied);
    m_flow->setConfirmation(QStringLiteral("prod"));
    QVERIFY(m_flow->blockReason().isEmpty());
}

void DeploymentFlowTest::developmentNeedsNoTypedName() {
    goTo(Step::Confirm, development());
    m_flow->setConfirmation({});
    QVERIFY(m_flow->blockReason().isEmpty());
    auto guarded = development();
    guarded.isProtected = true;
    m_flow->startOver();
    goTo(Step::Confirm, guarded);
    m_flow->setConfirmation({});
    QVERIFY(!m_flow->blockReason().isEmpty());
}

void DeploymentFlowTest::targetIsFrozenAfterItsStep() {
    goTo(Step::Changes, production());
    m_flow->chooseTarget(development());
    QCOMPARE(m_flow->target()->name, QStringLiteral("prod"));
    m_flow->choosePackage(damagedPackage());
    QVERIFY(m_flow->package()->usable());
}

void DeploymentFlowTest::planErrorCanBeTriedAgain() {
    m_backend->plan = [](const project::Environment &, const TaskContext &) -> Result<Plan> {
        return fail(ErrorCode::ConnectionFailed, QStringLiteral("The server does not answer."));
    };
    goTo(Step::Checks, production());
    QVERIFY(m_flow->planError());
    QVERIFY(!m_flow->blockReason().isEmpty());
    m_backend->plan = [](const project::Environment &target, const TaskContext &) -> Result<Plan> {
        return samplePlan(target);
    };
    m_flow->planAgain();
    QTRY_VERIFY(m_flow->plan());
    QVERIFY(!m_flow->planError());
}

void DeploymentFlowTest::openDecisionsCanBeMade() {
    // Until somebody has decided, a row is open.
    m_backend->plan = [this](const project::Environment &target, const TaskContext &) -> Result<Plan> {
        Plan plan = samplePlan(target);
        if (m_backend->decided == 0)
            plan.data.entities.front().emptyUndecided = true;
        return plan;
    };
    goTo(Step::Checks, production());
    QCOMPARE(m_flow->plan()->data.openDecisions(), 1);
    m_flow->keepTargetRows();
    QVERIFY(!m_flow->plan());
    QTRY_VERIFY(m_flow->plan());
    QCOMPARE(m_backend->decided.load(), 1);
    QCOMPARE(m_flow->plan()->data.openDecisions(), 0);
    QCOMPARE(m_flow->step(), Step::Checks);
}

void DeploymentFlowTest::leavingAPlanDropsIt() {
    QSemaphore gate;
    QSemaphore started;
    std::atomic<int> calls = 0;
    m_backend->plan = [&](const project::Environment &target, const TaskContext &context) -> Result<Plan> {
        if (++calls == 1) {
            started.release();
            gate.acquire();
            STELLWERK_TRY(context.checkStop());
        }
        return samplePlan(target);
    };
    m_flow->choosePackage(samplePackage());
    m_flow->next();
    m_flow->chooseTarget(production());
    m_flow->next();
    started.acquire();
    QVERIFY(m_flow->isPlanning());
    m_flow->cancel();
    QCOMPARE(m_flow->step(), Step::Target);
    // Another target at once, while the first plan is still stopping: its answer must not be taken for this one.
    m_flow->chooseTarget(development());
    m_flow->next();
    gate.release();
    QTRY_VERIFY(m_flow->plan());
    QVERIFY(!m_flow->planError());
    QCOMPARE(m_flow->plan()->target.name, QStringLiteral("dev"));
    QCOMPARE(calls.load(), 2);
}

void DeploymentFlowTest::stalePlanIsRefusedAndMadeAgain() {
    m_backend->apply = [](const Plan &plan, const DeployOptions &, const TaskContext &) {
        auto report = reportOf(plan, Outcome::Refused);
        report.error = Error{.code = ErrorCode::PlanOutdated, .message = QStringLiteral("The target has changed.")};
        return report;
    };
    goTo(Step::Running, production());
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QCOMPARE(m_flow->report()->outcome, Outcome::Refused);
    for (const PhaseProgress &phase : m_flow->phases())
        QCOMPARE(phase.state, PhaseState::Skipped);
    m_flow->planAgain();
    QCOMPARE(m_flow->step(), Step::Checks);
    QVERIFY(!m_flow->report());
    QTRY_VERIFY(m_flow->plan());
    QVERIFY2(!m_flow->blockReason().isEmpty(), "a new plan has to be read again");
}

void DeploymentFlowTest::cancelBeforeTheFirstWrite() {
    QSemaphore gate;
    m_backend->apply = [&gate](const Plan &plan, const DeployOptions &, const TaskContext &context) {
        startPhase(context, QStringLiteral("preflight"));
        gate.acquire();
        return reportOf(plan, context.stopRequested() ? Outcome::Cancelled : Outcome::Succeeded);
    };
    goTo(Step::Running, production());
    QCOMPARE(m_flow->cancelKind(), CancelKind::Cancel);
    QTRY_COMPARE(m_flow->phases().front().state, PhaseState::Running);
    QCOMPARE(m_flow->cancelKind(), CancelKind::Cancel);
    m_flow->cancel();
    QVERIFY(m_flow->cancelRequested());
    QCOMPARE(m_flow->step(), Step::Running);
    gate.release();
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QCOMPARE(m_flow->report()->outcome, Outcome::Cancelled);
    QCOMPARE(m_flow->cancelKind(), CancelKind::None);
}

void DeploymentFlowTest::cancelAfterTheFirstWriteRollsBack() {
    QSemaphore gate;
    m_backend->apply = [&gate](const Plan &plan, const DeployOptions &, const TaskContext &context) {
        startPhase(context, QStringLiteral("migrate"));
        announceFirstWrite(context);
        gate.acquire();
        return reportOf(plan, context.stopRequested() ? Outcome::Cancelled : Outcome::Succeeded);
    };
    goTo(Step::Running, production());
    QTRY_COMPARE(m_flow->cancelKind(), CancelKind::CancelAndRollBack);
    m_flow->cancel();
    gate.release();
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QCOMPARE(m_flow->report()->outcome, Outcome::Cancelled);
}

void DeploymentFlowTest::rollbackCannotBeStopped() {
    QSemaphore gate;
    std::atomic<bool> stopped = false;
    m_backend->apply = [&](const Plan &plan, const DeployOptions &, const TaskContext &context) {
        startPhase(context, QStringLiteral("migrate"));
        announceFirstWrite(context);
        finishPhase(context, QStringLiteral("migrate"), false);
        startPhase(context, QStringLiteral("rollback"));
        gate.acquire();
        stopped = context.stopRequested();
        finishPhase(context, QStringLiteral("rollback"));
        return reportOf(plan, Outcome::RolledBack);
    };
    goTo(Step::Running, production());
    QTRY_COMPARE(m_flow->cancelKind(), CancelKind::RollingBack);
    m_flow->cancel();
    QVERIFY(!m_flow->cancelRequested());
    gate.release();
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QVERIFY(!stopped);
    QCOMPARE(m_flow->phases().back().phase, QStringLiteral("rollback"));
    QCOMPARE(m_flow->phases().back().state, PhaseState::Done);
    QCOMPARE(m_flow->phases()[2].state, PhaseState::Failed);
}

void DeploymentFlowTest::exceptionLeavesTheStateUnknown() {
    m_backend->apply = [](const Plan &, const DeployOptions &, const TaskContext &) -> deployment::DeploymentReport {
        throw std::runtime_error("out of luck");
    };
    goTo(Step::Running, production());
    QTRY_COMPARE(m_flow->step(), Step::Result);
    QCOMPARE(m_flow->report()->outcome, Outcome::Unknown);
    QCOMPARE(m_flow->report()->error->code, ErrorCode::Internal);
    QVERIFY(!m_flow->report()->databaseState.isEmpty());
}

void DeploymentFlowTest::sessionCannotChangeWhileRunning() {
    QSemaphore gate;
    m_backend->apply = [&gate](const Plan &plan, const DeployOptions &, const TaskContext &) {
        gate.acquire();
        return reportOf(plan, Outcome::Succeeded);
    };
    goTo(Step::Running, production());
    m_flow->setSession(std::nullopt);
    m_flow->startOver();
    QCOMPARE(m_flow->step(), Step::Running);
    gate.release();
    QTRY_COMPARE(m_flow->step(), Step::Result);
}

QTEST_GUILESS_MAIN(DeploymentFlowTest)
#include "deployment_flow_test.moc"
