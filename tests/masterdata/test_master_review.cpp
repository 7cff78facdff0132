// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include "review_place.h"

#include <limits>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;
using db::Value;
using Take = Decision::Take;

class TestMasterReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nameOfTheFile();
    void theFile();
    void keysSurvive_data();
    void keysSurvive();
    void orderDoesNotMatter();
    void aMissingFileHoldsNothing();
    void oneDecisionPerRow();
    void oneRenamePerRow();
    void takesBack();
    void renamesForReading();
    void savesNothingThatCannotBeRead_data();
    void savesNothingThatCannotBeRead();
    void contentHash();
    void contentHashSees_data();
    void contentHashSees();
};

namespace {

QString someHash() {
    return QString(64, u'a');
}

Decision decision(const char *entity, const Key &key, Take take = Take::Package) {
    Decision result;
    result.entity = q(entity);
    result.key = encodeKey(key);
    result.take = take;
    result.contentHash = someHash();
    result.by = q("Zoë");
    result.at = q("2026-01-31T12:34:56Z");
    return result;
}

Decision renaming(const char *entity, const Key &key, const Key &from) {
    Decision result = decision(entity, key, Take::Rename);
    result.from = encodeKey(from);
    return result;
}

CellChange cell(const char *column, const Value &target, const Value &package) {
    CellChange result;
    result.column = q(column);
    result.target = target;
    result.package = package;
    return result;
}

RowChange changedRow() {
    RowChange row;
    row.state = RowState::Changed;
    row.key = q("ann");
    row.keyBytes = encodeKey({text("ann")});
    row.targetId = number(7);
    row.cells = {cell("name", text("Ann"), text("Anne")), cell("born", nothing(), number(1970))};
    row.cells.front().baseline = text("Ann");
    return row;
}

} // namespace

void TestMasterReview::nameOfTheFile() {
    QCOMPARE(Review::fileFor(q("/x/p_0.5.0.tar.gz"), q("production")), q("/x/p_0.5.0.tar.gz.production.review.json"));
}

void TestMasterReview::theFile() {
    Place place;
    Review review;
    Decision cells = decision("books", {text("Dust \"1\"\n"), text("saga")}, Take::Cells);
    cells.keepCells = {q("pages"), q("größe")};
    cells.reason = q("counted\tagain 𝄞");
    review.decide(cells);
    review.decide(decision("authors", {text("zoë")}, Take::Target));
    review.decide(renaming("authors", {text("bob")}, {text("rob")}));
    review.decide(decision("authors", {text("ann")}));
    const QByteArray expected = R"({"format":"stellwerk-review","format_version":1,"decisions":[
{"entity":"authors","key":["ann"],"take":"package","content":"HASH","by":"Zoë","at":"2026-01-31T12:34:56Z","reason":""},
{"entity":"authors","key":["bob"],"take":"rename","from":["rob"],"content":"HASH","by":"Zoë","at":"2026-01-31T12:34:56Z","reason":""},
{"entity":"authors","key":["zoë"],"take":"target","content":"HASH","by":"Zoë","at":"2026-01-31T12:34:56Z","reason":""},
{"entity":"books","key":["Dust \"1\"\n","saga"],"take":"cells","keep":["pages","größe"],"content":"HASH","by":"Zoë","at":"2026-01-31T12:34:56Z","reason":"counted\tagain 𝄞"}
]}
)";
    QCOMPARE(place.saved(review), QByteArray(expected).replace("HASH", someHash().toLatin1()));
    const auto again = Review::load(place.file());
    QVERIFY(again.has_value());
    const Decision *read = again->find(q("books"), cells.key);
    QVERIFY(read);
    QCOMPARE(read->take, Take::Cells);
    QCOMPARE(read->keepCells, cells.keepCells);
    QCOMPARE(read->contentHash, cells.contentHash);
    QCOMPARE(read->by, cells.by);
    QCOMPARE(read->at, cells.at);
    QCOMPARE(read->reason, cells.reason);
    QCOMPARE(again->find(q("authors"), encodeKey({text("bob")}))->from, encodeKey({text("rob")}));
    QVERIFY(!again->find(q("authors"), encodeKey({text("rob")})));
    QCOMPARE(place.saved(*again), QByteArray(expected).replace("HASH", someHash().toLatin1()));
    // Nothing is left beside the file.
    QCOMPARE(QFileInfo(place.file()).dir().entryList(QDir::Files | QDir::Hidden).size(), 1);
    QVERIFY(place.saved(Review()).endsWith("\"decisions\":[\n]}\n"));
    QVERIFY(Review::load(place.file())->decisions().empty());
}

