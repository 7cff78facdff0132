// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/archive.h"
#include "package/checksums.h"
#include "package/metadata.h"
#include "package/package.h"

#include <QDateTime>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "sample_package.h"

using namespace stellwerk;
using namespace stellwerk::package;
using namespace stellwerk::test;

class PackageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAPackage();
    void nameThatContradicts_data();
    void nameThatContradicts();
    void readsBackWhatItWrote();
    void writesTheSameBytesAgain();
    void otherToolsReadIt();
    void nothingElseIsWritten();
    void refusesToWriteWhatItWouldNotRead_data();
    void refusesToWriteWhatItWouldNotRead();
    void keepsAnExistingPackage();
    void stopsWhenAsked();
    void metadataNamesEveryMistake();
    void refusesANewerFormat();
    void checksumsNameEveryProblem();
    void folderThatCannotBeWritten();
};

void PackageTest::namesAPackage() {
    QCOMPARE(packageFileName({0, 10, 2}, QStringLiteral("2026-01-31T12:34:56Z")),
             QStringLiteral("deployment_package_0.10.2_20260131-123456.tar.gz"));
}

void PackageTest::nameThatContradicts_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said"); // empty: it is read
    const auto row = [](const char *name, const char *said = "") {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(said);
    };
    row("deployment_package_0.4.0_20260131-123456.tar.gz");
    row("deployment_package_0.4.0_20260131-123456 (1).tar.gz");
    row("deployment_package_for_anna.tar.gz");
    row("anything.tar.gz");
    row("deployment_package_0.4.0_20260201-123456.tar.gz", "20260131-123456");
    row("deployment_package_0.5.0_20260131-123456.tar.gz", "0.4.0");
    row("deployment_package_0.4.0_20260131-1234567.tar.gz", "contradicts");
    row("deployment_package_0.5.0.tar.gz", "contradicts");
    row("deployment_package_0.4.0-1_20260131-123456.tar.gz", "contradicts");
    row("deployment_package_0.4.0_99999999-999999.tar.gz", "contradicts");
    row("any\u202egnp.tar.gz", "‹U+202E›");
    row("any\u0007thing.tar.gz", "U+0007");
    row("any\u200bthing.tar.gz", "U+200B");
}

/// Whoever may write into the folder could let an old package, rightly signed once, pass for the newest.
void PackageTest::nameThatContradicts() {
    QFETCH(QString, name);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = valueOr(writePackage(samplePackage(), folder.path(), {}));
    const QString other = folder.filePath(name);
    QVERIFY(path == other || QFile::rename(path, other));
    const auto read = readPackage(other, {});
    if (said.isEmpty()) {
        QVERIFY2(read, read ? "" : qPrintable(read.error().toText()));
        return;
    }
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY2(read.error().toText().contains(said), qPrintable(read.error().toText()));
    QVERIFY(!read.error().toText().contains(QChar(0x202e)));
}

void PackageTest::readsBackWhatItWrote() {
    QTemporaryDir folder;
    const Package sample = samplePackage();
    const QString path = valueOr(writePackage(sample, folder.filePath(QStringLiteral("new/packages")), {}));
    QCOMPARE(path, folder.filePath(QStringLiteral("new/packages/deployment_package_0.4.0_20260131-123456.tar.gz")));
    const Package read = valueOr(readPackage(path, {}));
    QCOMPARE(read.files, sample.files);
    QCOMPARE(read.sha256, sha256Hex(bytesOf(path)));
    QCOMPARE(read.unknownFiles, QStringList());
    QCOMPARE(writeMetadata(read.metadata), writeMetadata(sample.metadata));
    QCOMPARE(read.metadata.counts, sample.metadata.counts);
    QCOMPARE(read.metadata.migrations.size(), 2U);
    QCOMPARE(read.metadata.createdBy, sample.metadata.createdBy);
    QCOMPARE(read.filesUnder(QStringLiteral("schema")).keys(), QStringList{QStringLiteral("0.4.0.json")});
    QCOMPARE(read.filesUnder(QStringLiteral("master")).size(), 0);
}

void PackageTest::writesTheSameBytesAgain() {
    QTemporaryDir first;
    QTemporaryDir second;
    const QString path = valueOr(writePackage(samplePackage(), first.path(), {}));
    QTest::qWait(1100); // the clock must have moved on: gzip and tar headers hold seconds
    const QString again = valueOr(writePackage(samplePackage(), second.path(), {}));
    QCOMPARE(bytesOf(path), bytesOf(again));
}

void PackageTest::otherToolsReadIt() {
    QTemporaryDir folder;
    const QString path = valueOr(writePackage(samplePackage(), folder.path(), {}));
    const QString out = folder.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    QProcess tar;
    tar.setWorkingDirectory(out);
    tar.start(QStringLiteral("tar"), {QStringLiteral("-xzvvf"), path});
    QVERIFY(tar.waitForFinished());
    QCOMPARE(tar.exitCode(), 0);
    const QByteArray listing = tar.readAllStandardOutput();
    QCOMPARE(listing.count("-rw-r--r-- root/root"), samplePackage().files.size() + 2);
    QCOMPARE(tar.readAllStandardError(), QByteArray());
    QProcess sums;
    sums.setWorkingDirectory(out);
    sums.start(QStringLiteral("sha256sum"), {QStringLiteral("--strict"), QStringLiteral("--quiet"),
                                             QStringLiteral("-c"), QStringLiteral("checksums.txt")});
    QVERIFY(sums.waitForFinished());
    QCOMPARE(sums.readAllStandardError(), QByteArray());
    QCOMPARE(sums.exitCode(), 0);
}

