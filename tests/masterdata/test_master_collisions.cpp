// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/data_diff.h"
#include "masterdata/rows/data_row.h"
#include "support/test_databases.h"

#include <QTest>

#include "library.h"
#include "store.h"

#include <algorithm>

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

class TestMasterCollisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysOfTheTarget_data() { addEngineRows(); }
    void keysOfTheTarget();
    void keysAmongThemselves_data() { addEngineRows(); }
    void keysAmongThemselves();
    void uniqueIndexes_data() { addEngineRows(); }
    void uniqueIndexes();
    void indexesWithRulesOfTheirOwn_data() { addEngineRows(); }
    void indexesWithRulesOfTheirOwn();
    void otherCharacterSets();
    void valuesThatAreGivenUp_data() { addEngineRows(); }
    void valuesThatAreGivenUp();
    void rowsThatStayKeepTheirValues_data() { addEngineRows(); }
    void rowsThatStayKeepTheirValues();
    void references_data() { addEngineRows(); }
    void references();
    void manyRows_data() { addEngineRows(); }
    void manyRows();
};

namespace {

bool onServer() {
    return currentEngine() == db::Engine::MariaDb;
}

const char *const kItems = "CREATE TABLE m_items (@id, code VARCHAR(20) @ci NOT NULL)";

} // namespace

void TestMasterCollisions::keysOfTheTarget() {
    Store target({s(kItems), s("INSERT INTO m_items VALUES (3, 'ha'), (4, 'b'), (5, '?'), (6, 'same')")});
    std::vector<RowChange> rows{added("HA"),
                                added("b "),
                                added("Hä"),
                                added("c"),
                                renamed(4, "b", "B"), // its own key is no other's
                                renamed(6, "same", "hA"),
                                added("%1 o'x\\")};
    rows[3].action = RowAction::Decide;
    target.findCollisions(rows);
    const QString note = onServer() ? s("The server calls its key equal to “%1” (id %2): utf8mb4_unicode_ci does not "
                                        "tell them apart.")
                                    : s("The server calls its key equal to “%1” (id %2).");
    const QString both = s("The server calls its key equal to “%1”, which is written too: utf8mb4_unicode_ci does not "
                           "tell them apart.");
    const QString ha = note.arg(s("ha")).arg(3);
    QCOMPARE(lines(rows), (QStringList{s("HA: ") + ha, s("b : ") + (onServer() ? both.arg(s("B")) : s("fine")),
                                       s("Hä: ") + (onServer() ? ha : s("fine")), s("c: fine"),
                                       s("B: ") + (onServer() ? both.arg(s("b ")) : s("fine")), s("hA: ") + ha,
                                       s("%1 o'x\\: fine")}));
    QCOMPARE(rows.front().cells.size(), 1U);
    QCOMPARE(rows[3].action, RowAction::Decide);
}

