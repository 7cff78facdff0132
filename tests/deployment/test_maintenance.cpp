// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/maintenance.h"
#include "deployment/stage.h"
#include "deployment/state/status.h"

#include <QDir>
#include <QFile>

using namespace stellwerk;
using namespace stellwerk::test;
using deployment::BaselinePlan;
using deployment::RestorePlan;
using deployment::RollbackPlan;

namespace {

constexpr Version kOld{0, 3, 0};
constexpr Version kNew{0, 4, 0};

migration::VersionState versionOf(const Stage &stage) {
    const auto status = deployment::readStatus(stage.session, stage.prod, {});
    if (status.error)
        qFatal("%s", qPrintable(status.error->toText()));
    return status.version;
}

void forgetTheVersion(const Stage &stage) {
    stage.change({QStringLiteral("DROP TABLE schema_version"), QStringLiteral("DROP TABLE migration_history"),
                  QStringLiteral("DROP TABLE stellwerk_migration")});
}

void deployOrDie(const Stage &stage) {
    const auto report = stage.deploy();
    if (report.error)
        qFatal("%s", qPrintable(report.error->toText()));
}

} // namespace

class MaintenanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restoreTellsWhatIsLost_data() { addEngineRows(); }
    void restoreTellsWhatIsLost();
    void restoreGivesExactlyTheBackup_data() { addEngineRows(); }
    void restoreGivesExactlyTheBackup();
    void restoreKeepsWhatIsWrittenMeanwhile();
    void restoreWantsConfirmation_data() { addEngineRows(); }
    void restoreWantsConfirmation();
    void restoreRefusesAnOutdatedPlan_data() { addEngineRows(); }
    void restoreRefusesAnOutdatedPlan();
    void restoreRefusesForeignAndDamaged_data() { addEngineRows(); }
    void restoreRefusesForeignAndDamaged();
    void rollbackGoesBackToTheVersion_data() { addEngineRows(); }
    void rollbackGoesBackToTheVersion();
    void rollbackGoesBackSteps_data() { addEngineRows(); }
    void rollbackGoesBackSteps();
    void rollbackRefusals_data() { addEngineRows(); }
    void rollbackRefusals();
    void rollbackThatFails_data() { addEngineRows(); }
    void rollbackThatFails();
    void baselineAdopts_data() { addEngineRows(); }
    void baselineAdopts();
    void baselineShowsDifferences_data() { addEngineRows(); }
    void baselineShowsDifferences();
    void baselineRefusals_data() { addEngineRows(); }
    void baselineRefusals();
    void prepareRefusals_data() { addEngineRows(); }
    void prepareRefusals();
    void preparesTheSameBytes_data() { addEngineRows(); }
    void preparesTheSameBytes();
    void backsUpByHand_data() { addEngineRows(); }
    void backsUpByHand();
};

void MaintenanceTest::restoreTellsWhatIsLost() {
    const Stage stage(currentEngine());
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    const RestorePlan none = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    QCOMPARE(none.lost, QStringList());
    stage.change(
        {QStringLiteral("INSERT INTO char_wealth (character_id) SELECT character_id FROM char_wealth WHERE id <= 2"),
         QStringLiteral("UPDATE users SET reset_pw_hash = 'new' WHERE user_id = 1"),
         QStringLiteral("CREATE TABLE char_new (id INT)"), QStringLiteral("INSERT INTO char_new VALUES (1)")});
    const RestorePlan plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    QCOMPARE(plan.lost.size(), 3);
    const QString lost = plan.lost.join(u'\n');
    for (const char *word : {"char_wealth has 2 ", "rows of users have changed", "char_new with 1 "})
        QVERIFY2(lost.contains(QLatin1String(word)), qPrintable(lost));
}

