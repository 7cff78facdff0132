// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/prune.h"
#include "base/file_lock.h"

#include "catalogue_support.h"
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::BackupState;
using backup::Catalogue;
using backup::CatalogueEntry;
using backup::VerifyDepth;

class CatalogueChangeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lostCatalogue();
    void spoiltCatalogue_data();
    void spoiltCatalogue();
    void newerCatalogueStays();
    void goneBackupsAreForgotten();
    void twoProcesses();
    void diskIsFull();
    void lockCannotBeMade();
    void whoHoldsTheLock();
    void prunesOnlyWhatWasShown();
    void prunesNothingWithoutACatalogue();
    void removesFolders();
};

void CatalogueChangeTest::lostCatalogue() {
    const Folder folder(3);
    folder.verify(folder.files[0], VerifyDepth::Contents);
    folder.pin(folder.files[1]);
    QVERIFY(QFile::remove(folder.file("catalogue.json")));
    const Catalogue catalogue = folder.read();
    QCOMPARE(catalogue.entries.size(), 3U);
    QCOMPARE(catalogue.source, Catalogue::Source::Missing);
    QVERIFY(catalogue.note().contains(s("is not known")));
    for (const CatalogueEntry &entry : catalogue.entries) {
        QCOMPARE(entry.state(), BackupState::Unverified);
        QVERIFY(!entry.pin);
        QCOMPARE(entry.info.rows(), 2); // everything that the file says is there
    }
    folder.verify(folder.files[2], VerifyDepth::Checksum);
    QVERIFY(folder.read().note().isEmpty());
    QCOMPARE(folder.entry(folder.files[2]).state(), BackupState::Verified);
}

void CatalogueChangeTest::spoiltCatalogue_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("half of it") << QByteArray("\"depth\"") << QByteArray();
    QTest::newRow("another format") << QByteArray("stellwerk-backup-catalogue") << QByteArray("something-else");
    QTest::newRow("no version") << QByteArray("\"format_version\": 1") << QByteArray("\"format_version\": \"1\"");
    QTest::newRow("unknown depth") << QByteArray("\"contents\"") << QByteArray("\"sniffed\"");
    QTest::newRow("no time") << QByteArray("\"at\": \"2026") << QByteArray("\"at\": \"then");
    QTest::newRow("no pinner") << QByteArray("\"by\": \"anna@desk\"") << QByteArray("\"by\": 7");
    QTest::newRow("no size") << QByteArray("\"bytes\": ") << QByteArray("\"bites\": ");
}

void CatalogueChangeTest::spoiltCatalogue() {
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const Folder folder;
    folder.verify(folder.files[0], VerifyDepth::Contents);
    folder.pin(folder.files[0]);
    const QString path = folder.file("catalogue.json");
    QByteArray content = bytesOf(path);
    QVERIFY2(content.contains(from), content.constData());
    content = to.isEmpty() ? content.first(content.indexOf(from)) : content.replace(from, to);
    putFile(path, content);
    const Catalogue catalogue = folder.read();
    QCOMPARE(catalogue.source, Catalogue::Source::Unreadable);
    QCOMPARE(catalogue.entries[0].state(), BackupState::Unverified);
    QVERIFY(!catalogue.entries[0].pin);
    QVERIFY(catalogue.note().contains(s("cannot be read")));
    QCOMPARE(bytesOf(path), content);
    // A new one is begun; the old one stays for somebody who wants to know who pinned what.
    folder.verify(folder.files[0], VerifyDepth::Checksum);
    QCOMPARE(folder.read().source, Catalogue::Source::File);
    QCOMPARE(bytesOf(folder.file("catalogue.json.unreadable")), content);
}

