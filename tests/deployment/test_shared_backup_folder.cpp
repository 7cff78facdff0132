// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backup_list_support.h"
#include "deployment/backups/backup_file.h"
#include "deployment/killed_process.h"
#include "deployment/state/status.h"

#include <QFile>
#include <QFileInfo>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::RetentionReason;
using backup::VerifyDepth;

namespace {

/// Far enough in the future that only what must stay stays.
QDateTime later() {
    return QDateTime::currentDateTimeUtc().addDays(400);
}

/// A stage whose environments keep their backups in the folder of prod.
std::unique_ptr<Stage> sharing() {
    auto stage = std::make_unique<Stage>(currentEngine());
    stage->prod.backups = stage->session.workspace.backupsFolder(stage->prod);
    stage->dev.backups = stage->prod.backups;
    for (project::Environment &one : stage->session.workspace.environments)
        one.backups = stage->prod.backups;
    return stage;
}

QString backUpOf(const Stage &stage, const project::Environment &environment) {
    return valueOrDie(deployment::backUp(stage.session, environment, {})).file;
}

/// As backups were made before they said of which environment they are.
QString namelessBackUpOf(const Stage &stage, const project::Environment &environment) {
    backup::BackupOptions options;
    options.folder = stage.session.workspace.backupsFolder(environment);
    options.projectId = stage.session.workspace.project.id;
    options.trigger = s("manual");
    return valueOrDie(backup::createBackup(stage.profile(environment), options, {})).file;
}

deployment::PrunePlan planOf(const Stage &stage, const project::Environment &environment) {
    return valueOrDie(deployment::planPrune(stage.session, environment, later(), {}));
}

backup::RetentionDecision decisionOf(const deployment::PrunePlan &plan, const QString &file) {
    const auto found = std::ranges::find(
        plan.decisions, file, [](const backup::RetentionDecision &decision) { return decision.entry.info.file; });
    if (found == plan.decisions.end())
        qFatal("%s is not in the plan", qPrintable(file));
    return *found;
}

} // namespace

/// Several environments keep their backups in one folder: each one's rules count for its own and for no other's.
class SharedBackupFolderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachForItself_data() { addEngineRows(); }
    void eachForItself();
    void namelessOnesByTheirDatabase_data() { addEngineRows(); }
    void namelessOnesByTheirDatabase();
    void ownerThatCannotBeTold_data() { addEngineRows(); }
    void ownerThatCannotBeTold();
    void otherProject_data() { addEngineRows(); }
    void otherProject();
    void damagedOnes_data() { addEngineRows(); }
    void damagedOnes();
    void neededByAnother_data() { addEngineRows(); }
    void neededByAnother();
    void everyKindSaysIt();
    void statusIsAboutItsOwn_data() { addEngineRows(); }
    void statusIsAboutItsOwn();
};

void SharedBackupFolderTest::eachForItself() {
    const auto stage = sharing();
    const QString devOld = backUpOf(*stage, stage->dev);
    const QString prodOld = backUpOf(*stage, stage->prod);
    const QString devNew = backUpOf(*stage, stage->dev);
    const QString prodNew = backUpOf(*stage, stage->prod);
    const QString devLast = backUpOf(*stage, stage->dev);
    (void)valueOrDie(
        deployment::verifyAndRecord(stage->session, devNew, VerifyDepth::Restored, stage->profile(stage->dev), {}));
    const deployment::PrunePlan plan = planOf(*stage, stage->dev);
    QCOMPARE(plan.count(), 1);
    QCOMPARE(decisionOf(plan, devOld).reason, RetentionReason::Old);
    QCOMPARE(decisionOf(plan, devNew).reason, RetentionReason::NewestVerified);
    QCOMPARE(decisionOf(plan, devLast).reason, RetentionReason::Newest);
    for (const QString &file : {prodOld, prodNew}) {
        QCOMPARE(decisionOf(plan, file).reason, RetentionReason::OtherEnvironment);
        QCOMPARE(decisionOf(plan, file).entry.belongsTo, stage->prod.name);
    }
    const auto report = valueOrDie(deployment::applyPrune(stage->session, plan, stage->dev.name, {}));
    QVERIFY(!report.error);
    QCOMPARE(report.removed.size(), 1U);
    QVERIFY(!QFile::exists(devOld));
    for (const QString &file : {prodOld, prodNew, devNew, devLast})
        QVERIFY2(QFile::exists(file), qPrintable(file));
    // By name neither.
    const auto deleted = deployment::planDelete(stage->session, stage->dev, prodOld, later(), {});
    QVERIFY(!deleted);
    QCOMPARE(deleted.error().code, ErrorCode::CheckFailed);
    QVERIFY2(deleted.error().toText().contains(stage->prod.name), qPrintable(deleted.error().toText()));
    // Its own environment lets it go.
    QCOMPARE(decisionOf(planOf(*stage, stage->prod), prodOld).reason, RetentionReason::Old);
    QCOMPARE(decisionOf(planOf(*stage, stage->prod), devNew).reason, RetentionReason::OtherEnvironment);
}

