// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/failure.h"

#include <QDir>
#include <QJsonArray>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;

namespace {

const QString kWrite = QStringLiteral("UPDATE users SET reset_pw_hash = 'written meanwhile' WHERE user_id = 1");

QString written(db::Connection connection) {
    return valueOrDie(connection.selectValue(QStringLiteral("SELECT reset_pw_hash FROM users WHERE user_id = 1")))
        ->toString();
}

/// The state without the rows of @p table.
QStringList without(QStringList state, const QString &table) {
    state.removeIf([&](const QString &line) { return line.startsWith(QString(table + u' ')); });
    return state;
}

const deployment::TableProof &proofOf(const DeploymentReport &report, const QString &table) {
    const auto found = std::ranges::find(report.proofs, table, &deployment::TableProof::table);
    if (found == report.proofs.end())
        qFatal("no proof of %s", qPrintable(table));
    return *found;
}

/// The safety net cannot give the table an index that says that all of its rows are one.
void expectTheImpossible(Stage &stage) {
    stage.editSnapshot(QStringLiteral("gsm_skills"), [](QJsonObject &table) {
        QJsonArray indexes = table[QLatin1String("indexes")].toArray();
        indexes << QJsonObject{{QStringLiteral("name"), QStringLiteral("one_system")},
                               {QStringLiteral("unique"), true},
                               {QStringLiteral("columns"), QJsonArray{QStringLiteral("game_system")}}};
        table[QLatin1String("indexes")] = indexes;
    });
}

CheckResult liveCheck(const deployment::Plan &plan) {
    const auto found = std::ranges::find(plan.checks, QStringLiteral("live-writes"), &CheckResult::code);
    if (found == plan.checks.end())
        qFatal("no check of live writes");
    return *found;
}

} // namespace

/// Users who write while a deployment is at work lose nothing by it, and what they do is told from what it does.
class UsersWriteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stayAfterARollback_data();
    void stayAfterARollback();
    void areKeptBesideABackup_data() { addEngineRows(); }
    void areKeptBesideABackup();
    void liveDeploymentSucceeds_data() { addEngineRows(); }
    void liveDeploymentSucceeds();
    void livePlanStaysUpToDate_data() { addEngineRows(); }
    void livePlanStaysUpToDate();
    void importThatReachesThemFails();
    void liveMigrationMustBeTold_data() { addEngineRows(); }
    void liveMigrationMustBeTold();
    void liveBackupIsNotForced_data() { addEngineRows(); }
    void liveBackupIsNotForced();
};

void UsersWriteTest::stayAfterARollback_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<bool>("live");
    for (const auto &[name, engine] :
         {std::pair("mariadb", db::Engine::MariaDb), std::pair("sqlite", db::Engine::Sqlite)}) {
        for (const char *phase : {"migrate", "safety_net"}) {
            for (const bool live : {false, true})
                QTest::addRow("%s, %s, %s", name, phase, live ? "live" : "stopped")
                    << engine << QString::fromLatin1(phase) << live;
        }
    }
}

void UsersWriteTest::stayAfterARollback() {
    QFETCH(QString, phase);
    QFETCH(bool, live);
    Failure failure;
    Stage &stage = failure.stage;
    stage.prod.live = live;
    if (phase == QLatin1String("migrate"))
        stage.addMigration("-- migrate:up\nALTER TABLE gsm_not_there ADD COLUMN extra INT;\n-- migrate:down\n");
    else
        expectTheImpossible(stage);
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    listener.atPhase(phase, [&] { stage.change({kWrite}); });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY(report.error.has_value());
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(report.databaseState + report.error->toText()));
    QCOMPARE(written(stage.open(stage.prod)), QStringLiteral("written meanwhile"));
    QVERIFY2(report.databaseState.contains(QLatin1String("What users wrote meanwhile was kept: users")),
             qPrintable(report.databaseState));
    COMPARE_STATES(without(stateOf(stage.profile(stage.prod)), QStringLiteral("users")),
                   without(before, QStringLiteral("users")));
    QCOMPARE(QDir(report.folder).entryList({QStringLiteral("backup_*.jsonl.zst")}).size(), 1);
}

/// Where only the backup leads back, what users wrote meanwhile is kept in files beside the report: as it was before
/// the way down, and as it was when the backup took its place.
void UsersWriteTest::areKeptBesideABackup() {
    Failure failure;
    Stage &stage = failure.stage;
    // Rows that a way down does not bring back.
    stage.addMigration("-- migrate:up\nCREATE TABLE gsm_more (id INT);\n-- migrate:data\nDELETE FROM gsm_believes;\n"
                       "-- migrate:down\nDROP TABLE gsm_more;\n");
    expectTheImpossible(stage);
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    listener.atPhase(QStringLiteral("safety_net"), [&] { stage.change({kWrite}); });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(report.databaseState));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    const QStringList kept = QDir(report.folder).entryList({QStringLiteral("backup_*.jsonl.zst")});
    QCOMPARE(kept.size(), 2);
    const project::Environment other = stage.emptyEnvironment();
    for (const QString &file : kept) {
        QVERIFY2(report.nextSteps.join(u' ').contains(file), qPrintable(report.nextSteps.join(u' ')));
        valueOrDie(backup::restoreBackup(report.folder + u'/' + file, stage.profile(other), {}));
        QCOMPARE(written(stage.open(other)), QStringLiteral("written meanwhile"));
    }
}