void CatalogueChangeTest::newerCatalogueStays() {
    const Folder folder;
    folder.pin(folder.files[0]);
    const QString path = folder.file("catalogue.json");
    const QByteArray content = bytesOf(path).replace("\"format_version\": 1", "\"format_version\": 2");
    putFile(path, content);
    QCOMPARE(folder.read().source, Catalogue::Source::TooNew);
    QCOMPARE(backup::recordPin(folder.files[0], {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(bytesOf(path), content);
}

void CatalogueChangeTest::goneBackupsAreForgotten() {
    const Folder folder(2);
    folder.pin(folder.files[0]);
    QVERIFY(QFile::remove(folder.files[0]));
    QCOMPARE(folder.read().entries.size(), 1U);
    folder.verify(folder.files[1], VerifyDepth::Checksum);
    QVERIFY(!bytesOf(folder.file("catalogue.json")).contains(QFileInfo(folder.files[0]).fileName().toUtf8()));
    QCOMPARE(backup::recordPin(folder.files[0], Folder::kPin).error().code, ErrorCode::NotFound);
}

/// Each of several processes pins its own backup many times; every one's last word stands.
void CatalogueChangeTest::twoProcesses() {
    const Folder folder(4);
    std::vector<pid_t> children;
    for (const QString &file : folder.files) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (int round = 0; round < 10; ++round) {
                const backup::BackupPin pin{s("child"), QString::number(round), Folder::kPin.at};
                if (!backup::recordPin(file, pin))
                    ::_exit(1);
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    for (const QString &file : folder.files) {
        const CatalogueEntry entry = folder.entry(file);
        QVERIFY(entry.pin);
        QCOMPARE(entry.pin->reason, s("9"));
    }
}

void CatalogueChangeTest::diskIsFull() {
    const Folder folder;
    folder.verify(folder.files[0], VerifyDepth::Contents);
    const QByteArray before = bytesOf(folder.file("catalogue.json"));
    const QStringList files = filesIn(folder.path());
    rlimit unlimited{};
    ::getrlimit(RLIMIT_FSIZE, &unlimited);
    auto *const signalBefore = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100, unlimited.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto pinned = backup::recordPin(folder.files[0], Folder::kPin);
    ::setrlimit(RLIMIT_FSIZE, &unlimited);
    ::signal(SIGXFSZ, signalBefore);
    QVERIFY(!pinned);
    QCOMPARE(pinned.error().code, ErrorCode::Io);
    QCOMPARE(bytesOf(folder.file("catalogue.json")), before);
    QCOMPARE(filesIn(folder.path()), files);
}

void CatalogueChangeTest::lockCannotBeMade() {
    const Folder folder;
    QVERIFY(QDir(folder.path()).mkdir(s(".catalogue.lock")));
    QCOMPARE(backup::recordPin(folder.files[0], Folder::kPin).error().code, ErrorCode::Io);
    QVERIFY(!QFile::exists(folder.file("catalogue.json")));
}

void CatalogueChangeTest::whoHoldsTheLock() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(s("lock"));
    {
        const FileLock lock = valueOrDie(FileLock::acquire(path, {}));
        QCOMPARE(FileLock::acquire(path, std::chrono::milliseconds(1)).error().code, ErrorCode::Locked);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(FileLock::acquire(path, std::chrono::hours(1), TaskContext(stop.get_token(), {}, {})).error().code,
                 ErrorCode::Cancelled);
    }
    QVERIFY(FileLock::acquire(path, {}));
    QCOMPARE(FileLock::acquire(folder.filePath(s("no/lock")), {}).error().code, ErrorCode::Io);
    // A holder that dies frees it.
    const pid_t child = ::fork();
    if (child == 0) {
        const auto held = FileLock::acquire(path, {});
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(FileLock::acquire(path, {}));
}

void CatalogueChangeTest::prunesOnlyWhatWasShown() {
    const Folder folder(5);
    const project::BackupRetention rules{0, 0};
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(10);
    folder.verify(folder.files[0], VerifyDepth::Checksum);
    const auto shown = backup::decideRetention(folder.read().entries, rules, later);
    QCOMPARE(std::ranges::count_if(shown, &backup::RetentionDecision::removes), 3);
    // Since then one was pinned, one is needed, one was changed: only one of those shown as going may go.
    folder.pin(folder.files[1]);
    const auto needs = [&](Catalogue &catalogue) {
        for (CatalogueEntry &entry : catalogue.entries) {
            if (entry.info.file == folder.files[2])
                entry.neededBy = s("a run");
        }
    };
    auto report = valueOrDie(backup::pruneBackups(folder.path(), shown, rules, later, needs));
    QVERIFY(!report.error);
    QCOMPARE(report.removed.size(), 1U);
    QCOMPARE(report.removed[0].info.file, folder.files[3]);
    QVERIFY(report.bytes() > 0);
    QCOMPARE(report.stayed.size(), 2U);
    QVERIFY(!QFile::exists(folder.files[3]));
    for (const int left : {0, 1, 2, 4})
        QVERIFY(QFile::exists(folder.files[left]));
    QVERIFY(folder.entry(folder.files[1]).pin);
    // The need has ended, but the file is another one by now.
    damage(folder.files[2]);
    report = valueOrDie(backup::pruneBackups(folder.path(), shown, rules, later, [](Catalogue &) {}));
    QVERIFY(report.removed.empty());
    QVERIFY(QFile::exists(folder.files[2]));
}

void CatalogueChangeTest::prunesNothingWithoutACatalogue() {
    const Folder folder(3);
    const project::BackupRetention rules{0, 0};
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(10);
    const auto shown = backup::decideRetention(folder.read().entries, rules, later);
    putFile(folder.file("catalogue.json"), "{");
    const auto refused = backup::pruneBackups(folder.path(), shown, rules, later, [](Catalogue &) {});
    QCOMPARE(refused.error().code, ErrorCode::CheckFailed);
    for (const QString &file : folder.files)
        QVERIFY(QFile::exists(file));
    QCOMPARE(bytesOf(folder.file("catalogue.json")), QByteArray("{"));
}

void CatalogueChangeTest::removesFolders() {
    const QTemporaryDir folder;
    const QString copy = folder.filePath(s("backup_20260101_000000_v0.4.0_m3.physical"));
    QVERIFY(QDir().mkpath(copy + s("/mysql")));
    putFile(copy + s("/ibdata1"), "pages");
    putFile(copy + s("/mysql/db.frm"), "table");
    const backup::FileMark mark = valueOrDie(backup::markOf(copy));
    QCOMPARE(mark.bytes, 10);
    putFile(copy + s("/ibdata1"), "page");
    QVERIFY(valueOrDie(backup::markOf(copy)) != mark);
    valueOrDie(backup::removeBackup(copy));
    QVERIFY(filesIn(folder.path()).isEmpty());
    QCOMPARE(backup::removeBackup(copy).error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(CatalogueChangeTest)
#include "catalogue_change_test.moc"
