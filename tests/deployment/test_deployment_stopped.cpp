// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/killed_process.h"
#include "deployment/maintenance.h"
#include "deployment/state/status.h"

#include <QFile>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::NextStep;
using deployment::Outcome;

namespace {

constexpr int kReportsTried = 15;

} // namespace

class DeploymentStoppedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEveryEvent_data() { addEngineRows(); }
    void atEveryEvent();
    void atProgressReports_data() { addEngineRows(); }
    void atProgressReports();
    void thenSucceeds_data();
    void thenSucceeds();
    void endsTheMaintenance_data();
    void endsTheMaintenance();
    void stopsAHook_data() { addEngineRows(); }
    void stopsAHook();
    void isKilled_data();
    void isKilled();
};

/// The n-th event asks to stop, n = 0, 1, 2, … until there are no more events before the end; of the many events of
/// single statements every third. All runs use one database, so that what a stopped run leaves behind would add up.
void DeploymentStoppedTest::atEveryEvent() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    for (int n = 0;; ++n) {
        Listener listener;
        int place = 0;
        int statements = 0;
        QByteArray where;
        listener.onEvent = [&](const Event &event) {
            if (event.event == QLatin1String("statement_applied") && ++statements % 3 != 1)
                return;
            if (place++ != n)
                return;
            where = QByteArray(QByteArray::number(n) + ' ' + event.event.toUtf8() + ": " + event.message.toUtf8());
            listener.stop.request_stop();
        };
        const DeploymentReport report = stage.deploy(listener.context());
        if (succeeded(report)) {
            // Too late to stop: what was written is recorded.
            QVERIFY2(n > 30, where.constData());
            QVERIFY(!report.error);
            QCOMPARE(report.phases.back().phase, QStringLiteral("retention"));
            QVERIFY(report.phases.back().success);
            return;
        }
        QVERIFY2(report.outcome == Outcome::Cancelled,
                 QByteArray(where + ' ' + deployment::outcomeName(report.outcome).toUtf8() + ' ' +
                            (report.error ? report.error->toText().toUtf8() : ""))
                     .constData());
        QCOMPARE(report.exitCode(), ExitCode::Interrupted);
        QCOMPARE(report.error->code, ErrorCode::Cancelled);
        QCOMPARE(report.versionAfter, (Version{0, 3, 0}));
        QVERIFY(!report.databaseState.isEmpty());
        QVERIFY(listener.heard(QStringLiteral("run_finished")));
        const QString wrong = difference(stateOf(stage.profile(stage.prod)), before);
        QVERIFY2(wrong.isEmpty(), QByteArray(where + '\n' + wrong.toUtf8()).constData());
    }
}

/// Between the events there are many more places to stop: a sample of the progress reports until the version is being
/// recorded, behind which it is too late. How many there are depends on how long the work takes.
void DeploymentStoppedTest::atProgressReports() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    int all = 0;
    {
        const Stage once(currentEngine());
        Listener listener;
        listener.atPhase(QStringLiteral("record"), [&] { all = listener.reports; });
        QVERIFY(succeeded(once.deploy(listener.context())));
    }
    QVERIFY(all > kReportsTried);
    const Stage fresh(currentEngine()); // on MariaDB it brings prod back
    for (int i = 0; i < kReportsTried; ++i) {
        const int n = static_cast<int>(static_cast<qint64>(all) * i / kReportsTried);
        Listener listener;
        listener.onReport = [&](int number) {
            if (number == n)
                listener.stop.request_stop();
        };
        int untilRecord = all;
        listener.atPhase(QStringLiteral("record"), [&] { untilRecord = listener.reports; });
        const DeploymentReport report = fresh.deploy(listener.context());
        if (untilRecord <= n) {
            QVERIFY(succeeded(report));
            QVERIFY2(i > kReportsTried / 2, qPrintable(QString::number(i)));
            return;
        }
        QVERIFY2(report.outcome == Outcome::Cancelled,
                 qPrintable(QStringLiteral("report %1 of %2: %3")
                                .arg(n)
                                .arg(all)
                                .arg(report.error ? report.error->toText() : report.databaseState)));
        COMPARE_STATES(stateOf(fresh.profile(fresh.prod)), before);
    }
    QVERIFY(succeeded(fresh.deploy()));
}

void DeploymentStoppedTest::thenSucceeds_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const char *phase :
         {"preflight", "backup", "maintenance_on", "migrate", "safety_net", "import", "validate", "record"}) {
        QTest::addRow("sqlite, %s", phase) << db::Engine::Sqlite << QString::fromLatin1(phase);
        QTest::addRow("mariadb, %s", phase) << db::Engine::MariaDb << QString::fromLatin1(phase);
    }
}

