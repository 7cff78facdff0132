// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/files/migration.h"
#include "migration/files/new_migration.h"
#include "migration/files/sum_file.h"
#include "support/test_databases.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace stellwerk;
using migration::SumMismatch;
using Kind = SumMismatch::Kind;
using test::valueOrDie;

Q_DECLARE_METATYPE(SumMismatch::Kind)

namespace {

using Files = QMap<QString, QByteArray>;

Files three() {
    return {{QStringLiteral("2_b.sql"), "b"}, {QStringLiteral("0001_a.sql"), "a"}, {QStringLiteral("0010_c.sql"), "c"}};
}

QByteArray hashOf(const QByteArray &content) {
    return "h1:" + QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64();
}

} // namespace

class TestSumFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void format();
    void mismatches_data();
    void mismatches();
    void folder();
    void newMigrations();
    void newMigrationByTime();
    void newMigrationNeedsRightSum();
};

/// docs/formats.md, word by word.
void TestSumFile::format() {
    const QByteArray a = QCryptographicHash::hash("a", QCryptographicHash::Sha256).toHex();
    const QByteArray b = QCryptographicHash::hash("b", QCryptographicHash::Sha256).toHex();
    const QByteArray c = QCryptographicHash::hash("c", QCryptographicHash::Sha256).toHex();
    const QByteArray first = "0001_a.sql\n" + a + "\n";
    const QByteArray second = first + "2_b.sql\n" + b + "\n";
    const QByteArray third = second + "0010_c.sql\n" + c + "\n";
    const QByteArray lines =
        "0001_a.sql " + hashOf(first) + "\n2_b.sql " + hashOf(second) + "\n0010_c.sql " + hashOf(third) + "\n";
    QCOMPARE(migration::sumOf(three()), QByteArray(hashOf(lines) + "\n" + lines));
    QVERIFY(!migration::compareWithSum(three(), migration::sumOf(three())));
    // A checkout with the line ends of Windows is no change.
    QVERIFY(!migration::compareWithSum(three(), migration::sumOf(three()).replace("\n", "\r\n")));
    QVERIFY(!migration::compareWithSum({}, migration::sumOf({})));
}

void TestSumFile::mismatches_data() {
    QTest::addColumn<Files>("files");
    QTest::addColumn<QByteArray>("sum");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const Files &files, const QByteArray &sum, Kind kind, const char *file) {
        QTest::newRow(name) << files << sum << kind << QString::fromUtf8(file);
    };
    const QByteArray sum = migration::sumOf(three());
    Files files = three();
    files[QStringLiteral("2_b.sql")] = "B";
    row("changed", files, sum, Kind::Changed, "2_b.sql");
    files = three();
    files[QStringLiteral("0003_x.sql")] = "x";
    row("added in the middle", files, sum, Kind::Added, "0003_x.sql");
    files = three();
    files[QStringLiteral("0011_x.sql")] = "x";
    row("added at the end", files, sum, Kind::Added, "0011_x.sql");
    files = three();
    files.remove(QStringLiteral("0001_a.sql"));
    row("missing", files, sum, Kind::Missing, "0001_a.sql");
    files = three();
    files.remove(QStringLiteral("0010_c.sql"));
    row("last one missing", files, sum, Kind::Missing, "0010_c.sql");
    files = three();
    files.insert(QStringLiteral("0002_b.sql"), files.take(QStringLiteral("2_b.sql")));
    row("renamed", files, sum, Kind::Added, "0002_b.sql");
    row("edited by hand", three(), QByteArray(sum).replace("2_b.sql", "2_c.sql"), Kind::Damaged, "stellwerk.sum");
    row("merged by hand", three(), QByteArray("<<<<<<<\n" + sum), Kind::Damaged, "stellwerk.sum");
    row("empty", three(), {}, Kind::Damaged, "stellwerk.sum");
    QByteArrayList lines = sum.split('\n').mid(1, 3);
    lines.swapItemsAt(0, 1);
    const QByteArray swapped = lines.join('\n') + '\n';
    row("another order", three(), QByteArray(hashOf(swapped) + "\n" + swapped), Kind::Order, "0001_a.sql");
}

