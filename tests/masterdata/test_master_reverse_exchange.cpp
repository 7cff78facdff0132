// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include "library.h"
#include "reverse_helpers.h"

using namespace stellwerk;
using namespace stellwerk::test;
using masterdata::ReverseCell;
using masterdata::ReverseReport;

namespace {

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

/// What an import has noted; the tests make the rows by SQL as it has left them.
class Noted final {
public:
    explicit Noted(const char *table)
        : m_table(q(table)),
          m_file(m_folder.filePath(q("reverse.jsonl"))),
          m_writer(valueOrDie(masterdata::ReverseWriter::create(m_file, {}))) {}

    void updated(qint64 id, const std::vector<ReverseCell> &cells) {
        valueOrDie(m_writer.updated(m_table, q("id"), number(id), cells));
    }
    void updated(qint64 id, const char *column, const char *before, const char *after) {
        updated(id, {{q(column), text(before), text(after)}});
    }
    void inserted(qint64 id, const std::vector<ReverseCell> &cells) {
        valueOrDie(m_writer.inserted(m_table, q("id"), number(id), cells));
    }
    [[nodiscard]] ReverseReport undo(db::Connection &connection) {
        valueOrDie(m_writer.finish());
        return valueOrDie(test::undo(connection, m_file));
    }

private:
    QString m_table;
    QTemporaryDir m_folder;
    QString m_file;
    masterdata::ReverseWriter m_writer;
};

QStringList kinds(db::Connection &connection) {
    return cells(connection, q("SELECT * FROM kinds ORDER BY id"));
}

} // namespace

/// Rows that hold what others held before the import.
class TestMasterReverseExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangedCodes_data() { addEngineRows(); }
    void exchangedCodes();
    void rowsThatChangedTwice_data() { addEngineRows(); }
    void rowsThatChangedTwice();
    void codeOfARowThatIsPointedAt_data() { addEngineRows(); }
    void codeOfARowThatIsPointedAt();
    void somebodyHoldsOneOfThem_data() { addEngineRows(); }
    void somebodyHoldsOneOfThem();
    void somebodyChangedOneOfThem_data() { addEngineRows(); }
    void somebodyChangedOneOfThem();
    void longChain_data() { addEngineRows(); }
    void longChain();
    void nullStandsIn_data() { addEngineRows(); }
    void nullStandsIn();
    void noValueStandsIn_data() { addEngineRows(); }
    void noValueStandsIn();
    void triggerForbidsTheValueInBetween_data() { addEngineRows(); }
    void triggerForbidsTheValueInBetween();
    void usersRowsFollow_data() { addEngineRows(); }
    void usersRowsFollow();
};

void TestMasterReverseExchange::exchangedCodes() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection, {q("UPDATE kinds SET code = 'x' WHERE id = 1"), q("UPDATE kinds SET code = 'tea' WHERE id = 2"),
                     q("UPDATE kinds SET code = 'nut' WHERE id = 1"),
                     q("INSERT INTO kinds VALUES (4, 'egg', '', NULL), (5, 'oil', '', NULL), (6, 'rye', '', NULL)")});
    Noted noted("kinds");
    noted.updated(1, "code", "tea", "nut");
    noted.updated(2, "code", "nut", "tea");
    noted.updated(4, "code", "oil", "egg");
    noted.updated(5, "code", "rye", "oil");
    noted.updated(6, "code", "egg", "rye");
    noted.updated(3, "name", "Bun", "");
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 6);
    QCOMPARE(kinds(connection), (QStringList{q("1|tea|Tea|NULL"), q("2|nut|Nut|1"), q("3|bun|Bun|NULL"),
                                             q("4|oil||NULL"), q("5|rye||NULL"), q("6|egg||NULL")}));
}

/// A reference that closes a circle is written at the end.
void TestMasterReverseExchange::rowsThatChangedTwice() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection, {q("INSERT INTO kinds VALUES (4, 'egg', '', 1), (5, 'oil', '', 2)")});
    Noted noted("kinds");
    noted.updated(4, "code", "oil", "egg");
    noted.updated(5, "code", "egg", "oil");
    noted.updated(4, {{q("parent_id"), nothing(), number(1)}});
    noted.updated(5, {{q("parent_id"), number(3), number(2)}});
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 2);
    QCOMPARE(cells(connection, q("SELECT * FROM kinds WHERE id > 3 ORDER BY id")),
             (QStringList{q("4|oil||NULL"), q("5|egg||3")}));
}

/// The row cannot go back before the new one has gone, at which it points.
void TestMasterReverseExchange::codeOfARowThatIsPointedAt() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection, {q("INSERT INTO kinds VALUES (4, 'egg', 'new', NULL), (5, 'oil', '', 4)")});
    Noted noted("kinds");
    noted.updated(5, {{q("code"), text("egg"), text("oil")}, {q("parent_id"), nothing(), number(4)}});
    noted.inserted(4, {{q("code"), nothing(), text("egg")}, {q("name"), nothing(), text("new")}});
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 2);
    QCOMPARE(cells(connection, q("SELECT * FROM kinds WHERE id > 3")), QStringList{q("5|egg||NULL")});
}

