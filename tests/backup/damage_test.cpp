// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were damaged on the way, and files that never were backups.
#include "backup/file_format.h"
#include "backup/file_writer.h"

#include "backup_support.h"

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// A small backup with tables, rows and an object; its bytes.
QByteArray smallBackup(const QString &folder) {
    TestDatabases databases;
    const db::ConnectionProfile source = databases.fresh(db::Engine::Sqlite);
    run(source, {QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT)"),
                 QStringLiteral("INSERT INTO a VALUES (1, 'Rosen'), (2, 'Tulpen'), (3, NULL)"),
                 QStringLiteral("CREATE TABLE b (x)"), QStringLiteral("CREATE VIEW v AS SELECT 1")});
    return bytesOf(valueOrDie(backup::createBackup(source, optionsFor(folder), {})).file);
}

backup::FileFooter footerFor(const std::vector<backup::BackupTable> &tables, qint64 objects) {
    backup::FileFooter footer;
    footer.tables = tables;
    footer.objects = objects;
    return footer;
}

QByteArray headerLine() {
    backup::FileHeader header;
    header.info.createdAt = QDateTime::currentDateTimeUtc();
    return backup::toLine(header);
}

/// A file whose lines a test makes up; checksums of the whole are right.
QString craft(const QString &folder, const QByteArray &content, backup::FileFooter footer) {
    auto writer = valueOrDie(backup::FileWriter::create(folder));
    valueOrDie(writer.write(content.toStdString()));
    const auto written = valueOrDie(writer.endContent());
    footer.bytes = written.bytes;
    footer.sha256 = written.sha256;
    return valueOrDie(writer.commit(backup::toLine(footer).toStdString(), QStringLiteral("crafted")));
}

const QString kNoHash = QString(64, u'0');

} // namespace

class DamageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFlippedByteIsFound();
    void everyCutIsFound();
    void whatFollowsIsFound();
    void whatIsNoBackup();
    void linesThatDoNotFit_data();
    void linesThatDoNotFit();
    void newerFormat();
};

void DamageTest::everyFlippedByteIsFound() {
    QTemporaryDir folder;
    const QByteArray good = smallBackup(folder.path());
    const QString path = folder.filePath(QStringLiteral("bad"));
    QVERIFY(backup::verifyBackup(putFile(path, good), {}));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
        const auto verified = backup::verifyBackup(putFile(path, bad), {});
        QVERIFY2(!verified, qPrintable(QStringLiteral("byte %1 of %2").arg(i).arg(good.size())));
        QCOMPARE(verified.error().code, ErrorCode::Damaged);
    }
}

void DamageTest::everyCutIsFound() {
    QTemporaryDir folder;
    const QByteArray good = smallBackup(folder.path());
    const QString path = folder.filePath(QStringLiteral("bad"));
    for (qsizetype length = 0; length < good.size(); ++length) {
        putFile(path, good.left(length));
        QCOMPARE(backup::verifyBackup(path, {}).error().code, ErrorCode::Damaged);
        QCOMPARE(backup::readBackupInfo(path).error().code, ErrorCode::Damaged);
    }
}

void DamageTest::whatFollowsIsFound() {
    QTemporaryDir folder;
    const QByteArray good = smallBackup(folder.path());
    const QString path = folder.filePath(QStringLiteral("bad"));
    const QByteArray trailer = good.last(backup::FileTrailer::kSize);
    const QByteArray frames = good.chopped(backup::FileTrailer::kSize);
    for (const QByteArray &bad : {QByteArray(good + 'x'), QByteArray(good + good), QByteArray(good + trailer),
                                  QByteArray(frames + trailer + trailer), QByteArray(frames + '\0' + trailer),
                                  QByteArray(frames + frames + trailer), QByteArray('\0' + good)})
        QCOMPARE(backup::verifyBackup(putFile(path, bad), {}).error().code, ErrorCode::Damaged);
}

void DamageTest::whatIsNoBackup() {
    QTemporaryDir folder;
    const auto codeOf = [](const QString &path) { return backup::verifyBackup(path, {}).error().code; };
    QCOMPARE(codeOf(folder.filePath(QStringLiteral("missing"))), ErrorCode::NotFound);
    QCOMPARE(codeOf(folder.path()), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(QStringLiteral("/dev/zero")), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(putFile(folder.filePath(QStringLiteral("empty")), {})), ErrorCode::Damaged);
    QCOMPARE(codeOf(putFile(folder.filePath(QStringLiteral("text")), "hello")), ErrorCode::Damaged);
    QCOMPARE(codeOf(putFile(folder.filePath(QStringLiteral("long text")), QByteArray(1000000, 'x'))),
             ErrorCode::Damaged);
}

void DamageTest::linesThatDoNotFit_data() {
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("said");
    const QByteArray table = backup::toLine(
        backup::TableDefinition{QStringLiteral("a"), QStringLiteral("CREATE TABLE a (x)"), {QStringLiteral("x")}});
    const QByteArray end = backup::tableEndLine({QStringLiteral("a"), 0, kNoHash});
    QTest::newRow("row outside") << QByteArray("[1]\n" + table + end) << QStringLiteral("outside");
    QTest::newRow("no end") << table << QStringLiteral("no end");
    QTest::newRow("other count") << QByteArray(table + "[1]\n" + end) << QStringLiteral("are not those");
    QTest::newRow("too many cells") << QByteArray(table + "[1,2]\n" + end) << QStringLiteral("no row");
    QTest::newRow("end of another") << QByteArray(table + backup::tableEndLine({QStringLiteral("b"), 0, kNoHash}))
                                    << QStringLiteral("table b");
    QTest::newRow("table inside") << QByteArray(table + table + end) << QStringLiteral("twice");
    QTest::newRow("twice") << QByteArray(table + end + table + end) << QStringLiteral("twice");
    QTest::newRow("unknown kind") << QByteArray(table + end + "{\"x\":1}\n") << QStringLiteral("known kind");
    QTest::newRow("no JSON") << QByteArray(table + end + "hello\n") << QStringLiteral("JSON object");
    QTest::newRow("empty line") << QByteArray(table + end + "\n") << QStringLiteral("JSON object");
    QTest::newRow("not ended") << QByteArray(table + end.chopped(1)) << QStringLiteral("has no end");
    QTest::newRow("footer says more") << QByteArray() << QStringLiteral("as the footer says");
    QTest::newRow("object too many")
        << QByteArray(table + end +
                      backup::toLine(backup::SchemaObject{
                          QStringLiteral("view"), QStringLiteral("v"), QStringLiteral("x"), {}, {}, {}, {}, false}))
        << QStringLiteral("as the footer says");
}

void DamageTest::linesThatDoNotFit() {
    QFETCH(QByteArray, lines);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString file = craft(folder.path(), headerLine() + lines, footerFor({{QStringLiteral("a"), 0, kNoHash}}, 0));
    const auto verified = backup::verifyBackup(file, {});
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::Damaged);
    QVERIFY2(verified.error().message.contains(said), qPrintable(verified.error().toText()));
}

void DamageTest::newerFormat() {
    QTemporaryDir folder;
    const QByteArray header = headerLine().replace("\"format_version\":1", "\"format_version\":9");
    const QString file = craft(folder.path(), header, footerFor({}, 0));
    QCOMPARE(backup::verifyBackup(file, {}).error().code, ErrorCode::InvalidInput);
    QVERIFY(backup::verifyBackup(craft(folder.path(), headerLine(), footerFor({}, 0)), {}));
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