void PackageTest::nothingElseIsWritten() {
    QTemporaryDir folder;
    const QString path = valueOr(writePackage(samplePackage(), folder.path(), {}));
    valueOr(readPackage(path, {}));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QFileInfo(path).fileName()});
}

void PackageTest::refusesToWriteWhatItWouldNotRead_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("reserved metadata") << QStringLiteral("metadata.json");
    QTest::newRow("reserved checksums") << QStringLiteral("checksums.txt");
    QTest::newRow("up") << QStringLiteral("migrations/../../x.sql");
    QTest::newRow("absolute") << QStringLiteral("/etc/x.sql");
    QTest::newRow("deeper folder") << QStringLiteral("masterdata/a/b.json");
    QTest::newRow("no place") << QStringLiteral("readme.txt");
    QTest::newRow("too long") << QString(u"masterdata/" + QString(90, u'x') + u".json");
}

void PackageTest::refusesToWriteWhatItWouldNotRead() {
    QFETCH(QString, name);
    QTemporaryDir folder;
    Package sample = samplePackage();
    sample.files.insert(name, "x");
    const auto written = writePackage(sample, folder.path(), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidInput);
    QVERIFY2(written.error().message.contains(name), qPrintable(written.error().message));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PackageTest::keepsAnExistingPackage() {
    QTemporaryDir folder;
    const QString path = valueOr(writePackage(samplePackage(), folder.path(), {}));
    QCOMPARE(valueOr(writePackage(samplePackage(), folder.path(), {})),
             path); // the same package once more is no conflict
    const QByteArray before = bytesOf(path);
    Package other = samplePackage();
    other.files[QStringLiteral("project.toml")] += "#";
    const auto written = writePackage(other, folder.path(), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(bytesOf(path), before);
}

void PackageTest::stopsWhenAsked() {
    QTemporaryDir folder;
    std::stop_source stop;
    stop.request_stop();
    const TaskContext stopped(stop.get_token(), {}, {});
    const auto written = writePackage(samplePackage(), folder.path(), stopped);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
    const QString path = valueOr(writePackage(samplePackage(), folder.path(), {}));
    QCOMPARE(readPackage(path, stopped).error().code, ErrorCode::Cancelled);
}

void PackageTest::metadataNamesEveryMistake() {
    const auto parsed = parseMetadata(R"({"format":1,"project_id":7,"version":"1.2","required_db_version":"0.4.0",
        "export_version":"2.0","created_at":"yesterday","created_by":"a@b","source_environment":"dev",
        "counts":{"a":-1,"b":1.5,"c":"1"},"migrations":[{"number":"1","version":"0.4.0","file":"x"},5]})");
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    for (const char *member : {"project_id", "version", "created_at", "tool_version", "counts.a", "counts.b",
                               "counts.c", "migrations[0].number", "migrations[0].sha256", "migrations[1].file"})
        QVERIFY2(parsed.error().message.contains(QLatin1String(member) + u':'), member);
    QVERIFY(!parsed.error().message.contains(QLatin1String("required_db_version")));
    QVERIFY(!parseMetadata("[]"));
    QVERIFY(!parseMetadata("{"));
    QVERIFY(!parseMetadata("{}"));
}

void PackageTest::refusesANewerFormat() {
    const auto parsed = parseMetadata(R"({"format":2,"project":{"id":"garten"}})");
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QVERIFY(parsed.error().message.contains(u'2'));
    QVERIFY(!parsed.error().hint.isEmpty());
}

void PackageTest::checksumsNameEveryProblem() {
    QMap<QString, QByteArray> files{{QStringLiteral("a"), "1"}, {QStringLiteral("b"), "2"}, {QStringLiteral("c"), "3"}};
    files.insert(kChecksumsFile, writeChecksums(files));
    QVERIFY(verifyChecksums(files));
    files.remove(QStringLiteral("a"));
    files[QStringLiteral("b")] = "x";
    files.insert(QStringLiteral("d"), "4");
    files[kChecksumsFile] += "nonsense\n";
    const auto verified = verifyChecksums(files);
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::Damaged);
    for (const char *problem : {"a is listed but missing", "b is not what", "d has no checksum", "line 4 of"})
        QVERIFY2(verified.error().message.contains(QLatin1String(problem)), qPrintable(verified.error().message));
    QVERIFY(!verified.error().message.contains(QLatin1String("c has")));
}

void PackageTest::folderThatCannotBeWritten() {
    QTemporaryDir folder;
    const QString blocked = putFile(folder.path(), "a file", QStringLiteral("packages"));
    const auto written = writePackage(samplePackage(), blocked, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
    QCOMPARE(bytesOf(blocked), QByteArray("a file"));
}

QTEST_GUILESS_MAIN(PackageTest)
#include "package_test.moc"
