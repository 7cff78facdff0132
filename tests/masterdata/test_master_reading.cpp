// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"

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
        for (const DataRow &row : data.of(node.name)) {
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
    const DataDiff diff = compareSets(package, target, libraryCatalogue());
    QCOMPARE(changes(diff), QStringList());
    QVERIFY(diff.empty());
    for (const EntityDiff &entity : diff.entities)
        QCOMPARE(entity.same, static_cast<qint64>(package.of(entity.entity).size()));
    QCOMPARE(contentOf(target), contentOf(package));
    QVERIFY(problemsOf(package).isEmpty());
    QCOMPARE(target.of(QStringLiteral("authors")).front().id, number(idIn(Layout::Shuffled, 3))); // Hä sorts before ann
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
    const DataSet data = readAll(old, libraryCatalogue(), options);
    QVERIFY(data.of(QStringLiteral("costs")).empty());
    QVERIFY(problemsOf(data).isEmpty());
    QCOMPARE(data.of(QStringLiteral("authors")).size(), size_t(4));
    // What is missing is said to be missing, not to be empty.
    const auto missing = [&](const char *node) {
        const Node &one = *libraryCatalogue().node(QString::fromLatin1(node));
        QStringList names;
        for (size_t i = 0; i < one.columns.size(); ++i) {
            if (!data.coverage.at(one.name).present[i])
                names << one.columns[i].name;
        }
        return names.join(u' ');
    };
    QCOMPARE(missing("books"), QStringLiteral("pages"));
    QCOMPARE(missing("authors"), QStringLiteral("alive notes"));
    QCOMPARE(missing("costs"), QStringLiteral("role_id level amount"));
    QCOMPARE(missing("roles"), QString());
    // Without the old name the table is empty, and what refers to it dangles.
    const DataSet without = readAll(old);
    QVERIFY(without.of(QStringLiteral("authors")).empty());
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
                 QStringLiteral("books Dust / saga: Its natural key occurs more than once."),
                 QStringLiteral("books Dust / saga: Its natural key occurs more than once."),
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
    const schema::Schema actual = valueOrDie(schema::readSchema(dev));
    DatabaseSource source(dev, actual, libraryCatalogue());
    const auto data = readAll(source, libraryCatalogue(), TaskContext(stop.get_token(), {}, {}));
    QCOMPARE(data.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestMasterReading)
#include "test_master_reading.moc"
