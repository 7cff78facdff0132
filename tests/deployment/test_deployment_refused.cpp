// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/maintenance.h"
#include "deployment/plan/target_state.h"
#include "deployment/stage.h"
#include "masterdata/compare/review.h"
#include "migration/lock/lock.h"

#include <QFile>
#include <QTranslator>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Outcome;
using deployment::Plan;

namespace {

QString textOf(const std::vector<CheckResult> &checks) {
    QStringList lines;
    for (const CheckResult &check : checks)
        lines << check.code + QLatin1String(": ") + check.message;
    return lines.join(u'\n');
}

bool hasCheck(const Plan &plan, const char *code, CheckResult::Level level) {
    return std::ranges::any_of(plan.checks, [&](const CheckResult &check) {
        return check.code == QLatin1String(code) && check.level == level;
    });
}

/// Everything that a refusal promises. @p before is what prod held.
void checkRefused(const Stage &stage, const DeploymentReport &report, ErrorCode code, const QStringList &before) {
    QVERIFY2(report.error.has_value(), "it was not refused");
    QVERIFY2(report.error->code == code, qPrintable(report.error->toText()));
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.exitCode(), exitCodeOf(code));
    QVERIFY(report.databaseState.contains(QLatin1String("Nothing was changed")));
    QVERIFY(report.error->message.size() > 10);
    QVERIFY(report.migrations.empty());
    QVERIFY(QFile::exists(report.folder + QLatin1String("/report.json")));
    QVERIFY(QFile::exists(report.folder + QLatin1String("/report.html")));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

/// Plans (which shows the failed check) and applies all the same (which refuses).
void checkCheckRefuses(const Stage &stage, const char *check, ErrorCode code) {
    const QStringList before = stateOf(stage.profile(stage.prod));
    const Plan plan = stage.plan();
    QVERIFY2(hasCheck(plan, check, CheckResult::Level::Error), qPrintable(textOf(plan.checks)));
    QVERIFY(!plan.deployable());
    checkRefused(stage, stage.apply(plan), code, before);
}

} // namespace

class DeploymentRefusedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unconfirmed_data() { addEngineRows(); }
    void unconfirmed();
    void packageOfAnotherProject_data() { addEngineRows(); }
    void packageOfAnotherProject();
    void packageWithADamagedByte_data() { addEngineRows(); }
    void packageWithADamagedByte();
    void packageThatWasReplaced_data() { addEngineRows(); }
    void packageThatWasReplaced();
    void targetThatIsNewer_data() { addEngineRows(); }
    void targetThatIsNewer();
    void twoStepsAtOnce_data() { addEngineRows(); }
    void twoStepsAtOnce();
    void untracked_data() { addEngineRows(); }
    void untracked();
    void empty_data() { addEngineRows(); }
    void empty();
    void unreadableVersion_data() { addEngineRows(); }
    void unreadableVersion();
    void driftedSchema_data() { addEngineRows(); }
    void driftedSchema();
    void moreThanTheSchema_data() { addEngineRows(); }
    void moreThanTheSchema();
    void appliedFileThatChanged_data() { addEngineRows(); }
    void appliedFileThatChanged();
    void lockedBySomebodyElse_data() { addEngineRows(); }
    void lockedBySomebodyElse();
    void rowChangedAfterThePlan_data();
    void rowChangedAfterThePlan();
    void rowWrittenDuringTheBackup_data() { addEngineRows(); }
    void rowWrittenDuringTheBackup();
    void backupFolderIsAFile_data() { addEngineRows(); }
    void backupFolderIsAFile();
    void missingHook_data() { addEngineRows(); }
    void missingHook();
    void missingRights();
    void unwritableReports_data() { addEngineRows(); }
    void unwritableReports();
    void collectsAllProblems_data() { addEngineRows(); }
    void collectsAllProblems();
    void packageThatProtectsLess_data() { addEngineRows(); }
    void packageThatProtectsLess();
    void planIsTheSameInEveryLanguage_data() { addEngineRows(); }
    void planIsTheSameInEveryLanguage();
};

void DeploymentRefusedTest::packageThatProtectsLess() {
    Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    stage.editPackage([](package::Package &package) {
        package.files[QStringLiteral("project.toml")].replace("system = [\"users\"]", "system = [\"nobody\"]");
        package.files[QStringLiteral("project.toml")].replace("\"game_systems\",", "\"game_systems\", \"users\",");
    });
    const deployment::Plan plan = stage.plan();
    QVERIFY(std::ranges::contains(plan.checks, QStringLiteral("unguarded-tables"), &deployment::CheckResult::code));
    checkRefused(stage, stage.apply(plan), ErrorCode::CheckFailed, before);
}

