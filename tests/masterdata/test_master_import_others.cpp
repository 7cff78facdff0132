// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/import_transaction.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include "library_data.h"
#include "reverse_helpers.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using db::Engine;

namespace {

/// Beds, herbs that grow in them, and labels, which come last and name the label that follows.
db::Connection makeGarden(const db::ConnectionProfile &profile) {
    db::Connection connection = openOrDie(profile);
    const bool server = profile.engine == Engine::MariaDb;
    for (QString statement : {
             s("CREATE TABLE m_beds (@id, code VARCHAR(20) @ci NOT NULL UNIQUE, note VARCHAR(20))"),
             s("CREATE TABLE m_herbs (@id, name VARCHAR(20) @bin NOT NULL, bed_id @ref REFERENCES m_beds (id) ON "
               "DELETE CASCADE)"),
             s("CREATE TABLE m_labels (@id, code VARCHAR(20) @bin NOT NULL, kind VARCHAR(20) @bin, next_id @ref, "
               "changed_at @stamp, seen_at @stamp)"),
             s("CREATE TABLE u_plots (@id, bed_id @ref REFERENCES m_beds (id) ON DELETE CASCADE)"),
             s("INSERT INTO m_beds VALUES (1, 'north', 'n'), (2, 'k2', 'k')"),
             s("INSERT INTO m_herbs VALUES (1, 'dill', 1)"),
             s("INSERT INTO m_labels VALUES (1, 'one', 'Old', 0, @then, @then), (2, 'two', 'plain', 0, @then, @then), "
               "(3, 'three', 'plain', 0, @then, @then)"),
             s("INSERT INTO u_plots VALUES (1, 1)"),
         }) {
        statement.replace(s("@ref"), server ? s("BIGINT UNSIGNED") : s("INTEGER"));
        statement.replace(s("@stamp"), server ? s("TIMESTAMP(3) NULL ON UPDATE CURRENT_TIMESTAMP(3)") : s("TEXT"));
        statement.replace(s("@then"), s("'2020-02-03 04:05:06.007'"));
        run(connection, {spelled(statement, profile.engine)});
    }
    return connection;
}

masterdata::Catalogue catalogueOf(db::Connection &connection) {
    const project::Project project = libraryProject(R"(
[project]
id = "garden"
name = "Garden"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
user = ["u_*"]
[[entity]]
name = "beds"
file = "beds.json"
table = "m_beds"
key = ["code"]
deletes = "delete"
[[entity]]
name = "herbs"
file = "herbs.json"
table = "m_herbs"
key = ["name"]
  [[entity.reference]]
  column = "bed_id"
  to = "beds"
  json = "bed"
[[entity]]
name = "labels"
file = "labels.json"
table = "m_labels"
key = ["code"]
deletes = "delete"
ignore = ["changed_at"]
aliases = { kind = { "Old" = "old" } }
  [[entity.reference]]
  column = "next_id"
  to = "labels"
  json = "next"
  none = 0
)");
    return valueOrDie(masterdata::Catalogue::build(project, valueOrDie(schema::readSchema(connection))));
}

/// What a database holds that got these statements after it was made.
DataSet packageWith(TestDatabases &databases, Engine engine, const QStringList &statements) {
    db::Connection dev = makeGarden(databases.fresh(engine));
    run(dev, statements);
    return readAll(dev, catalogueOf(dev));
}

QStringList garden(db::Connection &connection) {
    return exactly(connection, s("SELECT * FROM m_beds ORDER BY id")) +
           exactly(connection, s("SELECT * FROM m_herbs ORDER BY id")) +
           exactly(connection, s("SELECT * FROM m_labels ORDER BY id")) +
           exactly(connection, s("SELECT * FROM u_plots ORDER BY id"));
}

struct Import {
    Result<masterdata::ImportReport> report;
    QString reverseFile;
};

/// Calls @p action once when the import has come to the labels: its comparison sees nothing of that.
Import importInto(db::Connection &target, const DataSet &package, const QTemporaryDir &folder,
                  std::function<void()> action = {}) {
    const QString file = folder.filePath(s("reverse.jsonl"));
    auto reverse = valueOrDie(masterdata::ReverseWriter::create(file, s("test")));
    const TaskContext context({},
                              [&](const Progress &progress) {
                                  if (action && progress.text == s("labels"))
                                      std::exchange(action, {})();
                              },
                              {});
    auto report = import(target, package, catalogueOf(target), {.context = context, .reverse = &reverse});
    if (report)
        valueOrDie(reverse.finish());
    return {std::move(report), file};
}

} // namespace

