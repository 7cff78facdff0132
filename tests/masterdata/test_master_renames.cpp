// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/name_likeness.h"

#include <QTest>

#include "rename_rows.h"

using namespace stellwerk;
using namespace stellwerk::test;

class TestMasterRenames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersInKeys();
    void geraetekunde();
    void likenessIsTheFormula();
    void spelling_data();
    void spelling();
    void similarWeapons();
    void rareValuesCount();
    void defaultsSayNothing_data();
    void defaultsSayNothing();
    void columnsThatDoNotCount();
    void littleMoreThanAKey();
    void theBestPairFirst();
    void nobodyCanTell();
    void swappedContents();
    void swappedNames();
    void onlyTheseStates_data();
    void onlyTheseStates();
    void baseline();
    void oldHintsGo();
};

namespace {

const char *const kLong = "It is carried over the shoulder and needs both hands";

} // namespace

void TestMasterRenames::numbersInKeys() {
    const Value one = Value::integer(1);
    const Value two = Value::integer(2);
    // Rows with another number, or without a name, are never the same, however much they are alike.
    const Cells same{{"description", text(kLong)}, {"damage", text("2W6+1")}, {"skill", text("Armbrust")}};
    const auto offered = [&](const Key &from, const Key &to) {
        return offers({row(RowState::TargetOnly, from, same), row(RowState::New, to, same)}).size();
    };
    QCOMPARE(offered({text("Heilkunde"), one}, {text("Heilkunda"), one}), 1);
    QCOMPARE(offered({text("Heilkunde"), one}, {text("Heilkunda"), two}), 0);
    QCOMPARE(offered({one}, {two}), 0);
    // In a text they say that the names are different, no more: the content may still tell.
    QCOMPARE(offered({text("Pistole 9")}, {text("Pistole 10")}), 1);
}

void TestMasterRenames::geraetekunde() {
    // Everybody has the placeholder "check"; the pages, which were 0, are all filled in now.
    const auto skill = [](const char *source, int page, const Value &description = Value::null()) {
        return Cells{{"skill", text("check")},        {"page", Value::integer(page)}, {"description", description},
                     {"personal", Value::integer(1)}, {"source_id", text(source)},    {"bonus", Value::integer(5)}};
    };
    const auto offered = [&](const Value &before, const Value &after) {
        return offers({oldRow("Fassbinden", skill("KOD", 0)), oldRow("Glockenläuten", skill("ARK", 0)),
                       oldRow("Geländekunde", skill("ARK", 0, before)), oldRow("Kohlebrennen", skill("MYS", 0)),
                       newRow("Aschelesen", skill("ARK", 21)), newRow("Gerätekunde", skill("ARK", 71, after)),
                       newRow("Bärenruf", skill("KOD", 33)), newRow("Windpfeifen", skill("ARK", 34))});
    };
    const QStringList expected{q("Geländekunde -> Gerätekunde")};
    const Value said = text("Knows what to do with it and where to find it");
    QCOMPARE(offered(Value::null(), Value::null()), expected);
    QCOMPARE(offered(said, said), expected);
    QCOMPARE(offered(said, Value::null()), expected);
    QCOMPARE(offered(said, text("Finds the way through woods, moors and mountains")), QStringList());
}

void TestMasterRenames::likenessIsTheFormula() {
    // One pair, so that every value counts fully: a text of 24 bytes says 1.5, "20" 0.5, "7" 0.25. What only one of
    // them fills does not count.
    EntityDiff diff;
    diff.rows = {
        oldRow("Geländekunde",
               {{"damage", text("a text of 24 bytes, true")}, {"page", Value::integer(20)}, {"skill", text(kLong)}}),
        newRow("Gerätekunde", {{"damage", text("a text of 24 bytes, true")},
                               {"page", Value::integer(7)},
                               {"price", text("0")},
                               {"quelle", text(kLong)}})};
    QCOMPARE(findRenames(weapons(), diff, false), qint64(1));
    const double all = 1.5 + 0.25;
    const double share = all / (all + 2);
    QVERIFY(diff.rows[1].rename.has_value());
    QCOMPARE(diff.rows[1].rename->likeness, share * (1.5 / all) + (1 - share) * 16 / 25);
    QCOMPARE(diff.rows[1].rename->fromKey, diff.rows[0].keyBytes);
    QCOMPARE(diff.rows[1].rename->from, q("Geländekunde / midgard"));
    QVERIFY(!diff.rows[0].rename.has_value());
}

