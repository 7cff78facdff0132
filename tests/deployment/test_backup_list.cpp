// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/backup_list.h"
#include "deployment/killed_process.h"
#include "deployment/maintenance.h"
#include "deployment/resume.h"
#include "deployment/status.h"
#include "migration/scratch_database.h"

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

QString s(const char *text) {
    return QString::fromUtf8(text);
}

QString backUp(const Stage &stage) {
    return valueOrDie(deployment::backUp(stage.session, stage.prod, {})).file;
}

BackupList listOf(const Stage &stage) {
    return valueOrDie(deployment::listBackups(stage.session, stage.prod, {}));
}

CatalogueEntry entryOf(const Stage &stage, const QString &file) {
    const BackupList list = listOf(stage);
    const CatalogueEntry *entry = list.catalogue.find(file);
    if (!entry)
        qFatal("no entry for %s", qPrintable(file));
    return *entry;
}

Result<Verification> verify(const Stage &stage, const QString &file, VerifyDepth depth,
                            const TaskContext &context = {}) {
    return deployment::verifyAndRecord(stage.session, file, depth, stage.profile(stage.prod), context);
}

/// The scratch databases of test restores that are there now.
QStringList scratches(const Stage &stage) {
    const QString begin = s(migration::kScratchPrefix) + s("restore_");
    if (stage.prod.driver == db::Engine::Sqlite)
        return QDir::temp().entryList({begin + u'*'}, QDir::Dirs);
    db::Connection connection = stage.open(stage.prod);
    QStringList names;
    for (const auto &row : valueOrDie(connection.select(s("SHOW DATABASES"))).rows) {
        if (row[0].toString().startsWith(begin))
            names << row[0].toString();
    }
    return names;
}

void turnABit(const QString &path) {
    QByteArray content = valueOrDie(readFile(path));
    const qsizetype at = content.size() / 2;
    content[at] = static_cast<char>(content[at] ^ 0x04);
    valueOrDie(writeFileAtomically(path, content));
}

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
    void verifiesInThreeDepths_data() { addEngineRows(); }
    void verifiesInThreeDepths();
    void comparesWithTheDatabaseItself();
    void damageIsFoundAndKept_data() { addEngineRows(); }
    void damageIsFoundAndKept();
    void interruptedTestRestore_data() { addEngineRows(); }
    void interruptedTestRestore();
    void stoppedTestRestore_data() { addEngineRows(); }
    void stoppedTestRestore();
    void leavesOthersAlone_data() { addEngineRows(); }
    void leavesOthersAlone();
    void accountMayNotMakeDatabases();
    void foreignEngine();
    void catalogueThatCannotBeWritten();
    void elsewhereNothingIsRecorded();
    void unfinishedDeploymentNeedsItsBackup_data() { addEngineRows(); }
    void unfinishedDeploymentNeedsItsBackup();
    void sharedFolder();
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
    QVERIFY(report.backup);
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

void BackupListTest::verifiesInThreeDepths() {
    const Stage stage(currentEngine());
    const QString file = backUp(stage);
    QVERIFY(QFile::remove(stage.session.workspace.backupsFolder(stage.prod) + s("/catalogue.json")));
    QCOMPARE(entryOf(stage, file).state(), BackupState::Unverified);
    const QStringList before = stateOf(stage.profile(stage.prod));
    for (const VerifyDepth depth : {VerifyDepth::Checksum, VerifyDepth::Contents, VerifyDepth::Restored}) {
        const Verification verified = valueOrDie(verify(stage, file, depth));
        QVERIFY(verified.recorded);
        QCOMPARE(verified.depth, depth);
        QCOMPARE(entryOf(stage, file).depth, depth);
        QCOMPARE(verified.restored.has_value(), depth == VerifyDepth::Restored);
        if (verified.restored)
            QCOMPARE(verified.restored->rows, verified.info.rows());
    }
    QCOMPARE(scratches(stage), QStringList());
    COMPARE_STATES(stateOf(stage.profile(stage.prod)), before);
}

void BackupListTest::comparesWithTheDatabaseItself() {
    const Stage stage(db::Engine::MariaDb);
    const QString file = backUp(stage);
    auto restored = *valueOrDie(verify(stage, file, VerifyDepth::Restored)).restored;
    const qint64 tables = std::ssize(restored.backup.tables);
    QVERIFY(tables > 20);
    QCOMPARE(restored.sameAsSource, tables);
    QCOMPARE(restored.changedSince, 0);
    // Rows, structure without rows, and a table that is gone: none of that is the backup's fault.
    stage.change({s("UPDATE users SET reset_pw_hash = 'new' WHERE user_id = 1"),
                  s("ALTER TABLE char_wealth MODIFY kupferstücke INT"), s("CREATE TABLE char_new (id INT)")});
    const QString wider = backUp(stage);
    stage.change({s("DROP TABLE char_new")});
    restored = *valueOrDie(verify(stage, file, VerifyDepth::Restored)).restored;
    QCOMPARE(restored.changedSince, 2);
    QCOMPARE(restored.sameAsSource, tables - 2);
    restored = *valueOrDie(verify(stage, wider, VerifyDepth::Restored)).restored;
    QCOMPARE(restored.changedSince, 1);
    QCOMPARE(restored.sameAsSource, tables);
    QCOMPARE(entryOf(stage, file).state(), BackupState::Verified);
}