/// Others write while an import is at work, and what an import has written down of the rows before it.
class TestMasterImportOthers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importOvertakesNobody_data();
    void importOvertakesNobody();
    void undoBringsBackEveryBit_data();
    void undoBringsBackEveryBit();
    void serverKeepsTimes();
};

void TestMasterImportOthers::importOvertakesNobody_data() {
    QTest::addColumn<bool>("isolated");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("afterwards");
    // Servers before 11.6 leave innodb_snapshot_isolation off, later ones switch it on.
    for (const bool isolated : {false, true}) {
        const auto row = [&](const char *name, const char *theirs, const char *query, const QStringList &afterwards) {
            QTest::addRow("%s, snapshot isolation %s", name, isolated ? "on" : "off")
                << isolated << s(theirs) << s(query) << afterwards;
        };
        row("a user's row points at a removed one", "INSERT INTO u_plots VALUES (2, 2)",
            "SELECT u.id, code FROM u_plots u JOIN m_beds b ON b.id = bed_id ORDER BY u.id", {s("1|north"), s("2|k2")});
        row("a master row points at a removed one", "INSERT INTO m_herbs VALUES (2, 'mint', 2)",
            "SELECT name, code FROM m_herbs h JOIN m_beds b ON b.id = bed_id ORDER BY h.id",
            {s("dill|north"), s("mint|k2")});
        row("an updated row was edited", "UPDATE m_labels SET kind = 'theirs' WHERE id = 2",
            "SELECT kind FROM m_labels WHERE id = 2", {s("new")});
        row("an updated row is gone", "DELETE FROM m_labels WHERE id = 2",
            "SELECT kind FROM m_labels WHERE code = 'two'", {s("new")});
        row("a removed row was edited", "UPDATE m_beds SET note = 'theirs' WHERE id = 2", "SELECT code FROM m_beds",
            {s("north")});
        row("a late reference was set", "UPDATE m_labels SET next_id = 2 WHERE id = 1",
            "SELECT next_id FROM m_labels WHERE id = 1", {s("1")});
    }
}

void TestMasterImportOthers::importOvertakesNobody() {
    QFETCH(bool, isolated);
    QFETCH(QString, theirs);
    QFETCH(QString, query);
    TestDatabases databases;
    const DataSet package =
        packageWith(databases, Engine::MariaDb,
                    {s("DELETE FROM m_beds WHERE id = 2"), s("UPDATE m_labels SET kind = 'new' WHERE id = 2"),
                     s("UPDATE m_labels SET next_id = 1 WHERE id = 1"), s("DELETE FROM m_labels WHERE id = 3")});
    const db::ConnectionProfile profile = databases.fresh(Engine::MariaDb);
    db::Connection target = makeGarden(profile);
    db::Connection other = openOrDie(profile);
    run(target, {QStringLiteral("SET SESSION innodb_snapshot_isolation = %1").arg(isolated ? s("ON") : s("OFF"))});
    QTemporaryDir folder;
    QStringList between;
    const Import first = importInto(target, package, folder, [&] {
        run(other, {theirs});
        between = garden(other);
    });
    QVERIFY(!between.isEmpty());
    QVERIFY2(!first.report, "the import did not notice");
    QVERIFY2(masterdata::wasOvertaken(first.report.error()), qPrintable(first.report.error().toText()));
    QCOMPARE(garden(other), between);

    const Import again = importInto(target, package, folder);
    QVERIFY2(again.report, again.report ? "" : qPrintable(again.report.error().toText()));
    QTEST(cells(other, query), "afterwards");
    QCOMPARE(valueOrDie(undo(target, again.reverseFile)).leftAlone, QStringList());
    QCOMPARE(garden(other), between);
}

