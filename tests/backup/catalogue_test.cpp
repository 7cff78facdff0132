// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/catalogue_file.h"
#include "backup/catalogue/prune.h"
#include "base/file_lock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include "backup_support.h"
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::BackupState;
using backup::Catalogue;
using backup::CatalogueEntry;
using backup::VerifyDepth;

namespace {

QString s(const char *text) {
    return QString::fromUtf8(text);
}

/// A folder with backups of one small database.
class Folder final {
public:
    explicit Folder(int backups = 1) {
        const db::ConnectionProfile source = m_databases.fresh(db::Engine::Sqlite);
        run(source, {s("CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)"),
                     s("INSERT INTO books (title) VALUES ('Momo'), ('Krabat')")});
        for (int i = 0; i < backups; ++i)
            files << valueOrDie(backup::createBackup(source, optionsFor(path()), {})).file;
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(s(name)); }
    [[nodiscard]] Catalogue read() const { return valueOrDie(backup::readCatalogue(path())); }
    [[nodiscard]] CatalogueEntry entry(const QString &name) const {
        const Catalogue catalogue = read();
        const CatalogueEntry *found = catalogue.find(name);
        if (!found)
            qFatal("no entry for %s", qPrintable(name));
        return *found;
    }
    void verify(const QString &name, VerifyDepth depth) const {
        const backup::FileMark before = valueOrDie(backup::markOf(name));
        valueOrDie(backup::checkFile(name, depth == VerifyDepth::Checksum ? depth : VerifyDepth::Contents, {}));
        (void)valueOrDie(backup::recordVerified(name, before, depth));
    }
    void pin(const QString &name) const { (void)valueOrDie(backup::recordPin(name, kPin)); }

    static inline const backup::BackupPin kPin{QStringLiteral("anna@desk"), QStringLiteral("inventory"),
                                               QDateTime(QDate(2026, 1, 31), QTime(12, 34, 56), QTimeZone::UTC)};
    QStringList files;

private:
    QTemporaryDir m_folder;
    TestDatabases m_databases;
};

/// With one bit of the middle turned, and the same time as before.
void damage(const QString &path) {
    const QDateTime time = QFileInfo(path).lastModified();
    QByteArray content = bytesOf(path);
    const qsizetype at = content.size() / 2;
    content[at] = static_cast<char>(content[at] ^ 0x10);
    putFile(path, content);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
}

} // namespace

class CatalogueTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyAndMissingFolders();
    void readingWritesNothing();
    void remembersAVerification();
    void aDeeperVerificationCoversTheLesser();
    void aChangedFileIsUnverifiedAgain_data();
    void aChangedFileIsUnverifiedAgain();
    void changedWhileItWasVerified();
    void checksumFindsEveryByte();
    void damageIsRememberedAndForgiven();
    void onlyBackupsAreListed();
    void damagedFilesAreListedAsDamaged();
    void unreadableIsNotDamaged();
    void lostCatalogue();
    void spoiltCatalogue_data();
    void spoiltCatalogue();
    void newerCatalogueStays();
    void goneBackupsAreForgotten();
    void twoProcesses();
    void diskIsFull();
    void lockCannotBeMade();
    void whoHoldsTheLock();
    void theFileIsForPeople();
    void obstacles();
    void prunesOnlyWhatWasShown();
    void prunesNothingWithoutACatalogue();
    void removesFolders();
};

void CatalogueTest::emptyAndMissingFolders() {
    const QTemporaryDir folder;
    QVERIFY(valueOrDie(backup::readCatalogue(folder.path())).entries.empty());
    const Catalogue missing = valueOrDie(backup::readCatalogue(folder.filePath(s("nowhere"))));
    QVERIFY(missing.entries.empty());
    QVERIFY(missing.note().isEmpty());
    const QString file = putFile(folder.filePath(s("a file")), "x");
    QCOMPARE(backup::readCatalogue(file).error().code, ErrorCode::Io);
    QCOMPARE(backup::recordPin(folder.filePath(s("backup_20260101_000000_v1.0.0_m1.jsonl.zst")), {}).error().code,
             ErrorCode::NotFound);
    QVERIFY(filesIn(folder.path()) == QStringList{s("a file")});
}

