// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include "library.h"
#include "reverse_helpers.h"

using namespace stellwerk;
using namespace stellwerk::test;
using db::Engine;
using masterdata::ReverseReport;

namespace {

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace

/// What others have done between an import and its undoing.
class TestMasterReverseOthers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSomebodyChangedStays_data();
    void whatSomebodyChangedStays();
    void rowsThatAreGoneOrBack_data() { addEngineRows(); }
    void rowsThatAreGoneOrBack();
    void usersRowsKeepWhatTheyPointAt_data();
    void usersRowsKeepWhatTheyPointAt();
    void usersRowsKeepTheCodeTheyPointAt_data() { addEngineRows(); }
    void usersRowsKeepTheCodeTheyPointAt();
    void databaseRefuses_data() { addEngineRows(); }
    void databaseRefuses();
    void rowsThatChangedTwice_data() { addEngineRows(); }
    void rowsThatChangedTwice();
    void triggersAreNoticed_data() { addEngineRows(); }
    void triggersAreNoticed();
    void seesWhatOthersCommitted();
};

void TestMasterReverseOthers::whatSomebodyChangedStays_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("columns");
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        const auto row = [&](const char *name, const char *change, const char *columns) {
            QTest::newRow(QString(db::engineName(engine) + QLatin1String(": ") + q(name)).toUtf8().constData())
                << engine << q(change) << q(columns);
        };
        row("another value", "UPDATE kinds SET name = 'Mine' WHERE id = 1", "name");
        row("both", "UPDATE kinds SET name = 'Mine', code = 'mine' WHERE id = 1", "code, name");
        row("letter case", "UPDATE kinds SET name = 'new' WHERE id = 1", "name"); // equal to the collation
        row("blank at the end", "UPDATE kinds SET name = 'New ' WHERE id = 1", "name");
        row("empty", "UPDATE kinds SET name = '' WHERE id = 1", "name");
        row("NULL", "UPDATE kinds SET name = NULL WHERE id = 1", "name");
        row("inserted row", "UPDATE kinds SET name = '' WHERE id = 9", "name");
    }
}

void TestMasterReverseOthers::whatSomebodyChangedStays() {
    QFETCH(QString, change);
    QFETCH(QString, columns);
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    NotedChanges changes(connection);
    changes.update("kinds", 1, {{"code", text("new")}, {"name", text("New")}});
    changes.insert("kinds", 9, {{"code", text("x")}, {"name", nothing()}});
    changes.update("kinds", 2, {{"name", text("Peanut")}});
    run(connection, {change, q("UPDATE kinds SET parent_id = 3 WHERE id = 2")}); // not the import's column
    const bool isInserted = change.endsWith(u'9');
    const QString sql = QStringLiteral("SELECT * FROM kinds WHERE id = %1").arg(isInserted ? 9 : 1);
    const QStringList mine = cells(connection, sql);
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.leftAlone,
             QStringList{
                 QStringLiteral("kinds, row %1: somebody changed it since: %2.").arg(isInserted ? 9 : 1).arg(columns)});
    QCOMPARE(report.restored, 2);
    QCOMPARE(cells(connection, sql), mine); // wholly, also the columns that nobody touched
    QCOMPARE(cell(connection, q("SELECT * FROM kinds WHERE id = 2")), q("2|nut|Nut|3"));
}