void TestMasterImportOthers::undoBringsBackEveryBit_data() {
    QTest::addColumn<Engine>("engine");
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("imported");
    for (const Engine engine : {Engine::Sqlite, Engine::MariaDb}) {
        const auto row = [&](const char *name, const QStringList &ours, const char *query,
                             const QStringList &imported) {
            QTest::newRow(qPrintable(QString(db::engineName(engine) + s(": ") + s(name))))
                << engine << ours << s(query) << imported;
        };
        row("a removed row whose code another one gets",
            {s("DELETE FROM m_beds WHERE id = 2"), s("INSERT INTO m_beds VALUES (3, 'K2', 'new')")},
            "SELECT code, note FROM m_beds ORDER BY id", {s("north|n"), s("K2|new")});
        row("another spelling of a cell", {s("UPDATE m_labels SET kind = 'new' WHERE id = 1")},
            "SELECT kind FROM m_labels ORDER BY id", {s("new"), s("plain"), s("plain")});
        row("a late reference to nothing", {s("UPDATE m_labels SET next_id = 3 WHERE id = 1")},
            "SELECT next_id FROM m_labels ORDER BY id", {s("3"), s("0"), s("0")});
        row("a row that is written twice", {s("UPDATE m_labels SET next_id = 3, kind = 'new' WHERE id = 1")},
            "SELECT next_id, kind FROM m_labels ORDER BY id", {s("3|new"), s("0|plain"), s("0|plain")});
    }
}

void TestMasterImportOthers::undoBringsBackEveryBit() {
    QFETCH(QStringList, ours);
    QFETCH(QString, query);
    TestDatabases databases;
    const QString seen = s("UPDATE m_labels SET seen_at = '2020-02-03 04:05:06.007'"); // touched by nobody in dev
    const DataSet package = packageWith(databases, currentEngine(), ours + QStringList{seen});
    db::Connection target = makeGarden(databases.fresh(currentEngine()));
    const QStringList before = garden(target);
    QTemporaryDir folder;
    const Import done = importInto(target, package, folder);
    QVERIFY2(done.report, done.report ? "" : qPrintable(done.report.error().toText()));
    QTEST(cells(target, query), "imported");
    QCOMPARE(valueOrDie(undo(target, done.reverseFile)).leftAlone, QStringList());
    QCOMPARE(garden(target), before);
}

/// Columns with ON UPDATE: what is compared is as the package says, what is not shows that the row was changed.
void TestMasterImportOthers::serverKeepsTimes() {
    TestDatabases databases;
    const DataSet package = packageWith(databases, Engine::MariaDb,
                                        {s("UPDATE m_labels SET kind = 'new', seen_at = seen_at WHERE id = 2")});
    db::Connection target = makeGarden(databases.fresh(Engine::MariaDb));
    QTemporaryDir folder;
    const Import done = importInto(target, package, folder);
    QVERIFY2(done.report, done.report ? "" : qPrintable(done.report.error().toText()));
    QCOMPARE(cells(target, s("SELECT id, changed_at > '2021-01-01' AND changed_at <= NOW(3), seen_at < '2021-01-01' "
                             "FROM m_labels ORDER BY id")),
             (QStringList{s("1|0|1"), s("2|1|1"), s("3|0|1")}));
}

QTEST_GUILESS_MAIN(TestMasterImportOthers)
#include "test_master_import_others.moc"
