// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "db/scratch_database.h"
#include "deployment/backup_list_support.h"
#include "deployment/state/status.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::BackupState;
using backup::CatalogueEntry;
using backup::VerifyDepth;
using deployment::Verification;

namespace {

/// The scratch databases of test restores that are there now.
QStringList scratches(const Stage &stage) {
    const QString begin = s(db::kScratchPrefix) + s("restore_");
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

} // namespace

class BackupVerificationTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

void BackupVerificationTest::verifiesInThreeDepths() {
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

void BackupVerificationTest::comparesWithTheDatabaseItself() {
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

void BackupVerificationTest::damageIsFoundAndKept() {
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
void BackupVerificationTest::interruptedTestRestore() {
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

void BackupVerificationTest::stoppedTestRestore() {
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
void BackupVerificationTest::leavesOthersAlone() {
    const Stage stage(currentEngine());
    const db::ConnectionProfile server = stage.profile(stage.prod);
    {
        const auto busy = valueOrDie(db::ScratchDatabase::create(server, {}, s("restore"), {}));
        const auto other = valueOrDie(db::ScratchDatabase::create(server, {}, s("other"), {}));
        QCOMPARE(valueOrDie(db::ScratchDatabase::removeLeftovers(server, s("restore"))), QStringList());
        QCOMPARE(scratches(stage).size(), 1);
        valueOrDie(openOrDie(busy.profile()).exec(s("CREATE TABLE still_here (id INT)")));
        valueOrDie(openOrDie(other.profile()).exec(s("CREATE TABLE still_here (id INT)")));
    }
    QCOMPARE(scratches(stage), QStringList());
}

void BackupVerificationTest::accountMayNotMakeDatabases() {
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

void BackupVerificationTest::foreignEngine() {
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

QTEST_GUILESS_MAIN(BackupVerificationTest)
#include "test_backup_verification.moc"