void CatalogueTest::readingWritesNothing() {
    const Folder folder;
    const QStringList before = filesIn(folder.path());
    const Catalogue catalogue = folder.read();
    QCOMPARE(catalogue.entries.size(), 1U);
    QCOMPARE(catalogue.entries[0].state(), BackupState::Unverified);
    QCOMPARE(catalogue.entries[0].info.trigger, s("manual"));
    QVERIFY2(catalogue.note().contains(s("is missing")), qPrintable(catalogue.note()));
    QCOMPARE(filesIn(folder.path()), before);
}

void CatalogueTest::remembersAVerification() {
    const Folder folder;
    const QDateTime before = QDateTime::currentDateTimeUtc().addMSecs(-1);
    folder.verify(folder.files[0], VerifyDepth::Contents);
    const CatalogueEntry entry = folder.entry(folder.files[0]);
    QCOMPARE(entry.state(), BackupState::Verified);
    QCOMPARE(entry.depth, VerifyDepth::Contents);
    QVERIFY(entry.verifiedAt > before && entry.verifiedAt <= QDateTime::currentDateTimeUtc());
    QVERIFY(folder.read().note().isEmpty());
    const auto mode = QFileInfo(folder.file("catalogue.json")).permissions();
    QVERIFY(!(mode & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup)));
}

void CatalogueTest::aDeeperVerificationCoversTheLesser() {
    const Folder folder;
    const QString &file = folder.files[0];
    folder.verify(file, VerifyDepth::Checksum);
    QCOMPARE(folder.entry(file).depth, VerifyDepth::Checksum);
    folder.verify(file, VerifyDepth::Restored);
    const CatalogueEntry deep = folder.entry(file);
    QCOMPARE(deep.depth, VerifyDepth::Restored);
    folder.verify(file, VerifyDepth::Contents);
    QCOMPARE(folder.entry(file).depth, VerifyDepth::Restored);
    QCOMPARE(folder.entry(file).verifiedAt, deep.verifiedAt);
}

void CatalogueTest::aChangedFileIsUnverifiedAgain_data() {
    QTest::addColumn<int>("what");
    QTest::newRow("its time") << 0;
    QTest::newRow("its size") << 1;
    QTest::newRow("its content with size and time kept") << 2;
}

void CatalogueTest::aChangedFileIsUnverifiedAgain() {
    QFETCH(const int, what);
    const Folder folder(2);
    const QString &file = folder.files[0];
    for (const QString &each : folder.files) {
        folder.verify(each, VerifyDepth::Contents);
        folder.pin(each);
    }
    const QDateTime time = QFileInfo(file).lastModified();
    if (what == 0) {
        QFile touched(file);
        QVERIFY(touched.open(QIODevice::ReadWrite));
        QVERIFY(touched.setFileTime(time.addSecs(-60), QFileDevice::FileModificationTime));
    } else if (what == 1) {
        putFile(file, bytesOf(folder.files[1]) + "more");
    } else {
        damage(file);
    }
    const CatalogueEntry changed = folder.entry(file);
    QVERIFY(changed.state() != BackupState::Verified);
    QCOMPARE(changed.depth, VerifyDepth::None);
    QCOMPARE(changed.pin, std::optional(Folder::kPin)); // about the name, not the bytes
    QCOMPARE(folder.entry(folder.files[1]).state(), BackupState::Verified);
    if (what == 0) {
        folder.verify(file, VerifyDepth::Checksum);
        QCOMPARE(folder.entry(file).depth, VerifyDepth::Checksum);
    }
}

void CatalogueTest::changedWhileItWasVerified() {
    const Folder folder;
    const QString &file = folder.files[0];
    const backup::FileMark before = valueOrDie(backup::markOf(file));
    damage(file);
    QCOMPARE(backup::recordVerified(file, before, VerifyDepth::Contents).error().code, ErrorCode::PlanOutdated);
    QCOMPARE(backup::recordDamage(file, before, s("old news")).error().code, ErrorCode::PlanOutdated);
    QCOMPARE(folder.entry(file).depth, VerifyDepth::None);
}

void CatalogueTest::checksumFindsEveryByte() {
    const Folder folder;
    const QByteArray good = bytesOf(folder.files[0]);
    const QString path = folder.file("backup_20990101_000000_v0.4.0_m3.jsonl.zst");
    QVERIFY(backup::checkFile(putFile(path, good), VerifyDepth::Checksum, {}));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
        const auto checked = backup::checkFile(putFile(path, bad), VerifyDepth::Checksum, {});
        QVERIFY2(!checked, qPrintable(QString::number(i)));
    }
    std::stop_source stop;
    stop.request_stop();
    putFile(path, good);
    QCOMPARE(backup::checkFile(path, VerifyDepth::Checksum, TaskContext(stop.get_token(), {}, {})).error().code,
             ErrorCode::Cancelled);
}