/// Then nobody who depends on it goes back, and everybody else does.
void TestMasterReverseExchange::somebodyHoldsOneOfThem() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection, {q("INSERT INTO kinds VALUES (4, 'egg', '', NULL), (5, 'oil', '', NULL), (6, 'rye', '', NULL), "
                       "(7, 'fig', '', NULL), (8, 'Mine', 'Mine', NULL)")});
    Noted noted("kinds");
    noted.updated(4, "code", "mine", "egg"); // for MariaDB equal to what somebody has given to his own row
    noted.updated(5, "code", "egg", "oil");
    noted.updated(6, "code", "fig", "rye");
    noted.updated(7, "code", "rye", "fig");
    const bool isMariaDb = connection.engine() == db::Engine::MariaDb;
    if (!isMariaDb)
        run(connection, {q("UPDATE kinds SET code = 'mine' WHERE id = 8")});
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.size(), 2);
    QVERIFY(report.leftAlone[0].startsWith(q("kinds, row 5: another row holds a value that must be unique (")));
    QVERIFY(report.leftAlone[1].startsWith(q("kinds, row 4: another row holds a value that must be unique (")));
    QCOMPARE(report.restored, 2);
    QCOMPARE(cells(connection, q("SELECT id, code FROM kinds WHERE id > 3 ORDER BY id")),
             (QStringList{q("4|egg"), q("5|oil"), q("6|fig"), q("7|rye"), isMariaDb ? q("8|Mine") : q("8|mine")}));
}

void TestMasterReverseExchange::somebodyChangedOneOfThem() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection, {q("INSERT INTO kinds VALUES (4, 'egg', 'Mine', NULL), (5, 'oil', '', NULL)")});
    const QStringList imported = kinds(connection);
    Noted noted("kinds");
    noted.updated(4, {{q("code"), text("oil"), text("egg")}, {q("name"), text("x"), text("y")}});
    noted.updated(5, "code", "egg", "oil");
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.size(), 2);
    QCOMPARE(report.leftAlone[0], q("kinds, row 4: somebody changed it since: name."));
    QVERIFY(report.leftAlone[1].startsWith(q("kinds, row 5: another row holds a value that must be unique (")));
    QCOMPARE(kinds(connection), imported);
}

/// Everything has moved up by one place, and somebody has taken one since.
void TestMasterReverseExchange::longChain() {
    constexpr int kRows = 3000;
    constexpr int kTaken = 2000;
    TestDatabases databases;
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    run(connection, {q("CREATE TABLE places (id bigint PRIMARY KEY, place bigint NOT NULL UNIQUE)")});
    std::vector<std::vector<db::Value>> rows;
    Noted noted("places");
    for (int i = 1; i <= kRows; ++i) {
        const int before = i < kTaken ? i : i + 1;
        rows.push_back({number(i), number(before + 1)});
        noted.updated(i, {{q("place"), number(before), number(before + 1)}});
    }
    addRows(connection, q("places"), {q("id"), q("place")}, rows);
    run(connection, {QStringLiteral("INSERT INTO places VALUES (9999, %1)").arg(kTaken + 1)});
    QCOMPARE(cell(connection, q("SELECT COUNT(*) FROM places")), QString::number(kRows + 1));
    const ReverseReport report = noted.undo(connection);
    // Row kTaken wants the taken place, and the rows behind it that of the row before them.
    QCOMPARE(report.leftAlone.size(), kRows - kTaken + 1);
    QCOMPARE(report.restored, kTaken - 1);
    QCOMPARE(cell(connection, q("SELECT COUNT(*) FROM places WHERE id = place")), QString::number(kTaken - 1));
    QCOMPARE(cell(connection, q("SELECT COUNT(*) FROM places WHERE id + 2 = place")),
             QString::number(kRows - kTaken + 1));
}

