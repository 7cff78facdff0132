// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packages that nobody honest made, and packages that were damaged on the way.
#include "package/archive.h"
#include "package/checksums.h"
#include "package/gzip.h"
#include "package/metadata.h"
#include "package/package.h"
#include "package/tar_scan.h"

#include <QTemporaryDir>
#include <QTest>

#include "hostile_archive.h"

using namespace stellwerk;
using namespace stellwerk::package;
using namespace stellwerk::test;

namespace {

Result<Package> readEntries(const std::vector<RawEntry> &entries) {
    QTemporaryDir folder;
    const QString path = putFile(folder.path(), valueOr(gzip(rawTar(entries))));
    auto package = readPackage(path, {});
    if (QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() != 1)
        qFatal("reading has written something");
    return package;
}

} // namespace

class HostileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void craftedSampleIsFine();
    void refusesEntry_data();
    void refusesEntry();
    void unknownFilesAreReported();
    void checksumListMustFit();
    void migrationsMustBeAsMetadataSays();
    void refusesWrongMetadata();
    void findsEveryFlippedByte();
    void findsEveryCut();
    void findsWhatFollows();
    void refusesWhatIsNoPackage();
    void refusesABomb();
    void refusesTooManyFiles();
    void nameRules_data();
    void nameRules();
};

void HostileTest::craftedSampleIsFine() {
    const auto package = readEntries(sampleEntries());
    QVERIFY2(package, qPrintable(package ? QString() : package.error().toText()));
    QCOMPARE(package->files, samplePackage().files);
}

void HostileTest::refusesEntry_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QString>("said");
    const QByteArray file("0");
    QTest::newRow("up") << QByteArray("../x") << file << QByteArray() << QStringLiteral("out of its folder");
    QTest::newRow("up inside") << QByteArray("masterdata/../../x") << file << QByteArray()
                               << QStringLiteral("out of its folder");
    QTest::newRow("here") << QByteArray("./x") << file << QByteArray() << QStringLiteral("out of its folder");
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << file << QByteArray() << QStringLiteral("absolute");
    QTest::newRow("backslash") << QByteArray("..\\x") << file << QByteArray() << QStringLiteral("backslash");
    QTest::newRow("empty part") << QByteArray("masterdata//x.json") << file << QByteArray()
                                << QStringLiteral("empty part");
    QTest::newRow("control") << QByteArray("a\nb") << file << QByteArray() << QStringLiteral("control");
    QTest::newRow("direction") << QByteArray("a\xe2\x80\xae"
                                             "b")
                               << file << QByteArray() << QStringLiteral("\"a‹U+202E›b\"");
    QTest::newRow("no name") << QByteArray() << file << QByteArray("x") << QStringLiteral("split");
    QTest::newRow("prefix up") << QByteArray("x") << file << QByteArray("..") << QStringLiteral("split");
    QTest::newRow("not UTF-8") << QByteArray("masterdata/\xe4.json") << file << QByteArray() << QStringLiteral("UTF-8");
    QTest::newRow("symbolic link") << QByteArray("masterdata/l.json") << QByteArray("2") << QByteArray()
                                   << QStringLiteral("symbolic link");
    QTest::newRow("hard link") << QByteArray("masterdata/l.json") << QByteArray("1") << QByteArray()
                               << QStringLiteral("hard link");
    QTest::newRow("folder") << QByteArray("masterdata") << QByteArray("5") << QByteArray() << QStringLiteral("folder");
    QTest::newRow("device") << QByteArray("null") << QByteArray("3") << QByteArray() << QStringLiteral("special");
    QTest::newRow("pax") << QByteArray("PaxHeaders/x") << QByteArray("x") << QByteArray() << QStringLiteral("special");
    QTest::newRow("long name") << QByteArray("././@LongLink") << QByteArray("L") << QByteArray()
                               << QStringLiteral("special");
    QTest::newRow("twice") << QByteArray("project.toml") << file << QByteArray() << QStringLiteral("twice");
    QTest::newRow("file as folder") << QByteArray("project.toml/x") << file << QByteArray()
                                    << QStringLiteral("at once");
    QTest::newRow("folder as file") << QByteArray("masterdata") << file << QByteArray() << QStringLiteral("at once");
}

void HostileTest::refusesEntry() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, prefix);
    QFETCH(QString, said);
    std::vector<RawEntry> entries = sampleEntries();
    const QByteArray link = type == "1" || type == "2" ? QByteArray("../../outside") : QByteArray();
    entries.push_back({name, link.isEmpty() ? QByteArray("x") : QByteArray(), type[0], link, prefix, {}});
    for (int position = 0; position < 2; ++position) {
        const auto package = readEntries(entries);
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::InvalidInput);
        QVERIFY2(package.error().message.contains(said), qPrintable(package.error().message));
        std::swap(entries.front(), entries.back()); // first in the archive it must not slip through either
    }
}

