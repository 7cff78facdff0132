// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fake_backend.h"
#include "gui/flow/next_action.h"
#include "gui/flow/workspace_flow.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace stellwerk;
using namespace stellwerk::gui;
using namespace stellwerk::gui::test;
using Kind = NextAction::Kind;

class WorkspaceFlowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openingReadsEveryEnvironment();
    void openingCanFail();
    void oneSlowEnvironmentDoesNotHideTheOthers();
    void knownDataSurviveAFailureAndAreStale();
    void unknownIsNeverGood();
    void packageIsMadeAndListed();
    void failedPackageSaysWhy();
    void nextActionFollowsTheWayToProduction();
    void problemsComeBeforeDeployments();
    void halfDoneDeploymentComesFirst();
};

namespace {
EnvironmentEntry entryOf(const deployment::EnvironmentStatus &status) {
    EnvironmentEntry entry{.environment = status.environment};
    entry.take(status);
    return entry;
}
} // namespace

void WorkspaceFlowTest::openingReadsEveryEnvironment() {
    WorkspaceFlow flow(std::make_shared<FakeBackend>(), {});
    const QSignalSpy opened(&flow, &WorkspaceFlow::sessionChanged);
    flow.open(QStringLiteral("/nowhere/workspace"));
    QVERIFY(flow.isOpening());
    QTRY_VERIFY(flow.session() && !flow.isReading() && !flow.packages().empty());
    QCOMPARE(opened.size(), 1);
    QVERIFY(flow.isDemo());
    QCOMPARE(flow.environments().size(), size_t{2});
    QCOMPARE(stateOf(flow.environments()[0]), EnvironmentState::Current);
    QCOMPARE(stateOf(flow.environments()[1]), EnvironmentState::UpdateAvailable);
}

void WorkspaceFlowTest::openingCanFail() {
    auto backend = std::make_shared<FakeBackend>();
    backend->openError = Error{.code = ErrorCode::NotFound, .message = QStringLiteral("There is no project.toml.")};
    WorkspaceFlow flow(backend, {});
    flow.open(QStringLiteral("/nowhere"));
    QTRY_VERIFY(flow.openError());
    QVERIFY(!flow.session());
}

void WorkspaceFlowTest::oneSlowEnvironmentDoesNotHideTheOthers() {
    auto backend = std::make_shared<FakeBackend>();
    QSemaphore gate;
    backend->status = [&gate](const project::Environment &environment) {
        if (environment.kind == project::EnvironmentKind::Production)
            gate.acquire();
        return statusOf(environment);
    };
    WorkspaceFlow flow(backend, {});
    flow.open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(flow.session() && flow.environments()[0].status);
    QCOMPARE(stateOf(flow.environments()[1]), EnvironmentState::Checking);
    QVERIFY(flow.isReading());
    gate.release();
    QTRY_VERIFY(!flow.isReading());
}

void WorkspaceFlowTest::knownDataSurviveAFailureAndAreStale() {
    EnvironmentEntry entry = entryOf(statusOf(production()));
    QVERIFY(!entry.stale());
    entry.take(unreachable(production()));
    QVERIFY(entry.stale());
    QCOMPARE(stateOf(entry), EnvironmentState::Unreachable);
    QCOMPARE(entry.version(), (Version{0, 3, 0}));
    QCOMPARE(reasonOf(entry), QStringLiteral("The server does not answer."));
    entry.take(statusOf(production()));
    QVERIFY(!entry.stale());
}

void WorkspaceFlowTest::unknownIsNeverGood() {
    const EnvironmentEntry unread{.environment = production()};
    QCOMPARE(stateOf(unread), EnvironmentState::Unknown);
    auto failed = unreachable(production());
    failed.error->code = ErrorCode::VersionUnknown;
    QCOMPARE(stateOf(entryOf(failed)), EnvironmentState::Unknown);
    auto blocked = statusOf(development());
    blocked.version.blockers = {QStringLiteral("Two histories.")};
    QCOMPARE(stateOf(entryOf(blocked)), EnvironmentState::Drifted);
    for (const EnvironmentState state : {EnvironmentState::Unknown, EnvironmentState::Unreachable,
                                         EnvironmentState::Drifted, EnvironmentState::NotCompatible}) {
        QVERIFY(lookOf(state).tone != Tone::Good);
        QVERIFY(isProblem(state));
    }
}