void TestMasterCollisions::keysAmongThemselves() {
    Store target({s(kItems)});
    std::vector<RowChange> rows{added("ha"), added("x"), added("HA"), added("y"), added("Ha")};
    rows[4].action = RowAction::Leave;
    target.findCollisions(rows);
    const QString end = onServer() ? s(", which is written too: utf8mb4_unicode_ci does not tell them apart.")
                                   : s(", which is written too.");
    QCOMPARE(lines(rows),
             (QStringList{s("ha: The server calls its key equal to “HA”") + end, s("x: fine"),
                          s("HA: The server calls its key equal to “ha”") + end, s("y: fine"), s("Ha: fine")}));
    // Where the collation tells them apart they are two rows.
    Store exact(
        {s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL)"), s("INSERT INTO m_items VALUES (3, 'hA')")});
    rows = {added("ha"), added("HA"), added("Hä"), added("😀"), added("😎")};
    exact.findCollisions(rows);
    QVERIFY(std::ranges::all_of(rows, [](const RowChange &row) { return row.action == RowAction::Write; }));
}

void TestMasterCollisions::uniqueIndexes() {
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name VARCHAR(20) @ci, place INT)"),
                  s("CREATE UNIQUE INDEX items_name ON m_items (name)"),
                  s("CREATE UNIQUE INDEX items_place ON m_items (place, name)"),
                  s("INSERT INTO m_items VALUES (1, 'a', 'One', NULL), (2, 'b', 'Two', 7), (3, 'c', NULL, NULL), "
                    "(4, 'd', '', NULL)")});
    std::vector<RowChange> rows{added("e", "ONE"), changed("c", 3, "two"), added("f"), added("g", ""),
                                added("h", "New"), added("i", "NEW"),      added("j"), added("k", "One")};
    target.findCollisions(rows);
    const QString note = s("No two rows may have the same name, and the server calls that of “%1” (id %2) equal.");
    const QString both =
        s("No two rows may have the same name, and the server calls that of “%1”, which is written too, equal.");
    QCOMPARE(lines(rows), (QStringList{s("e: ") + note.arg(s("a")).arg(1), s("c: ") + note.arg(s("b")).arg(2),
                                       s("f: fine"), s("g: ") + note.arg(s("d")).arg(4), s("h: ") + both.arg(s("i")),
                                       s("i: ") + both.arg(s("h")), s("j: fine"), s("k: ") + note.arg(s("a")).arg(1)}));

    // A cell that somebody keeps is not written, and a row that is updated has the other cells of the index.
    rows = {changed("a", 1, Cells{{s("name"), text("two")}, {s("place"), number(7)}})};
    rows.front().cells.front().write = false;
    target.findCollisions(rows);
    QCOMPARE(lines(rows), QStringList{s("a: fine")});
    Store several({s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name VARCHAR(20) @ci, place INT)"),
                   s("CREATE UNIQUE INDEX items_place ON m_items (place, name)"),
                   s("INSERT INTO m_items VALUES (1, 'a', 'One', 7), (2, 'b', 'one', 8), (3, 'c', 'one', NULL)")});
    rows = {changed("b", 2, Cells{{s("place"), number(7)}}), changed("c", 3, Cells{{s("place"), number(9)}}),
            added("e", Cells{{s("code"), text("e")}, {s("name"), text("ONE")}, {s("place"), number(8)}})};
    several.findCollisions(rows);
    // The new row's place is not given up, because the row that has it stays.
    QCOMPARE(lines(rows), (QStringList{s("b: No two rows may have the same place, name, and the server calls that of "
                                         "“a” (id 1) equal."),
                                       s("c: fine"),
                                       s("e: No two rows may have the same place, name, and the server calls that of "
                                         "“b” (id 2) equal.")}));
}

void TestMasterCollisions::indexesWithRulesOfTheirOwn() {
    if (onServer()) {
        Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name TEXT @ci, UNIQUE KEY short "
                        "(name(3)))"),
                      s("INSERT INTO m_items VALUES (1, 'a', 'abcdef'), (2, 'b', 'ABx')")});
        std::vector<RowChange> rows{added("c", "ABCxyz"), added("d", "ab"), added("e", "äbXy"), added("f", "xyzu"),
                                    added("g", "XYZv")};
        target.findCollisions(rows);
        const QString note = s("No two rows may have the same name, and the server calls that of “%1” (id %2) equal.");
        const QString both =
            s("No two rows may have the same name, and the server calls that of “%1”, which is written too, equal.");
        QCOMPARE(lines(rows),
                 (QStringList{s("c: ") + note.arg(s("a")).arg(1), s("d: fine"), s("e: ") + note.arg(s("b")).arg(2),
                              s("f: ") + both.arg(s("g")), s("g: ") + both.arg(s("f"))}));
        return;
    }
    // The index's collation decides, not the column's; and UNIQUE inside of CREATE TABLE is an index too.
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) NOT NULL, name VARCHAR(20), other VARCHAR(20) COLLATE "
                    "RTRIM UNIQUE, third VARCHAR(20) COLLATE NOCASE)"),
                  s("CREATE UNIQUE INDEX items_name ON m_items (name COLLATE NOCASE)"),
                  s("CREATE UNIQUE INDEX items_third ON m_items (third COLLATE BINARY)"),
                  s("CREATE UNIQUE INDEX items_some ON m_items (code COLLATE NOCASE) WHERE third = 'x'"),
                  s("INSERT INTO m_items VALUES (1, 'a', 'One', 'o', 'three')")});
    const auto with = [](const char *key, const char *column, const char *value) {
        return added(key, Cells{{s("code"), text(key)}, {s(column), text(value)}});
    };
    std::vector<RowChange> rows{with("c", "name", "ONE"),    with("d", "name", "Two"),    with("e", "name", "tWO"),
                                with("f", "other", "o  "),   with("g", "other", "O"),     with("h", "other", "o2"),
                                with("i", "other", "o2   "), with("j", "third", "THREE"), with("k", "third", "three"),
                                with("l", "third", "Four"),  with("m", "third", "four")};
    target.findCollisions(rows);
    const QString note = s("No two rows may have the same %1, and the server calls that of “a” (id 1) equal.");
    const QString both =
        s("No two rows may have the same %1, and the server calls that of “%2”, which is written too, equal.");
    QCOMPARE(lines(rows),
             (QStringList{s("c: ") + note.arg(s("name")), s("d: ") + both.arg(s("name"), s("e")),
                          s("e: ") + both.arg(s("name"), s("d")), s("f: ") + note.arg(s("other")), s("g: fine"),
                          s("h: ") + both.arg(s("other"), s("i")), s("i: ") + both.arg(s("other"), s("h")),
                          s("j: fine"), s("k: ") + note.arg(s("third")), s("l: fine"), s("m: fine")}));
}