void HostileTest::unknownFilesAreReported() {
    const auto package =
        readEntries(sampleEntries({{QStringLiteral("notes/readme.txt"), "hello"}, {QStringLiteral("x"), "y"}}));
    QVERIFY(package);
    QCOMPARE(package->unknownFiles, (QStringList{QStringLiteral("notes/readme.txt"), QStringLiteral("x")}));
    QCOMPARE(package->files, samplePackage().files);
}

void HostileTest::checksumListMustFit() {
    auto extra = sampleEntries();
    extra.push_back({"masterdata/smuggled.json", "{}", '0', {}, {}, {}});
    auto missing = sampleEntries();
    std::erase_if(missing, [](const RawEntry &entry) { return entry.name == "schema/0.4.0.json"; });
    auto changed = sampleEntries();
    std::ranges::find(changed, QByteArray("project.toml"), &RawEntry::name)->content += " ";
    auto unlisted = sampleEntries();
    std::erase_if(unlisted, [](const RawEntry &entry) { return entry.name == "checksums.txt"; });
    auto none = sampleEntries();
    std::ranges::find(none, QByteArray("checksums.txt"), &RawEntry::name)->content.clear();
    for (const auto &[entries, named] :
         {std::pair{extra, "masterdata/smuggled.json"}, std::pair{missing, "schema/0.4.0.json"},
          std::pair{changed, "project.toml"}, std::pair{unlisted, "checksums.txt"}, std::pair{none, "project.toml"}}) {
        const auto package = readEntries(entries);
        QVERIFY2(!package, named);
        QCOMPARE(package.error().code, ErrorCode::Damaged);
        QVERIFY2(package.error().message.contains(QLatin1String(named)), qPrintable(package.error().message));
    }
}

void HostileTest::migrationsMustBeAsMetadataSays() {
    Metadata wrongSum = samplePackage().metadata;
    wrongSum.migrations[0].sha256 = QString(64, u'0');
    Metadata wrongName = samplePackage().metadata;
    wrongName.migrations[1].fileName = QStringLiteral("0002_other.sql");
    for (const Metadata &metadata : {wrongSum, wrongName}) {
        const auto package = readEntries(sampleEntries({{kMetadataFile, writeMetadata(metadata)}}));
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::Damaged);
        QVERIFY(package.error().message.contains(QLatin1String("migrations/000")));
    }
}

void HostileTest::refusesWrongMetadata() {
    for (const char *json : {"", "[]", "{}", R"({"format":2})", R"({"format":"1"})", R"({"format":1})"}) {
        const auto package = readEntries(sampleEntries({{kMetadataFile, QByteArray(json)}}));
        QVERIFY2(!package, json);
        QCOMPARE(package.error().code, ErrorCode::InvalidInput);
    }
    // Listed nowhere and not there: the checksums fit, so only the look for the file itself can tell.
    QMap<QString, QByteArray> files{{QStringLiteral("project.toml"), "x"}};
    const auto package = readEntries(
        {{"project.toml", "x", '0', {}, {}, {}}, {"checksums.txt", writeChecksums(files), '0', {}, {}, {}}});
    QVERIFY(!package);
    QVERIFY(package.error().message.contains(kMetadataFile));
}

void HostileTest::findsEveryFlippedByte() {
    QTemporaryDir folder;
    const Package sample = samplePackage();
    const QByteArray good = bytesOf(valueOr(writePackage(sample, folder.path(), {})));
    int unnoticed = 0;
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (const char mask : {static_cast<char>(1 << (i % 8)), static_cast<char>(0x80), static_cast<char>(0xff)}) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ mask);
            const auto package = readPackage(putFile(folder.path(), bad), {});
            if (!package) {
                QVERIFY(package.error().code == ErrorCode::Damaged);
                continue;
            }
            // Some bits carry nothing: fill bits, or which of many equal zeros a repetition is taken from.
            ++unnoticed;
            QCOMPARE(package->files, sample.files);
            QCOMPARE(writeMetadata(package->metadata), writeMetadata(sample.metadata));
            QVERIFY(package->sha256 != sha256Hex(good));
        }
    }
    QVERIFY2(unnoticed < good.size() * 3 / 50, qPrintable(QString::number(unnoticed)));
}

void HostileTest::findsEveryCut() {
    QTemporaryDir folder;
    const QByteArray good = bytesOf(valueOr(writePackage(samplePackage(), folder.path(), {})));
    for (qsizetype length = 0; length < good.size(); ++length) {
        const auto package = readPackage(putFile(folder.path(), good.left(length)), {});
        QVERIFY2(!package, qPrintable(QString::number(length)));
        QCOMPARE(package.error().code, ErrorCode::Damaged);
    }
}