void TestMasterReview::keysSurvive_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const Value &value, const QByteArray &json) {
        QTest::newRow(name) << int(value.kind) << QByteArray::fromStdString(value.bytes) << json;
    };
    row("null", nothing(), "null");
    row("empty text", text(""), R"("")");
    row("text", text("Geländekunde 𝄞"), R"("Geländekunde 𝄞")");
    row("digits as text", text("1"), R"("1")");
    row("word as text", text("null"), R"("null")");
    row("zero bytes", Value::text(std::string("a\0\0b\0", 5)), R"("a\u0000\u0000b\u0000")");
    row("blank at the end", text("Heilkunde "), R"("Heilkunde ")");
    row("decomposed", text("a\xcc\x88"), "\"a\xcc\x88\"");
    row("no UTF-8", Value::text(std::string("\xff\xfe")), R"({"text_bytes":"//4="})");
    row("decimal", text("12345678901234567890.123"), R"("12345678901234567890.123")");
    row("one", number(1), R"({"integer":"1"})");
    row("unsigned max", Value::integer(std::numeric_limits<quint64>::max()), R"({"integer":"18446744073709551615"})");
    row("signed min", Value::integer(std::numeric_limits<qint64>::min()), R"({"integer":"-9223372036854775808"})");
    row("real", Value::real(0.1), R"({"real":"0.1"})");
    row("minus zero", Value::real(-0.0), R"({"real":"-0"})");
    row("large real", Value::real(1e300), R"({"real":"1e+300"})");
    row("infinity", Value::real(std::numeric_limits<double>::infinity()), R"({"real":"inf"})");
    row("blob", Value::blob(std::string("\0\xff\0\0", 4)), R"({"blob":"AP8AAA=="})");
    row("empty blob", Value::blob({}), R"({"blob":""})");
}

void TestMasterReview::keysSurvive() {
    QFETCH(int, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, json);
    const Key key{text("first"), {static_cast<db::ValueKind>(kind), bytes.toStdString()}, text("")};
    const Key from{{static_cast<db::ValueKind>(kind), bytes.toStdString()}};
    Place place;
    Review review;
    review.decide(renaming("authors", key, from));
    const QByteArray file = place.saved(review);
    QVERIFY2(file.contains(QByteArray(R"("key":["first",)" + json + R"(,""])")), file);
    QVERIFY2(file.contains(QByteArray(R"("from":[)" + json + R"(])")), file);
    const auto again = Review::load(place.file());
    QVERIFY(again.has_value());
    QCOMPARE(again->decisions().size(), size_t(1));
    QVERIFY(decodeKey(again->decisions().front().key) == key);
    QVERIFY(decodeKey(again->decisions().front().from) == from);
}

void TestMasterReview::orderDoesNotMatter() {
    // By the encoded key: "a" before "a b", whatever a collation would say; and "1" is not 1.
    const std::vector<Key> keys{{text("a")}, {text("a b")}, {text("B")}, {text("ä")}, {number(1)}, {text("1")}};
    Place place;
    Review forth;
    Review back;
    for (const Key &key : keys)
        forth.decide(decision("authors", key));
    for (size_t i = keys.size(); i-- > 0;)
        back.decide(decision("authors", keys[i]));
    const QByteArray bytes = place.saved(forth);
    QCOMPARE(bytes.count('\n'), 8);
    QCOMPARE(place.saved(back), bytes);
}

void TestMasterReview::aMissingFileHoldsNothing() {
    const auto review = Review::load(Place().file());
    QVERIFY(review.has_value());
    QVERIFY(review->decisions().empty());
    // A file that is there but cannot be read is something else.
    const QTemporaryDir folder;
    QVERIFY(!Review::load(folder.path()).has_value());
}