void TestMasterReverseOthers::rowsThatAreGoneOrBack() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    NotedChanges changes(connection);
    changes.update("goods", 1, {{"name", text("x")}});
    changes.update("goods", 2, {{"name", text("x")}});
    changes.insert("goods", 4, {{"name", text("x")}});
    changes.remove("goods", 3, "name,price,kind_id");
    changes.remove("kinds", 2, "code,name,parent_id");
    changes.remove("kinds", 3, "code,name,parent_id");
    run(connection, {q("DELETE FROM goods WHERE id IN (1, 4)"), q("UPDATE goods SET name = 'Green' WHERE id = 2"),
                     q("INSERT INTO kinds VALUES (2, 'nut', 'Nut', 1), (3, 'mine', '', NULL)")});
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.leftAlone, (QStringList{q("kinds, row 3: another row has its id now."),
                                            q("goods, row 1: it does not exist any more.")}));
    QCOMPARE(report.restored, 4); // rows that others have made what they were before are that
    QCOMPARE(cells(connection, q("SELECT id, name FROM goods ORDER BY id")), (QStringList{q("2|Green"), q("3|Hazel")}));
    QCOMPARE(cells(connection, q("SELECT code FROM kinds ORDER BY id")), (QStringList{q("tea"), q("nut"), q("mine")}));
}

void TestMasterReverseOthers::usersRowsKeepWhatTheyPointAt_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QByteArray>("onDelete");
    QTest::addColumn<QString>("cart");
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        for (const char *onDelete : {"RESTRICT", "NO ACTION", "CASCADE", "SET NULL"}) {
            for (const char *cart : {"(1, 4, NULL)", "(1, NULL, 'oil')"})
                QTest::newRow(QStringLiteral("%1: %2 %3").arg(db::engineName(engine), q(onDelete), q(cart)).toUtf8())
                    << engine << QByteArray(onDelete) << q(cart);
        }
    }
}

void TestMasterReverseOthers::usersRowsKeepWhatTheyPointAt() {
    QFETCH(QByteArray, onDelete);
    QFETCH(QString, cart);
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()), onDelete.constData());
    NotedChanges changes(connection);
    changes.insert("kinds", 4, {{"code", text("oil")}, {"name", text("Oil")}});
    changes.insert("kinds", 5, {{"code", text("egg")}, {"name", text("Egg")}});
    run(connection, {q("INSERT INTO carts VALUES ") + cart});
    const QStringList carts = cells(connection, q("SELECT * FROM carts"));
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.leftAlone, QStringList{q("kinds, row 4: rows of carts point at it.")});
    QCOMPARE(report.restored, 1);
    QCOMPARE(cells(connection, q("SELECT * FROM carts")), carts);
    QCOMPARE(cells(connection, q("SELECT code FROM kinds WHERE id > 3")), QStringList{q("oil")});
}

void TestMasterReverseOthers::usersRowsKeepTheCodeTheyPointAt() {
    for (const char *onUpdate : {"SET NULL", "CASCADE", "RESTRICT"}) {
        TestDatabases databases;
        db::Connection connection = makeShop(databases.fresh(currentEngine()), "RESTRICT", onUpdate);
        NotedChanges changes(connection);
        changes.update("kinds", 1, {{"code", text("coffee")}});
        changes.update("kinds", 2, {{"name", text("x")}}); // points at nothing that changes
        run(connection, {q("INSERT INTO carts VALUES (1, NULL, 'coffee'), (2, NULL, 'nut')")});
        const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
        const bool goesAlong = q(onUpdate) == QLatin1String("CASCADE");
        QCOMPARE(report.leftAlone.size(), goesAlong ? 0 : 1);
        QVERIFY(goesAlong || report.leftAlone.front().startsWith(q(onUpdate) == QLatin1String("SET NULL")
                                                                     ? q("kinds, row 1: rows of carts point at it.")
                                                                     : q("kinds, row 1: a foreign key forbids it (")));
        QCOMPARE(cells(connection, q("SELECT kind_code FROM carts ORDER BY id")),
                 (QStringList{goesAlong ? q("tea") : q("coffee"), q("nut")}));
        QCOMPARE(cell(connection, q("SELECT name FROM kinds WHERE id = 2")), q("Nut"));
    }
}

