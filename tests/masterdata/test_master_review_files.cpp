// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>

#include "review_place.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;
using db::Value;

class TestMasterReviewFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAPersonWrote();
    void refuses_data();
    void refuses();
    void refusesNewerFormats_data();
    void refusesNewerFormats();
    void listsAllMistakes();
    void refusesHugeFiles();
    void mistakesOfAHostileFileAreFew();
    void brokenJsonHasAPlace();
};

void TestMasterReviewFiles::readsWhatAPersonWrote() {
    Place place;
    // Other order, blanks and line ends, no reason, a number in another spelling.
    const auto review = place.load("\r\n{ \"decisions\" : [ " + line("reason") + " ,\r\n" +
                                   line("key", "[{\"real\":\"0.10\"}, \"\\u00e4\"]") +
                                   "\r\n], \"format_version\": 1, \"format\": \"stellwerk-review\" }");
    QVERIFY2(review.has_value(), review ? "" : qPrintable(review.error().toText()));
    QCOMPARE(review->decisions().size(), size_t(2));
    QVERIFY(review->find(q("authors"), encodeKey({Value::real(0.1), text("ä")})));
}

void TestMasterReviewFiles::refuses_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("place");
    const auto bad = [](const char *name, const QByteArray &file, const char *place) {
        QTest::newRow(name) << file << q(place);
    };
    const auto member = [&](const char *name, const char *of, const QByteArray &value) {
        bad(name, fileWith(line().replace("ann", "zed") + ",\n" + line(of, value)),
            QByteArray("decision 2, member \"" + QByteArray(of) + "\"").constData());
    };
    bad("nothing", "", "no valid JSON");
    bad("an array", "[]", "no review file");
    bad("a word", "\"stellwerk-review\"", "no review file");
    bad("another format", R"({"format":"stellwerk-schema","format_version":1,"decisions":[]})", "no review file");
    bad("no decisions", R"({"format":"stellwerk-review","format_version":1})", "member \"decisions\"");
    bad("decisions of a wrong type", R"({"format":"stellwerk-review","format_version":1,"decisions":{}})",
        "member \"decisions\"");
    bad("decisions twice", R"({"format":"stellwerk-review","format_version":1,"decisions":[],"decisions":[]})",
        "member \"decisions\": it occurs twice");
    bad("unknown member of the file", R"({"format":"stellwerk-review","format_version":1,"decisions":[],"x":1})",
        "member \"x\": it is unknown");
    bad("cut off", fileWith(line()).chopped(2), "no valid JSON");
    bad("no UTF-8", fileWith(line("by", "\"\xff\"")), "no valid JSON");
    bad("half a surrogate pair", fileWith(line("by", R"("\ud800")")), "no valid JSON");
    bad("deep", QByteArray(5000, '['), "no valid JSON");
    bad("no object", fileWith(line() + ",null"), "decision 2: an object");
    bad("unknown member", fileWith(line("take2", "1")), "decision 1, member \"take2\": it is unknown");
    bad("member twice", fileWith(line().chopped(1) + R"(,"take":"target"})"),
        "decision 1, member \"take\": it occurs twice");
    bad("escape codes in a name", fileWith(line("a\\u001b[31m", "1")), "decision 1, member \"a?[31m\": it is unknown");
    bad("row twice", fileWith(line() + ',' + line("take", "\"target\"")),
        "decision 2, member \"key\": decision 1 is about the same row");
    bad("row twice in another spelling", fileWith(line("key", R"(["\u0061nn"])") + ',' + line()),
        "decision 2, member \"key\": decision 1 is about the same row");
    bad("renamed twice",
        fileWith(line("take", R"("rename","from":["x"])") + ',' +
                 line("take", R"("rename","from":["x"])").replace("ann", "bob")),
        "decision 2, member \"from\": decision 1 renames the same row");
    for (const char *name : {"entity", "key", "take", "content", "by", "at"})
        member(qPrintable(u"without " + q(name)), name, {});
    for (const char *name : {"entity", "take", "content", "by", "at"}) {
        member(qPrintable(q(name) + u" is empty"), name, "\"\"");
        member(qPrintable(q(name) + u" is a number"), name, "1");
    }
    member("reason is null", "reason", "null");
    member("take is unknown", "take", "\"Package\"");
    member("content is too short", "content", "\"abc\"");
    member("content in capitals", "content", '"' + QByteArray(64, 'A') + '"');
    member("at is a local time", "at", "\"2026-01-31T12:34:56\"");
    member("at is no time", "at", "\"2026-02-30T12:34:56Z\"");
    member("at has another form", "at", "\"31.01.2026\"");
    member("key is no list", "key", "\"ann\"");
    member("key is empty", "key", "[]");
    member("key part is a number", "key", "[1]");
    member("key part is a boolean", "key", "[true]");
    member("key part is a list", "key", "[[\"a\"]]");
    member("key part without type", "key", "[{}]");
    member("key part with two types", "key", R"([{"integer":"1","real":"1"}])");
    member("key part of an unknown type", "key", R"([{"date":"1"}])");
    member("integer as a number", "key", R"([{"integer":1}])");
    for (const char *digits :
         {"", "01", "-0", "+1", " 1", "1 ", "1.0", "x", "18446744073709551616", "-9223372036854775809"})
        member(qPrintable(u"integer " + q(digits)), "key", R"([{"integer":")" + QByteArray(digits) + R"("}])");
    for (const char *digits : {"", "x", "1e999", "0.1 "})
        member(qPrintable(u"real " + q(digits)), "key", R"([{"real":")" + QByteArray(digits) + R"("}])");
    member("blob is no base64", "key", R"([{"blob":"A*=="}])");
    member("second part is wrong", "key", R"(["a", 7])");
    member("keep without cells", "keep", "[\"pages\"]");
    member("from without rename", "from", "[\"x\"]");
    bad("cells without keep", fileWith(line("take", "\"cells\"")), "decision 1, member \"keep\"");
    bad("keep is empty", fileWith(line("take", R"("cells","keep":[])")), "decision 1, member \"keep\"");
    bad("keep is a text", fileWith(line("take", R"("cells","keep":"pages")")), "decision 1, member \"keep\"");
    bad("keep holds a number", fileWith(line("take", R"("cells","keep":["pages",1])")), "decision 1, member \"keep\"");
    bad("keep twice", fileWith(line("take", R"("cells","keep":["pages","pages"])")),
        "decision 1, member \"keep\": \"pages\" occurs twice");
    bad("rename without from", fileWith(line("take", "\"rename\"")), "decision 1, member \"from\"");
    bad("rename to itself", fileWith(line("take", R"("rename","from":["ann"])")),
        "decision 1, member \"from\": it is the same as the key");
}