void TestMasterReview::oneDecisionPerRow() {
    Review review;
    review.decide(decision("authors", {text("ann")}, Take::Package));
    review.decide(decision("books", {text("ann")}, Take::Package));
    review.decide(decision("authors", {text("ann")}, Take::Target));
    QCOMPARE(review.decisions().size(), size_t(2));
    QCOMPARE(review.find(q("authors"), encodeKey({text("ann")}))->take, Take::Target);
    QCOMPARE(review.find(q("books"), encodeKey({text("ann")}))->take, Take::Package);
}

void TestMasterReview::oneRenamePerRow() {
    Review review;
    review.decide(renaming("authors", {text("b")}, {text("a")}));
    review.decide(renaming("books", {text("b")}, {text("a")}));
    review.decide(renaming("authors", {text("c")}, {text("a")}));
    QVERIFY(!review.find(q("authors"), encodeKey({text("b")})));
    QVERIFY(review.find(q("authors"), encodeKey({text("c")})));
    QVERIFY(review.find(q("books"), encodeKey({text("b")})));
    // Whose rename is taken back, or decided in another way, is free again.
    review.decide(decision("authors", {text("c")}));
    review.decide(renaming("authors", {text("d")}, {text("a")}));
    QVERIFY(review.find(q("authors"), encodeKey({text("c")})));
    QVERIFY(review.withdraw(q("authors"), encodeKey({text("d")})));
    review.decide(renaming("authors", {text("e")}, {text("a")}));
    QCOMPARE(review.decisions().size(), size_t(3));
}

void TestMasterReview::takesBack() {
    Review review;
    review.decide(decision("authors", {text("ann")}));
    QVERIFY(!review.withdraw(q("books"), encodeKey({text("ann")})));
    QVERIFY(!review.withdraw(q("authors"), encodeKey({text("bob")})));
    QVERIFY(review.withdraw(q("authors"), encodeKey({text("ann")})));
    QVERIFY(!review.withdraw(q("authors"), encodeKey({text("ann")})));
    QVERIFY(review.decisions().empty());
}

void TestMasterReview::renamesForReading() {
    const Catalogue &catalogue = libraryCatalogue();
    Review review;
    review.decide(decision("authors", {text("ann")}));
    review.decide(renaming("authors", {text("bob")}, {text("rob")}));
    review.decide(renaming("books", {text("Dust"), text("saga")}, {text("Dost"), text("saga")}));
    review.decide(renaming("gone", {text("x")}, {text("y")}));
    const AcceptedRenames renames = review.renames(catalogue);
    QCOMPARE(renames.size(), size_t(2));
    const auto authors = renames.at(*catalogue.indexOf(q("authors")));
    QCOMPARE(authors.size(), size_t(1));
    QCOMPARE(authors.at(encodeKey({text("rob")})), encodeKey({text("bob")}));
    QCOMPARE(renames.at(*catalogue.indexOf(q("books"))).begin()->second, encodeKey({text("Dust"), text("saga")}));
}

void TestMasterReview::savesNothingThatCannotBeRead_data() {
    QTest::addColumn<Decision>("broken");
    const auto row = [](const char *name, void (*breakIt)(Decision &), Take take = Take::Package) {
        Decision broken = decision("authors", {text("ann")}, take);
        breakIt(broken);
        QTest::newRow(name) << broken;
    };
    row("nobody", [](Decision &d) { d.by.clear(); });
    row("no time", [](Decision &d) { d.at = q("today"); });
    row("no hash", [](Decision &d) { d.contentHash.clear(); });
    row("no entity", [](Decision &d) { d.entity.clear(); });
    row("no key", [](Decision &d) { d.key.clear(); });
    row("no cells", [](Decision &) {}, Take::Cells);
    row("renamed from nothing", [](Decision &) {}, Take::Rename);
    row("renamed to itself", [](Decision &d) { d.from = d.key; }, Take::Rename);
    row("too large", [](Decision &d) { d.reason = QString(kReviewSizeLimit, u'x'); });
}