void HostileTest::findsWhatFollows() {
    QTemporaryDir folder;
    const QByteArray good = bytesOf(valueOr(writePackage(samplePackage(), folder.path(), {})));
    const QByteArray more = valueOr(gzip(rawTar({{"masterdata/late.json", "{}", '0', {}, {}, {}}})));
    for (const QByteArray &tail : {QByteArray("x"), QByteArray(1, '\0'), QByteArray(100000, '\0'),
                                   QByteArray("\x1f\x8b"), more, valueOr(gzip(QByteArray("x"))), good}) {
        const auto package = readPackage(putFile(folder.path(), good + tail), {});
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::Damaged);
    }
    // Inside the compressed stream, behind the end of the tar.
    const QByteArray tar = rawTar(sampleEntries());
    for (const QByteArray &tail : {QByteArray("x"), rawTar({{"late", "x", '0', {}, {}, {}}}), QByteArray(7, '\0')}) {
        const auto package = readPackage(putFile(folder.path(), valueOr(gzip(tar + tail))), {});
        QVERIFY(!package);
        QCOMPARE(package.error().code, ErrorCode::Damaged);
    }
}

void HostileTest::refusesWhatIsNoPackage() {
    QTemporaryDir folder;
    QCOMPARE(readPackage(folder.filePath(QStringLiteral("missing")), {}).error().code, ErrorCode::NotFound);
    QCOMPARE(readPackage(folder.path(), {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(readPackage(QStringLiteral("/dev/zero"), {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(readPackage(putFile(folder.path(), {}), {}).error().code, ErrorCode::Damaged);
    QCOMPARE(readPackage(putFile(folder.path(), "PK\x03\x04 a zip perhaps"), {}).error().code, ErrorCode::Damaged);
    QCOMPARE(readPackage(putFile(folder.path(), rawTar(sampleEntries())), {}).error().code,
             ErrorCode::Damaged); // not compressed
    QCOMPARE(readPackage(putFile(folder.path(), valueOr(gzip(QByteArray(5000, 'x')))), {}).error().code,
             ErrorCode::Damaged);
    QCOMPARE(readPackage(putFile(folder.path(), valueOr(gzip(rawTar({})))), {}).error().code, ErrorCode::Damaged);
}

void HostileTest::refusesABomb() {
    QTemporaryDir folder;
    std::vector<RawEntry> entries = sampleEntries();
    entries.push_back({"masterdata/bomb.json", QByteArray(80 << 20, '0'), '0', {}, {}, {}});
    const auto package = readEntries(entries);
    QVERIFY(!package);
    QCOMPARE(package.error().code, ErrorCode::InvalidInput);
    QVERIFY2(package.error().message.contains(QLatin1String("unpack")), qPrintable(package.error().message));
    // The same limits one by one, on less data.
    const QByteArray packed = valueOr(gzip(QByteArray(3 << 20, '0')));
    QVERIFY(gunzip(packed, {3 << 20, 2000, 1 << 20}, {}));
    QCOMPARE(gunzip(packed, {(3 << 20) - 1, 2000, 1 << 20}, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(gunzip(packed, {3 << 20, 200, 1 << 20}, {}).error().code, ErrorCode::InvalidInput);
    QVERIFY(gunzip(packed, {3 << 20, 200, 3 << 20}, {}));
}

void HostileTest::refusesTooManyFiles() {
    std::vector<RawEntry> entries;
    for (int i = 0; i < 4; ++i)
        entries.push_back({"f" + QByteArray::number(i), {}, '0', {}, {}, {}});
    QCOMPARE(scanTar(rawTar(entries), 4)->size(), 4U);
    const auto scanned = scanTar(rawTar(entries), 3);
    QVERIFY(!scanned);
    QCOMPARE(scanned.error().code, ErrorCode::InvalidInput);
}

void HostileTest::nameRules_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QStringLiteral("masterdata/skills.json") << true;
    QTest::newRow("dots inside") << QStringLiteral("a..b/..c/d..") << true;
    QTest::newRow("umlauts") << QStringLiteral("masterdata/kräuter.json") << true;
    QTest::newRow("99 bytes") << QString(99, u'x') << true;
    QTest::newRow("100 bytes") << QString(100, u'x') << false;
    QTest::newRow("100 bytes of umlauts") << QString(50, u'ä') << false;
    QTest::newRow("trailing slash") << QStringLiteral("a/") << false;
    QTest::newRow("only dots") << QStringLiteral("..") << false;
    QTest::newRow("delete sign") << QStringLiteral("a\x7f") << false;
    QTest::newRow("second set of controls") << QStringLiteral("a\u009bb") << false;
    QTest::newRow("right to left") << QStringLiteral("migrations/0009_\u202elqs.sql") << false;
    QTest::newRow("isolate") << QStringLiteral("a\u2066b") << false;
    QTest::newRow("no width") << QStringLiteral("a\u200bb") << false;
    QTest::newRow("byte order mark") << QStringLiteral("\ufeffa") << false;
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << false;
    QTest::newRow("tag beyond the first plane") << QString::fromUcs4(U"a\U000E0041b") << false;
    QTest::newRow("Hebrew") << QStringLiteral("masterdata/\u05e9\u05dc.json") << true;
    QTest::newRow("empty") << QString() << false;
}

void HostileTest::nameRules() {
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(nameProblem(name).isEmpty(), good);
}

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
