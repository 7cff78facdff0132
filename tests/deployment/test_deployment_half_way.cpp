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

namespace {

/// A service whose deployment was killed when @p phase began.
struct HalfWay : Service {
    explicit HalfWay(const QString &phase) {
        wasKilled = killed(stage, [&](const Event &event) {
            return event.event == u"phase_started" && event.data[QLatin1String("phase")].toString() == phase;
        });
    }
    [[nodiscard]] auto rollBack(const Plan &plan, const TaskContext &context = {}) const {
        return deployment::rollBackUnfinished(stage.session, plan, stage.prod.name, context);
    }
    [[nodiscard]] QStringList now() const { return stateOf(stage.profile(stage.prod)); }
    [[nodiscard]] bool noted() const {
        return deployment::readMaintenance(stage.session.workspace, stage.prod).has_value();
    }
    void setHook(const char *hook, const char *program) {
        stage.prod.hooks[QString::fromLatin1(hook)] = QStringList{QString::fromLatin1(program)};
    }

    bool wasKilled = false;
};

void addPhases(const std::vector<const char *> &phases) {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *phase : phases)
            QTest::addRow("%s, %s", qPrintable(db::engineName(engine)), phase) << engine << QString::fromLatin1(phase);
    }
}

} // namespace

/// A deployment that was killed, and what the next one to come must not do to its database and its application.
class DeploymentHalfWayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumedMeanwhile_data() { addEngineRows(); }
    void resumedMeanwhile();
    void furtherMeanwhile_data();
    void furtherMeanwhile();
    void undoneWhileAtWork_data() { addEngineRows(); }
    void undoneWhileAtWork();
    void maintenanceDoesNotBegin_data() { addPhases({"safety_net", "maintenance_off", "health_check"}); }
    void maintenanceDoesNotBegin();
    void notTakenUp_data();
    void notTakenUp();
    void notTakenUpAfterCommit_data() { addEngineRows(); }
    void notTakenUpAfterCommit();
    void endedByOthers_data() { addEngineRows(); }
    void endedByOthers();
};

/// Somebody hesitates at the confirmation of a rollback, another one finishes the deployment, users go to work.
void DeploymentHalfWayTest::resumedMeanwhile() {
    HalfWay service(QStringLiteral("safety_net"));
    QVERIFY(service.wasKilled);
    const Plan hesitant = service.resumePlan();
    service.wants = QStringLiteral("0.4.0");
    QVERIFY(succeeded(service.stage.apply(service.resumePlan())));
    service.stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'after success' WHERE user_id = 1")});
    const QStringList state = service.now();
    const QStringList hooks = service.hooks();
    const auto result = service.rollBack(hesitant);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PlanOutdated);
    COMPARE_STATES(service.now(), state);
    QCOMPARE(service.state(), QStringLiteral("succeeded"));
    QCOMPARE(service.hooks(), hooks);
    QCOMPARE(service.status().nextStep, NextStep::None);
}

void DeploymentHalfWayTest::furtherMeanwhile_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("live");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        QTest::addRow("%s", qPrintable(db::engineName(engine))) << engine << false;
        QTest::addRow("%s, live", qPrintable(db::engineName(engine))) << engine << true;
    }
}

/// The same run is unfinished, but no longer at the place that was looked at.
void DeploymentHalfWayTest::furtherMeanwhile() {
    QFETCH(bool, live);
    HalfWay service(QStringLiteral("safety_net"));
    QVERIFY(service.wasKilled);
    service.stage.prod.live = live;
    const Plan hesitant = service.resumePlan();
    QVERIFY(killedAt(
        [](const Event &event) {
            return event.event == u"phase_started" &&
                   event.data[QLatin1String("phase")].toString() == u"maintenance_off";
        },
        [&](const TaskContext &context) { (void)service.stage.apply(service.resumePlan(), context); }));
    QCOMPARE(service.state(), QStringLiteral("committed"));
    const QStringList state = service.now();
    const auto result = service.rollBack(hesitant);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PlanOutdated);
    COMPARE_STATES(service.now(), state);
    const DeploymentReport report = service.stage.apply(hesitant);
    QVERIFY2(report.outcome == Outcome::Refused, qPrintable(textOf(report)));
    QCOMPARE(report.error->code, ErrorCode::PlanOutdated);
    QCOMPARE(service.state(), QStringLiteral("committed"));
    const auto again = valueOrDie(service.rollBack(service.resumePlan()));
    QVERIFY2(again.success, qPrintable(again.state));
    COMPARE_STATES(service.now(), service.before);
}

/// The application is sent away before the first change, and comes back after the last.
void DeploymentHalfWayTest::undoneWhileAtWork() {
    HalfWay service(QStringLiteral("health_check"));
    QVERIFY(service.wasKilled);
    QCOMPARE(service.hooks(), (QStringList{QStringLiteral("maintenance_on "), QStringLiteral("maintenance_off ")}));
    QVERIFY(!service.noted());
    Listener listener;
    QStringList hooksAtChange;
    bool notedAtChange = false;
    listener.onEvent = [&](const Event &event) {
        if (event.event != u"migration_reverted" || !hooksAtChange.isEmpty())
            return;
        hooksAtChange = service.hooks();
        notedAtChange = service.noted();
    };
    const auto result = valueOrDie(service.rollBack(service.resumePlan(), listener.context()));
    QVERIFY2(result.success, qPrintable(result.state));
    QCOMPARE(hooksAtChange.size(), 3);
    QCOMPARE(hooksAtChange.last(), QStringLiteral("maintenance_on "));
    QVERIFY(notedAtChange);
    COMPARE_STATES(service.now(), service.before);
    QCOMPARE(service.hooks().size(), 4);
    QCOMPARE(service.hooks().last(), QStringLiteral("maintenance_off rolled_back"));
    QVERIFY(!service.noted());
}

