// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/name_likeness.h"
#include "masterdata/rows/data_row.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::masterdata;
using db::Value;

class TestMasterNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void numbersInKeys();
};

namespace {

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

Value text(const char *utf8) {
    return Value::text(std::string(utf8));
}

} // namespace

void TestMasterNames::names_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<double>("likeness");
    const auto names = [](const char *one, const char *other, double likeness) {
        QTest::newRow(one) << q(one) << q(other) << likeness;
    };
    names("Geländekunde", "Gerätekunde", 16.0 / 25);
    names("Langschwert", "Kurzschwert", 14.0 / 24);
    names("Heilkunde ", "Heilkunde", 1.0);
    names("Heil kunde", "heil  Kunde", 1.0);
    names("HEILKUNDE", "heilkunde", 1.0);
    names("Straße", "STRASSE", 1.0);
    names("Waﬀen", "Waffen", 1.0);
    names("a\xcc\x88", "ä", 1.0);
    names("𝄞𝄢", "𝄞𝄢𝄫", 4.0 / 7); // code points, not halves of them
    names("abc", "xyz", 0.0);
    names("Band 2", "Band 3", 0.0);
    names("Band 12", "Band 1 2", 0.0);
    names("BAND 2", "band 2", 1.0);
    names("Bande 2", "Band 2", 12.0 / 15);
    names("a", "b", 0.0);
    names("aaaa", "aa", 2.0 * 3 / 8); // each pair counts once
}

void TestMasterNames::names() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(double, likeness);
    const auto alike = [](const QString &a, const QString &b) {
        return nameLikeness(comparableName(encodeKey({Value::text(a), text("x")})),
                            comparableName(encodeKey({Value::text(b), text("x")})));
    };
    QCOMPARE(alike(one, other), likeness);
    QCOMPARE(alike(other, one), likeness);
}

void TestMasterNames::numbersInKeys() {
    const auto alike = [](const Key &a, const Key &b) {
        return nameLikeness(comparableName(encodeKey(a)), comparableName(encodeKey(b)));
    };
    const Value one = Value::integer(1);
    const Value two = Value::integer(2);
    QVERIFY(alike({text("Heilkunde"), one}, {text("Heilkunda"), one}) > 0.7);
    QCOMPARE(alike({text("Heilkunde"), one}, {text("Heilkunda"), two}), 0.0);
    QCOMPARE(alike({text("Heilkunde"), one}, {text("Heilkunde"), text("1")}), 0.0);
    QCOMPARE(alike({text("Heilkunde"), Value::null()}, {text("Heilkunde"), text("")}), 0.0);
    QCOMPARE(alike({text("Heilkunde")}, {text("Heilkunde"), text("x")}), 0.0);
    QCOMPARE(alike({one}, {one}), 0.0); // no name at all
    // The least alike part counts.
    QCOMPARE(alike({text("Heilkunde"), text("abc")}, {text("Heilkunde"), text("xyz")}), 0.0);
}

QTEST_GUILESS_MAIN(TestMasterNames)
#include "test_master_names.moc"
