// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/placeholders.h"
#include "masterdata/rows/data_row.h"
#include "support/test_databases.h"

#include <QTest>

#include "library.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

class TestMasterPlaceholders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchanges_data();
    void exchanges();
    void exchangesOfSeveralColumns_data() { addEngineRows(); }
    void exchangesOfSeveralColumns();
    void exchangesOfPrefixes();
    void madeUpValuesAvoidThoseInUse_data() { addEngineRows(); }
    void madeUpValuesAvoidThoseInUse();
    void noPlaceholder_data() { addEngineRows(); }
    void noPlaceholder();
};

void TestMasterPlaceholders::exchanges_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("name");
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
        for (const char *type :
             {"VARCHAR(20) @ci", "VARCHAR(20) @ci NOT NULL", "VARCHAR(5) @ci NOT NULL", "VARCHAR(1) @bin NOT NULL",
              "INT NOT NULL", "SMALLINT NOT NULL", "CHAR(4) @ci NOT NULL", "TINYINT(1) NOT NULL"})
            QTest::addRow("%s, %s", qPrintable(db::engineName(engine)), type) << engine << s(type);
    }
}

void TestMasterPlaceholders::exchanges() {
    QFETCH(QString, name);
    const QStringList statements{
        s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name ") + name + s(" UNIQUE)"),
        s("INSERT INTO m_items VALUES (1, 'a', '1'), (2, 'b', '2'), (3, 'c', '3'), (4, 'd', '4')")};
    const bool isNumber = name.contains(QLatin1String("INT"));
    const auto value = [&](const char *digit) { return isNumber ? number(QByteArray(digit).toInt()) : text(digit); };
    const auto change = [&](const char *key, qint64 id, const char *digit) {
        return changed(key, id, Cells{{s("name"), value(digit)}});
    };
    const auto add = [&](const char *key, const char *digit) {
        return added(key, Cells{{s("code"), text(key)}, {s("name"), value(digit)}});
    };
    const auto after = [&](const std::vector<RowChange> &rows) {
        Store target(statements);
        std::vector<RowChange> checked = rows;
        target.findCollisions(checked);
        if (lines(checked).filter(s(": fine")).size() != static_cast<qsizetype>(rows.size()))
            return lines(checked);
        target.writeInEveryOrder(checked);
        return cells(target.connection(), s("SELECT code, name FROM m_items ORDER BY code"));
    };
    QCOMPARE(after({change("a", 1, "2"), change("b", 2, "1")}), (QStringList{s("a|2"), s("b|1"), s("c|3"), s("d|4")}));
    QCOMPARE(after({change("a", 1, "2"), change("b", 2, "3"), change("c", 3, "1")}),
             (QStringList{s("a|2"), s("b|3"), s("c|1"), s("d|4")}));
    QCOMPARE(after({change("a", 1, "5"), add("e", "1")}),
             (QStringList{s("a|5"), s("b|2"), s("c|3"), s("d|4"), s("e|1")}));
    QCOMPARE(after({removed("a", 1), add("e", "1")}), (QStringList{s("b|2"), s("c|3"), s("d|4"), s("e|1")}));
    QCOMPARE(after({removed("a", 1), change("b", 2, "1"), add("e", "2")}),
             (QStringList{s("b|1"), s("c|3"), s("d|4"), s("e|2")}));
    if (isNumber)
        return;
    // A name that is only spelled differently is no exchange.
    Store target(statements);
    const std::vector<RowChange> own{changed("a", 1, "x"), changed("b", 2, "y")};
    QVERIFY(valueOrDie(target.placeholders(own)).empty());
    run(target.connection(), {s("UPDATE m_items SET name = 'q' WHERE id = 1")});
    QVERIFY(valueOrDie(target.placeholders({changed("a", 1, "Q")})).empty());
}

void TestMasterPlaceholders::exchangesOfSeveralColumns() {
    const QStringList rows{s("INSERT INTO m_items VALUES (1, 'a', 'One', 1, NULL), (2, 'b', 'Two', 1, NULL), (3, 'c', "
                             "'One', 2, NULL), (4, 'd', 'Two', 2, NULL)")};
    {
        Store target(QStringList{s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name VARCHAR(5) @ci NOT "
                                   "NULL, place INT NOT NULL, extra INT)"),
                                 s("CREATE UNIQUE INDEX both_columns ON m_items (place, name)")} +
                     rows);
        // Only cells that are written again may be changed: of a the name, of c the place, of d both.
        const std::vector<RowChange> changes{
            changed("a", 1, "two"), changed("b", 2, Cells{{s("place"), number(2)}}),
            changed("d", 4, Cells{{s("name"), text("One")}, {s("place"), number(1)}}),
            added("e", Cells{{s("code"), text("e")}, {s("name"), text("oNE")}, {s("place"), number(3)}})};
        target.writeInEveryOrder(changes);
        QCOMPARE(target.items("code, name, place"),
                 (QStringList{s("1|a|two|1"), s("2|b|Two|2"), s("3|c|One|2"), s("4|d|One|1")}) +
                     target.items("code, name, place").last(1));
        QVERIFY(target.items("code, name, place").last().endsWith(s("|e|oNE|3")));
    }
    // A column that may be NULL frees all of the index, but only if it is written or the row goes.
    Store target(QStringList{s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name VARCHAR(5) @ci NOT "
                               "NULL, place INT, extra INT)"),
                             s("CREATE UNIQUE INDEX both_columns ON m_items (name, place)")} +
                 rows);
    const std::vector<RowChange> changes{
        changed("a", 1, "Two"), changed("b", 2, "One"), removed("c", 3),
        added("e", Cells{{s("code"), text("e")}, {s("name"), text("ONE")}, {s("place"), number(2)}})};
    const auto found = valueOrDie(target.placeholders(changes));
    QCOMPARE(found.size(), 3U);
    QCOMPARE(found[0].cells.front().first, s("name"));
    QCOMPARE(found[2].cells, (std::vector<std::pair<QString, db::Value>>{{s("place"), nothing()}}));
    target.writeInEveryOrder(changes);
    QCOMPARE(cells(target.connection(), s("SELECT code, name, place FROM m_items ORDER BY code")),
             (QStringList{s("a|Two|1"), s("b|One|1"), s("d|Two|2"), s("e|ONE|2")}));
}

