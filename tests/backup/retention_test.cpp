// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/retention.h"

#include <QTest>
#include <QTimeZone>

#include <set>

using namespace stellwerk;
using backup::CatalogueEntry;
using backup::RetentionReason;
using backup::VerifyDepth;

namespace {

const QDateTime kNow(QDate(2026, 3, 31), QTime(12, 0), QTimeZone::UTC);

/// A backup of a number of days before now, called after them.
CatalogueEntry made(double daysAgo, VerifyDepth depth = VerifyDepth::None) {
    CatalogueEntry entry;
    entry.info.createdAt = kNow.addSecs(-static_cast<qint64>(daysAgo * 86400));
    entry.info.file = QStringLiteral("/b/%1").arg(daysAgo);
    entry.info.serverVersion = QStringLiteral("11.8.2-MariaDB");
    entry.info.databaseName = QStringLiteral("library");
    entry.depth = depth;
    return entry;
}

CatalogueEntry damaged(double daysAgo) {
    CatalogueEntry entry = made(daysAgo);
    entry.damage = QStringLiteral("a bit turned");
    return entry;
}

CatalogueEntry pinned(double daysAgo) {
    CatalogueEntry entry = made(daysAgo);
    entry.pin = backup::BackupPin{QStringLiteral("anna@desk"), QStringLiteral("audit"), kNow};
    return entry;
}

QStringList reasons(const std::vector<CatalogueEntry> &entries, const project::BackupRetention &rules = {}) {
    QStringList list;
    for (const backup::RetentionDecision &decision : backup::decideRetention(entries, rules, kNow))
        list << QStringLiteral("%1:%2").arg(decision.entry.info.file.sliced(3),
                                            backup::retentionReasonName(decision.reason));
    return list;
}

QStringList expected(const char *text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class RetentionTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAtAll() { QVERIFY(reasons({}).isEmpty()); }
    void recentOnesStay();
    void thinnedToOnePerDay();
    void oldOnesGo();
    void theDayIsUtc();
    void theOneOfADayIsTheBestVerified();
    void newestOfEachDepthStays();
    void pinnedAndNeededStay();
    void damagedOnesStandInForNobody();
    void whatCannotBeReadStays();
    void eachDatabaseAndKindForItself();
    void othersStayAndStandInForNobody();
    void whatDoesNotFitIsWorthLess();
    void rules();
    void orderDoesNotMatter();
    void askedAgainNothingMoreGoes();
    void namesOfReasons();
};

void RetentionTest::recentOnesStay() {
    // Exactly seven days are still within seven days; a clock that was ahead hurts nobody.
    QCOMPARE(reasons({made(-1), made(0), made(0.1), made(6.9), made(7), made(7.01), made(7.02)}),
             expected("-1:newest 0:recent 0.1:recent 6.9:recent 7:recent 7.01:of_its_day 7.02:thinned"));
}

void RetentionTest::thinnedToOnePerDay() {
    // Noon: 8.1 and 8.4 are of the same day, 8.6 of the one before, as 8.9 and 9.4.
    QCOMPARE(reasons({made(1), made(8.1), made(8.4), made(8.6), made(8.9), made(9.4), made(29.9), made(30)}),
             expected("1:newest 8.1:of_its_day 8.4:thinned 8.6:of_its_day 8.9:thinned 9.4:thinned 29.9:of_its_day "
                      "30:thinned"));
}

void RetentionTest::oldOnesGo() {
    QCOMPARE(reasons({made(1), made(30.1), made(400)}), expected("1:newest 30.1:old 400:old"));
    QCOMPARE(reasons({made(400), made(500)}), expected("400:newest 500:old")); // never the last one
}

void RetentionTest::theDayIsUtc() {
    CatalogueEntry evening = made(10.45); // 01:12 UTC on the 21st; in Berlin the same, in New York the day before
    evening.info.createdAt = evening.info.createdAt.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(-5 * 3600));
    QCOMPARE(reasons({made(1), made(10.2), evening}), expected("1:newest 10.2:of_its_day 10.45:thinned"));
}

void RetentionTest::theOneOfADayIsTheBestVerified() {
    QCOMPARE(reasons({made(1, VerifyDepth::Restored), made(8.1), made(8.2, VerifyDepth::Checksum),
                      made(8.3, VerifyDepth::Contents), made(8.4, VerifyDepth::Contents)}),
             expected("1:newest 8.1:thinned 8.2:thinned 8.3:of_its_day 8.4:thinned"));
}

void RetentionTest::newestOfEachDepthStays() {
    QCOMPARE(
        reasons({made(40), made(50, VerifyDepth::Checksum), made(60, VerifyDepth::Checksum),
                 made(70, VerifyDepth::Restored), made(80, VerifyDepth::Contents), made(90, VerifyDepth::Restored)}),
        expected("40:newest 50:newest_verified 60:old 70:newest_verified 80:old 90:old"));
}

void RetentionTest::pinnedAndNeededStay() {
    CatalogueEntry needed = made(200);
    needed.neededBy = QStringLiteral("20260101-000000-prod-0001");
    QCOMPARE(reasons({made(1), pinned(100), needed, made(300)}), expected("1:newest 100:pinned 200:needed 300:old"));
}