void TestMasterReverseOthers::databaseRefuses() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    NotedChanges changes(connection);
    changes.update("goods", 1, {{"kind_id", number(3)}});
    changes.update("kinds", 1, {{"code", text("coffee")}});
    changes.update("goods", 2, {{"name", text("White")}});
    changes.remove("goods", 3, "name,price,kind_id");
    changes.remove("kinds", 2, "code,name,parent_id");
    run(connection, {q("UPDATE goods SET kind_id = NULL WHERE id = 2"), q("DELETE FROM kinds WHERE id = 2"),
                     q("INSERT INTO kinds VALUES (10, 'nut', 'Mine', NULL), (11, 'tea', 'Mine', NULL)")});
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.leftAlone.size(), 3);
    QVERIFY(report.leftAlone[0].startsWith(q("kinds, row 2: another row holds a value that must be unique (")));
    QVERIFY(report.leftAlone[1].startsWith(q("goods, row 3: a foreign key forbids it ("))); // its kind stays away
    QVERIFY(report.leftAlone[2].startsWith(q("kinds, row 1: another row holds a value that must be unique (")));
    QCOMPARE(report.restored, 2); // one row's refusal undoes no other row
    QCOMPARE(cells(connection, q("SELECT id, name, kind_id FROM goods ORDER BY id")),
             (QStringList{q("1|Black|1"), q("2|Green|NULL")}));
    QCOMPARE(cells(connection, q("SELECT code FROM kinds ORDER BY id")),
             (QStringList{q("coffee"), q("bun"), q("nut"), q("tea")}));
}

/// A reference that closes a circle is written at the end; the row has two changes then.
void TestMasterReverseOthers::rowsThatChangedTwice() {
    struct Case {
        const char *since;
        QString left;
        qint64 restored;
        QStringList kinds;
    };
    const QStringList asBefore{q("1|tea|Tea|NULL"), q("2|nut|Nut|1"), q("3|bun||NULL")};
    const std::vector<Case> cases{
        {"UPDATE goods SET name = 'Mine' WHERE id = 1", {}, 3, asBefore},
        {"UPDATE kinds SET name = 'Mine' WHERE id = 1",
         q("kinds, row 1: somebody changed it since: name."),
         2,
         {q("1|tea|Mine|3"), q("2|nut|Nut|1"), q("3|bun||NULL")}},
        {"INSERT INTO carts VALUES (1, 4, NULL)",
         q("kinds, row 4: rows of carts point at it.\nkinds, row 5: rows of kinds point at it."),
         1,
         {q("1|tea|Tea|NULL"), q("2|nut|Nut|1"), q("3|bun||NULL"), q("4|oil|Oil|5"), q("5|egg|Egg|4")}},
        {"UPDATE kinds SET name = 'Mine' WHERE id = 4",
         q("kinds, row 4: somebody changed it since: name.\nkinds, row 5: rows of kinds point at it."),
         1,
         {q("1|tea|Tea|NULL"), q("2|nut|Nut|1"), q("3|bun||NULL"), q("4|oil|Mine|5"), q("5|egg|Egg|4")}},
        {"DELETE FROM carts", {}, 3, asBefore},
    };
    for (const Case &each : cases) {
        TestDatabases databases;
        db::Connection connection = makeShop(databases.fresh(currentEngine()), "CASCADE");
        NotedChanges changes(connection);
        changes.update("kinds", 1, {{"name", text("x")}});
        changes.insert("kinds", 4, {{"code", text("oil")}, {"name", text("Oil")}, {"parent_id", nothing()}});
        changes.insert("kinds", 5, {{"code", text("egg")}, {"name", text("Egg")}, {"parent_id", number(4)}});
        changes.update("kinds", 1, {{"parent_id", number(3)}});
        changes.update("kinds", 4, {{"parent_id", number(5)}});
        run(connection, {q(each.since)});
        const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
        QCOMPARE(report.leftAlone.join(u'\n'), each.left);
        QCOMPARE(report.restored, each.restored); // rows, not changes
        QCOMPARE(cells(connection, q("SELECT * FROM kinds ORDER BY id")), each.kinds);
    }
}