void MaintenanceTest::restoreGivesExactlyTheBackup() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    deployOrDie(stage);
    const QStringList deployed = stateOf(stage.profile(stage.prod));
    const RestorePlan plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    QVERIFY(!plan.lost.isEmpty());
    const auto outcome = valueOrDie(deployment::applyRestore(stage.session, plan, stage.prod.name, {}));
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    QCOMPARE(versionOf(stage).current, kOld);
    // What was there until then is kept as well.
    QVERIFY(outcome.safetyBackup.has_value());
    QCOMPARE(outcome.safetyBackup->databaseVersion, kNew);
    QCOMPARE(outcome.safetyBackup->trigger, QStringLiteral("before restore"));
    const project::Environment other = stage.emptyEnvironment();
    valueOrDie(backup::restoreBackup(outcome.safetyBackup->file, stage.profile(other), {}));
    COMPARE_STATES(stateOf(stage.profile(other)), deployed);
}

/// Behind the safety backup and before the switch.
void MaintenanceTest::restoreKeepsWhatIsWrittenMeanwhile() {
    const Stage stage(db::Engine::MariaDb);
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    const RestorePlan plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    const TaskContext context({}, {}, [&](const Event &event) {
        if (event.event == QLatin1String("restore_switching"))
            stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'late' WHERE user_id = 1")});
    });
    const auto outcome = valueOrDie(deployment::applyRestore(stage.session, plan, stage.prod.name, context));
    QVERIFY(!outcome.report.replaced.isEmpty());
    const project::Environment other = stage.emptyEnvironment();
    valueOrDie(backup::restoreBackup(outcome.report.replaced, stage.profile(other), {}));
    db::Connection connection = openOrDie(stage.profile(other));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT reset_pw_hash FROM users WHERE user_id = 1")))
                 .value_or(db::Value())
                 .toString(),
             QStringLiteral("late"));
}

void MaintenanceTest::restoreWantsConfirmation() {
    const Stage stage(currentEngine());
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'new'")});
    const QStringList before = stateOf(stage.profile(stage.prod));
    const RestorePlan plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    for (const char *word : {"", "Prod", "yes"}) {
        const auto outcome = deployment::applyRestore(stage.session, plan, QString::fromLatin1(word), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::ConfirmationMissing);
    }
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void MaintenanceTest::restoreRefusesAnOutdatedPlan() {
    const Stage stage(currentEngine());
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    const RestorePlan plan = valueOrDie(deployment::planRestore(stage.session, stage.prod, saved.file, {}));
    stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'new'")});
    const QStringList before = stateOf(stage.profile(stage.prod));
    const auto outcome = deployment::applyRestore(stage.session, plan, stage.prod.name, {});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::PlanOutdated);
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void MaintenanceTest::restoreRefusesForeignAndDamaged() {
    Stage stage(currentEngine());
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    QByteArray content = valueOrDie(readFile(saved.file));
    content[content.size() / 3] = static_cast<char>(content[content.size() / 3] ^ 1);
    const QString damaged = stage.folder() + QLatin1String("/damaged.jsonl.zst");
    valueOrDie(writeFileAtomically(damaged, content));
    const auto damagedPlan = deployment::planRestore(stage.session, stage.prod, damaged, {});
    QVERIFY(!damagedPlan);
    QCOMPARE(damagedPlan.error().code, ErrorCode::Damaged);
    stage.session.workspace.project.id = QStringLiteral("garden");
    const auto foreign = deployment::planRestore(stage.session, stage.prod, saved.file, {});
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, ErrorCode::Foreign);
}