/// Another language, in which every sentence is different.
class OtherLanguage final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override {
        return u'~' + QString::fromUtf8(source);
    }
};

void DeploymentRefusedTest::planIsTheSameInEveryLanguage() {
    const Stage stage(currentEngine());
    const deployment::Plan plan = stage.plan();
    OtherLanguage language;
    QCoreApplication::installTranslator(&language);
    const deployment::Plan translated = stage.plan();
    QCoreApplication::removeTranslator(&language);
    QVERIFY(translated.checks.front().message != plan.checks.front().message);
    QCOMPARE(translated.sha256, plan.sha256);
}

void DeploymentRefusedTest::unconfirmed() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    for (const char *word : {"", "PROD", "dev", "prod "})
        checkRefused(stage, deployment::applyDeployment(stage.session, stage.plan(), {QString::fromLatin1(word)}, {}),
                     ErrorCode::ConfirmationMissing, before);
}

void DeploymentRefusedTest::packageOfAnotherProject() {
    Stage stage(currentEngine());
    stage.session.workspace.project.id = QStringLiteral("garden");
    const auto plan = deployment::planDeployment(stage.session, stage.package, stage.prod, {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Foreign);
    QVERIFY(plan.error().message.contains(QLatin1String("bamort")) &&
            plan.error().message.contains(QLatin1String("garden")));
}

void DeploymentRefusedTest::packageWithADamagedByte() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const QStringList before = stateOf(stage.profile(stage.prod));
    QByteArray content = valueOrDie(readFile(stage.package));
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x20);
    valueOrDie(writeFileAtomically(stage.package, content));
    const auto again = deployment::planDeployment(stage.session, stage.package, stage.prod, {});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Damaged);
    checkRefused(stage, stage.apply(plan), ErrorCode::Damaged, before);
}

void DeploymentRefusedTest::packageThatWasReplaced() {
    Stage stage(currentEngine());
    // Under a name that says nothing of its content.
    const QString first = QString(stage.folder() + QLatin1String("/package.tar.gz"));
    valueOrDie(writeFileAtomically(first, valueOrDie(readFile(stage.package))));
    QVERIFY(QFile::copy(masterdata::Review::fileFor(stage.package, stage.prod.name),
                        masterdata::Review::fileFor(first, stage.prod.name)));
    const Plan plan = valueOrDie(deployment::planDeployment(stage.session, first, stage.prod, {}));
    const QStringList before = stateOf(stage.profile(stage.prod));
    stage.addMigration(
        "-- migrate:up\nCREATE TABLE gsm_surprise (id int);\n-- migrate:down\nDROP TABLE gsm_surprise;\n");
    valueOrDie(writeFileAtomically(first, valueOrDie(readFile(stage.package))));
    checkRefused(stage, stage.apply(plan), ErrorCode::PlanOutdated, before);
}

void DeploymentRefusedTest::targetThatIsNewer() {
    const Stage stage(currentEngine());
    stage.change({QStringLiteral("INSERT INTO schema_version (version, migration_number, applied_at, backend_version) "
                                 "VALUES ('0.10.0', 12, 1, '0.10.0')")});
    checkCheckRefuses(stage, "version-rule", ErrorCode::VersionTooNew);
}

void DeploymentRefusedTest::twoStepsAtOnce() {
    Stage stage(currentEngine());
    stage.write(
        QStringLiteral("migrations/0009_next.sql"),
        "-- version: 0.5.0\n-- migrate:up\nCREATE TABLE gsm_next (id int);\n-- migrate:down\nDROP TABLE gsm_next;\n");
    stage.write(QStringLiteral("schema/0.5.0.json"),
                valueOrDie(readFile(stage.session.workspace.snapshotFile({0, 4, 0}))));
    // The package is of a dev that says it has 0.5.0.
    project::Environment newer = stage.emptyEnvironment();
    backup::BackupOptions options;
    options.folder = stage.folder() + QLatin1String("/copy");
    const auto copy = valueOrDie(backup::createBackup(stage.profile(stage.dev), options, {}));
    valueOrDie(backup::restoreBackup(copy.file, stage.profile(newer), {}));
    valueOrDie(stage.open(newer).exec(QStringLiteral("INSERT INTO schema_version (version, migration_number, "
                                                     "applied_at, backend_version) VALUES ('0.5.0', 9, 1, '0.5.0')")));
    stage.dev = newer;
    stage.prepareAgain();
    checkCheckRefuses(stage, "version-rule", ErrorCode::VersionSkipped);
    const Plan plan = stage.plan();
    QVERIFY2(textOf(plan.checks).contains(QStringLiteral("0.3.0 → 0.4.0 → 0.5.0: deploy 0.4.0 first")),
             qPrintable(textOf(plan.checks)));
}

