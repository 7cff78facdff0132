// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/service.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;

/// The backend is asked when the import is committed, and the way back from there.
class DeploymentUnwellTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wellWithTheNewVersion_data() { addEngineRows(); }
    void wellWithTheNewVersion();
    void unwellIsTakenBack_data() { addEngineRows(); }
    void unwellIsTakenBack();
    void importCannotBeUndone_data() { addEngineRows(); }
    void importCannotBeUndone();
    void cancelledWhileWaiting_data() { addEngineRows(); }
    void cancelledWhileWaiting();
    void previousImage_data();
    void previousImage();
    void neverWell_data() { addEngineRows(); }
    void neverWell();
    void versionUpdateFails_data() { addEngineRows(); }
    void versionUpdateFails();
};

void DeploymentUnwellTest::wellWithTheNewVersion() {
    Service service;
    service.wants = QStringLiteral("0.4.0");
    service.stage.prod.hooks[QStringLiteral("after_deploy")] = Service::writesDown("after_deploy");
    QStringList states;
    service.onQuestion = [&] { states << service.state(); };
    Listener listener;
    const Plan plan = service.stage.plan();
    const DeploymentReport report = service.stage.apply(plan, listener.context());
    QVERIFY2(succeeded(report), qPrintable(textOf(report)));
    QCOMPARE(plan.phases.last(3), (QStringList{QStringLiteral("maintenance_off"), QStringLiteral("health_check"),
                                               QStringLiteral("retention")}));
    QStringList phases;
    for (const deployment::PhaseResult &phase : report.phases)
        phases << phase.phase;
    QCOMPARE(phases, plan.phases);
    QCOMPARE(states, QStringList{QStringLiteral("committed")}); // it has not succeeded before the backend says so
    QCOMPARE(service.state(), QStringLiteral("succeeded"));
    QVERIFY(listener.heard(QStringLiteral("healthy")));
    QCOMPARE(service.hooks(), (QStringList{QStringLiteral("maintenance_on "), QStringLiteral("maintenance_off "),
                                           QStringLiteral("after_deploy succeeded_with_warnings")}));
}

/// Level 1 after the commit: the pre-images of the import, then the down sections.
void DeploymentUnwellTest::unwellIsTakenBack() {
    Service service;
    const DeploymentReport report = service.stage.deploy();
    QVERIFY2(report.error && report.error->message.contains(QLatin1String("500")), qPrintable(textOf(report)));
    QVERIFY2(report.databaseState.contains(QLatin1String("own way down")), qPrintable(textOf(report)));
    QVERIFY2(report.databaseState.endsWith(QLatin1String("The backend is well with it.")), qPrintable(textOf(report)));
    QCOMPARE(keptStates(report).size(), 1); // the application was at work
    QCOMPARE(service.state(), QStringLiteral("rolled_back"));
    QCOMPARE(service.hooks(),
             (QStringList{QStringLiteral("maintenance_on "), QStringLiteral("maintenance_off "),
                          QStringLiteral("maintenance_on "), QStringLiteral("maintenance_off rolled_back"),
                          QStringLiteral("on_failure rolled_back")}));
    service.wants = QStringLiteral("0.4.0"); // for the next deployment
    service.checkRolledBack(report, "health_check", ErrorCode::Timeout);
}

/// Somebody changes what the import wrote while the backend is asked; then only the backup leads back.
void DeploymentUnwellTest::importCannotBeUndone() {
    Service service;
    service.deployAgain = false;
    service.onQuestion = [&] {
        if (service.version() == u"0.4.0")
            service.stage.change({QStringLiteral("UPDATE gsm_misc SET value = 'changed meanwhile'")});
    };
    const DeploymentReport report = service.stage.deploy();
    QVERIFY2(report.databaseState.contains(QLatin1String("by its backup")), qPrintable(textOf(report)));
    QCOMPARE(keptStates(report).size(), 1);
    service.checkRolledBack(report, "health_check", ErrorCode::Timeout);
}

void DeploymentUnwellTest::cancelledWhileWaiting() {
    Service service;
    service.stage.prod.health.patienceSeconds = 3600;
    Listener listener;
    service.onQuestion = [&] {
        listener.stop.request_stop();
        service.stage.prod.health.patienceSeconds = 1;
    };
    listener.onEvent = [&](const Event &event) {
        if (event.event == u"health_asked")
            QVERIFY2(event.message.contains(QLatin1String("Cancelling means rolling back")), qPrintable(event.message));
    };
    const DeploymentReport report = service.stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::Cancelled, qPrintable(textOf(report)));
    QCOMPARE(report.exitCode(), ExitCode::Interrupted);
    QCOMPARE(failedPhase(report), QStringLiteral("health_check"));
    COMPARE_STATES(stateOf(service.stage.profile(service.stage.prod)), service.before);
    QCOMPARE(service.state(), QStringLiteral("cancelled"));
}

