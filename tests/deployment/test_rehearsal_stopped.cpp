// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal_support.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::RehearsalReport;

class RehearsalStoppedTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cancelled_data() { addEngineRows(); }
    void cancelled();
    void cancelledInADeployment_data() { addEngineRows(); }
    void cancelledInADeployment();
    void killed_data() { addEngineRows(); }
    void killed();
    void killedInADeployment_data() { addEngineRows(); }
    void killedInADeployment();

private:
    OwnTemporary m_temporary;
};

void RehearsalStoppedTest::cancelled() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    for (const char *step : {"restore", "migrate", "import", "record"}) {
        Listener listener;
        listener.onEvent = [&](const Event &event) {
            if (event.event == s("rehearsal_step") && event.data[u"step"].toString() == s(step)) {
                QVERIFY(!scratches(stage).isEmpty());
                listener.stop.request_stop();
            }
        };
        const RehearsalReport report = rehearse(stage, listener.context());
        if (report.works()) // once the record has begun there is nothing left that could be stopped
            QCOMPARE(s(step), s("record"));
        else
            QVERIFY2(report.exitCode() == ExitCode::Interrupted, qPrintable(textOf(report)));
        QCOMPARE(scratches(stage), QStringList());
    }
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void RehearsalStoppedTest::cancelledInADeployment() {
    Stage stage(currentEngine());
    stage.prod.rehearsal = true;
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    listener.atPhase(s("rehearsal"), [&] {
        listener.onEvent = [&](const Event &event) {
            if (event.event == s("statement_applied"))
                listener.stop.request_stop();
        };
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QCOMPARE(report.outcome, Outcome::Cancelled);
    QCOMPARE(report.exitCode(), ExitCode::Interrupted);
    QVERIFY2(report.databaseState.contains(s("Nothing was changed")), qPrintable(report.databaseState));
    QCOMPARE(report.phases.back().phase, s("rehearsal"));
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

/// The next deployment clears up, even one that is not rehearsed.
void RehearsalStoppedTest::killedInADeployment() {
    Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    stage.prod.rehearsal = true;
    bool rehearsing = false;
    QVERIFY(stellwerk::test::killed(stage, [&rehearsing](const Event &event) {
        rehearsing |= event.event == s("rehearsal_step");
        return rehearsing && event.event == s("statement_applied");
    }));
    const QStringList left = scratches(stage);
    QCOMPARE(left.size(), 1);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    stage.prod.rehearsal = false;
    Listener listener;
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(succeeded(report), qPrintable(report.error ? report.error->toText() : report.databaseState));
    const auto told = std::ranges::find(listener.events, s("scratch_removed"), &Event::event);
    QVERIFY(told != listener.events.end());
    QVERIFY2(told->message.contains(left.front()), qPrintable(told->message));
    QCOMPARE(scratches(stage), QStringList());
}

/// A process that is killed leaves its copy; the next rehearsal removes that and says so.
void RehearsalStoppedTest::killed() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    for (const char *step : {"state", "import"}) {
        const pid_t child = ::fork();
        if (child == 0) {
            Listener listener;
            listener.onEvent = [step](const Event &event) {
                if (event.event == s("rehearsal_step") && event.data[u"step"].toString() == s(step))
                    ::kill(::getpid(), SIGKILL);
            };
            (void)rehearse(stage, listener.context());
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        const QStringList left = scratches(stage);
        QCOMPARE(left.size(), 1);
        Listener listener;
        QVERIFY(rehearse(stage, listener.context()).works());
        const auto told = std::ranges::find(listener.events, s("scratch_removed"), &Event::event);
        QVERIFY(told != listener.events.end());
        QVERIFY2(told->message.contains(left.front()), qPrintable(told->message));
        QCOMPARE(scratches(stage), QStringList());
    }
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

QTEST_GUILESS_MAIN(RehearsalStoppedTest)
#include "test_rehearsal_stopped.moc"