void MaintenanceTest::rollbackGoesBackToTheVersion() {
    const Stage stage(currentEngine());
    const QStringList before = stateOf(stage.profile(stage.prod));
    db::Connection connection = stage.open(stage.prod);
    const auto moneyBefore =
        valueOrDie(connection.select(QStringLiteral("SELECT * FROM char_wealth ORDER BY id"))).rows;
    deployOrDie(stage);
    const RollbackPlan plan = valueOrDie(deployment::planRollback(stage.session, stage.prod, {0, kOld}, {}));
    QCOMPARE(plan.migrations.size(), size_t(8));
    QCOMPARE(plan.migrations.front().number, 8);
    QCOMPARE(plan.from, kNew);
    QCOMPARE(plan.to, kOld);
    const migration::RunReport report = deployment::applyRollback(stage.session, plan, stage.prod.name, {});
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(report.migrations.size(), size_t(8));
    QVERIFY(valueOrDie(stage.open(stage.prod).select(QStringLiteral("SELECT * FROM char_wealth ORDER BY id"))).rows ==
            moneyBefore);

    // Structure and the rows of every protected table are those from before; master rows were imported and stay.
    const project::Project &project = stage.session.workspace.project;
    const auto isOurs = [&](const QString &line) {
        const QString table = line.section(u' ', 0, 0);
        return line.count(u' ') != 2 || !line.at(0).isLower() || project.classOf(table) != project::TableClass::Master;
    };
    QStringList after;
    QStringList expected;
    std::ranges::copy_if(stateOf(stage.profile(stage.prod)), std::back_inserter(after), isOurs);
    std::ranges::copy_if(before, std::back_inserter(expected), isOurs);
    COMPARE_STATES(after, expected);

    const migration::VersionState state = versionOf(stage);
    QCOMPARE(state.current, kOld);
    QVERIFY(std::ranges::none_of(
        state.history, [](const migration::HistoryEntry &entry) { return entry.success && entry.version == kNew; }));
    QCOMPARE(state.pending.size(), size_t(8));
    QCOMPARE(deployment::readStatus(stage.session, stage.prod, {}).nextStep, deployment::NextStep::Deploy);
    deployOrDie(stage);
    QCOMPARE(versionOf(stage).current, kNew);
}

void MaintenanceTest::rollbackGoesBackSteps() {
    const Stage stage(currentEngine());
    deployOrDie(stage);
    const RollbackPlan plan = valueOrDie(deployment::planRollback(stage.session, stage.prod, {2, {}}, {}));
    QCOMPARE(plan.migrations.size(), size_t(2));
    QCOMPARE(plan.migrations.front().number, 8);
    QCOMPARE(plan.migrations.back().number, 7);
    QCOMPARE(plan.to, kOld);
    const auto unconfirmed = deployment::applyRollback(stage.session, plan, {}, {});
    QVERIFY(unconfirmed.error && unconfirmed.error->code == ErrorCode::ConfirmationMissing);
    const auto report = deployment::applyRollback(stage.session, plan, stage.prod.name, {});
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->toText() : QString()));
    migration::VersionState state = versionOf(stage);
    QCOMPARE(state.current, kOld);
    QCOMPARE(std::ranges::count_if(state.history, &migration::HistoryEntry::success), 6);
    QCOMPARE(state.pending.size(), size_t(2));
    // The same plan again would take back what is not there any more.
    const auto again = deployment::applyRollback(stage.session, plan, stage.prod.name, {});
    QVERIFY(again.error && again.error->code == ErrorCode::PlanOutdated);
    // A backup was made before.
    const auto backups = backup::listBackups(stage.session.workspace.backupsFolder(stage.prod));
    QVERIFY(std::ranges::contains(backups, QStringLiteral("before rollback"), &backup::BackupInfo::trigger));
}

void MaintenanceTest::rollbackRefusals() {
    const Stage stage(currentEngine());
    const auto code = [&](int steps, const std::optional<Version> &version) {
        const auto plan = deployment::planRollback(stage.session, stage.prod, {steps, version}, {});
        return plan ? ErrorCode::Internal : plan.error().code;
    };
    QCOMPARE(code(1, {}), ErrorCode::NotFound);
    QCOMPARE(code(0, kOld), ErrorCode::NotFound);
    deployOrDie(stage);
    QCOMPARE(code(0, kNew), ErrorCode::NotFound);
    QCOMPARE(code(0, Version{0, 2, 0}), ErrorCode::VersionUnknown);
    QCOMPARE(code(0, {}), ErrorCode::NotFound);
    for (const QString &name : QDir(stage.session.workspace.migrationsFolder()).entryList({QStringLiteral("0008_*")}))
        QFile::remove(stage.session.workspace.migrationsFolder() + u'/' + name);
    QCOMPARE(code(1, {}), ErrorCode::NotFound);
    forgetTheVersion(stage);
    QCOMPARE(code(1, {}), ErrorCode::VersionUntracked);
}

