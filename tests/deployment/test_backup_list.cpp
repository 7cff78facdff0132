// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backup_list_support.h"
#include "deployment/killed_process.h"
#include "deployment/run/resume.h"
#include "deployment/state/status.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::BackupState;
using backup::CatalogueEntry;
using backup::RetentionReason;
using backup::VerifyDepth;
using deployment::BackupList;
using deployment::Verification;

namespace {

/// Far enough in the future that only what must stay stays.
QDateTime later() {
    return QDateTime::currentDateTimeUtc().addDays(400);
}

/// What retention says of a backup.
RetentionReason reasonOf(const deployment::PrunePlan &plan, const QString &file) {
    const auto found = std::ranges::find(
        plan.decisions, file, [](const backup::RetentionDecision &decision) { return decision.entry.info.file; });
    if (found == plan.decisions.end())
        qFatal("%s is not in the plan", qPrintable(file));
    return found->reason;
}
} // namespace

class BackupListTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deploymentRecordsItsBackup_data() { addEngineRows(); }
    void deploymentRecordsItsBackup();
    void catalogueThatCannotBeWritten();
    void elsewhereNothingIsRecorded();
    void unfinishedDeploymentNeedsItsBackup_data() { addEngineRows(); }
    void unfinishedDeploymentNeedsItsBackup();
    void databaseDoesNotAnswer_data() { addEngineRows(); }
    void databaseDoesNotAnswer();
    void somebodyIsAtWork_data() { addEngineRows(); }
    void somebodyIsAtWork();
    void prunes_data() { addEngineRows(); }
    void prunes();
};

void BackupListTest::deploymentRecordsItsBackup() {
    const Stage stage(currentEngine());
    const deployment::DeploymentReport report = stage.deploy();
    QVERIFY2(succeeded(report), report.error ? qPrintable(report.error->toText()) : "");
    const BackupList list = listOf(stage);
    QCOMPARE(list.warnings, QStringList());
    QCOMPARE(list.catalogue.entries.size(), 1U);
    const CatalogueEntry &entry = list.catalogue.entries[0];
    QCOMPARE(entry.state(), BackupState::Verified);
    QCOMPARE(entry.depth, VerifyDepth::Contents);
    QCOMPARE(entry.info.trigger, s("deployment 0.4.0"));
    QVERIFY(entry.neededBy.isEmpty());
    const auto status = deployment::readStatus(stage.session, stage.prod, {});
    QVERIFY(status.lastVerifiedBackup);
    const QJsonObject json = status.toJson()[u"last_verified_backup"].toObject();
    QCOMPARE(json[u"file"].toString(), QFileInfo(entry.info.file).fileName());
    QCOMPARE(json[u"depth"].toString(), s("contents"));
}

void BackupListTest::catalogueThatCannotBeWritten() {
    const Stage stage(db::Engine::Sqlite);
    const QString file = backUp(stage);
    const QString folder = stage.session.workspace.backupsFolder(stage.prod);
    QVERIFY(QFile::remove(folder + s("/.catalogue.lock")));
    QVERIFY(QDir(folder).mkdir(s(".catalogue.lock")));
    Listener listener;
    const Verification verified = valueOrDie(verify(stage, file, VerifyDepth::Checksum, listener.context()));
    QVERIFY(!verified.recorded);
    QVERIFY(listener.heard(s("catalogue_not_written")));
}

void BackupListTest::elsewhereNothingIsRecorded() {
    const Stage stage(db::Engine::Sqlite);
    const QString file = backUp(stage);
    const QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QFileInfo(file).fileName());
    QVERIFY(QFile::copy(file, copy));
    QVERIFY(!deployment::isCatalogued(stage.session, copy));
    QVERIFY(!valueOrDie(verify(stage, copy, VerifyDepth::Contents)).recorded);
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QVERIFY(deployment::isCatalogued(stage.session, file));
    QCOMPARE(valueOrDie(deployment::findBackup(stage.session, stage.prod, QFileInfo(file).fileName())), file);
    QCOMPARE(valueOrDie(deployment::findBackup(stage.session, stage.prod, copy)), copy);
    QCOMPARE(deployment::findBackup(stage.session, stage.prod, s("backup_none.jsonl.zst")).error().code,
             ErrorCode::NotFound);
}