void TestMasterPlaceholders::exchangesOfPrefixes() {
    Store target(
        {s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name TEXT @ci NOT NULL, UNIQUE KEY short "
           "(name(2)))"),
         s("INSERT INTO m_items VALUES (1, 'a', 'Oneone'), (2, 'b', 'Twotwo'), (3, 'c', 'zzz')")},
        db::Engine::MariaDb);
    target.writeInEveryOrder({changed("a", 1, "TWilight"), changed("b", 2, "on")});
    QCOMPARE(target.items("name"), (QStringList{s("1|TWilight"), s("2|on"), s("3|zzz")}));
}

void TestMasterPlaceholders::madeUpValuesAvoidThoseInUse() {
    // "z" is there, "y" will be, and "X" equals "x".
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name VARCHAR(1) @ci NOT NULL UNIQUE)"),
                  s("INSERT INTO m_items VALUES (1, 'a', '1'), (2, 'b', '2'), (3, 'c', 'Z'), (4, 'd', 'X')")});
    const std::vector<RowChange> rows{changed("a", 1, "2"), changed("b", 2, "1"), added("e", "Y")};
    const auto found = valueOrDie(target.placeholders(rows));
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].cells, (std::vector<std::pair<QString, db::Value>>{{s("name"), text("w")}}));
    QCOMPARE(found[1].cells, (std::vector<std::pair<QString, db::Value>>{{s("name"), text("v")}}));
    target.writeInEveryOrder(rows);

    // With every letter and digit in use there is none left.
    std::vector<std::vector<db::Value>> all;
    for (const char letter : std::string("3456789abcdefghijklmnopqrstuvw"))
        all.push_back({text("x"), db::Value::text(std::string(1, letter))});
    addRows(target.connection(), s("m_items"), {s("code"), s("name")}, all);
    run(target.connection(), {s("INSERT INTO m_items (code, name) VALUES ('x', '0')")});
    const auto none = target.placeholders({changed("a", 1, "1"), changed("b", 2, "2")});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Conflict);
    QVERIFY2(none.error().message.contains(s("“a” (id 1), “b” (id 2)")), qPrintable(none.error().message));
}

void TestMasterPlaceholders::noPlaceholder() {
    Store target({s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, name DATE NOT NULL UNIQUE)"),
                  s("INSERT INTO m_items VALUES (1, 'a', '2001-01-01'), (2, 'b', '2002-02-02')")});
    const auto found = target.placeholders({changed("a", 1, "2002-02-02"), changed("b", 2, "2001-01-01")});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Conflict);
    QCOMPARE(found.error().message,
             s("Rows of m_items cannot exchange their unique values: 2 row(s) cannot be given a value for the time in "
               "between: “a” (id 1), “b” (id 2). Nothing was changed."));
    // Nothing is needed where nobody wants what another one has.
    QVERIFY(valueOrDie(target.placeholders({changed("a", 1, "2003-02-02")})).empty());

    // References cannot be made up.
    Store links(
        {s("CREATE TABLE m_items (@id, code VARCHAR(20) @bin NOT NULL, kind_id BIGINT UNSIGNED NOT NULL UNIQUE, "
           "FOREIGN KEY (kind_id) REFERENCES m_kinds (id))"),
         s("INSERT INTO m_kinds VALUES (1, 'tool'), (2, 'toy')"),
         s("INSERT INTO m_items VALUES (1, 'a', 1), (2, 'b', 2)")},
        currentEngine(), "\"code\"", "[[entity.reference]]\ncolumn = \"kind_id\"\nto = \"kinds\"\njson = \"kind\"\n");
    links.setIds([](const NodeReference &, const std::string &key) {
        return key == encodeKey({text("tool")}) ? number(1) : number(2);
    });
    std::vector<RowChange> rows{changed("a", 1, Cells{{s("kind_id"), text("toy")}}),
                                changed("b", 2, Cells{{s("kind_id"), text("tool")}})};
    rows[0].cells.front().packageKey = encodeKey({text("toy")});
    rows[1].cells.front().packageKey = encodeKey({text("tool")});
    const auto stuck = links.placeholders(rows);
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().code, ErrorCode::Conflict);
    links.findCollisions(rows);
    QCOMPARE(lines(rows), (QStringList{s("a: fine"), s("b: fine")}));
}

QTEST_GUILESS_MAIN(TestMasterPlaceholders)
#include "test_master_placeholders.moc"