void MaintenanceTest::rollbackThatFails() {
    Stage stage(currentEngine());
    stage.addMigration("-- migrate:up\nCREATE TABLE gsm_one (id INT);\nCREATE TABLE gsm_two (id INT);\n-- "
                       "migrate:down\nDROP TABLE gsm_two;\nDROP TABLE gsm_three;\n");
    // The snapshot knows nothing of the two tables; that is a warning.
    deployOrDie(stage);
    const QStringList before = stateOf(stage.profile(stage.prod));
    const RollbackPlan plan = valueOrDie(deployment::planRollback(stage.session, stage.prod, {1, {}}, {}));
    const auto report = deployment::applyRollback(stage.session, plan, stage.prod.name, {});
    QVERIFY(report.error.has_value());
    QCOMPARE(report.error->code, ErrorCode::Sql);
    QVERIFY2(report.error->hint.contains(QLatin1String("Nothing was restored")), qPrintable(report.error->toText()));
    QCOMPARE(versionOf(stage).current, kNew);
    // What was taken back stays so, and so do the users' rows; once the cause is gone, it goes on.
    if (currentEngine() == db::Engine::Sqlite)
        COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
    stage.change({QStringLiteral("UPDATE users SET reset_pw_hash = 'late' WHERE user_id = 1"),
                  QStringLiteral("CREATE TABLE gsm_three (id INT)")});
    const RollbackPlan again = valueOrDie(deployment::planRollback(stage.session, stage.prod, {1, {}}, {}));
    const auto done = deployment::applyRollback(stage.session, again, stage.prod.name, {});
    QVERIFY2(!done.error, qPrintable(done.error ? done.error->toText() : QString()));
    db::Connection connection = openOrDie(stage.profile(stage.prod));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT reset_pw_hash FROM users WHERE user_id = 1")))
                 .value_or(db::Value())
                 .toString(),
             QStringLiteral("late"));
    for (const char *gone : {"gsm_two", "gsm_three"})
        QVERIFY(!connection.select(QStringLiteral("SELECT id FROM %1").arg(QLatin1String(gone))));
}

void MaintenanceTest::baselineAdopts() {
    const Stage stage(currentEngine());
    forgetTheVersion(stage);
    QCOMPARE(versionOf(stage).compatibility, migration::Compatibility::Untracked);
    const BaselinePlan plan = valueOrDie(deployment::planBaseline(stage.session, stage.prod, kOld, {}));
    QVERIFY(plan.differences.empty());
    QVERIFY(plan.installed.empty());
    const Status unconfirmed = deployment::applyBaseline(stage.session, plan, false, {}, {});
    QVERIFY(!unconfirmed && unconfirmed.error().code == ErrorCode::ConfirmationMissing);
    QCOMPARE(versionOf(stage).compatibility, migration::Compatibility::Untracked);
    valueOrDie(deployment::applyBaseline(stage.session, plan, false, stage.prod.name, {}));
    QCOMPARE(versionOf(stage).current, kOld);
    deployOrDie(stage);
}

void MaintenanceTest::baselineShowsDifferences() {
    const Stage stage(currentEngine());
    forgetTheVersion(stage);
    stage.change({QStringLiteral("ALTER TABLE gsm_skills DROP COLUMN bonuseigenschaft"),
                  QStringLiteral("CREATE TABLE gsm_extra (id INT)")});
    const BaselinePlan plan = valueOrDie(deployment::planBaseline(stage.session, stage.prod, kOld, {}));
    QVERIFY(std::ranges::contains(plan.differences, QStringLiteral("gsm_skills.bonuseigenschaft"),
                                  &schema::Difference::object));
    QVERIFY(std::ranges::contains(plan.differences, QStringLiteral("gsm_extra"), &schema::Difference::object));
    const Status refused = deployment::applyBaseline(stage.session, plan, false, stage.prod.name, {});
    QVERIFY(!refused && refused.error().code == ErrorCode::Drift);
    QCOMPARE(versionOf(stage).compatibility, migration::Compatibility::Untracked);
    // Accepted is what was shown, nothing else.
    stage.change({QStringLiteral("CREATE TABLE gsm_more (id INT)")});
    const Status outdated = deployment::applyBaseline(stage.session, plan, true, stage.prod.name, {});
    QVERIFY(!outdated && outdated.error().code == ErrorCode::PlanOutdated);
    stage.change({QStringLiteral("DROP TABLE gsm_more")});
    valueOrDie(deployment::applyBaseline(stage.session, plan, true, stage.prod.name, {}));
    QCOMPARE(versionOf(stage).current, kOld);
}