void TestMasterReviewFiles::refuses() {
    QFETCH(QByteArray, file);
    QFETCH(QString, place);
    Place where;
    // What is changed in the lines above is all that is wrong with them.
    QVERIFY(where.load(fileWith(line() + ',' + line().replace("ann", "zed"))).has_value());
    const auto review = where.load(file);
    QVERIFY(!review.has_value());
    QCOMPARE(review.error().code, ErrorCode::InvalidInput);
    QVERIFY2(review.error().message.contains(where.file()), qPrintable(review.error().message));
    QVERIFY2(review.error().message.contains(place), qPrintable(review.error().message));
    QVERIFY2(review.error().detail.isEmpty() || place == q("no valid JSON"), qPrintable(review.error().detail));
    QVERIFY(!review.error().hint.isEmpty());
    QCOMPARE(where.bytes(), file);
}

void TestMasterReviewFiles::refusesNewerFormats_data() {
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("message");
    QTest::newRow("next") << QByteArray("2") << q("has format version 2; this program reads up to version 1");
    QTest::newRow("far") << QByteArray("18446744073709551615") << q("has format version 18446744073709551615;");
    for (const char *version : {"0", "-1", "1.0", "1.5", "\"1\"", "null", "[]"})
        QTest::newRow(version) << QByteArray(version) << q("no valid \"format_version\"");
}

void TestMasterReviewFiles::refusesNewerFormats() {
    QFETCH(QByteArray, version);
    QFETCH(QString, message);
    // What else a newer file says is not judged.
    const auto review =
        Place().load(R"({"format":"stellwerk-review","decisions":7,"new":1,"format_version":)" + version + '}');
    QVERIFY(!review.has_value());
    QVERIFY2(review.error().message.contains(message), qPrintable(review.error().message));
}

void TestMasterReviewFiles::listsAllMistakes() {
    const auto review = Place().load(fileWith(line("take", "1") + ',' + line("by", "2").replace("ann", "bob") + ',' +
                                              line("at", "\"now\"").replace("ann", "zed")));
    QVERIFY(!review.has_value());
    QVERIFY(review.error().message.contains(q("decision 1, member \"take\"")));
    const QStringList others = review.error().detail.split(u'\n');
    QCOMPARE(others.size(), 2);
    QVERIFY(others[0].startsWith(q("decision 2, member \"by\"")));
    QVERIFY(others[1].startsWith(q("decision 3, member \"at\"")));
}

void TestMasterReviewFiles::refusesHugeFiles() {
    Place place;
    const QByteArray good = fileWith(line());
    QVERIFY(place.load(good + QByteArray(1000, ' ')).has_value());
    QFile file(place.file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(kReviewSizeLimit + 1)); // a hole, which takes no room
    file.close();
    const auto review = Review::load(place.file());
    QVERIFY(!review.has_value());
    QVERIFY(review.error().message.contains(place.file()));
    QVERIFY(review.error().message.contains(QString::number(kReviewSizeLimit)));
}

void TestMasterReviewFiles::mistakesOfAHostileFileAreFew() {
    QByteArrayList numbers;
    for (int i = 0; i < 100'000; ++i)
        numbers << "1";
    const auto review = Place().load(fileWith(numbers.join(',')));
    QVERIFY(!review.has_value());
    QCOMPARE(review.error().detail.split(u'\n').size(), 20);
    QVERIFY2(review.error().detail.contains(q("99980")), qPrintable(review.error().detail));
    const auto named = Place().load(fileWith(line(QByteArray(100'000, 'x').constData(), "1")));
    QVERIFY(!named.has_value());
    QVERIFY(named.error().message.size() < 400);
}

void TestMasterReviewFiles::brokenJsonHasAPlace() {
    Place place;
    const auto review = place.load(fileWith('\n' + line() + ",\n{\"entity\":\"authors\",}\n"));
    QVERIFY(!review.has_value());
    QVERIFY(review.error().position.has_value());
    QCOMPARE(review.error().position->file, place.file());
    QCOMPARE(review.error().position->line, 3);
}

QTEST_GUILESS_MAIN(TestMasterReviewFiles)
#include "test_master_review_files.moc"