/// The column may be empty meanwhile, unless rows of users would lose what they point at.
void TestMasterReverseExchange::nullStandsIn() {
    for (const bool isPointedAt : {false, true}) {
        TestDatabases databases;
        db::Connection connection = openOrDie(databases.fresh(currentEngine()));
        run(connection, {q("CREATE TABLE days (id bigint PRIMARY KEY, day date UNIQUE)"),
                         q("CREATE TABLE visits (id bigint PRIMARY KEY, day date, FOREIGN KEY (day) REFERENCES days "
                           "(day) ON UPDATE CASCADE)"),
                         q("INSERT INTO days VALUES (1, '2026-01-31'), (2, '2026-02-01')"),
                         isPointedAt ? q("INSERT INTO visits VALUES (1, '2026-02-01'), (2, '2026-01-31')")
                                     : q("DELETE FROM visits")});
        const QStringList visits = cells(connection, q("SELECT id, day FROM visits ORDER BY id"));
        Noted noted("days");
        noted.updated(1, "day", "2026-02-01", "2026-01-31");
        noted.updated(2, "day", "2026-01-31", "2026-02-01");
        const ReverseReport report = noted.undo(connection);
        QCOMPARE(report.leftAlone.size(), isPointedAt ? 2 : 0);
        for (const QString &line : report.leftAlone)
            QVERIFY2(line.contains(q("rows of visits point at it")) ||
                         line.contains(q("another row holds a value that must be unique")),
                     qPrintable(line));
        QCOMPARE(cells(connection, q("SELECT id, day FROM days ORDER BY id")),
                 isPointedAt ? (QStringList{q("1|2026-01-31"), q("2|2026-02-01")})
                             : (QStringList{q("1|2026-02-01"), q("2|2026-01-31")}));
        QCOMPARE(cells(connection, q("SELECT id, day FROM visits ORDER BY id")), visits);
    }
}

/// Rows that must stay for this reason say so; those that exchanged something else go back.
void TestMasterReverseExchange::noValueStandsIn() {
    TestDatabases databases;
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    run(connection,
        {q("CREATE TABLE days (id bigint PRIMARY KEY, day date NOT NULL UNIQUE, name varchar(20) UNIQUE)"),
         q("INSERT INTO days VALUES (1, '2026-01-31', 'a'), (2, '2026-02-01', 'b'), (3, '2026-03-01', 'c'), "
           "(4, '2026-04-01', 'd'), (5, '2026-05-01', 'e'), (6, '2026-06-01', 'f')")});
    Noted noted("days");
    noted.updated(1, "day", "2026-02-01", "2026-01-31");
    noted.updated(2, "day", "2026-01-31", "2026-02-01");
    noted.updated(3, "name", "d", "c");
    noted.updated(4, "name", "c", "d");
    noted.updated(5, "day", "2026-06-01", "2026-05-01"); // a chain needs no other value, only the right order
    noted.updated(6, "day", "2026-07-01", "2026-06-01");
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.size(), 2);
    for (const QString &line : report.leftAlone)
        QVERIFY2(line.contains(q("another row holds a value that must be unique (")) &&
                     line.endsWith(q("its columns can hold no value but those that they have before and afterwards.")),
                 qPrintable(line));
    QCOMPARE(report.restored, 4);
    QCOMPARE(cells(connection, q("SELECT * FROM days ORDER BY id")),
             (QStringList{q("1|2026-01-31|a"), q("2|2026-02-01|b"), q("3|2026-03-01|d"), q("4|2026-04-01|c"),
                          q("5|2026-06-01|e"), q("6|2026-07-01|f")}));
}

void TestMasterReverseExchange::triggerForbidsTheValueInBetween() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    run(connection,
        {q("INSERT INTO kinds VALUES (4, 'egg', '', NULL), (5, 'oil', '', NULL), (6, 'rye', '', NULL), "
           "(7, 'fig', '', NULL)"),
         connection.engine() == db::Engine::MariaDb
             ? q("CREATE TRIGGER t BEFORE UPDATE ON kinds FOR EACH ROW IF NEW.id = 5 AND NEW.code LIKE 'zz%' THEN "
                 "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no such code'; END IF")
             : q("CREATE TRIGGER t BEFORE UPDATE ON kinds WHEN NEW.id = 5 AND NEW.code LIKE 'zz%' BEGIN SELECT "
                 "RAISE(ABORT, 'no such code'); END")});
    Noted noted("kinds");
    noted.updated(4, "code", "oil", "egg");
    noted.updated(5, "code", "egg", "oil");
    noted.updated(6, "code", "fig", "rye");
    noted.updated(7, "code", "rye", "fig");
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.size(), 2);
    QCOMPARE(report.restored, 2);
    QCOMPARE(cells(connection, q("SELECT id, code FROM kinds WHERE id > 3 ORDER BY id")),
             (QStringList{q("4|egg"), q("5|oil"), q("6|fig"), q("7|rye")}));
}

void TestMasterReverseExchange::usersRowsFollow() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()), "RESTRICT", "CASCADE");
    run(connection, {q("INSERT INTO carts VALUES (1, NULL, 'tea'), (2, NULL, 'nut')")});
    Noted noted("kinds");
    noted.updated(1, "code", "nut", "tea");
    noted.updated(2, "code", "tea", "nut");
    const ReverseReport report = noted.undo(connection);
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(cells(connection, q("SELECT kind_code FROM carts ORDER BY id")), (QStringList{q("nut"), q("tea")}));
}

QTEST_GUILESS_MAIN(TestMasterReverseExchange)
#include "test_master_reverse_exchange.moc"