void SharedBackupFolderTest::namelessOnesByTheirDatabase() {
    const auto stage = sharing();
    const QString devOld = namelessBackUpOf(*stage, stage->dev);
    const QString prodOld = namelessBackUpOf(*stage, stage->prod);
    (void)namelessBackUpOf(*stage, stage->dev);
    (void)namelessBackUpOf(*stage, stage->prod);
    const deployment::PrunePlan plan = planOf(*stage, stage->dev);
    QCOMPARE(decisionOf(plan, devOld).reason, RetentionReason::Old);
    QCOMPARE(decisionOf(plan, prodOld).reason, RetentionReason::OtherEnvironment);
    QCOMPARE(decisionOf(plan, prodOld).entry.belongsTo, stage->prod.name);
    QCOMPARE(plan.count(), 1);
}

/// Databases of one name on two servers, and a backup that does not say of which.
void SharedBackupFolderTest::ownerThatCannotBeTold() {
    const auto stage = sharing();
    const QString nameless = namelessBackUpOf(*stage, stage->prod);
    (void)namelessBackUpOf(*stage, stage->prod);
    const QString named = backUpOf(*stage, stage->prod);
    (void)backUpOf(*stage, stage->prod);
    project::Environment twin = stage->prod;
    twin.name = s("twin");
    stage->session.workspace.environments.push_back(twin);
    for (const project::Environment &one : {stage->prod, twin}) {
        const deployment::PrunePlan plan = planOf(*stage, one);
        QCOMPARE(decisionOf(plan, nameless).reason, RetentionReason::OwnerUnknown);
        QCOMPARE(plan.warnings.size(), 1);
        const bool own = one.name == stage->prod.name;
        QCOMPARE(decisionOf(plan, named).reason, own ? RetentionReason::Old : RetentionReason::OtherEnvironment);
        QCOMPARE(plan.count(), own ? 1 : 0);
    }
    // The same environment with another database: its name alone does not make a backup its own.
    twin = stage->dev;
    twin.name = stage->prod.name;
    twin.backups = stage->prod.backups;
    QCOMPARE(decisionOf(planOf(*stage, twin), named).reason, RetentionReason::OwnerUnknown);
    const auto deleted = deployment::planDelete(stage->session, stage->prod, nameless, later(), {});
    QVERIFY(!deleted);
    QCOMPARE(deleted.error().code, ErrorCode::CheckFailed);
}

void SharedBackupFolderTest::otherProject() {
    const auto stage = sharing();
    const QString old = backUpOf(*stage, stage->prod);
    (void)backUpOf(*stage, stage->prod);
    stage->session.workspace.project.id = s("library");
    const auto plan = planOf(*stage, stage->prod);
    QCOMPARE(decisionOf(plan, old).reason, RetentionReason::OtherEnvironment);
    QCOMPARE(plan.count(), 0);
}

/// What cannot be read does not say whose it is. Where only one environment keeps its backups, the folder does.
void SharedBackupFolderTest::damagedOnes() {
    auto stage = sharing();
    const QString damaged = backUpOf(*stage, stage->prod);
    (void)backUpOf(*stage, stage->prod);
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rubbish") > 0);
    file.close();
    const QString before = QFileInfo(damaged).absolutePath() + s("/backup_20000101_000000_vnone_m0.jsonl.zst");
    QVERIFY(QFile::rename(damaged, before));
    QVERIFY(QFile::copy(before, QFileInfo(damaged).absolutePath() + s("/backup_20000102_000000_vnone_m0.jsonl.zst")));
    QCOMPARE(decisionOf(planOf(*stage, stage->prod), before).reason, RetentionReason::OwnerUnknown);
    for (project::Environment &one : stage->session.workspace.environments) {
        if (one.name != stage->prod.name)
            one.backups = s("backups/elsewhere");
    }
    QCOMPARE(decisionOf(planOf(*stage, stage->prod), before).reason, RetentionReason::Damaged);
}

/// What an unfinished deployment needs is told, whoever asks.
void SharedBackupFolderTest::neededByAnother() {
    const auto stage = sharing();
    QVERIFY(killed(*stage, [](const Event &event) {
        return event.event == QLatin1String("phase_started") &&
               event.data[QLatin1String("phase")].toString() == QLatin1String("import");
    }));
    const QString needed = listOf(*stage).catalogue.entries.at(0).info.file;
    (void)backUpOf(*stage, stage->prod);
    QCOMPARE(decisionOf(planOf(*stage, stage->prod), needed).reason, RetentionReason::Needed);
    const auto seenFromDev = decisionOf(planOf(*stage, stage->dev), needed);
    QCOMPARE(seenFromDev.reason, RetentionReason::OtherEnvironment);
    QVERIFY(!seenFromDev.entry.neededBy.isEmpty());
}

void SharedBackupFolderTest::everyKindSaysIt() {
    const Stage stage(db::Engine::MariaDb);
    for (const backup::BackupKind kind : {backup::BackupKind::Native, backup::BackupKind::SqlDump})
        QCOMPARE(valueOrDie(deployment::backUp(stage.session, stage.prod, {}, {}, kind)).environment, stage.prod.name);
}

void SharedBackupFolderTest::statusIsAboutItsOwn() {
    const auto stage = sharing();
    const QString own = backUpOf(*stage, stage->prod);
    (void)backUpOf(*stage, stage->dev);
    const auto status = deployment::readStatus(stage->session, stage->prod, {});
    QVERIFY(status.lastBackup && status.lastVerifiedBackup);
    QCOMPARE(status.lastBackup->file, own);
    QCOMPARE(status.lastVerifiedBackup->info.file, own);
}

QTEST_GUILESS_MAIN(SharedBackupFolderTest)
#include "test_shared_backup_folder.moc"
