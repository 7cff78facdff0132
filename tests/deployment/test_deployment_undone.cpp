// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/failure.h"
#include "migration/lock/lock.h"

#include <QDir>
#include <QJsonArray>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::DeploymentReport;
using deployment::Outcome;

/// Failures after the migrations, and of the rollback itself.
class DeploymentUndoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void safetyNetCannotAdd_data() { addEngineRows(); }
    void safetyNetCannotAdd();
    void snapshotIsNotReached_data() { addEngineRows(); }
    void snapshotIsNotReached();
    void importViolatesACheck_data() { addEngineRows(); }
    void importViolatesACheck();
    void protectedRowsChange_data() { addEngineRows(); }
    void protectedRowsChange();
    void projectCheckFails_data() { addEngineRows(); }
    void projectCheckFails();
    void lockIsLost_data() { addEngineRows(); }
    void lockIsLost();
    void lockIsTakenOver();
    void rollbackFails_data() { addEngineRows(); }
    void rollbackFails();
};

void DeploymentUndoneTest::safetyNetCannotAdd() {
    Failure failure;
    failure.stage.editSnapshot(QStringLiteral("gsm_skills"), [](QJsonObject &table) {
        QJsonArray indexes = table[QLatin1String("indexes")].toArray();
        indexes << QJsonObject{{QStringLiteral("name"), QStringLiteral("one_system")},
                               {QStringLiteral("unique"), true},
                               {QStringLiteral("columns"), QJsonArray{QStringLiteral("game_system")}}};
        table[QLatin1String("indexes")] = indexes;
    });
    failure.checkRolledBack(failure.stage.deploy(), "safety_net", ErrorCode::Sql);
}

void DeploymentUndoneTest::snapshotIsNotReached() {
    Failure failure;
    // The snapshot wants another type: the safety net adds, it does not change.
    failure.stage.editSnapshot(QStringLiteral("gsm_skills"), [](QJsonObject &table) {
        QJsonArray columns = table[QLatin1String("columns")].toArray();
        for (QJsonValueRef entry : columns) {
            QJsonObject column = entry.toObject();
            if (column[QLatin1String("name")].toString() == QLatin1String("initialwert"))
                column[QLatin1String("type")] = QStringLiteral("longtext");
            entry = column;
        }
        table[QLatin1String("columns")] = columns;
    });
    const DeploymentReport report = failure.stage.deploy();
    failure.checkRolledBack(report, "validate", ErrorCode::Drift);
}

void DeploymentUndoneTest::importViolatesACheck() {
    Failure failure;
    Stage &stage = failure.stage;
    stage.write(QStringLiteral("migrations/0009_code.sql"),
                "-- version: 0.4.0\n-- migrate:up\nALTER TABLE gsm_believes ADD COLUMN code bigint(20) DEFAULT NULL "
                "CHECK (code < 5);\n-- migrate:down\nALTER TABLE gsm_believes DROP COLUMN code;\n");
    stage.editSnapshot(QStringLiteral("gsm_believes"), [](QJsonObject &table) {
        QJsonArray columns = table[QLatin1String("columns")].toArray();
        columns << QJsonObject{{QStringLiteral("name"), QStringLiteral("code")},
                               {QStringLiteral("type"), QStringLiteral("bigint(20)")}};
        table[QLatin1String("columns")] = columns;
    });
    stage.editPackage([](package::Package &package) {
        QByteArray &file = package.files[QStringLiteral("masterdata/believes.json")];
        QVERIFY(file.count("\"code\":null") + file.count("\"code\": null") > 1);
        file.replace("\"code\":null", "\"code\":7").replace("\"code\": null", "\"code\": 7");
    });
    failure.checkRolledBack(stage.deploy(), "import", ErrorCode::Sql);
}

/// A trigger that is gone again hides from every reader of the migration what it did; the proof finds it.
void DeploymentUndoneTest::protectedRowsChange() {
    Failure failure;
    failure.stage.addMigration(
        "-- migrate:up\nCREATE TRIGGER sneaky AFTER UPDATE ON gsm_skills FOR EACH ROW BEGIN UPDATE users SET "
        "reset_pw_hash = 'x'; END;\n"
        "UPDATE gsm_skills SET initialwert = 5 WHERE id > 1;\nDROP TRIGGER sneaky;\n-- migrate:down\n");
    const DeploymentReport report = failure.stage.deploy();
    QVERIFY2(report.error && report.error->detail.contains(QLatin1String("users")),
             qPrintable(report.error ? report.error->toText() : QString()));
    failure.checkRolledBack(report, "validate", ErrorCode::ProtectionViolated);
    const auto users = std::ranges::find(report.proofs, QStringLiteral("users"), &deployment::TableProof::table);
    QVERIFY(users != report.proofs.end() && !users->unchanged() && !users->declared);
}

