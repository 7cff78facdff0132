// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/json_list_properties.h"

#include <QTest>

#include <random>

using namespace stellwerk::test;

/// What the fuzzer checks, with texts that are the same on every run.
class TestJsonListProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeTexts();
    void changedTexts();
    void mixedPieces();
};

namespace {

QList<QByteArray> seeds() {
    return {R"([{"name":"ä€𝄞","level":-1.5e+3,"list":[null,true,false,{}]},
  {"name":"\ud834\udd1e\n\"\\\/","inner":{"a":{"b":[[]]}}}, 7 ])",
            R"({"export_version":"2.0","made":{"by":[1]},"data":{"e":[{"a":1},
{"a":2}]},"x":null})", R"({"data":[1,2.5,"x"]})", "[]", "[1]", "[\n]\n"};
}

} // namespace

void TestJsonListProperties::wholeTexts() {
    for (const QByteArray &seed : seeds())
        QCOMPARE(violatedListProperty(seed), QString());
}

void TestJsonListProperties::changedTexts() {
    std::mt19937 random(7); // NOLINT: the same texts on every run
    for (const QByteArray &seed : seeds()) {
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes = seed;
            for (unsigned change = random() % 3 + 1; change > 0 && !bytes.isEmpty(); --change) {
                const qsizetype at = random() % bytes.size();
                switch (random() % 4) {
                case 0:
                    bytes[at] = static_cast<char>(random() % 256);
                    break;
                case 1:
                    bytes.remove(at, 1);
                    break;
                case 2:
                    bytes.insert(at, bytes[static_cast<qsizetype>(random() % bytes.size())]);
                    break;
                default:
                    bytes.truncate(at);
                }
            }
            const QString wrong = violatedListProperty(bytes);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QString(wrong + QLatin1String(": ") + QString::fromLatin1(bytes.toPercentEncoding()))));
        }
    }
}

void TestJsonListProperties::mixedPieces() {
    const QList<QByteArray> pieces{"{",           "}",
                                   "[",           "]",
                                   ",",           ":",
                                   "\"a\"",       "\"data\"",
                                   "\"e\"",       "1",
                                   "-0",          "0.5",
                                   "1e5",         "true",
                                   "null",        " ",
                                   "\n",          "\"\\u00e4\"",
                                   "\"\\ud800\"", "\xef\xbb\xbf",
                                   "\xc3\xa4",    "\"\xf0\x9d\x84\x9e\"",
                                   "1e999",       "\"export_version\":\"1.0\","};
    std::mt19937 random(11); // NOLINT: the same texts on every run
    for (int round = 0; round < 30'000; ++round) {
        QByteArray bytes = round % 2 ? "[" : "{\"data\":[";
        for (unsigned count = random() % 12; count > 0; --count)
            bytes += pieces[static_cast<qsizetype>(random() % pieces.size())];
        bytes += round % 2 ? "]" : "]}";
        const QString wrong = violatedListProperty(bytes);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QString(wrong + QLatin1String(": ") + QString::fromLatin1(bytes.toPercentEncoding()))));
    }
}

QTEST_GUILESS_MAIN(TestJsonListProperties)
#include "test_json_list_properties.moc"