void TestMasterReview::savesNothingThatCannotBeRead() {
    QFETCH(Decision, broken);
    Place place;
    const QByteArray before = fileWith(line());
    Review review = *place.load(before);
    review.decide(broken);
    const Status status = review.save(place.file());
    QVERIFY(!status.has_value());
    QCOMPARE(status.error().code, ErrorCode::InvalidInput);
    QVERIFY(status.error().toText().contains(place.file()));
    QCOMPARE(place.bytes(), before);
}

void TestMasterReview::contentHash() {
    const RowChange row = changedRow();
    const QString hash = contentHashOf(q("authors"), row);
    QCOMPARE(hash.size(), 64);
    // What it does not depend on.
    RowChange other = row;
    other.state = RowState::Conflict;
    other.action = RowAction::Decide;
    other.key = q("for people");
    other.targetId = number(8);
    other.note = q("Anmerkung");
    other.contentHash = q("x");
    other.rename = RenameHint{};
    other.impact = {Impact{}};
    other.refersTo = {"x"};
    other.cells[0].write = false;
    other.cells[0].changedBy = CellChange::Side::Both;
    std::swap(other.cells[0], other.cells[1]);
    QCOMPARE(contentHashOf(q("authors"), other), hash);
    QVERIFY(contentHashOf(q("books"), row) != hash);
    // Where one value ends and the next begins is never in doubt.
    RowChange one = row;
    RowChange two = row;
    one.cells[0].target = text("a3:b");
    one.cells[0].package = text("c");
    two.cells[0].target = text("a");
    two.cells[0].package = text("b3:c");
    QVERIFY(contentHashOf(q("authors"), one) != contentHashOf(q("authors"), two));
    // A policy decides which of the two it is.
    other.state = RowState::Removed;
    RowChange kept = other;
    kept.state = RowState::TargetOnly;
    QCOMPARE(contentHashOf(q("authors"), kept), contentHashOf(q("authors"), other));
    // The baseline is another one after every import.
    RowChange later = changedRow();
    later.cells[0].baseline = text("Anne");
    QCOMPARE(contentHashOf(q("authors"), later), contentHashOf(q("authors"), changedRow()));
    later.cells[0].baseline.reset();
    QCOMPARE(contentHashOf(q("authors"), later), contentHashOf(q("authors"), changedRow()));
    // Some cells only.
    later.cells.pop_back();
    QCOMPARE(contentHashOf(q("authors"), later, {later.cells[0].column}),
             contentHashOf(q("authors"), changedRow(), {later.cells[0].column}));
    QVERIFY(contentHashOf(q("authors"), changedRow(), {later.cells[0].column}) !=
            contentHashOf(q("authors"), changedRow(), {changedRow().cells[1].column}));
}

void TestMasterReview::contentHashSees_data() {
    QTest::addColumn<RowChange>("changed");
    const auto row = [](const char *name, void (*change)(RowChange &)) {
        RowChange changed = changedRow();
        change(changed);
        QTest::newRow(name) << changed;
    };
    row("key", [](RowChange &r) { r.keyBytes = encodeKey({text("anna")}); });
    row("gone from the target", [](RowChange &r) { r.targetId = nothing(); });
    row("column", [](RowChange &r) { r.cells[0].column = q("surname"); });
    row("target", [](RowChange &r) { r.cells[0].target = text("Ann "); });
    row("package", [](RowChange &r) { r.cells[0].package = text("anne"); });
    row("meaning of a reference", [](RowChange &r) { r.cells[0].packageKey = "3x"; });
    row("one cell less", [](RowChange &r) { r.cells.pop_back(); });
    row("NULL or empty", [](RowChange &r) { r.cells[1].target = text(""); });
    row("number or text", [](RowChange &r) { r.cells[1].package = text("1970"); });
    row("sides exchanged", [](RowChange &r) { std::swap(r.cells[0].target, r.cells[0].package); });
    row("bytes moved", [](RowChange &r) {
        r.cells[0].target = text("AnnA");
        r.cells[0].package = text("nne");
    });
}

void TestMasterReview::contentHashSees() {
    QFETCH(RowChange, changed);
    QVERIFY(contentHashOf(q("authors"), changed) != contentHashOf(q("authors"), changedRow()));
}

QTEST_GUILESS_MAIN(TestMasterReview)
#include "test_master_review.moc"