void DeploymentRefusedTest::untracked() {
    const Stage stage(currentEngine());
    stage.change({QStringLiteral("DROP TABLE schema_version"), QStringLiteral("DROP TABLE migration_history")});
    checkCheckRefuses(stage, "version-rule", ErrorCode::VersionUntracked);
}

void DeploymentRefusedTest::empty() {
    Stage stage(currentEngine());
    stage.prod = stage.emptyEnvironment();
    checkCheckRefuses(stage, "version-rule", ErrorCode::VersionUnknown);
}

void DeploymentRefusedTest::unreadableVersion() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    stage.change({QStringLiteral("UPDATE schema_version SET version = 'latest'")});
    const QStringList before = stateOf(stage.profile(stage.prod));
    const auto again = deployment::planDeployment(stage.session, stage.package, stage.prod, {});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::VersionUnknown);
    checkRefused(stage, stage.apply(plan), ErrorCode::VersionUnknown, before);
}

void DeploymentRefusedTest::driftedSchema() {
    const Stage stage(currentEngine());
    stage.change({QStringLiteral("ALTER TABLE gsm_skills DROP COLUMN bonuseigenschaft")});
    checkCheckRefuses(stage, "schema-now", ErrorCode::Drift);
}

void DeploymentRefusedTest::moreThanTheSchema() {
    const Stage stage(currentEngine());
    stage.change({QStringLiteral("CREATE TABLE notes_of_somebody (id INT PRIMARY KEY)"),
                  QStringLiteral("INSERT INTO notes_of_somebody VALUES (1)")});
    const Plan plan = stage.plan();
    QVERIFY2(hasCheck(plan, "schema-now", CheckResult::Level::Warning), qPrintable(textOf(plan.checks)));
    QVERIFY(hasCheck(plan, "table-classes", CheckResult::Level::Warning));
    QVERIFY(plan.deployable());
    QVERIFY(std::ranges::contains(plan.protectedTables, QStringLiteral("notes_of_somebody"),
                                  &deployment::TableProof::table));
    const DeploymentReport report = stage.apply(plan);
    QCOMPARE(report.outcome, Outcome::SucceededWithWarnings);
}

void DeploymentRefusedTest::appliedFileThatChanged() {
    Stage stage(currentEngine());
    QCOMPARE(stage.deploy().exitCode(), ExitCode::Ok);
    const QString file = QStringLiteral("migrations/0003_kept_wealth.sql");
    QByteArray script = valueOrDie(readFile(stage.session.workspace.path(file)));
    script.replace("id bigint unsigned NOT NULL", "id bigint NOT NULL");
    stage.write(file, script);
    stage.prepareAgain();
    checkCheckRefuses(stage, "version-tables", ErrorCode::Drift);
}

void DeploymentRefusedTest::lockedBySomebodyElse() {
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    const QStringList before = stateOf(stage.profile(stage.prod));
    const auto lock = valueOrDie(migration::DatabaseLock::acquire(
        stage.profile(stage.prod), QStringLiteral("a long rollback"), std::chrono::seconds(0)));
    const DeploymentReport report = stage.apply(plan);
    checkRefused(stage, report, ErrorCode::Locked, before);
    QVERIFY2(report.error->message.contains(QLatin1String("a long rollback")), qPrintable(report.error->message));
}

void DeploymentRefusedTest::rowChangedAfterThePlan_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("change");
    const QList<std::pair<const char *, QString>> changes{
        {"user row", QStringLiteral("UPDATE char_chars SET name = 'Somebody else' WHERE id = (SELECT id FROM (SELECT "
                                    "MIN(id) AS id FROM char_chars) AS first)")},
        {"money that will be dropped", QStringLiteral("UPDATE char_wealth SET goldstücke = 4711 WHERE id = (SELECT id "
                                                      "FROM (SELECT MIN(id) AS id FROM char_wealth) AS first)")},
        {"master row", QStringLiteral("UPDATE gsm_skills SET initialwert = 99 WHERE id = (SELECT id FROM (SELECT "
                                      "MIN(id) AS id FROM gsm_skills) AS first)")},
        {"column that is not exported", QStringLiteral("UPDATE gsm_skills SET quelle = 'elsewhere' WHERE id = (SELECT "
                                                       "id FROM (SELECT MIN(id) AS id FROM gsm_skills) AS first)")},
        {"new column", QStringLiteral("ALTER TABLE gsm_skills ADD COLUMN extra INT")},
        {"version", QStringLiteral("INSERT INTO schema_version (version, migration_number, applied_at, "
                                   "backend_version) VALUES ('0.4.0', 8, 1, '0.4.0')")}};
    for (const auto &[name, sql] : changes) {
        QTest::addRow("sqlite, %s", name) << db::Engine::Sqlite << sql;
        QTest::addRow("mariadb, %s", name) << db::Engine::MariaDb << sql;
    }
}

