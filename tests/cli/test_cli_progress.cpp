// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/progress_rate.h"

#include <QTest>

using stellwerk::cli::ProgressRate;

class TestCliProgress final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void nothingInTheFirstSecond();
    void rateAndRemainingTime();
    void beginsAnewWithNewWork();
    void moreThanExpected();
    void unknownTotal();
};

void TestCliProgress::nothingInTheFirstSecond() {
    ProgressRate rate;
    QVERIFY(!rate.perSecond());
    rate.add(0, 100, 5000);
    rate.add(50, 100, 5999);
    QVERIFY(!rate.perSecond());
    QVERIFY(rate.toText().isEmpty());
}

void TestCliProgress::rateAndRemainingTime() {
    ProgressRate rate;
    rate.add(1000, 101000, 10000); // what was done before the first report was seen has no time
    rate.add(21000, 101000, 12000);
    QCOMPARE(rate.perSecond().value(), 10000.0);
    QCOMPARE(rate.secondsLeft().value(), 8);
    QCOMPARE(rate.toText(), QStringLiteral(" · 10000/s · 8 s left"));
    rate.add(22000, 2000000, 12100);
    QCOMPARE(rate.toText(), QStringLiteral(" · 10000/s · 3 min 18 s left"));
}

void TestCliProgress::beginsAnewWithNewWork() {
    ProgressRate rate;
    rate.add(0, 10, 0);
    rate.add(10, 10, 2000);
    QCOMPARE(rate.perSecond().value(), 5.0);
    rate.add(0, 1000, 2500);
    QVERIFY(!rate.perSecond());
    rate.add(100, 1000, 3500);
    QCOMPARE(rate.perSecond().value(), 100.0);
    QCOMPARE(rate.secondsLeft().value(), 9);
}

void TestCliProgress::moreThanExpected() {
    ProgressRate rate;
    rate.add(0, 10, 0);
    rate.add(20, 10, 1000);
    QCOMPARE(rate.secondsLeft().value(), 0);
}

void TestCliProgress::unknownTotal() {
    ProgressRate rate;
    rate.add(0, 0, 0);
    rate.add(20, 0, 1000);
    QCOMPARE(rate.perSecond().value(), 20.0);
    QVERIFY(!rate.secondsLeft());
    QVERIFY(rate.toText().isEmpty());
}

QTEST_GUILESS_MAIN(TestCliProgress)
#include "test_cli_progress.moc"
