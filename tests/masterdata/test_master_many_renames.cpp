// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "rename_rows.h"

#include <algorithm>
#include <array>
#include <random>

using namespace stellwerk;
using namespace stellwerk::test;

class TestMasterManyRenames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderDoesNotMatter();
    void notQuadratic_data();
    void notQuadratic();
};

void TestMasterManyRenames::orderDoesNotMatter() {
    std::vector<RowChange> rows;
    const std::vector<const char *> attributes{"Gs", "Gw", "In", "St"};
    std::mt19937 random(7);
    for (int i = 0; i < 120; ++i) {
        QString name;
        for (int c = 0; c < 8; ++c)
            name += QChar(u'a' + static_cast<int>(random() % 5));
        const Cells cells{{"skill", text(attributes[random() % 4])}, {"page", Value::integer(int(random() % 40))}};
        rows.push_back(oldRow(qPrintable(name), cells));
        rows.push_back(newRow(qPrintable(QString(name + u'e')), cells));
    }
    const QStringList expected = offers(rows);
    QVERIFY(expected.size() > 60);
    for (int i = 0; i < 5; ++i) {
        std::ranges::shuffle(rows, random);
        QCOMPARE(offers(rows), expected);
    }
}

void TestMasterManyRenames::notQuadratic_data() {
    QTest::addColumn<bool>("withContent");
    QTest::addColumn<bool>("alike");
    QTest::newRow("distinct rows") << true << false;
    QTest::newRow("nothing but names") << false << false;
    QTest::newRow("all alike") << true << true;
    QTest::newRow("all names alike") << false << true;
}

void TestMasterManyRenames::notQuadratic() {
    QFETCH(bool, withContent);
    QFETCH(bool, alike);
    constexpr int kRows = 20'000;
    static constexpr std::array kSyllables{"ka", "lo",  "mi", "ren", "tu",   "schwe", "fa", "gor", "bel", "zi",
                                           "on", "dra", "pe", "wul", "ster", "quo",   "ha", "jin", "vos", "ya"};
    std::mt19937 random(42);
    EntityDiff diff;
    for (int i = 0; i < kRows; ++i) {
        std::string name;
        for (int number = i, n = 0; n < 4; ++n, number /= 20)
            name += kSyllables[static_cast<size_t>(alike ? 0 : number % 20)];
        name += alike ? "kunst " : "kunst";
        Cells cells;
        if (withContent) {
            const std::string description = alike ? "all the same" : "described as number " + std::to_string(i);
            cells = {{"description", Value::text(description)},       {"skill", text(kSyllables[random() % 20])},
                     {"damage", text(kSyllables[random() % 7])},      {"page", Value::integer(int(random() % 300))},
                     {"personal", Value::integer(int(random() % 2))}, {"source_id", text("KOD")}};
        }
        diff.rows.push_back(oldRow((name + (alike ? std::to_string(i) : "")).c_str(), cells));
        diff.rows.push_back(newRow((name + (alike ? std::to_string(kRows + i) : "e")).c_str(), cells));
    }
    const qint64 compared = findRenames(weapons(), diff, false);
    QVERIFY2(compared <= qint64(kRows) * qint64(kMostPartners), qPrintable(QString::number(compared)));
    qsizetype right = 0;
    for (const RowChange &row : diff.rows) {
        if (!row.rename)
            continue;
        if (!alike)
            QCOMPARE(row.rename->from.section(q(" / "), 0, 0) + u'e', row.key.section(q(" / "), 0, 0));
        ++right;
    }
    // Where rows can be told apart, nearly every one finds its partner; else none.
    if (alike)
        QCOMPARE(right, 0);
    else
        QVERIFY2(right > kRows * 95 / 100, qPrintable(QString::number(right)));
    qInfo("%lld pairs compared, %lld of %d rows offered", static_cast<long long>(compared),
          static_cast<long long>(right), kRows);
}

QTEST_GUILESS_MAIN(TestMasterManyRenames)
#include "test_master_many_renames.moc"