/// Nothing is changed; and where the application was at work, it goes on with that.
void DeploymentHalfWayTest::maintenanceDoesNotBegin() {
    QFETCH(QString, phase);
    HalfWay service(phase);
    QVERIFY(service.wasKilled);
    const bool wasAtWork = phase == u"health_check";
    QCOMPARE(service.noted(), !wasAtWork);
    const QStringList state = service.now();
    const QString record = service.state();
    const qsizetype hooks = service.hooks().size();
    service.setHook("maintenance_on", "false");
    const auto result = service.rollBack(service.resumePlan());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::CheckFailed);
    QVERIFY2(result.error().message.contains(QLatin1String("maintenance_on")) &&
                 result.error().message.contains(QLatin1String("Nothing was changed")),
             qPrintable(result.error().toText()));
    COMPARE_STATES(service.now(), state);
    QCOMPARE(service.state(), record);
    QCOMPARE(service.noted(), !wasAtWork);
    QCOMPARE(service.hooks().size(), hooks + (wasAtWork ? 1 : 0));
    if (wasAtWork)
        QCOMPARE(service.hooks().last(), QStringLiteral("maintenance_off refused"));

    service.setHook("maintenance_on", "true");
    const auto again = valueOrDie(service.rollBack(service.resumePlan()));
    QVERIFY2(again.success, qPrintable(again.state));
    COMPARE_STATES(service.now(), service.before);
    QVERIFY(!service.noted());
}

void DeploymentHalfWayTest::notTakenUp_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("why");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *why : {"before_deploy", "maintenance_on", "cancelled"})
            QTest::addRow("%s, %s", qPrintable(db::engineName(engine)), why) << engine << QByteArray(why);
    }
}

/// All migrations are through and nothing else is: the attempt to go on ends before a write of its own, which leaves
/// the database as unfit for an application as it was.
void DeploymentHalfWayTest::notTakenUp() {
    QFETCH(QByteArray, why);
    HalfWay service(QStringLiteral("safety_net"));
    QVERIFY(service.wasKilled);
    const bool cancelled = why == "cancelled";
    if (!cancelled)
        service.setHook(why, "false");
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (cancelled && event.event == u"hook_finished")
            listener.stop.request_stop();
    };
    const QStringList state = service.now();
    const Plan plan = service.resumePlan();
    const DeploymentReport report = service.stage.apply(plan, listener.context());
    QVERIFY2(report.outcome == (cancelled ? Outcome::Cancelled : Outcome::Refused), qPrintable(textOf(report)));
    COMPARE_STATES(service.now(), state);
    QVERIFY2(report.databaseState.contains(QLatin1String("This run changed nothing; the deployment ") +
                                           plan.resumed->runId) &&
                 report.databaseState.contains(QLatin1String("still half-way")),
             qPrintable(report.databaseState));
    const QString steps = report.nextSteps.join(u'\n');
    QVERIFY2(steps.contains(QLatin1String("deploy --resume --env prod")) &&
                 steps.contains(QLatin1String("rollback --unfinished --env prod")),
             qPrintable(steps));
    QCOMPARE(service.version(), QStringLiteral("0.4.0"));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    QVERIFY2(service.hooks().filter(QStringLiteral("maintenance_off")).isEmpty(),
             qPrintable(service.hooks().join(u'\n')));
    const deployment::EnvironmentStatus status = service.status();
    QCOMPARE(status.nextStep, NextStep::Resume);
    QCOMPARE(status.unfinishedRun, plan.resumed->runId);
    QVERIFY(!status.maintenance.isEmpty());

    service.stage.prod.hooks.remove(QStringLiteral("before_deploy"));
    service.setHook("maintenance_on", "true");
    service.wants = QStringLiteral("0.4.0");
    const DeploymentReport next = service.stage.apply(service.resumePlan());
    QVERIFY2(succeeded(next), qPrintable(textOf(next)));
    QVERIFY(!service.noted());
}

/// The new version is in place, so that is what the report says, too.
void DeploymentHalfWayTest::notTakenUpAfterCommit() {
    HalfWay service(QStringLiteral("health_check"));
    QVERIFY(service.wasKilled);
    const QStringList hooks = service.hooks();
    Listener listener;
    listener.atPhase(QStringLiteral("preflight"), [&] { listener.stop.request_stop(); });
    const DeploymentReport report = service.stage.apply(service.resumePlan(), listener.context());
    QVERIFY2(report.outcome == Outcome::Cancelled, qPrintable(textOf(report)));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    QVERIFY2(report.databaseState.contains(QLatin1String("still lacks its end")), qPrintable(report.databaseState));
    QCOMPARE(service.hooks(), hooks);
    QCOMPARE(service.state(), QStringLiteral("committed"));
}

void DeploymentHalfWayTest::endedByOthers() {
    HalfWay service(QStringLiteral("safety_net"));
    QVERIFY(service.wasKilled);
    const Plan hesitant = service.resumePlan();
    service.wants = QStringLiteral("0.4.0");
    QVERIFY(succeeded(service.stage.apply(service.resumePlan())));
    const DeploymentReport report = service.stage.apply(hesitant);
    QVERIFY2(report.outcome == Outcome::Refused, qPrintable(textOf(report)));
    QVERIFY2(report.databaseState.contains(QLatin1String("no longer unfinished")), qPrintable(report.databaseState));
    QCOMPARE(report.versionAfter, (Version{0, 4, 0}));
    QVERIFY(!service.noted());
}

QTEST_GUILESS_MAIN(DeploymentHalfWayTest)
#include "test_deployment_half_way.moc"