void UsersWriteTest::liveDeploymentSucceeds() {
    Stage stage(currentEngine());
    stage.prod.live = true;
    Listener listener;
    int phases = 0;
    listener.onEvent = [&](const Event &event) {
        const QStringList writing{QStringLiteral("backup"), QStringLiteral("maintenance_on"), QStringLiteral("migrate"),
                                  QStringLiteral("safety_net")};
        if (event.event == u"phase_started" && writing.contains(event.data[u"phase"].toString()))
            stage.change(
                {kWrite, QStringLiteral("UPDATE users SET email = 'x%1@example.org' WHERE user_id = 1").arg(++phases)});
    };
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.exitCode() == ExitCode::Ok, qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(phases, 4);
    QCOMPARE(written(stage.open(stage.prod)), QStringLiteral("written meanwhile"));
    QVERIFY(proofOf(report, QStringLiteral("users")).writtenByUsers());
    QVERIFY(!proofOf(report, QStringLiteral("audit_log_entries")).writtenByUsers());
    QVERIFY(proofOf(report, QStringLiteral("audit_log_entries")).unchanged());
}

void UsersWriteTest::livePlanStaysUpToDate() {
    Stage stage(currentEngine());
    stage.prod.live = true;
    const deployment::Plan plan = stage.plan();
    QVERIFY(plan.deployable());
    stage.change({kWrite});
    QCOMPARE(stage.plan().sha256, plan.sha256);
    stage.change({QStringLiteral("UPDATE gsm_skills SET initialwert = initialwert + 1 WHERE id = 1")});
    const DeploymentReport report = stage.apply(plan);
    QCOMPARE(report.outcome, Outcome::Refused);
    QVERIFY(report.error && report.error->code == ErrorCode::PlanOutdated);
}

/// What the import itself does to protected tables is told from what users write, whatever is declared.
void UsersWriteTest::importThatReachesThemFails() {
    Stage stage(db::Engine::MariaDb);
    stage.prod.live = true;
    const QStringList before = stateOf(stage.profile(stage.prod));
    Listener listener;
    listener.atPhase(QStringLiteral("import"), [&] {
        stage.change({QStringLiteral("CREATE TRIGGER sneaky AFTER UPDATE ON gsm_skills FOR EACH ROW UPDATE users SET "
                                     "reset_pw_hash = 'x' WHERE user_id = 2")});
    });
    const DeploymentReport report = stage.deploy(listener.context());
    QVERIFY2(report.error && report.error->code == ErrorCode::ProtectionViolated,
             qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(!proofOf(report, QStringLiteral("users")).writtenByUsers());
    QVERIFY2(report.outcome == Outcome::RolledBack, qPrintable(report.databaseState));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void UsersWriteTest::liveMigrationMustBeTold() {
    Stage stage(currentEngine());
    stage.prod.live = true;
    const CheckResult good = liveCheck(stage.plan());
    QVERIFY2(good.level != CheckResult::Level::Error, qPrintable(good.message));
    stage.addMigration(
        "-- migrate:up\nCREATE TRIGGER sneaky AFTER UPDATE ON gsm_skills FOR EACH ROW BEGIN UPDATE users SET "
        "reset_pw_hash = 'x'; END;\nUPDATE gsm_skills SET initialwert = 5 WHERE id > 1;\nDROP TRIGGER sneaky;\n"
        "-- migrate:down\n");
    const deployment::Plan undeclared = stage.plan();
    QVERIFY(liveCheck(undeclared).level == CheckResult::Level::Error);
    QVERIFY(liveCheck(undeclared).message.contains(QLatin1String("0009_one_more")));
    const QStringList before = stateOf(stage.profile(stage.prod));
    QCOMPARE(stage.apply(undeclared).outcome, Outcome::Refused);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

/// The backup does not have what users wrote since; nobody takes that away from them without being asked.
void UsersWriteTest::liveBackupIsNotForced() {
    Failure failure;
    Stage &stage = failure.stage;
    stage.prod.live = true;
    stage.addMigration("-- migrate:up\nCREATE TABLE gsm_more (id INT);\n-- migrate:data\nDELETE FROM gsm_believes;\n"
                       "-- migrate:down\nDROP TABLE gsm_more;\n");
    expectTheImpossible(stage);
    Listener listener;
    listener.atPhase(QStringLiteral("safety_net"), [&] { stage.change({kWrite}); });
    const DeploymentReport report = stage.deploy(listener.context());
    QCOMPARE(report.outcome, Outcome::RollbackFailed);
    QCOMPARE(written(stage.open(stage.prod)), QStringLiteral("written meanwhile"));
    QVERIFY2(report.nextSteps.front().contains(QLatin1String("users")), qPrintable(report.nextSteps.front()));
    QVERIFY(report.nextSteps.join(u'\n').contains(QLatin1String("stellwerk-cli restore")));
}

QTEST_GUILESS_MAIN(UsersWriteTest)
#include "test_users_write.moc"