void DeploymentRefusedTest::rowChangedAfterThePlan() {
    QFETCH(QString, change);
    const Stage stage(currentEngine());
    const Plan plan = stage.plan();
    stage.change({change});
    checkRefused(stage, stage.apply(plan), ErrorCode::PlanOutdated, stateOf(stage.profile(stage.prod)));
}

void DeploymentRefusedTest::rowWrittenDuringTheBackup() {
    Stage stage(currentEngine());
    stage.prod.hooks[QStringLiteral("maintenance_off")] =
        QStringList{QStringLiteral("touch"), QStringLiteral("open-again")};
    QStringList before;
    Listener listener;
    listener.atPhase(QStringLiteral("maintenance_on"), [&] {
        stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'meanwhile'")});
        before = stateOf(stage.profile(stage.prod));
    });
    const DeploymentReport report = stage.deploy(listener.context());
    checkRefused(stage, report, ErrorCode::PlanOutdated, before);
    QVERIFY(QFile::exists(stage.folder() + QLatin1String("/open-again")));
}

void DeploymentRefusedTest::backupFolderIsAFile() {
    Stage stage(currentEngine());
    stage.prod.backups = QStringLiteral("backups-file");
    stage.write(QStringLiteral("backups-file"), "in the way");
    checkCheckRefuses(stage, "backup-folder", ErrorCode::Io);
}

void DeploymentRefusedTest::missingHook() {
    Stage stage(currentEngine());
    for (const QString &command :
         {QStringLiteral("no-such-command-anywhere"), QStringLiteral("./no-such-file"), QStringLiteral("schema")}) {
        stage.prod.hooks[QStringLiteral("maintenance_on")] = QStringList{command};
        checkCheckRefuses(stage, "hooks", ErrorCode::CheckFailed);
    }
}

void DeploymentRefusedTest::missingRights() {
    Stage stage(db::Engine::MariaDb);
    const QString database = stage.profile(stage.prod).database;
    db::Connection admin = stage.open(stage.prod);
    const QString account = QStringLiteral("'weak'@'localhost'");
    valueOrDie(admin.exec(QStringLiteral("CREATE OR REPLACE USER %1").arg(account)));
    valueOrDie(
        admin.exec(QStringLiteral("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, TRIGGER, LOCK TABLES ON %1.* TO %2")
                       .arg(admin.dialect().quote(database), account)));
    stage.prod.user = QStringLiteral("weak");
    checkCheckRefuses(stage, "rights", ErrorCode::AccessDenied);
    QVERIFY(textOf(stage.plan().checks).contains(QLatin1String("DROP, ALTER, INDEX, REFERENCES")));
}

void DeploymentRefusedTest::unwritableReports() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    const Plan plan = stage.plan();
    stage.write(QStringLiteral("reports"), "in the way");
    const DeploymentReport report = stage.apply(plan);
    QCOMPARE(report.outcome, Outcome::Refused);
    QCOMPARE(report.error->code, ErrorCode::Io);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void DeploymentRefusedTest::collectsAllProblems() {
    Stage stage(currentEngine());
    stage.change({QStringLiteral("ALTER TABLE gsm_skills DROP COLUMN bonuseigenschaft"),
                  QStringLiteral("INSERT INTO schema_version (version, migration_number, applied_at, backend_version) "
                                 "VALUES ('0.10.0', 12, 1, '0.10.0')")});
    stage.prod.hooks[QStringLiteral("maintenance_on")] = QStringList{QStringLiteral("./missing")};
    stage.prod.backups = QStringLiteral("project.toml");
    const Plan plan = stage.plan();
    for (const char *code : {"version-rule", "hooks", "backup-folder"})
        QVERIFY2(hasCheck(plan, code, CheckResult::Level::Error), qPrintable(textOf(plan.checks)));
}

QTEST_GUILESS_MAIN(DeploymentRefusedTest)
#include "test_deployment_refused.moc"