void TestMasterRenames::spelling_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("offered");
    QTest::newRow("blank") << q("Heilkunde ") << q("Heilkunde") << true;
    QTest::newRow("case") << q("heilkunde") << q("Heilkunde") << true;
    QTest::newRow("ligature") << q("Waﬀen") << q("Waffen") << true;
    QTest::newRow("one letter, other content") << q("Heilkunde") << q("Heilkunda") << false;
}

void TestMasterRenames::spelling() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, offered);
    // Even when nothing else is alike.
    const QStringList found =
        offers({oldRow(qPrintable(from),
                       {{"description", text(kLong)}, {"damage", text("1W6")}, {"page", Value::integer(11)}}),
                newRow(qPrintable(to), {{"description", text("Something else that is long enough to count")},
                                        {"damage", text("2W6+4")},
                                        {"page", Value::integer(22)}})});
    QCOMPARE(found.size(), offered ? 1 : 0);
}

void TestMasterRenames::similarWeapons() {
    const auto weapon = [](const char *damage, const char *price, double weight) {
        return Cells{{"skill", text("Einhandschwerter")},
                     {"damage", text(damage)},
                     {"price", text(price)},
                     {"weight", Value::real(weight)},
                     {"source_id", text("KOD")}};
    };
    QCOMPARE(
        offers({oldRow("Langschwert", weapon("1W6+1", "60", 1.5)), newRow("Kurzschwert", weapon("1W6", "32", 0.8))}),
        QStringList());
    // The same weapon under another name.
    QCOMPARE(
        offers({oldRow("Langschwert", weapon("1W6+1", "60", 1.5)), newRow("Langklinge", weapon("1W6+1", "60", 1.5))}),
        QStringList{q("Langschwert -> Langklinge")});
}

void TestMasterRenames::rareValuesCount() {
    const Cells common{{"skill", text("Needs one hand and a year of training")},
                       {"damage", text("1W6+1, and one more against everything unarmoured")}};
    // Alone these two cells are enough; when many rows hold them, they say nothing about two of them.
    std::vector<RowChange> rows{oldRow("Langschwert", common), newRow("Degen", common)};
    QCOMPARE(offers(rows), QStringList{q("Langschwert -> Degen")});
    for (int i = 0; i < 10; ++i)
        rows.push_back(oldRow(qPrintable(QString(20, QChar(u'a' + i))), common));
    QCOMPARE(offers(rows), QStringList());
    // A rare one beside them does.
    rows[0] = oldRow("Langschwert", {{"description", text(kLong)}, common[0], common[1]});
    rows[1] = newRow("Degen", {{"description", text(kLong)}, common[0], common[1]});
    QCOMPARE(offers(rows), QStringList{q("Langschwert -> Degen")});
}

void TestMasterRenames::defaultsSayNothing_data() {
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("empty") << QStringList{q("description"), q("skill"), q("damage")} << QStringList{{}, {}, {}};
    QTest::newRow("zero") << QStringList{q("weight"), q("price"), q("page")} << QStringList{q("0"), q("0"), q("0")};
    QTest::newRow("false and none") << QStringList{q("personal"), q("source_id")} << QStringList{q("0"), q("7")};
    QTest::newRow("true") << QStringList{q("personal")} << QStringList{q("1")};
    QTest::newRow("default") << QStringList{q("bonus")} << QStringList{q("5")};
}

void TestMasterRenames::defaultsSayNothing() {
    QFETCH(QStringList, columns);
    QFETCH(QStringList, values);
    const Node node = weapons();
    Cells cells;
    QByteArrayList names;
    for (const QString &name : columns)
        names << name.toUtf8();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const CellType type = node.columns[*node.columnIndex(columns[i])].cellType;
        const bool number = type == CellType::Integer || type == CellType::Boolean;
        const db::ValueKind kind = number                   ? db::ValueKind::Integer
                                   : type == CellType::Real ? db::ValueKind::Real
                                                            : db::ValueKind::Text;
        cells.push_back({names[i].constData(), {kind, values[i].toStdString()}});
    }
    EntityDiff diff;
    diff.rows = {oldRow("Heilkunde", cells), newRow("Heilkunda", cells)};
    findRenames(node, diff, false);
    QVERIFY(diff.rows[1].rename.has_value());
    const double name = nameLikeness(comparableName(diff.rows[0].keyBytes), comparableName(diff.rows[1].keyBytes));
    QVERIFY(diff.rows[1].rename->likeness - name < 0.02);
    QCOMPARE(offers({oldRow("Heilkunde", cells), newRow("Zauberei", cells)}), QStringList());
}