void TestMasterReverseOthers::triggersAreNoticed() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    NotedChanges changes(connection);
    changes.update("goods", 1, {{"name", text("x")}});
    changes.update("goods", 2, {{"name", text("y")}});
    changes.update("goods", 3, {{"name", text("z")}});
    const bool isMariaDb = connection.engine() == Engine::MariaDb;
    run(connection, {isMariaDb ? q("CREATE TRIGGER t BEFORE UPDATE ON goods FOR EACH ROW IF NEW.id = 2 THEN SET "
                                   "NEW.name = 'trigger'; ELSEIF NEW.id = 1 THEN SIGNAL SQLSTATE '45000' SET "
                                   "MESSAGE_TEXT = 'not today'; END IF")
                               : q("CREATE TRIGGER t AFTER UPDATE ON goods WHEN NEW.id = 2 AND NEW.name <> 'trigger' "
                                   "BEGIN UPDATE goods SET name = 'trigger' WHERE id = 2; END"),
                     isMariaDb ? q("DO 0")
                               : q("CREATE TRIGGER u BEFORE UPDATE ON goods WHEN NEW.id = 1 BEGIN SELECT RAISE(ABORT, "
                                   "'not today'); END")});
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.restored, 1);
    QCOMPARE(report.leftAlone,
             (QStringList{q("goods, row 2: the database made something else of it, perhaps by a trigger (name)."),
                          q("goods, row 1: the database does not take what it held before (not today).")}));
    QCOMPARE(cells(connection, q("SELECT name FROM goods ORDER BY id")), (QStringList{q("x"), q("y"), q("Hazel")}));
}

/// On SQLite nobody else can write while the transaction lasts.
void TestMasterReverseOthers::seesWhatOthersCommitted() {
    const db::ConnectionProfile profile = PrivateServer::instance().freshDatabase();
    db::Connection connection = openOrDie(profile);
    db::Connection other = openOrDie(profile);
    run(connection, {q("CREATE TABLE kinds (id bigint PRIMARY KEY, name varchar(50))"),
                     q("CREATE TABLE carts (id bigint PRIMARY KEY, kind_id bigint, FOREIGN KEY (kind_id) REFERENCES "
                       "kinds (id) ON DELETE CASCADE)"),
                     q("INSERT INTO kinds VALUES (1, 'Tea')")});
    NotedChanges changes(connection);
    changes.update("kinds", 1, {{"name", text("x")}});
    changes.insert("kinds", 2, {{"name", text("y")}});
    const QString file = changes.finish();
    run(connection, {q("SET SESSION innodb_snapshot_isolation = OFF")}); // as servers up to 11.5 do
    db::Transaction transaction = valueOrDie(db::Transaction::begin(connection));
    QCOMPARE(cells(connection, q("SELECT name FROM kinds")), (QStringList{q("x"), q("y")})); // the snapshot begins
    QCOMPARE(cells(connection, q("SELECT id FROM carts")), QStringList());
    run(other, {q("UPDATE kinds SET name = 'Mine' WHERE id = 1"), q("INSERT INTO carts VALUES (1, 2)")});
    const ReverseReport report = valueOrDie(masterdata::applyReverseFile(connection, file, {}));
    valueOrDie(transaction.commit());
    QCOMPARE(report.leftAlone, (QStringList{q("kinds, row 1: somebody changed it since: name."),
                                            q("kinds, row 2: rows of carts point at it.")}));
    QCOMPARE(cells(connection, q("SELECT name FROM kinds")), (QStringList{q("Mine"), q("y")}));
    QCOMPARE(cells(connection, q("SELECT kind_id FROM carts")), QStringList{q("2")});
}

QTEST_GUILESS_MAIN(TestMasterReverseOthers)
#include "test_master_reverse_others.moc"
