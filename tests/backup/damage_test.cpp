// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were damaged on the way, and files that never were backups.
#include "backup/native/file_format.h"
#include "backup/native/file_writer.h"
#include "db/row_hash.h"

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

const QString kNoHash = QString(32, u'0');

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
    void placesThatDoNotFit();
    void otherFormats();
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
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QString>("said");
    const QByteArray table = backup::toLine(
        backup::TableDefinition{QStringLiteral("a"), QStringLiteral("CREATE TABLE a (x)"), {QStringLiteral("x")}});
    const QByteArray begin = backup::partLine(QStringLiteral("a"));
    const QByteArray object = backup::toLine(backup::SchemaObject{QStringLiteral("view"),
                                                                  QStringLiteral("v"),
                                                                  QStringLiteral("CREATE VIEW v AS SELECT 1"),
                                                                  {},
                                                                  {},
                                                                  {},
                                                                  {},
                                                                  false});
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &part, const char *said) {
        QTest::newRow(name) << head << part << QString::fromUtf8(said);
    };
    row("row outside", "[1]\n" + table, begin + "[1]\n", "JSON object");
    row("rows of nothing", table, "[1]\n", "JSON object");
    row("rows of another", table, backup::partLine(QStringLiteral("b")) + "[1]\n", "table b instead of a");
    row("fewer rows", table, begin, "what the footer says");
    row("more rows", table, begin + "[1]\n[2]\n", "what the footer says");
    row("other rows", table, begin + "[1]\n", "what the footer says");
    row("too many cells", table, begin + "[1,2]\n", "no row");
    row("table inside", table, begin + table, "no row");
    row("twice", table + table, begin + "[1]\n", "twice");
    row("unknown kind", table + "{\"x\":1}\n", begin + "[1]\n", "known kind");
    row("no JSON", table + "hello\n", begin + "[1]\n", "JSON object");
    row("empty line", table + "\n", begin + "[1]\n", "JSON object");
    row("not ended", table, begin + "[1]", "has no end");
    row("footer says more", {}, begin + "[1]\n", "that the footer names");
    row("object too many", table + object, begin + "[1]\n", "that the footer names");
}

void DamageTest::linesThatDoNotFit() {
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, part);
    QFETCH(const QString, said);
    QTemporaryDir folder;
    backup::FileFooter footer = footerFor({{QStringLiteral("a"), 1, kNoHash}}, 0);
    footer.parts = {{0, 0, 0, 0, 1}};
    const QString file = craftBackup(folder.path(), headerLine() + head, {part}, footer);
    const auto verified = backup::verifyBackup(file, {});
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::Damaged);
    QVERIFY2(verified.error().message.contains(said), qPrintable(verified.error().toText()));
    QVERIFY2(backup::checkBackup(file, {}), "every byte is as it was written");
}

/// The footer leads to places in the file; what it says must fit together before anybody goes there.
void DamageTest::placesThatDoNotFit() {
    QTemporaryDir folder;
    const QByteArray head =
        headerLine() +
        backup::toLine(backup::TableDefinition{QStringLiteral("a"), QStringLiteral("CREATE TABLE a (x)"), {}});
    const QByteArray rows = backup::partLine(QStringLiteral("a")) + "[]\n";
    backup::FrameCompressor compressor;
    const std::string headFrame(valueOrDie(compressor.compress(head.toStdString())));
    const std::string rowsFrame(valueOrDie(compressor.compress(rows.toStdString())));
    const auto at = static_cast<qint64>(headFrame.size());
    const auto size = static_cast<qint64>(rowsFrame.size());
    using Parts = std::vector<backup::FilePart>;
    const auto codeOf = [&](const Parts &parts) {
        auto writer = valueOrDie(backup::FileWriter::create(folder.path()));
        valueOrDie(writer.append(headFrame));
        valueOrDie(writer.append(rowsFrame));
        db::RowHash hash;
        hash.add(std::span<const db::ValueView>());
        backup::FileFooter footer = footerFor({{QStringLiteral("a"), 1, hash.toHex()}}, 0);
        footer.parts = parts;
        const auto file = valueOrDie(writer.commit(backup::toLine(footer).toStdString(), QStringLiteral("crafted")));
        const auto verified = backup::verifyBackup(file, {});
        return verified ? std::optional<ErrorCode>() : verified.error().code;
    };
    QCOMPARE(codeOf(Parts{{at, size, 0, 0, 1}}), std::optional<ErrorCode>());
    const std::vector<Parts> wrong{
        {},
        {{at, size - 1, 0, 0, 1}},
        {{at, size + 1, 0, 0, 1}},
        {{at, 1LL << 60, 0, 0, 1}},
        {{at, 0, 0, 0, 0}, {at, size, 0, 0, 1}},
        {{at, size, 0, 0, 1}, {at, size, 0, 0, 0}},
        {{at, size, 0, 0, 2}},
        {{at - 1, size + 1, 0, 0, 1}},
        {{at + 1, size - 1, 0, 0, 1}},
        {{0, at + size, 0, 0, 1}},
    };
    for (size_t i = 0; i < wrong.size(); ++i) {
        const auto code = codeOf(wrong[i]);
        QVERIFY2(code == ErrorCode::Damaged, qPrintable(QString::number(i)));
    }
}

void DamageTest::otherFormats() {
    QTemporaryDir folder;
    const QByteArray present = "\"format_version\":" + QByteArray::number(backup::kFormatVersion);
    for (const char *other : {"\"format_version\":1", "\"format_version\":9"}) {
        const QByteArray header = headerLine().replace(present, other);
        const QString file = craftBackup(folder.path(), header, {}, footerFor({}, 0));
        QCOMPARE(backup::verifyBackup(file, {}).error().code, ErrorCode::InvalidInput);
    }
    QVERIFY(backup::verifyBackup(craftBackup(folder.path(), headerLine(), {}, footerFor({}, 0)), {}));
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