void TestMasterRenames::columnsThatDoNotCount() {
    const Value said = text("The same long text in both of the rows");
    const auto offered = [&](const char *column) {
        const Cells cells{{"damage", said}, {column, said}};
        return offers({oldRow("Axt", cells), newRow("Beil", cells)}).size();
    };
    QCOMPARE(offered("skill"), 1);
    for (const char *column : {"skill_copy", "quelle", "name", "game_system", "unknown"})
        QCOMPARE(offered(column), 0);
}

void TestMasterRenames::littleMoreThanAKey() {
    QCOMPARE(offers({oldRow("Geländekunde"), newRow("Gerätekunde")}), QStringList());
    QCOMPARE(offers({oldRow("Langschwert"), newRow("Kurzschwert")}), QStringList());
    QCOMPARE(offers({oldRow("Zauberschrift"), newRow("Zauberschriften")}),
             QStringList{q("Zauberschrift -> Zauberschriften")});
    QCOMPARE(
        offers({row(RowState::TargetOnly, Key{text("abcdefgh")}, {}), row(RowState::New, Key{text("abcxefgh")}, {})}),
        QStringList{q("abcdefgh -> abcxefgh")});
    // One cell beside the key is almost nothing, whatever is left at its default.
    const Cells one{{"personal", Value::integer(1)}, {"bonus", Value::integer(5)},
                    {"page", Value::integer(0)},     {"price", text("0")},
                    {"weight", Value::real(0)},      {"damage", text("")}};
    QCOMPARE(offers({oldRow("Geländekunde", one), newRow("Gerätekunde", one)}), QStringList());
    // Several that agree are something; two more that do not take that away.
    Cells some{{"personal", Value::integer(1)}, {"damage", text("1W6")}, {"skill", text("check")}};
    QCOMPARE(offers({oldRow("Geländekunde", some), newRow("Gerätekunde", some)}).size(), 1);
    Cells others = some;
    some.insert(some.end(), {{"page", Value::integer(11)}, {"weight", Value::real(1.5)}});
    others.insert(others.end(), {{"page", Value::integer(22)}, {"weight", Value::real(2.5)}});
    QCOMPARE(offers({oldRow("Geländekunde", some), newRow("Gerätekunde", others)}), QStringList());
    // Also when they say as little as the others.
    some = {{"personal", Value::integer(1)}, {"damage", text("a")}, {"source_id", text("b")}};
    others = some;
    QCOMPARE(offers({oldRow("Geländekunde", some), newRow("Gerätekunde", others)}).size(), 1);
    some.insert(some.end(), {{"description", text("c")}, {"skill", text("d")}});
    others.insert(others.end(), {{"description", text("e")}, {"skill", text("f")}});
    QCOMPARE(offers({oldRow("Geländekunde", some), newRow("Gerätekunde", others)}), QStringList());
    QCOMPARE(offers({oldRow("Stufe 1"), newRow("Stufe 2")}), QStringList());
}

void TestMasterRenames::theBestPairFirst() {
    QCOMPARE(offers({oldRow("Zauberschrift"), oldRow("Zauberschriftrolle"), newRow("Zauberschriftrollen")}),
             QStringList{q("Zauberschriftrolle -> Zauberschriftrollen")});
    // What is left over gets the next best.
    QCOMPARE(
        offers({oldRow("Zauberschriften lesen"), oldRow("Zauberschriften"), newRow("Zauberschriften leser"),
                newRow("Zauberschriften le")}),
        (QStringList{q("Zauberschriften -> Zauberschriften le"), q("Zauberschriften lesen -> Zauberschriften leser")}));
}

