// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "catalogue_support.h"
#include <sys/fsuid.h>
#include <sys/stat.h>

using namespace stellwerk;
using namespace stellwerk::test;
using backup::BackupState;
using backup::Catalogue;
using backup::CatalogueEntry;
using backup::VerifyDepth;

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
    void theFileIsForPeople();
    void obstacles();
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

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