void BackupListTest::unfinishedDeploymentNeedsItsBackup() {
    const Stage stage(currentEngine());
    QVERIFY(killed(stage, [](const Event &event) {
        return event.event == QLatin1String("phase_started") &&
               event.data[QLatin1String("phase")].toString() == QLatin1String("import");
    }));
    const QString needed = listOf(stage).catalogue.entries.at(0).info.file;
    const QString run = deployment::readStatus(stage.session, stage.prod, {}).unfinishedRun;
    const QString second = backUp(stage);
    const QString third = backUp(stage);
    QCOMPARE(entryOf(stage, needed).neededBy, run);
    deployment::PrunePlan plan = valueOrDie(deployment::planPrune(stage.session, stage.prod, later(), {}));
    QCOMPARE(reasonOf(plan, needed), RetentionReason::Needed);
    QCOMPARE(reasonOf(plan, second), RetentionReason::Old);
    QCOMPARE(reasonOf(plan, third), RetentionReason::Newest);
    // As soon as it has an end, its backup is one like every other. What was shown counts all the same.
    valueOrDie(deployment::closeUnfinished(stage.session, stage.prod, run, s("repaired"), stage.prod.name, {}));
    const auto report = valueOrDie(deployment::applyPrune(stage.session, plan, stage.prod.name, {}));
    QCOMPARE(report.removed.size(), 1U);
    QVERIFY(QFile::exists(needed) && !QFile::exists(second) && QFile::exists(third));
    plan = valueOrDie(deployment::planPrune(stage.session, stage.prod, later(), {}));
    QCOMPARE(reasonOf(plan, needed), RetentionReason::Old);
}

void BackupListTest::databaseDoesNotAnswer() {
    Stage stage(currentEngine());
    const QString file = backUp(stage);
    if (currentEngine() == db::Engine::Sqlite)
        stage.prod.database = s("data/nowhere.sqlite");
    else
        stage.prod.socket = stage.folder() + s("/no-socket");
    const BackupList list = listOf(stage);
    QCOMPARE(list.catalogue.entries.size(), 1U);
    QCOMPARE(list.catalogue.entries[0].state(), BackupState::Verified);
    QCOMPARE(list.warnings.size(), 1);
    QVERIFY2(list.warnings[0].contains(s("could not be asked")), qPrintable(list.warnings[0]));
    const auto plan = deployment::planPrune(stage.session, stage.prod, later(), {});
    QVERIFY(!plan);
    QCOMPARE(plan.error().code,
             currentEngine() == db::Engine::Sqlite ? ErrorCode::NotFound : ErrorCode::ConnectionFailed);
}

void BackupListTest::somebodyIsAtWork() {
    const Stage stage(currentEngine());
    (void)backUp(stage);
    const QString old = backUp(stage);
    (void)backUp(stage);
    const auto plan = valueOrDie(deployment::planPrune(stage.session, stage.prod, later(), {}));
    QVERIFY(plan.count() > 0);
    const auto lock =
        valueOrDie(migration::DatabaseLock::acquire(stage.profile(stage.prod), s("a test"), std::chrono::seconds(0)));
    QCOMPARE(deployment::planPrune(stage.session, stage.prod, later(), {}).error().code, ErrorCode::Locked);
    QCOMPARE(deployment::applyPrune(stage.session, plan, stage.prod.name, {}).error().code, ErrorCode::Locked);
    QVERIFY(QFile::exists(old));
}

void BackupListTest::prunes() {
    const Stage stage(currentEngine());
    const QString restored = backUp(stage);
    (void)valueOrDie(verify(stage, restored, VerifyDepth::Restored));
    const QString plain = backUp(stage);
    const QString pinned = backUp(stage);
    (void)valueOrDie(
        backup::recordPin(pinned, backup::BackupPin{s("anna@desk"), s("audit"), QDateTime::currentDateTimeUtc()}));
    const QString newest = backUp(stage);
    // Now nothing goes; all are of today.
    QCOMPARE(valueOrDie(deployment::planPrune(stage.session, stage.prod, QDateTime::currentDateTimeUtc(), {})).count(),
             0);
    const auto plan = valueOrDie(deployment::planPrune(stage.session, stage.prod, later(), {}));
    QCOMPARE(reasonOf(plan, restored), RetentionReason::NewestVerified);
    QCOMPARE(reasonOf(plan, plain), RetentionReason::Old);
    QCOMPARE(reasonOf(plan, pinned), RetentionReason::Pinned);
    QCOMPARE(reasonOf(plan, newest), RetentionReason::Newest);
    QCOMPARE(plan.count(), 1);
    QCOMPARE(plan.bytes(), QFileInfo(plain).size());
    for (const char *word : {"", "dev"}) {
        const auto refused = deployment::applyPrune(stage.session, plan, s(word), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ConfirmationMissing);
        QVERIFY(QFile::exists(plain));
    }
    const auto report = valueOrDie(deployment::applyPrune(stage.session, plan, stage.prod.name, {}));
    QVERIFY(!report.error);
    QCOMPARE(report.removed.size(), 1U);
    QVERIFY(!QFile::exists(plain));
    QCOMPARE(listOf(stage).catalogue.entries.size(), 3U);
    QCOMPARE(entryOf(stage, restored).depth, VerifyDepth::Restored);
}

QTEST_GUILESS_MAIN(BackupListTest)
#include "test_backup_list.moc"