void CatalogueTest::damageIsRememberedAndForgiven() {
    const Folder folder;
    const QString &file = folder.files[0];
    folder.verify(file, VerifyDepth::Contents);
    const backup::FileMark mark = valueOrDie(backup::markOf(file));
    (void)valueOrDie(backup::recordDamage(file, mark, s("row 7 is missing")));
    const CatalogueEntry bad = folder.entry(file);
    QCOMPARE(bad.state(), BackupState::Damaged);
    QCOMPARE(bad.damage, s("row 7 is missing"));
    QCOMPARE(bad.depth, VerifyDepth::None);
    folder.verify(file, VerifyDepth::Checksum); // the disk had a bad moment
    QCOMPARE(folder.entry(file).state(), BackupState::Verified);
}

void CatalogueTest::onlyBackupsAreListed() {
    const Folder folder;
    folder.verify(folder.files[0], VerifyDepth::Checksum);
    putFile(folder.file("notes.txt"), "keep the one of January");
    putFile(folder.file(".backup-XyZ.part"), "half");
    putFile(folder.file("other.jsonl.zst"), "no name of ours");
    putFile(folder.file("backup_list.txt"), "");
    QVERIFY(QDir(folder.path()).mkdir(s("backup_20260101_000000_v0.4.0_m3.jsonl.zst")));
    const Catalogue catalogue = folder.read();
    QCOMPARE(catalogue.entries.size(), 1U);
    QCOMPARE(catalogue.entries[0].info.file, folder.files[0]);
}

void CatalogueTest::damagedFilesAreListedAsDamaged() {
    const Folder folder;
    const QString half =
        putFile(folder.file("backup_20260228_101112_v0.4.0_m3.jsonl.zst"), bytesOf(folder.files[0]).first(200));
    const QString empty = putFile(folder.file("backup_nonsense.jsonl.zst"), "");
    const Catalogue catalogue = folder.read();
    QCOMPARE(catalogue.entries.size(), 3U);
    const CatalogueEntry *entry = catalogue.find(half);
    QVERIFY(entry);
    QCOMPARE(entry->state(), BackupState::Damaged);
    QVERIFY(!entry->damage.isEmpty());
    QCOMPARE(entry->info.createdAt, QDateTime(QDate(2026, 2, 28), QTime(10, 11, 12), QTimeZone::UTC));
    QCOMPARE(catalogue.find(empty)->state(), BackupState::Damaged);
    QVERIFY(catalogue.find(empty)->info.createdAt.isValid());
    // Somebody who says that it is verified is not believed either.
    const backup::FileMark mark = valueOrDie(backup::markOf(half));
    (void)valueOrDie(backup::recordVerified(half, mark, VerifyDepth::Restored));
    QCOMPARE(folder.entry(half).state(), BackupState::Damaged);
}

void CatalogueTest::unreadableIsNotDamaged() {
    const Folder folder;
    folder.verify(folder.files[0], VerifyDepth::Contents);
    QVERIFY(::chmod(qPrintable(folder.path()), 0755) == 0);
    QVERIFY(::chmod(qPrintable(folder.file("catalogue.json")), 0644) == 0);
    QVERIFY(::chmod(qPrintable(folder.files[0]), 0) == 0);
    constexpr uid_t kNobody = 65534;
    const int before = ::setfsuid(kNobody); // for root no file is closed
    const CatalogueEntry entry = folder.entry(folder.files[0]);
    ::setfsuid(static_cast<uid_t>(before));
    QVERIFY(!entry.readable);
    QVERIFY(entry.damage.isEmpty());
    QCOMPARE(entry.state(), BackupState::Unverified);
    QVERIFY(::chmod(qPrintable(folder.files[0]), 0600) == 0);
    QCOMPARE(folder.entry(folder.files[0]).state(), BackupState::Verified); // it was never another file
}