void TestMasterRenames::nobodyCanTell() {
    const Cells same{{"description", text(kLong)}, {"damage", text("2W6")}};
    QCOMPARE(offers({oldRow("abcdefgh", same), newRow("abcdefxy", same)}).size(), 1);
    QCOMPARE(offers({oldRow("abcdefgh", same), oldRow("abcdefmn", same), newRow("abcdefxy", same)}), QStringList());
    QCOMPARE(offers({oldRow("abcdefgh", same), newRow("abcdefmn", same), newRow("abcdefxy", same)}), QStringList());
    // Rows of one key are ambiguous before anybody looks for renames.
    std::vector<RowChange> rows{newRow("Placeholders", same)};
    for (int i = 0; i < 10; ++i)
        rows.push_back(row(RowState::Ambiguous, "Placeholder", same));
    QCOMPARE(offers(rows), QStringList());
    rows[1].state = RowState::TargetOnly;
    QCOMPARE(offers(rows).size(), 1);
}

void TestMasterRenames::swappedContents() {
    const Cells one{{"description", text(kLong)}, {"damage", text("2W6")}, {"page", Value::integer(120)}};
    const Cells two{{"description", text("Short, light, and easily hidden under a cloak")},
                    {"damage", text("1W6-1")},
                    {"page", Value::integer(77)}};
    // The content tells rows apart, even where the names would say otherwise.
    QCOMPARE(offers({oldRow("Streitaxt", one), oldRow("Wurfdolch", two), newRow("Wurfdolche", one),
                     newRow("Streitäxte", two)}),
             (QStringList{q("Streitaxt -> Wurfdolche"), q("Wurfdolch -> Streitäxte")}));
}

void TestMasterRenames::swappedNames() {
    // Both keys are on both sides: two changed rows, and nothing to offer.
    RowChange one = row(RowState::Changed, "Dolch", {{"description", text(kLong)}});
    RowChange two = row(RowState::Changed, "Axt", {{"description", text("Heavy")}});
    one.cells.back().package = text("Heavy");
    two.cells.back().package = text(kLong);
    QCOMPARE(offers({one, two}), QStringList());
}

void TestMasterRenames::onlyTheseStates_data() {
    QTest::addColumn<RowState>("from");
    QTest::addColumn<RowState>("to");
    for (const RowState from : kRowStates) {
        for (const RowState to : kRowStates)
            QTest::addRow("%d to %d", int(from), int(to)) << from << to;
    }
}

void TestMasterRenames::onlyTheseStates() {
    QFETCH(RowState, from);
    QFETCH(RowState, to);
    RowChange one = row(from, "Heilkunde", {{"description", text(kLong)}});
    RowChange two = row(to, "Heilkunden", {{"description", text(kLong)}});
    for (RowChange *row : {&one, &two}) {
        for (CellChange &cell : row->cells) // whoever looks at them finds them alike
            cell.target = cell.package = cell.target.isNull() ? cell.package : cell.target;
    }
    const auto onlyInTarget = [](RowState s) { return s == RowState::TargetOnly || s == RowState::Removed; };
    const bool expected = (to == RowState::New && onlyInTarget(from)) || (from == RowState::New && onlyInTarget(to));
    QCOMPARE(offers({one, two}).size(), expected ? 1 : 0);
}

void TestMasterRenames::baseline() {
    const Cells cells{{"description", text(kLong)}};
    RowChange from = oldRow("Heilkunde", cells);
    RowChange to = newRow("Heilkunden", cells);
    QCOMPARE(offers({from, to}, false).size(), 1);
    // Made in the target: the package never had it, so it cannot have renamed it.
    QCOMPARE(offers({from, to}, true).size(), 0);
    for (CellChange &cell : from.cells)
        cell.baseline = cell.target;
    QCOMPARE(offers({from, to}, true).size(), 1);
    // Deployed once and removed in the target: then both were there at once.
    for (CellChange &cell : to.cells)
        cell.baseline = cell.package;
    QCOMPARE(offers({from, to}, true).size(), 0);
    QCOMPARE(offers({from, to}, false).size(), 1);
}

void TestMasterRenames::oldHintsGo() {
    EntityDiff diff;
    diff.rows = {oldRow("Heilkunde"), newRow("Zauberei")};
    diff.rows[1].rename = RenameHint{diff.rows[0].keyBytes, diff.rows[0].key, 0.9};
    findRenames(weapons(), diff, false);
    QVERIFY(!diff.rows[1].rename.has_value());
    EntityDiff empty;
    QCOMPARE(findRenames(weapons(), empty, true), qint64(0));
}

QTEST_GUILESS_MAIN(TestMasterRenames)
#include "test_master_renames.moc"
