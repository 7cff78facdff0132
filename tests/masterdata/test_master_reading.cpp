// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "library.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

class TestMasterReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsDoNotMatter_data() { addEngineRows(); }
    void idsDoNotMatter();
    void olderSchema_data() { addEngineRows(); }
    void olderSchema();
    void problems_data() { addEngineRows(); }
    void problems();
    void stops();
};

namespace {

QStringList problemsOf(const DataSet &data) {
    QStringList lines;
    for (const Node &node : libraryCatalogue().nodes()) {
        for (const DataRow &row : data.of(node.name).rows) {
            if (!row.problem.isEmpty())
                lines << QStringLiteral("%1 %2: %3").arg(node.name, keyText(decodeKey(row.key)), row.problem);
        }
    }
    return lines;
}

} // namespace

void TestMasterReading::idsDoNotMatter() {
    TestDatabases databases;
    db::Connection straight = makeTables(databases.fresh(currentEngine()));
    fillLibrary(straight, Layout::Straight);
    db::Connection shuffled = makeTables(databases.fresh(currentEngine()));
    fillLibrary(shuffled, Layout::Shuffled);
    const DataSet package = readAll(straight);
    const DataSet target = readAll(shuffled);
    const DataDiff diff = compareData(package, target, libraryCatalogue());
    QCOMPARE(changes(diff), QStringList());
    QVERIFY(diff.empty());
    for (const EntityDiff &entity : diff.entities)
        QCOMPARE(entity.same, static_cast<qint64>(package.of(entity.entity).rows.size()));
    QCOMPARE(contentOf(target), contentOf(package));
    QVERIFY(problemsOf(package).isEmpty());
    QCOMPARE(target.of(QStringLiteral("authors")).rows.front().id,
             number(idIn(Layout::Shuffled, 3))); // Hä sorts before ann
}

void TestMasterReading::olderSchema() {
    TestDatabases databases;
    db::Connection old = makeTables(databases.fresh(currentEngine()));
    fillLibrary(old, Layout::Shuffled);
    // "costs" does not exist yet, authors have another name, books lack two columns.
    run(old, {QStringLiteral("DROP TABLE lib_costs"), QStringLiteral("ALTER TABLE lib_authors RENAME TO lib_writers"),
              QStringLiteral("ALTER TABLE lib_books DROP COLUMN pages"),
              QStringLiteral("ALTER TABLE lib_writers DROP COLUMN notes"),
              QStringLiteral("ALTER TABLE lib_writers DROP COLUMN alive")});
    ReadOptions options;
    options.tableNow[QStringLiteral("lib_authors")] = QStringLiteral("lib_writers");
    const schema::Schema actual = valueOrDie(schema::readSchema(old));
    const DataSet data = valueOrDie(readDataSet(old, actual, libraryCatalogue(), options, {}));
    QVERIFY(data.of(QStringLiteral("costs")).rows.empty());
    QVERIFY(problemsOf(data).isEmpty());
    const Node &books = *libraryCatalogue().node(QStringLiteral("books"));
    for (const DataRow &row : data.of(QStringLiteral("books")).rows)
        QCOMPARE(row.cells[*books.columnIndex(QStringLiteral("pages"))], number(7));
    const Node &authors = *libraryCatalogue().node(QStringLiteral("authors"));
    QCOMPARE(data.of(QStringLiteral("authors")).rows.size(), size_t(4));
    for (const DataRow &row : data.of(QStringLiteral("authors")).rows) {
        QCOMPARE(row.cells[*authors.columnIndex(QStringLiteral("notes"))], nothing());
        QCOMPARE(row.cells[*authors.columnIndex(QStringLiteral("alive"))], number(1));
    }
    // Without the old name the table is empty, and what refers to it dangles.
    const DataSet without = valueOrDie(readDataSet(old, actual, libraryCatalogue(), {}, {}));
    QVERIFY(without.of(QStringLiteral("authors")).rows.empty());
    QVERIFY(!problemsOf(without).isEmpty());
}

void TestMasterReading::problems() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    run(dev, {QStringLiteral("UPDATE lib_books SET author_id = 77 WHERE title = 'Ash'"),
              QStringLiteral(
                  "INSERT INTO lib_books (id, title, series, author_id) VALUES (9, 'Dust', 'Old Saga', 0)"), // an alias
                                                                                                             // of saga
              QStringLiteral("INSERT INTO lib_languages (code, name) VALUES ('', 'x')")});
    QCOMPARE(problemsOf(readAll(dev)),
             (QStringList{
                 QStringLiteral(
                     "books Ash / saga: Its column author_id points at the id 77 in authors, which does not exist."),
                 QStringLiteral("books Dust / saga: Its natural key occurs 2 times."),
                 QStringLiteral("books Dust / saga: Its natural key occurs 2 times."),
                 QStringLiteral("books.chapters Dust / saga / 1: Its column book_id points at a row of books whose "
                                "natural key is empty or not unique (Dust / saga)."),
                 QStringLiteral("books.chapters Dust / saga / 2: Its column book_id points at a row of books whose "
                                "natural key is empty or not unique (Dust / saga)."),
                 QStringLiteral("roles Ash / saga / zoë: Its column book_id points at a row of books whose natural key "
                                "is empty or not unique (Ash / saga)."),
                 QStringLiteral("roles Dust / saga / ann: Its column book_id points at a row of books whose natural "
                                "key is empty or not unique (Dust / saga)."),
                 QStringLiteral("roles Dust / saga / bob: Its column book_id points at a row of books whose natural "
                                "key is empty or not unique (Dust / saga)."),
                 QStringLiteral("costs Dust / saga / ann / 1: Its column role_id points at a row of roles whose "
                                "natural key is empty or not unique (Dust / saga / ann)."),
                 QStringLiteral("costs Dust / saga / ann / 10: Its column role_id points at a row of roles whose "
                                "natural key is empty or not unique (Dust / saga / ann)."),
                 QStringLiteral("costs Dust / saga / bob / 2: Its column role_id points at a row of roles whose "
                                "natural key is empty or not unique (Dust / saga / bob)."),
                 QStringLiteral("languages : Its natural key is empty."),
                 QStringLiteral("books.chapters.paragraphs Dust / saga / 1 / a: Its column chapter_id points at a row "
                                "of books.chapters whose natural key is empty or not unique (Dust / saga / 1)."),
                 QStringLiteral("books.chapters.paragraphs Dust / saga / 1 / b: Its column chapter_id points at a row "
                                "of books.chapters whose natural key is empty or not unique (Dust / saga / 1)."),
             }));
}

void TestMasterReading::stops() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(db::Engine::Sqlite));
    fillLibrary(dev, Layout::Straight);
    std::stop_source stop;
    stop.request_stop();
    const auto data = readDataSet(dev, valueOrDie(schema::readSchema(dev)), libraryCatalogue(), {},
                                  TaskContext(stop.get_token(), {}, {}));
    QCOMPARE(data.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMasterReading)
#include "test_master_reading.moc"