void TestMasterCollisions::otherCharacterSets() {
    for (const char *charset : {"CHARACTER SET latin1", "CHARACTER SET utf8mb3",
                                "CHARACTER SET utf8mb4 COLLATE "
                                "utf8mb4_general_nopad_ci",
                                "CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"}) {
        Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) %1 NOT NULL, kind ENUM('x', 'y') %1, UNIQUE KEY "
                        "(kind))")
                          .arg(s(charset)),
                      s("INSERT INTO m_items VALUES (1, '?', NULL), (2, 'a?', NULL), (3, 'ha', 'x')")},
                     db::Engine::MariaDb);
        std::vector<RowChange> rows{added("🌿"), added("HA"), added("ha "),
                                    added("k", Cells{{s("code"), text("k")}, {s("kind"), text("x")}})};
        target.findCollisions(rows);
        const bool blanksCount = s(charset).contains(QLatin1String("nopad"));
        QCOMPARE(rows[0].state, RowState::New); // a character that the column lacks is no question mark
        QCOMPARE(rows[1].state, RowState::Ambiguous);
        QCOMPARE(rows[2].state, blanksCount ? RowState::New : RowState::Ambiguous);
        QCOMPARE(rows[3].state, RowState::Ambiguous);
    }
}

void TestMasterCollisions::valuesThatAreGivenUp() {
    Store target(
        {s("CREATE TABLE m_items (@id, code VARCHAR(20) @ci NOT NULL, name VARCHAR(20) @ci UNIQUE)"),
         s("INSERT INTO m_items VALUES (1, 'a', 'One'), (2, 'b', 'Two'), (3, 'c', 'Three'), (4, 'd', 'Four')")});
    const auto allFine = [&](std::vector<RowChange> rows) {
        target.findCollisions(rows);
        return lines(rows).filter(s(": fine")).size() == static_cast<qsizetype>(rows.size());
    };
    QVERIFY(allFine({changed("a", 1, "Two"), changed("b", 2, "One")}));                            // a swap
    QVERIFY(allFine({changed("a", 1, "two"), changed("b", 2, "THREE"), changed("c", 3, "Five")})); // a chain
    QVERIFY(allFine({changed("a", 1, "two"), changed("b", 2, nullptr)}));
    QVERIFY(allFine({added("e", "ONE"), removed("a", 1)}));
    QVERIFY(allFine({added("A", "Five"), removed("a", 1)}));
    QVERIFY(allFine({added("A", "Five"), renamed(1, "a", "z")}));
    // A conflict about a row that the package no longer has, decided for the package.
    RowChange conflict = removed("a", 1);
    conflict.state = RowState::Conflict;
    QVERIFY(allFine({added("e", "ONE"), conflict}));
}

void TestMasterCollisions::rowsThatStayKeepTheirValues() {
    Store target(
        {s("CREATE TABLE m_items (@id, code VARCHAR(20) @ci NOT NULL, name VARCHAR(20) @ci UNIQUE)"),
         s("INSERT INTO m_items VALUES (1, 'a', 'One'), (2, 'b', 'Two'), (3, 'c', 'Three'), (4, 'd', 'Four')")});
    const QString note = s("No two rows may have the same name, and the server calls that of “%1” (id %2) equal.");
    std::vector<RowChange> rows{added("e", "ONE"), removed("a", 1, RowAction::Decide)};
    target.findCollisions(rows);
    QCOMPARE(lines(rows), (QStringList{s("e: ") + note.arg(s("a")).arg(1), s("a: fine")}));
    rows = {added("e", "ONE"), removed("a", 1, RowAction::Leave)};
    rows[1].state = RowState::TargetOnly;
    target.findCollisions(rows);
    QCOMPARE(rows[0].state, RowState::Ambiguous);
    // The end of the chain is held by a row that nobody changes, so the whole chain stays.
    rows = {changed("a", 1, "Two"), changed("b", 2, "Three"), changed("c", 3, "FOUR"), added("e", "one")};
    target.findCollisions(rows);
    QCOMPARE(lines(rows), (QStringList{s("a: ") + note.arg(s("b")).arg(2), s("b: ") + note.arg(s("c")).arg(3),
                                       s("c: ") + note.arg(s("d")).arg(4), s("e: ") + note.arg(s("a")).arg(1)}));
    // A renamed row that stays is named as the target calls it.
    rows = {renamed(1, "a", "D"), added("A")};
    target.findCollisions(rows);
    QVERIFY2(rows[0].note.contains(s("“d” (id 4)")), qPrintable(rows[0].note));
    QVERIFY2(rows[1].note.contains(s("“a” (id 1)")), qPrintable(rows[1].note));
}