void WorkspaceFlowTest::packageIsMadeAndListed() {
    auto backend = std::make_shared<FakeBackend>();
    backend->packages.clear();
    WorkspaceFlow flow(backend, {});
    flow.open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(flow.session() && !flow.isReading());
    const QSignalSpy prepared(&flow, &WorkspaceFlow::packagePrepared);
    const QSignalSpy listed(&flow, &WorkspaceFlow::packagesChanged);
    flow.preparePackage(QStringLiteral("dev"));
    QVERIFY(flow.isPreparing());
    QTRY_COMPARE(prepared.size(), 1);
    QCOMPARE(prepared.first().first().toString(), samplePackage().path);
    QTRY_VERIFY(!listed.isEmpty());
    QVERIFY(!flow.prepareError());
}

void WorkspaceFlowTest::failedPackageSaysWhy() {
    auto backend = std::make_shared<FakeBackend>();
    backend->prepare = [](const project::Environment &, const TaskContext &) -> Result<deployment::PreparedPackage> {
        return fail(ErrorCode::VersionUntracked, QStringLiteral("dev is not tracked."));
    };
    WorkspaceFlow flow(backend, {});
    flow.open(QStringLiteral("/nowhere/workspace"));
    QTRY_VERIFY(flow.session());
    flow.preparePackage(QStringLiteral("dev"));
    QTRY_VERIFY(flow.prepareError());
    QCOMPARE(flow.prepareError()->code, ErrorCode::VersionUntracked);
    flow.preparePackage(QStringLiteral("no such environment"));
    QVERIFY(!flow.isPreparing());
}

void WorkspaceFlowTest::nextActionFollowsTheWayToProduction() {
    const std::vector environments{entryOf(statusOf(development())), entryOf(statusOf(production()))};
    NextAction action = chooseNextAction(environments, {});
    QCOMPARE(action.kind, Kind::NewPackage);
    QCOMPARE(action.environment, QStringLiteral("dev"));

    action = chooseNextAction(environments, {damagedPackage()});
    QCOMPARE(action.kind, Kind::NewPackage);

    action = chooseNextAction(environments, {damagedPackage(), samplePackage()});
    QCOMPARE(action.kind, Kind::Deploy);
    QCOMPARE(action.environment, QStringLiteral("prod"));
    QCOMPARE(action.packagePath, samplePackage().path);

    auto current = statusOf(production());
    current.nextStep = deployment::NextStep::BackUp;
    action = chooseNextAction({environments[0], entryOf(current)}, {});
    QCOMPARE(action.kind, Kind::Command);
    QCOMPARE(action.command, QStringLiteral("stellwerk-cli backup create --env prod"));

    action = chooseNextAction({environments[0]}, {});
    QCOMPARE(action.kind, Kind::Nothing);
    QCOMPARE(chooseNextAction({environments[0], EnvironmentEntry{.environment = production()}}, {}).kind, Kind::Wait);
}

void WorkspaceFlowTest::problemsComeBeforeDeployments() {
    const std::vector environments{entryOf(unreachable(development())), entryOf(statusOf(production()))};
    const NextAction action = chooseNextAction(environments, {samplePackage()});
    QCOMPARE(action.kind, Kind::TryAgain);
    QCOMPARE(action.environment, QStringLiteral("dev"));
}

void WorkspaceFlowTest::halfDoneDeploymentComesFirst() {
    auto halfWay = statusOf(production());
    halfWay.nextStep = deployment::NextStep::Resume;
    for (const auto &other : {unreachable(development()), statusOf(development())}) {
        const NextAction action = chooseNextAction({entryOf(other), entryOf(halfWay)}, {samplePackage()});
        QCOMPARE(action.kind, Kind::Command);
        QCOMPARE(action.command, QStringLiteral("stellwerk-cli deploy --resume --env prod"));
    }
}

QTEST_GUILESS_MAIN(WorkspaceFlowTest)
#include "workspace_flow_test.moc"
