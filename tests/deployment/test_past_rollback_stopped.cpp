// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past_support.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

/// A rollback by hand that does not come to its end.
class PastRollbackStoppedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed_data();
    void killed();
    void notTakenUp_data();
    void notTakenUp();
    void killedWhileRestoring_data();
    void killedWhileRestoring();
    void wayDownFails_data() { addEngineRows(); }
    void wayDownFails();
    void wayDownChangesUsersRows_data() { addEngineRows(); }
    void wayDownChangesUsersRows();
    void cancelled_data() { addEngineRows(); }
    void cancelled();
    void hooksAreCalled_data() { addEngineRows(); }
    void hooksAreCalled();
    void usersKeepWriting_data() { addEngineRows(); }
    void usersKeepWriting();
};

void PastRollbackStoppedTest::killed_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("event");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *event : {"first_write", "import_undone", "statement_applied", "migration_reverted", "prove"})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), event) << engine << QString::fromLatin1(event);
    }
}

/// Killed at any moment, it is found, said to be what it is, and taken up; users' rows are there.
void PastRollbackStoppedTest::killed() {
    QFETCH(const QString, event);
    Past past;
    past.usersWrite();
    const auto plan = past.plan();
    int heard = 0;
    QVERIFY(killedAt(
        [&](const Event &one) {
            if (event == QLatin1String("prove"))
                return one.event == QLatin1String("phase_started") && one.data[u"phase"].toString() == event;
            const int wanted =
                event.startsWith(QLatin1String("statement")) || event.startsWith(QLatin1String("mig")) ? 3 : 1;
            return one.event == event && ++heard == wanted;
        },
        [&](const TaskContext &context) { (void)past.apply(plan, context); }));
    if (event != QLatin1String("first_write")) { // where nothing is recorded yet, nothing is unfinished
        const deployment::EnvironmentStatus status = deployment::readStatus(past.stage.session, past.stage.prod, {});
        QCOMPARE(status.nextStep, deployment::NextStep::Resume);
        QVERIFY2(status.nextStepText.contains(past.id), qPrintable(status.nextStepText));
        const auto asDeployment = deployment::planResume(past.stage.session, past.stage.prod, {}, {});
        QVERIFY(!asDeployment && asDeployment.error().hint.contains(past.id));
    }
    const auto again = past.plan();
    QCOMPARE(again.resumed.has_value(), event != QLatin1String("first_write"));
    const DeploymentReport report = past.apply(again);
    QVERIFY2(succeeded(report), qPrintable(textOf(report)));
    QCOMPARE(past.value("SELECT COUNT(*) FROM skill_skills WHERE name = 'Juggling'"), QStringLiteral("1"));
    QStringList now = past.state();
    QStringList before = past.before;
    for (QStringList *state : {&now, &before})
        state->removeIf([](const QString &line) {
            return line.startsWith(QLatin1String("skill_skills ")) || line.startsWith(QLatin1String("users "));
        });
    COMPARE_STATES(now, before);
    QCOMPARE(past.recordOf(past.id), QStringLiteral("rolled_back"));
    QVERIFY(succeeded(past.stage.deploy()));
}

void PastRollbackStoppedTest::notTakenUp_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<bool>("cancelled");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        QTest::addRow("%s, hook fails", qPrintable(db::engineName(engine))) << engine << false;
        QTest::addRow("%s, cancelled", qPrintable(db::engineName(engine))) << engine << true;
    }
}

/// Half of a way back is nothing for an application to work with, whatever the attempt to go on came to.
void PastRollbackStoppedTest::notTakenUp() {
    QFETCH(const bool, cancelled);
    Past past;
    for (const char *name : {"maintenance_on", "maintenance_off"})
        past.stage.prod.hooks[QString::fromLatin1(name)] =
            QStringList{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo $STELLWERK_HOOK >> called")};
    const auto hooks = past.stage.prod.hooks;
    const auto plan = past.plan();
    int reverted = 0;
    QVERIFY(killedAt([&](const Event &one) { return one.event == u"migration_reverted" && ++reverted == 3; },
                     [&](const TaskContext &context) { (void)past.apply(plan, context); }));
    if (!cancelled)
        past.stage.prod.hooks[QStringLiteral("maintenance_on")] = QStringList{QStringLiteral("false")};
    const QStringList state = past.state();
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (cancelled && event.event == u"hook_finished")
            listener.stop.request_stop();
    };
    const auto again = past.plan();
    const DeploymentReport report = past.apply(again, listener.context());
    QCOMPARE(report.outcome, cancelled ? Outcome::Cancelled : Outcome::Refused);
    COMPARE_STATES(past.state(), state);
    QVERIFY2(
        report.databaseState.contains(QLatin1String("This run changed nothing; the rollback ") + again.resumedRun) &&
            report.databaseState.contains(QLatin1String("still half-way")),
        qPrintable(report.databaseState));
    QVERIFY2(report.nextSteps.join(u'\n').contains(QLatin1String("rollback --deployment ") + past.id),
             qPrintable(report.nextSteps.join(u'\n')));
    QVERIFY(report.versionAfter.has_value());
    QCOMPARE(report.versionAfter->toString(),
             past.value("SELECT version FROM schema_version ORDER BY id DESC LIMIT 1"));
    QVERIFY(!valueOrDie(readFile(past.stage.folder() + QLatin1String("/called"))).contains("maintenance_off"));
    const deployment::EnvironmentStatus status = statusAfterDeath(past.stage.session, past.stage.prod);
    QCOMPARE(status.unfinishedRun, again.resumedRun);
    QVERIFY(!status.maintenance.isEmpty());

    past.stage.prod.hooks = hooks;
    const DeploymentReport next = past.apply(past.plan());
    QVERIFY2(succeeded(next), qPrintable(textOf(next)));
    QVERIFY(deployment::readStatus(past.stage.session, past.stage.prod, {}).maintenance.isEmpty());
}