void DeploymentUnwellTest::previousImage_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("spoils"); // the new backend changes the old database
    QTest::addColumn<bool>("always");
    for (const auto &[name, spoils, always] :
         {std::tuple{"as it was", false, false}, {"restored", true, false}, {"always", false, true}}) {
        QTest::addRow("sqlite, %s", name) << db::Engine::Sqlite << spoils << always;
        QTest::addRow("mariadb, %s", name) << db::Engine::MariaDb << spoils << always;
    }
}

/// Level 3: the new backend is well with no database, and the old one only comes back with its image.
void DeploymentUnwellTest::previousImage() {
    QFETCH(bool, spoils);
    QFETCH(bool, always);
    Service service;
    service.deployAgain = false;
    service.stage.prod.previousImageAlways = always;
    service.stage.prod.hooks[QStringLiteral("previous_image")] = Service::writesDown("previous_image");
    service.onQuestion = [&] {
        const bool isOld = service.hooks().filter(QStringLiteral("previous_image")).size() == 1;
        service.spoiled = !isOld;
        if (spoils && !isOld && service.version() == u"0.3.0")
            service.stage.change({QStringLiteral("CREATE TABLE IF NOT EXISTS gsm_spoiled (id int)")});
    };
    const DeploymentReport report = service.stage.deploy();
    QVERIFY2(report.databaseState.contains(QLatin1String("The backend is well with it.")), qPrintable(textOf(report)));
    QCOMPARE(keptStates(report).size(), spoils ? 2 : 1);
    QCOMPARE(service.state(), QStringLiteral("rolled_back"));
    const QStringList calls = service.hooks();
    QCOMPARE(calls.filter(QStringLiteral("previous_image")).size(), 1);
    // Never while the application is at work.
    QVERIFY(calls[calls.indexOf(QRegularExpression(QStringLiteral("previous_image.*"))) - 1].startsWith(
        QLatin1String("maintenance_on")));
    QVERIFY(calls[calls.size() - 2].startsWith(QLatin1String("maintenance_off")));
    QCOMPARE(calls.filter(QStringLiteral("maintenance_on ")).size(), always ? 2 : 3);
    QVERIFY(report.warnings.filter(QStringLiteral("hook")).isEmpty());
    service.checkRolledBack(report, "health_check", ErrorCode::Timeout);
}

/// Nothing brings the backend back; the database is proved to be the old one, and the report says both.
void DeploymentUnwellTest::neverWell() {
    Service service;
    service.deployAgain = false;
    service.spoiled = true;
    const DeploymentReport report = service.stage.deploy();
    QVERIFY2(report.databaseState.contains(QLatin1String("But the backend is not well")), qPrintable(textOf(report)));
    QVERIFY(report.nextSteps.front().contains(QLatin1String("Bring back the backend")));
    QVERIFY(!report.warnings.isEmpty());
    service.checkRolledBack(report, "health_check", ErrorCode::Timeout);
}

/// The version table refuses the new version: a trigger of the last migration sees to that.
void DeploymentUnwellTest::versionUpdateFails() {
    Service service;
    service.deployAgain = false;
    service.stage.write(QStringLiteral("migrations/0009_refuse.mariadb.sql"),
                        "-- version: 0.4.0\n-- migrate:up\nCREATE TRIGGER refuse BEFORE INSERT ON schema_version FOR "
                        "EACH ROW IF NEW.version = '0.4.0' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no "
                        "version'; END IF;\n-- migrate:down\nDROP TRIGGER refuse;\n");
    service.stage.write(QStringLiteral("migrations/0009_refuse.sqlite.sql"),
                        "-- version: 0.4.0\n-- migrate:up\nCREATE TRIGGER refuse BEFORE INSERT ON schema_version WHEN "
                        "NEW.version = '0.4.0' BEGIN SELECT RAISE(ABORT, 'no version'); END;\n-- migrate:down\nDROP "
                        "TRIGGER refuse;\n");
    service.stage.prepareAgain();
    const DeploymentReport report = service.stage.deploy();
    QVERIFY2(report.error && report.error->toText().contains(QLatin1String("no version")), qPrintable(textOf(report)));
    service.checkRolledBack(report, "migrate", ErrorCode::Sql);
}

QTEST_GUILESS_MAIN(DeploymentUnwellTest)
#include "test_deployment_unwell.moc"