void RetentionTest::damagedOnesStandInForNobody() {
    // The newest at all stays, and the newest that is good for something; a damaged one is not the one of its day.
    QCOMPARE(reasons({damaged(1), made(8.1), damaged(8.2), damaged(9.6), made(9.7)}),
             expected("1:newest 8.1:newest 8.2:damaged 9.6:damaged 9.7:of_its_day"));
    QCOMPARE(reasons({damaged(40), damaged(50)}), expected("40:newest 50:damaged"));
    CatalogueEntry once = damaged(20); // that it was verified before it was damaged counts no more
    QCOMPARE(reasons({made(1), once, made(50, VerifyDepth::Checksum)}),
             expected("1:newest 20:damaged 50:newest_verified"));
}

void RetentionTest::whatCannotBeReadStays() {
    CatalogueEntry away = made(100);
    away.readable = false;
    QCOMPARE(reasons({away, made(200), made(300)}), expected("100:unreadable 200:newest 300:old"));
}

void RetentionTest::eachDatabaseAndKindForItself() {
    CatalogueEntry other = made(100);
    other.info.databaseName = QStringLiteral("archive");
    CatalogueEntry dump = made(200);
    dump.info.kind = backup::BackupKind::SqlDump;
    CatalogueEntry file = made(300);
    file.info.engine = db::Engine::MariaDb;
    QCOMPARE(reasons({made(1), made(50), other, dump, file}),
             expected("1:newest 50:old 100:newest 200:newest 300:newest"));
}

void RetentionTest::othersStayAndStandInForNobody() {
    std::vector<CatalogueEntry> entries{made(1, VerifyDepth::Restored), made(40, VerifyDepth::Checksum), made(50),
                                        made(60), made(70)};
    entries[0].owner = backup::BackupOwner::Other;
    entries[4].owner = backup::BackupOwner::Unknown;
    QCOMPARE(reasons(entries), expected("1:other_environment 40:newest 50:old 60:old 70:owner_unknown"));
    // Seen from the other one.
    entries[0].owner = backup::BackupOwner::Ours;
    for (const size_t i : {1, 2, 3})
        entries[i].owner = backup::BackupOwner::Other;
    QCOMPARE(reasons(entries), expected("1:newest 40:other_environment 50:other_environment 60:other_environment "
                                        "70:owner_unknown"));
}

void RetentionTest::whatDoesNotFitIsWorthLess() {
    CatalogueEntry foreign = made(8.1, VerifyDepth::Contents);
    foreign.obstacle = QStringLiteral("of a newer server");
    CatalogueEntry foreignToo = made(60, VerifyDepth::Restored);
    foreignToo.obstacle = foreign.obstacle;
    // Should the server be renewed, the deepest verified one of those is there as well.
    QCOMPARE(reasons({made(1), foreign, made(8.2), foreignToo, made(70, VerifyDepth::Checksum)}),
             expected("1:newest 8.1:newest_verified 8.2:of_its_day 60:newest_verified 70:newest_verified"));
}

void RetentionTest::rules() {
    const std::vector<CatalogueEntry> entries{made(0.1), made(0.2), made(1.1), made(1.2), made(2.1), made(3.1)};
    QCOMPARE(reasons(entries, {0, 0}), expected("0.1:newest 0.2:old 1.1:old 1.2:old 2.1:old 3.1:old"));
    QCOMPARE(reasons(entries, {1, 1}), expected("0.1:newest 0.2:recent 1.1:old 1.2:old 2.1:old 3.1:old"));
    QCOMPARE(reasons(entries, {1, 2}), expected("0.1:newest 0.2:recent 1.1:of_its_day 1.2:thinned 2.1:old 3.1:old"));
    QVERIFY(!reasons(entries, {36500, 36500}).join(u' ').contains(QLatin1String("old")));
}

void RetentionTest::orderDoesNotMatter() {
    std::vector<CatalogueEntry> entries{made(1), made(8.1), made(8.2, VerifyDepth::Contents), pinned(50), made(60)};
    QStringList one = reasons(entries);
    std::ranges::reverse(entries);
    QStringList other = reasons(entries);
    one.sort();
    other.sort();
    QCOMPARE(other, one);
}

/// What one run leaves, the next one leaves, too; otherwise a day would lose its backup piece by piece.
void RetentionTest::askedAgainNothingMoreGoes() {
    std::vector<CatalogueEntry> entries;
    for (int hours = 0; hours < 40 * 24; hours += 5)
        entries.push_back(made(hours / 24.0, hours % 3 == 0 ? VerifyDepth::Contents : VerifyDepth::None));
    std::vector<CatalogueEntry> left;
    for (const backup::RetentionDecision &decision : backup::decideRetention(entries, {}, kNow)) {
        if (!decision.removes())
            left.push_back(decision.entry);
    }
    QVERIFY(left.size() < entries.size() / 2);
    for (const backup::RetentionDecision &decision : backup::decideRetention(left, {}, kNow))
        QVERIFY2(!decision.removes(), qPrintable(decision.entry.info.file));
    std::set<QDate> days;
    for (const CatalogueEntry &entry : left)
        days.insert(entry.info.createdAt.date());
    QCOMPARE(days.size(), 31U); // every day of the last 30, and today
}

void RetentionTest::namesOfReasons() {
    std::set<QString> names;
    for (int i = 0; i <= static_cast<int>(RetentionReason::Old); ++i)
        names.insert(backup::retentionReasonName(static_cast<RetentionReason>(i)));
    QCOMPARE(names.size(), static_cast<size_t>(RetentionReason::Old) + 1);
}

QTEST_GUILESS_MAIN(RetentionTest)
#include "retention_test.moc"