void CatalogueTest::lostCatalogue() {
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

void CatalogueTest::spoiltCatalogue_data() {
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

void CatalogueTest::spoiltCatalogue() {
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

void CatalogueTest::newerCatalogueStays() {
    const Folder folder;
    folder.pin(folder.files[0]);
    const QString path = folder.file("catalogue.json");
    const QByteArray content = bytesOf(path).replace("\"format_version\": 1", "\"format_version\": 2");
    putFile(path, content);
    QCOMPARE(folder.read().source, Catalogue::Source::TooNew);
    QCOMPARE(backup::recordPin(folder.files[0], {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(bytesOf(path), content);
}

void CatalogueTest::goneBackupsAreForgotten() {
    const Folder folder(2);
    folder.pin(folder.files[0]);
    QVERIFY(QFile::remove(folder.files[0]));
    QCOMPARE(folder.read().entries.size(), 1U);
    folder.verify(folder.files[1], VerifyDepth::Checksum);
    QVERIFY(!bytesOf(folder.file("catalogue.json")).contains(QFileInfo(folder.files[0]).fileName().toUtf8()));
    QCOMPARE(backup::recordPin(folder.files[0], Folder::kPin).error().code, ErrorCode::NotFound);
}

/// Each of several processes pins and unpins its own backup many times; every one's last word stands.
void CatalogueTest::twoProcesses() {
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

void CatalogueTest::diskIsFull() {
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

void CatalogueTest::lockCannotBeMade() {
    const Folder folder;
    QVERIFY(QDir(folder.path()).mkdir(s(".catalogue.lock")));
    QCOMPARE(backup::recordPin(folder.files[0], Folder::kPin).error().code, ErrorCode::Io);
    QVERIFY(!QFile::exists(folder.file("catalogue.json")));
}

void CatalogueTest::whoHoldsTheLock() {
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

void CatalogueTest::theFileIsForPeople() {
    const Folder folder;
    folder.verify(folder.files[0], VerifyDepth::Contents);
    folder.pin(folder.files[0]);
    const QJsonObject object = QJsonDocument::fromJson(bytesOf(folder.file("catalogue.json"))).object();
    QCOMPARE(object[u"format"].toString(), s("stellwerk-backup-catalogue"));
    const QJsonObject entry = object[u"backups"][0].toObject();
    QCOMPARE(entry[u"file"].toString(), QFileInfo(folder.files[0]).fileName());
    QCOMPARE(entry[u"state"].toString(), s("verified"));
    QCOMPARE(entry[u"depth"].toString(), s("contents"));
    QCOMPARE(entry[u"trigger"].toString(), s("manual"));
    QCOMPARE(entry[u"version"].toString(), s("0.4.0"));
    QCOMPARE(entry[u"rows"].toInteger(), 2);
    QCOMPARE(entry[u"bytes"].toInteger(), QFileInfo(folder.files[0]).size());
    QCOMPARE(entry[u"pinned"][u"reason"].toString(), s("inventory"));
    QCOMPARE(entry[u"pinned"][u"at"].toString(), s("2026-01-31T12:34:56.000Z"));
}

void CatalogueTest::obstacles() {
    const auto made = [](db::Engine engine, const char *version) {
        CatalogueEntry entry;
        entry.info.engine = engine;
        entry.info.serverVersion = s(version);
        return entry;
    };
    using db::Engine;
    const CatalogueEntry maria = made(Engine::MariaDb, "11.4.5-MariaDB");
    QVERIFY(backup::obstacleFor(maria, Engine::MariaDb, s("11.4.2-MariaDB")).isEmpty()); // a patch is no release
    QVERIFY(backup::obstacleFor(maria, Engine::MariaDb, s("11.8.2-MariaDB")).isEmpty());
    QVERIFY(backup::obstacleFor(maria, Engine::MariaDb, s("12.0.1-MariaDB")).isEmpty());
    QVERIFY(!backup::obstacleFor(maria, Engine::MariaDb, s("10.11.9-MariaDB")).isEmpty());
    QVERIFY(backup::obstacleFor(maria, Engine::MariaDb, s("of our own")).isEmpty());
    QVERIFY(!backup::obstacleFor(maria, Engine::Sqlite, s("3.46.1")).isEmpty());
    CatalogueEntry proven = maria;
    proven.depth = VerifyDepth::Restored;
    QVERIFY(backup::obstacleFor(proven, Engine::MariaDb, s("10.11.9-MariaDB")).isEmpty());
    QVERIFY(!backup::obstacleFor(proven, Engine::Sqlite, s("3.46.1")).isEmpty());
    CatalogueEntry unknown;
    unknown.obstacle = s("too new");
    QCOMPARE(backup::obstacleFor(unknown, Engine::Sqlite, s("3.46.1")), s("too new"));
}

void CatalogueTest::prunesOnlyWhatWasShown() {
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

void CatalogueTest::prunesNothingWithoutACatalogue() {
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

void CatalogueTest::removesFolders() {
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

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