void MaintenanceTest::baselineRefusals() {
    Stage stage(currentEngine());
    const auto code = [&](const project::Environment &environment, const Version &version) {
        const auto plan = deployment::planBaseline(stage.session, environment, version, {});
        return plan ? ErrorCode::Internal : plan.error().code;
    };
    QCOMPARE(code(stage.prod, kNew), ErrorCode::AlreadyExists);
    QCOMPARE(code(stage.emptyEnvironment(), kNew), ErrorCode::VersionUnknown);
    forgetTheVersion(stage);
    QCOMPARE(code(stage.prod, Version{0, 9, 0}), ErrorCode::NotFound);
    // The wrong version is not refused, but its differences say so.
    QVERIFY(valueOrDie(deployment::planBaseline(stage.session, stage.prod, kNew, {})).differences.size() > 10);
}

void MaintenanceTest::prepareRefusals() {
    Stage stage(currentEngine());
    const auto error = [&](const project::Environment &source) {
        const auto prepared =
            deployment::preparePackage(stage.session, source, stage.folder() + QLatin1String("/packages/refused"), {});
        return prepared ? Error{} : prepared.error();
    };
    QCOMPARE(error(stage.emptyEnvironment()).code, ErrorCode::VersionUnknown);
    stage.change({QStringLiteral("INSERT INTO schema_version (version, migration_number, applied_at, backend_version) "
                                 "VALUES ('0.9.0', 12, 1, '0.9.0')")});
    const Error unknown = error(stage.prod);
    QCOMPARE(unknown.code, ErrorCode::VersionUnknown);
    QVERIFY(unknown.message.contains(QLatin1String("0.9.0")));
    forgetTheVersion(stage);
    const Error untracked = error(stage.prod);
    QCOMPARE(untracked.code, ErrorCode::VersionUntracked);
    QVERIFY2(untracked.hint.contains(QLatin1String("baseline")), qPrintable(untracked.hint));
    QVERIFY(QDir(stage.folder() + QLatin1String("/packages/refused")).isEmpty());
}

void MaintenanceTest::preparesTheSameBytes() {
    Stage stage(currentEngine());
    const auto rewritten = [&](const QString &name) {
        stage.prepareAgain();
        package::Package content = valueOrDie(package::readPackage(stage.package, {}));
        content.metadata.createdAt = QStringLiteral("2026-01-31T12:34:56Z");
        // The export files repeat the time of the package.
        for (QByteArray &file : content.files)
            file.replace(valueOrDie(package::readPackage(stage.package, {})).metadata.createdAt.toUtf8(),
                         "2026-01-31T12:34:56Z");
        return valueOrDie(readFile(valueOrDie(package::writePackage(content, stage.folder() + u'/' + name, {}))));
    };
    const QByteArray first = rewritten(QStringLiteral("first"));
    const QByteArray second = rewritten(QStringLiteral("second"));
    QVERIFY(first.size() > 10000);
    QVERIFY(first == second);
}

void MaintenanceTest::backsUpByHand() {
    const Stage stage(currentEngine());
    deployOrDie(stage);
    const auto saved = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    QCOMPARE(saved.databaseVersion, kNew);
    QCOMPARE(saved.migrationNumber, 8);
    QCOMPARE(saved.trigger, QStringLiteral("manual"));
    QCOMPARE(saved.projectId, QStringLiteral("bamort"));
    QVERIFY(QFileInfo(saved.file).fileName().endsWith(QLatin1String("_v0.4.0_m8.jsonl.zst")));
    // A database whose version nobody knows can be saved all the same.
    forgetTheVersion(stage);
    const auto untracked = valueOrDie(deployment::backUp(stage.session, stage.prod, {}));
    QVERIFY(!untracked.databaseVersion);
    QVERIFY(QFileInfo(untracked.file).fileName().contains(QLatin1String("_vnone_")));
}

QTEST_GUILESS_MAIN(MaintenanceTest)
#include "test_maintenance.moc"