void DeploymentUndoneTest::projectCheckFails() {
    Failure failure;
    const QString file = QStringLiteral("project.toml");
    failure.stage.write(file,
                        QByteArray(valueOrDie(readFile(failure.stage.session.workspace.path(file))) +
                                   "\n[[check]]\nname = \"no_skills_at_all\"\nsql = \"SELECT id FROM gsm_skills\"\n"));
    failure.stage.prepareAgain();
    const DeploymentReport report = failure.stage.deploy();
    QVERIFY(report.error && report.error->message.contains(QLatin1String("no_skills_at_all")));
    failure.checkRolledBack(report, "validate", ErrorCode::CheckFailed);
}

void DeploymentUndoneTest::lockIsLost() {
    Failure failure;
    Stage &stage = failure.stage;
    Listener listener;
    listener.atPhase(QStringLiteral("record"), [&] {
        if (currentEngine() == db::Engine::Sqlite) {
            QVERIFY(QFile::remove(stage.profile(stage.prod).database + QLatin1String(".stellwerk-lock")));
            return;
        }
        db::Connection admin = stage.open(stage.prod);
        const auto holder = valueOrDie(admin.selectValue(QStringLiteral("SELECT connection_id FROM stellwerk_lock")));
        valueOrDie(admin.exec(QStringLiteral("KILL %1").arg(holder->toString())));
    });
    failure.checkRolledBack(stage.deploy(listener.context()), "record", ErrorCode::Locked);
}

/// Whoever has the lock now must not be disturbed, not even by a rollback.
void DeploymentUndoneTest::lockIsTakenOver() {
    Stage stage(db::Engine::MariaDb);
    std::optional<migration::DatabaseLock> other;
    Listener listener;
    QStringList state;
    listener.atPhase(QStringLiteral("import"), [&] {
        db::Connection admin = stage.open(stage.prod);
        const auto holder = valueOrDie(admin.selectValue(QStringLiteral("SELECT connection_id FROM stellwerk_lock")));
        valueOrDie(admin.exec(QStringLiteral("KILL %1").arg(holder->toString())));
        other = valueOrDie(migration::DatabaseLock::acquire(stage.profile(stage.prod), QStringLiteral("somebody else"),
                                                            std::chrono::seconds(5)));
        state = stateOf(stage.profile(stage.prod));
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QCOMPARE(report.outcome, Outcome::RollbackFailed);
    QCOMPARE(report.exitCode(), ExitCode::RollbackFailed);
    QVERIFY2(report.databaseState.contains(QLatin1String("somebody else")), qPrintable(report.databaseState));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), state);
}

void DeploymentUndoneTest::rollbackFails() {
    Failure failure;
    Stage &stage = failure.stage;
    // The first statement stays on both engines, because the migration before it is through; its way down fails.
    stage.write(QStringLiteral("migrations/0009_half.sql"), "-- version: 0.4.0\n-- migrate:up\nCREATE TABLE gsm_half "
                                                            "(id INT);\n-- migrate:down\nDROP TABLE gsm_other_half;\n");
    stage.write(QStringLiteral("migrations/0010_bad.sql"),
                "-- version: 0.4.0\n-- migrate:up\nALTER TABLE gsm_not_there ADD COLUMN extra INT;\n-- migrate:down\n");
    stage.prepareAgain();
    Listener listener;
    listener.atPhase(QStringLiteral("migrate"), [&] {
        const QString folder = stage.session.workspace.backupsFolder(stage.prod);
        for (const QString &name : QDir(folder).entryList(QDir::Files)) {
            QFile::setPermissions(folder + u'/' + name, QFile::ReadOwner | QFile::WriteOwner);
            valueOrDie(writeFileAtomically(folder + u'/' + name, "nothing of use"));
        }
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QCOMPARE(report.outcome, Outcome::RollbackFailed);
    QCOMPARE(report.exitCode(), ExitCode::RollbackFailed);
    QVERIFY(report.databaseState.startsWith(QLatin1String("The rollback failed.")));
    const QString steps = report.nextSteps.join(u'\n');
    QVERIFY2(steps.contains(
                 QStringLiteral("stellwerk-cli restore --env 'prod' --confirm 'prod' '%1'").arg(report.backup->file)),
             qPrintable(steps));
    QVERIFY(!failure.maintenanceEnded());
    const QString html = QString::fromUtf8(valueOrDie(readFile(report.folder + QLatin1String("/report.html"))));
    QVERIFY(html.contains(deployment::outcomeText(report.outcome)));
}

QTEST_GUILESS_MAIN(DeploymentUndoneTest)
#include "test_deployment_undone.moc"