void BackupListTest::damageIsFoundAndKept() {
    const Stage stage(currentEngine());
    for (const VerifyDepth depth : {VerifyDepth::Checksum, VerifyDepth::Contents, VerifyDepth::Restored}) {
        const QString file = backUp(stage);
        turnABit(file);
        const auto verified = verify(stage, file, depth);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::Damaged);
        const CatalogueEntry entry = entryOf(stage, file);
        QCOMPARE(entry.state(), BackupState::Damaged);
        QCOMPARE(entry.damage, verified.error().message);
        QVERIFY(deployment::readStatus(stage.session, stage.prod, {}).damagedBackups.contains(file));
    }
    QCOMPARE(scratches(stage), QStringList());
    QVERIFY(!deployment::readStatus(stage.session, stage.prod, {}).lastBackup);
}

/// A process that is killed while it restores leaves its scratch database; the next test restore removes it.
void BackupListTest::interruptedTestRestore() {
    const Stage stage(currentEngine());
    const QString file = backUp(stage);
    const pid_t child = ::fork();
    if (child == 0) {
        Listener listener;
        listener.onReport = [&stage](int) {
            if (!scratches(stage).isEmpty())
                ::kill(::getpid(), SIGKILL);
        };
        (void)verify(stage, file, VerifyDepth::Restored, listener.context());
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    QCOMPARE(scratches(stage).size(), 1);
    QCOMPARE(entryOf(stage, file).depth, VerifyDepth::Contents); // as it was before
    Listener listener;
    (void)valueOrDie(verify(stage, file, VerifyDepth::Restored, listener.context()));
    QVERIFY(listener.heard(s("scratch_removed")));
    QCOMPARE(scratches(stage), QStringList());
    QCOMPARE(entryOf(stage, file).depth, VerifyDepth::Restored);
}

void BackupListTest::stoppedTestRestore() {
    const Stage stage(currentEngine());
    const QString file = backUp(stage);
    Listener listener;
    listener.onReport = [&](int) {
        if (!scratches(stage).isEmpty())
            listener.stop.request_stop();
    };
    const auto stopped = verify(stage, file, VerifyDepth::Restored, listener.context());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(scratches(stage), QStringList());
    QCOMPARE(entryOf(stage, file).depth, VerifyDepth::Contents);
}

/// What another process is restoring into now is no leftover, nor is a scratch database of another kind.
void BackupListTest::leavesOthersAlone() {
    const Stage stage(currentEngine());
    const db::ConnectionProfile server = stage.profile(stage.prod);
    {
        const auto busy = valueOrDie(migration::ScratchDatabase::create(server, {}, s("restore")));
        const auto other = valueOrDie(migration::ScratchDatabase::create(server, {}));
        QCOMPARE(valueOrDie(migration::ScratchDatabase::removeLeftovers(server, s("restore"))), QStringList());
        QCOMPARE(scratches(stage).size(), 1);
        valueOrDie(openOrDie(busy.profile()).exec(s("CREATE TABLE still_here (id INT)")));
        valueOrDie(openOrDie(other.profile()).exec(s("CREATE TABLE still_here (id INT)")));
    }
    QCOMPARE(scratches(stage), QStringList());
}

void BackupListTest::accountMayNotMakeDatabases() {
    Stage stage(db::Engine::MariaDb);
    const QString file = backUp(stage);
    stage.change({s("CREATE OR REPLACE USER 'narrow'@'localhost' IDENTIFIED BY ''"),
                  s("GRANT ALL PRIVILEGES ON `%1`.* TO 'narrow'@'localhost'").arg(stage.prod.database)});
    stage.prod.user = s("narrow");
    const auto refused = verify(stage, file, VerifyDepth::Restored);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::AccessDenied);
    QVERIFY2(refused.error().message.contains(s("scratch database")), qPrintable(refused.error().toText()));
    QVERIFY2(refused.error().hint.contains(s("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.*")),
             qPrintable(refused.error().hint));
    QCOMPARE(entryOf(stage, file).depth, VerifyDepth::Contents); // no verdict on the backup
}

void BackupListTest::foreignEngine() {
    const Stage here(db::Engine::MariaDb);
    const Stage there(db::Engine::Sqlite);
    const QString file = backUp(there);
    const QString copy = here.session.workspace.backupsFolder(here.prod) + u'/' + QFileInfo(file).fileName();
    valueOrDie(makeFolder(QFileInfo(copy).absolutePath()));
    QVERIFY(QFile::copy(file, copy));
    const CatalogueEntry entry = entryOf(here, copy);
    QCOMPARE(entry.state(), BackupState::Incompatible);
    QVERIFY(entry.obstacle.contains(s("sqlite")));
    const auto refused = verify(here, copy, VerifyDepth::Restored);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::CheckFailed);
    QVERIFY(valueOrDie(verify(here, copy, VerifyDepth::Contents)).recorded); // it is whole all the same
    QCOMPARE(entryOf(here, copy).state(), BackupState::Incompatible);
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

/// Two environments keep their backups in one folder: what one of them needs, the other one does not remove.
void BackupListTest::sharedFolder() {
    Stage stage(db::Engine::Sqlite);
    QVERIFY(killed(stage, [](const Event &event) {
        return event.event == QLatin1String("phase_started") &&
               event.data[QLatin1String("phase")].toString() == QLatin1String("import");
    }));
    const QString needed = listOf(stage).catalogue.entries.at(0).info.file;
    (void)backUp(stage);
    for (project::Environment &one : stage.session.workspace.environments)
        one.backups = stage.prod.backups;
    stage.dev.backups = stage.prod.backups;
    const auto plan = valueOrDie(deployment::planPrune(stage.session, stage.dev, later(), {}));
    QCOMPARE(reasonOf(plan, needed), RetentionReason::Needed);
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