void TestMasterCollisions::references() {
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @ci NOT NULL, kind_id BIGINT UNSIGNED, slot INT)"),
                  s("CREATE UNIQUE INDEX items_slot ON m_items (kind_id, slot)"),
                  s("INSERT INTO m_kinds VALUES (1, 'tool'), (2, 'toy')"),
                  s("INSERT INTO m_items VALUES (1, 'saw', 1, 5), (2, 'ball', 2, 5)")},
                 currentEngine(), "\"kind_id\", \"code\"",
                 "[[entity.reference]]\ncolumn = \"kind_id\"\nto = \"kinds\"\njson = \"kind\"\n");
    target.setIds([](const NodeReference &reference, const std::string &key) {
        if (reference.definition.column != s("kind_id"))
            qFatal("an unknown reference");
        return key == encodeKey({text("tool")}) ? number(1) : key == encodeKey({text("toy")}) ? number(2) : nothing();
    });
    const auto item = [](const char *kind, const char *code, std::optional<qint64> slot) {
        Cells cells{{s("kind_id"), text(kind)}, {s("code"), text(code)}};
        if (slot)
            cells.emplace_back(s("slot"), number(*slot));
        RowChange row = added(code, cells);
        row.key = s(kind) + s(" / ") + s(code);
        row.cells.front().packageKey = encodeKey({text(kind)});
        return row;
    };
    std::vector<RowChange> rows{item("tool", "SAW", {}), item("toy", "SAW", {}),  item("tool", "axe", 5),
                                item("new", "BALL", 5),  item("new", "ball", {}), item("new", "doll", 5),
                                item("newer", "ball", 5)};
    target.findCollisions(rows);
    const QString end = onServer() ? s(": utf8mb4_unicode_ci does not tell them apart.") : s(".");
    QCOMPARE(
        lines(rows),
        (QStringList{s("tool / SAW: The server calls its key equal to “saw” (id 1)") + end, s("toy / SAW: fine"),
                     s("tool / axe: No two rows may have the same kind_id, slot, and the server calls that of “saw” "
                       "(id 1) equal."),
                     s("new / BALL: The server calls its key equal to “new / ball”, which is written too") + end,
                     s("new / ball: The server calls its key equal to “new / BALL”, which is written too") + end,
                     s("new / doll: fine"), s("newer / ball: fine")}));
}

void TestMasterCollisions::manyRows() {
    constexpr int kRows = 1700;
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @ci NOT NULL, name VARCHAR(20) @ci UNIQUE)")});
    std::vector<RowChange> rows;
    std::vector<std::vector<db::Value>> present;
    for (int i = 0; i < kRows; ++i) {
        const std::string code = "item " + std::to_string(i);
        rows.push_back(added(code.c_str(), code.c_str()));
        if (i % 100 == 50)
            present.push_back({number(i), db::Value::text("ITEM " + std::to_string(i)), nothing()});
    }
    rows.push_back(added("Item 3", "elsewhere"));
    rows.push_back(added("one more", "Item 1204"));
    {
        db::Transaction transaction = valueOrDie(db::Transaction::begin(target.connection()));
        addRows(target.connection(), s("m_items"), {s("id"), s("code"), s("name")}, present);
        valueOrDie(transaction.commit());
    }
    target.findCollisions(rows);
    QStringList found;
    for (const RowChange &row : rows) {
        if (row.state == RowState::Ambiguous)
            found << row.key;
    }
    QStringList expected{s("item 3"), s("item 1204"), s("Item 3"), s("one more")};
    for (int i = 50; i < kRows; i += 100)
        expected << QStringLiteral("item %1").arg(i);
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestMasterCollisions)
#include "test_master_collisions.moc"