void DeploymentStoppedTest::thenSucceeds() {
    QFETCH(QString, phase);
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    listener.atPhase(phase, [&] { listener.stop.request_stop(); });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::Cancelled, qPrintable(report.databaseState));
    const bool wrote = listener.heard(QStringLiteral("first_write"));
    QCOMPARE(wrote, QStringList({QStringLiteral("safety_net"), QStringLiteral("import"), QStringLiteral("validate"),
                                 QStringLiteral("record")})
                        .contains(phase));
    QVERIFY2(report.databaseState.contains(wrote ? QLatin1String("is as it was before")
                                                 : QLatin1String("Nothing was changed")),
             qPrintable(report.databaseState));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    const DeploymentReport next = stage.deploy();
    QVERIFY2(succeeded(next), qPrintable(next.error ? next.error->toText() : next.databaseState));
}

void DeploymentStoppedTest::endsTheMaintenance_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const char *phase : {"migrate", "import", "maintenance_off"}) {
        QTest::addRow("sqlite, %s", phase) << db::Engine::Sqlite << QString::fromLatin1(phase);
        QTest::addRow("mariadb, %s", phase) << db::Engine::MariaDb << QString::fromLatin1(phase);
    }
}

/// Whenever the stop comes, the application is not left in maintenance.
void DeploymentStoppedTest::endsTheMaintenance() {
    QFETCH(QString, phase);
    Stage stage(currentEngine());
    stage.prod.hooks[QStringLiteral("maintenance_on")] = QStringList{QStringLiteral("touch"), QStringLiteral("closed")};
    stage.prod.hooks[QStringLiteral("maintenance_off")] = QStringList{QStringLiteral("rm"), QStringLiteral("closed")};
    Listener listener;
    bool closed = false;
    listener.atPhase(phase, [&] {
        closed = QFile::exists(stage.folder() + QLatin1String("/closed"));
        listener.stop.request_stop();
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY(closed);
    QVERIFY(!QFile::exists(stage.folder() + QLatin1String("/closed")));
    QCOMPARE(succeeded(report), phase == QLatin1String("maintenance_off"));
}

void DeploymentStoppedTest::stopsAHook() {
    Stage stage(currentEngine());
    stage.prod.hooks[QStringLiteral("maintenance_on")] = QStringList{QStringLiteral("sleep"), QStringLiteral("100")};
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (event.event == QLatin1String("hook_started"))
            listener.stop.request_stop();
    };
    const DeploymentReport report = stage.deploy(listener.context());
    QCOMPARE(report.outcome, Outcome::Cancelled);
    QVERIFY(report.databaseState.contains(QLatin1String("Nothing was changed")));
}

void DeploymentStoppedTest::isKilled_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("event");
    QTest::addColumn<int>("migration");
    QTest::addColumn<QString>("phase");
    const auto add = [](const char *name, const QString &event, int migration, const QString &phase) {
        QTest::addRow("sqlite, %s", name) << db::Engine::Sqlite << event << migration << phase;
        QTest::addRow("mariadb, %s", name) << db::Engine::MariaDb << event << migration << phase;
    };
    add("before the first write", QStringLiteral("phase_started"), 0, QStringLiteral("migrate"));
    add("at a statement", QStringLiteral("statement_applied"), 2, QStringLiteral("migrate"));
    add("between migrations", QStringLiteral("migration_applied"), 5, QStringLiteral("migrate"));
    add("in the import", QStringLiteral("phase_started"), 0, QStringLiteral("import"));
    add("before the record", QStringLiteral("phase_started"), 0, QStringLiteral("record"));
}

/// A killed process leaves whatever it was doing, but nobody is told that all is well, and the backup brings it back.
void DeploymentStoppedTest::isKilled() {
    QFETCH(QString, event);
    QFETCH(int, migration);
    QFETCH(QString, phase);
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    QVERIFY(killed(stage, [&](const Event &heard) {
        return heard.event == event && heard.data[QLatin1String("phase")].toString() == phase &&
               heard.data[QLatin1String("migration")].toInt() == migration;
    }));
    const auto status = statusAfterDeath(stage.session, stage.prod);
    QVERIFY2(!status.error, qPrintable(status.error ? status.error->toText() : QString()));
    if (!difference(stateOf(stage.profile(stage.prod)), before).isEmpty()) {
        QCOMPARE(status.nextStep, NextStep::Resume);
        QVERIFY2(status.nextStepText.contains(QLatin1String("not finished")), qPrintable(status.nextStepText));
        QVERIFY(!status.warnings.isEmpty());
    } else {
        QCOMPARE(status.nextStep, NextStep::Deploy);
    }
    QVERIFY(status.lastBackup.has_value());
    const auto plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, status.lastBackup->file, {}));
    const auto restored = deployment::applyRestore(stage.session, plan, stage.prod.name, {});
    QVERIFY2(restored.has_value(), qPrintable(restored ? QString() : restored.error().toText()));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    QCOMPARE(deployment::readStatus(stage.session, stage.prod, {}).nextStep, NextStep::Deploy);
    QVERIFY(succeeded(stage.deploy()));
}

QTEST_GUILESS_MAIN(DeploymentStoppedTest)
#include "test_deployment_stopped.moc"