void TestSumFile::mismatches() {
    QFETCH(Files, files);
    QFETCH(QByteArray, sum);
    const auto mismatch = migration::compareWithSum(files, sum);
    QVERIFY(mismatch);
    QTEST(mismatch->kind, "kind");
    QTEST(mismatch->file, "file");
    QVERIFY(mismatch->reason().contains(mismatch->file));
}

void TestSumFile::folder() {
    QTemporaryDir folder;
    QVERIFY(!valueOrDie(migration::checkSumFile(folder.path()))); // none is no mismatch
    valueOrDie(migration::createMigration(folder.path(), {QStringLiteral("a"), {0, 1, 0}}));
    QVERIFY(!migration::hasSumFile(folder.path()));
    valueOrDie(migration::writeSumFile(folder.path()));
    valueOrDie(migration::requireSumFile(folder.path()));
    QVERIFY(QFile::remove(folder.filePath(QStringLiteral("0001_a.sql"))));
    const Status status = migration::requireSumFile(folder.path());
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
    QVERIFY2(status.error().message.contains(QLatin1String("0001_a.sql")), qPrintable(status.error().message));
}

void TestSumFile::newMigrations() {
    QTemporaryDir folder;
    valueOrDie(migration::createMigration(folder.path(), {QStringLiteral("  Größere Regale! (2) "), {0, 1, 0}}));
    valueOrDie(migration::writeSumFile(folder.path()));
    valueOrDie(migration::createMigration(folder.path(), {QStringLiteral("Both"), {0, 2, 0}, true}));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("0001_größere_regale_2.sql"), QStringLiteral("0002_both.mariadb.sql"),
                          QStringLiteral("0002_both.sqlite.sql"), QStringLiteral("stellwerk.sum")}));
    valueOrDie(migration::requireSumFile(folder.path())); // kept up to date
    const auto made = valueOrDie(migration::loadMigrations(folder.path(), db::Engine::Sqlite));
    QCOMPARE(made.size(), size_t{2});
    QCOMPARE(made[1].version, (Version{0, 2, 0}));
    QVERIFY(made[1].hasDown);
    const auto nameless = migration::createMigration(folder.path(), {QStringLiteral("…"), {0, 2, 0}});
    QVERIFY(!nameless);
    QCOMPARE(nameless.error().code, ErrorCode::Usage);
}

void TestSumFile::newMigrationByTime() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("20250101120000_a.sql")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7), QTimeZone::UTC);
    const QDateTime clockWentBack(QDate(2020, 1, 1), QTime(0, 0), QTimeZone::UTC);
    for (const QDateTime &time : {now, now, clockWentBack})
        valueOrDie(migration::createMigration(folder.path(), {QStringLiteral("b"), {0, 1, 0}}, time));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("20250101120000_a.sql"), QStringLiteral("20260304050607_b.sql"),
                          QStringLiteral("20260304050608_b.sql"), QStringLiteral("20260304050609_b.sql")}));
}

void TestSumFile::newMigrationNeedsRightSum() {
    QTemporaryDir folder;
    valueOrDie(migration::createMigration(folder.path(), {QStringLiteral("a"), {0, 1, 0}}));
    valueOrDie(migration::writeSumFile(folder.path()));
    QFile file(folder.filePath(QStringLiteral("0001_a.sql")));
    QVERIFY(file.open(QIODevice::Append));
    file.write("-- more\n");
    file.close();
    const auto made = migration::createMigration(folder.path(), {QStringLiteral("b"), {0, 1, 0}});
    QVERIFY(!made); // otherwise the change would be signed in passing
    QCOMPARE(made.error().code, ErrorCode::CheckFailed);
    QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.sql")}).size(), 1);
}

QTEST_GUILESS_MAIN(TestSumFile)
#include "test_sum_file.moc"