void PastRollbackStoppedTest::killedWhileRestoring_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *phase : {"restore_backup", "prove"})
            QTest::addRow("%s %s", qPrintable(db::engineName(engine)), phase) << engine << QString::fromLatin1(phase);
    }
}

/// Before the backup is in its place it is taken up; afterwards the database is what it was, and knows of nothing else.
void PastRollbackStoppedTest::killedWhileRestoring() {
    QFETCH(const QString, phase);
    Past past;
    past.usersWrite();
    past.options.restoreBackup = true;
    const auto plan = past.plan();
    QVERIFY(killedAt(
        [&](const Event &one) {
            return one.event == QLatin1String("phase_started") && one.data[u"phase"].toString() == phase;
        },
        [&](const TaskContext &context) { (void)past.apply(plan, context); }));
    if (phase == QLatin1String("restore_backup")) {
        const auto again = past.plan();
        QVERIFY(again.resumed.has_value());
        const DeploymentReport report = past.apply(again);
        QVERIFY2(report.outcome == Outcome::Succeeded, qPrintable(textOf(report)));
    } else {
        const auto again = past.tryPlan();
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::NotFound);
    }
    COMPARE_STATES(past.state(), past.before);
    QVERIFY(succeeded(past.stage.deploy()));
}

/// The state of the beginning is restored: version, master data, rows of users.
void PastRollbackStoppedTest::wayDownFails() {
    Past past;
    past.usersWrite();
    past.stage.write(
        QStringLiteral("migrations/0002_index_and_key_names.%1.sql")
            .arg(currentEngine() == db::Engine::MariaDb ? QStringLiteral("mariadb") : QStringLiteral("sqlite")),
        "-- version: 0.4.0\n-- migrate:up\n-- migrate:down\nDROP TABLE not_there;\n");
    past.checkUnchangedAfter(ErrorCode::Sql);
}

/// What no migration declares is found and undone, although every statement succeeded.
void PastRollbackStoppedTest::wayDownChangesUsersRows() {
    Past past;
    past.stage.write(QStringLiteral("migrations/0006_new_columns.sql"),
                     "-- version: 0.4.0\n-- migrate:up\n-- migrate:down\nDELETE FROM char_skills;\nALTER TABLE users "
                     "DROP COLUMN preferred_language;\nALTER TABLE char_weaponskills DROP COLUMN basis_wert;\nALTER "
                     "TABLE char_skills DROP COLUMN basis_wert;\n");
    past.checkUnchangedAfter(ErrorCode::ProtectionViolated);
}

void PastRollbackStoppedTest::cancelled() {
    Past past;
    past.usersWrite();
    const QStringList state = past.state();
    Listener listener;
    listener.onEvent = [&](const Event &event) {
        if (event.event == QLatin1String("migration_reverted"))
            listener.stop.request_stop();
    };
    const DeploymentReport report = past.apply(past.plan(), listener.context());
    QVERIFY2(report.outcome == Outcome::Cancelled, qPrintable(textOf(report)));
    QCOMPARE(report.exitCode(), ExitCode::Interrupted);
    COMPARE_STATES(past.state(), state);
    QCOMPARE(past.recordOf(past.id), QStringLiteral("succeeded"));
    // It can be begun again.
    QVERIFY(succeeded(past.apply(past.plan())));
}

void PastRollbackStoppedTest::hooksAreCalled() {
    Past past;
    for (const char *name : {"maintenance_on", "maintenance_off", "previous_image"})
        past.stage.prod.hooks[QString::fromLatin1(name)] =
            QStringList{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo $STELLWERK_HOOK >> called")};
    past.options.previousImage = true;
    QVERIFY(succeeded(past.apply(past.plan())));
    QCOMPARE(valueOrDie(readFile(past.stage.folder() + QLatin1String("/called"))),
             QByteArray("maintenance_on\nprevious_image\nmaintenance_off\n"));
    QVERIFY(deployment::readStatus(past.stage.session, past.stage.prod, {}).maintenance.isEmpty());
}

/// Where users are never sent away, what they write between plan and end is kept, and named.
void PastRollbackStoppedTest::usersKeepWriting() {
    Past past;
    past.stage.prod.live = true;
    const auto plan = past.plan();
    past.usersWrite();
    Listener listener;
    listener.atPhase(QStringLiteral("revert"), [&] {
        past.stage.change({QStringLiteral("INSERT INTO char_skills (name, character_id) SELECT 'Whistling', MIN(id) "
                                          "FROM char_chars")});
    });
    const DeploymentReport report = past.apply(plan, listener.context());
    QVERIFY2(report.outcome == Outcome::SucceededWithWarnings, qPrintable(textOf(report)));
    const QString warnings = report.warnings.join(u'\n');
    QVERIFY2(warnings.contains(QLatin1String("by somebody else, and kept: skill_skills")), qPrintable(warnings));
    QCOMPARE(past.value("SELECT COUNT(*) FROM skill_skills WHERE name IN ('Juggling', 'Whistling')"),
             QStringLiteral("2"));
}

QTEST_GUILESS_MAIN(PastRollbackStoppedTest)
#include "test_past_rollback_stopped.moc"
