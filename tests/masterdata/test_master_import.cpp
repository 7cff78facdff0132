// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include <QTest>

#include "library_data.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

class TestMasterImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesInPlace_data() { addEngineRows(); }
    void changesInPlace();
    void ambiguousRowsAreNotTouched_data() { addEngineRows(); }
    void ambiguousRowsAreNotTouched();
    void failureInTheMiddle_data() { addEngineRows(); }
    void failureInTheMiddle();
    void uniqueValuesAreNotForced_data() { addEngineRows(); }
    void uniqueValuesAreNotForced();
    void cancelInTheMiddle_data() { addEngineRows(); }
    void cancelInTheMiddle();
};

namespace {

/// Everything that the tables hold, ids included.
QStringList everything(db::Connection &connection) {
    QStringList lines;
    for (const schema::Table &table : librarySchema().tables)
        lines += cells(connection, QStringLiteral("SELECT * FROM %1 ORDER BY id").arg(table.name));
    return lines;
}

/// From now on every written row of these tables leaves a line in the table "written".
void watch(db::Connection &connection, const QStringList &tables) {
    run(connection, {QStringLiteral("CREATE TABLE written (what VARCHAR(100))")});
    for (const QString &table : tables) {
        for (const char *event : {"INSERT", "UPDATE", "DELETE"}) {
            const QString word = QString::fromLatin1(event);
            const QString insert = QStringLiteral("INSERT INTO written VALUES ('%1 %2')").arg(word, table);
            run(connection, {QStringLiteral("CREATE TRIGGER t_%1_%2 AFTER %2 ON %1 FOR EACH ROW ").arg(table, word) +
                             (connection.engine() == db::Engine::Sqlite
                                  ? QString(QLatin1String("BEGIN ") + insert + QLatin1String("; END"))
                                  : insert)});
        }
    }
}

} // namespace

void TestMasterImport::changesInPlace() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    run(dev, {QStringLiteral("UPDATE lib_books SET pages = 101, old_shelf = 'new', author_id = 4 WHERE id = 1"),
              QStringLiteral("UPDATE lib_roles SET weight = 11 WHERE id = 1"),
              QStringLiteral("UPDATE lib_authors SET name = 'Ann Inkwell' WHERE id = 1"),
              QStringLiteral("UPDATE lib_roles SET author_name = 'Ann Inkwell' WHERE id = 1"),
              QStringLiteral("UPDATE lib_paragraphs SET body = '' WHERE id = 2"),
              QStringLiteral("INSERT INTO lib_roles (book_id, author_id, author_name) VALUES (2, 3, 'wrong copy')"),
              QStringLiteral("INSERT INTO lib_authors (code, name) VALUES ('dee', 'Dee')"),
              QStringLiteral("DELETE FROM lib_roles WHERE id = 3"),
              QStringLiteral("DELETE FROM lib_chapters WHERE id = 2")});

    db::Connection target = makeTables(databases.fresh(currentEngine()));
    fillLibrary(target, Layout::Shuffled);
    const auto id = [](int row) { return QString::number(idIn(Layout::Shuffled, row)); };
    run(target,
        {QString(QLatin1String("UPDATE lib_books SET series = 'Old Saga', old_shelf = 'mine' WHERE id = ") + id(1)),
         QString(QLatin1String("UPDATE lib_authors SET legacy = 'mine' WHERE id = ") + id(1))});
    watch(target, {QStringLiteral("lib_authors"), QStringLiteral("lib_books"), QStringLiteral("lib_chapters"),
                   QStringLiteral("lib_paragraphs"), QStringLiteral("lib_roles"), QStringLiteral("lib_costs"),
                   QStringLiteral("lib_languages")});

    const DataSet package = valueOrDie(readFiles(exported(readAll(dev))));
    QCOMPARE(changes(compareSets(package, readAll(target), libraryCatalogue())),
             (QStringList{QStringLiteral("authors new: dee"), QStringLiteral("authors changed: ann [name]"),
                          QStringLiteral("books changed: Dust / saga [author_id,pages]"),
                          QStringLiteral("books.chapters target_only: Dust / saga / 2"),
                          QStringLiteral("roles new: Dust / other / Hä"),
                          QStringLiteral("roles changed: Dust / saga / ann [author_name,weight]"),
                          QStringLiteral("roles removed: Ash / saga / zoë"),
                          QStringLiteral("books.chapters.paragraphs changed: Dust / saga / 1 / b [body]")}));
    const ImportReport report = valueOrDie(import(target, package));
    QCOMPARE(summary(report), (QStringList{QStringLiteral("authors: 1 new, 1 changed"),
                                           QStringLiteral("books: 1 changed"), QStringLiteral("books.chapters: 1 kept"),
                                           QStringLiteral("roles: 1 new, 1 changed, 1 deleted"),
                                           QStringLiteral("books.chapters.paragraphs: 1 changed")}));
    // Only these rows were written ...
    QCOMPARE(cells(target, QStringLiteral("SELECT what, COUNT(*) FROM written GROUP BY what ORDER BY what")),
             (QStringList{QStringLiteral("DELETE lib_roles|1"), QStringLiteral("INSERT lib_authors|1"),
                          QStringLiteral("INSERT lib_roles|1"), QStringLiteral("UPDATE lib_authors|1"),
                          QStringLiteral("UPDATE lib_books|1"), QStringLiteral("UPDATE lib_paragraphs|1"),
                          QStringLiteral("UPDATE lib_roles|1")}));
    // ... and of them only the cells that differ: the other spelling of the key, deprecated and ignored columns stay.
    QCOMPARE(
        cell(target, QStringLiteral("SELECT id, series, author_id, old_shelf, pages FROM lib_books WHERE pages = 101")),
        QString(id(1) + QLatin1String("|Old Saga|") + id(4) + QLatin1String("|mine|101")));
    QCOMPARE(cell(target, QStringLiteral("SELECT id, name, legacy FROM lib_authors WHERE code = 'ann'")),
             QString(id(1) + QLatin1String("|Ann Inkwell|mine")));
    // The link was changed, not made anew, so what hangs on it by ON DELETE CASCADE is still there.
    QCOMPARE(cell(target, QStringLiteral("SELECT weight, author_name FROM lib_roles WHERE id = ") + id(1)),
             QStringLiteral("11|Ann Inkwell"));
    QCOMPARE(cell(target, QStringLiteral("SELECT COUNT(*) FROM lib_costs WHERE role_id = ") + id(1)),
             QStringLiteral("2"));
    // A repeated name comes from the row that it repeats, whatever the copy said in dev; without a name it is the
    // default.
    QCOMPARE(cell(target, QStringLiteral("SELECT author_name FROM lib_roles WHERE book_id = ") + id(2)),
             QStringLiteral("nobody"));

    QVERIFY(compareSets(package, readAll(target), libraryCatalogue()).empty());
    QCOMPARE(summary(valueOrDie(import(target, package))), QStringList{QStringLiteral("books.chapters: 1 kept")});
}

void TestMasterImport::ambiguousRowsAreNotTouched() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    // New rows that refer, directly and through each other, to a book that the target has twice.
    run(dev, {QStringLiteral("INSERT INTO lib_roles (id, book_id, author_id, author_name) VALUES (8, 1, 3, '')"),
              QStringLiteral("INSERT INTO lib_costs (role_id, level) VALUES (8, 1)"),
              QStringLiteral("INSERT INTO lib_chapters (id, book_id, number) VALUES (8, 1, 9)"),
              QStringLiteral("INSERT INTO lib_paragraphs (chapter_id, mark) VALUES (8, 'x')"),
              QStringLiteral("UPDATE lib_books SET pages = 5"),
              QStringLiteral("UPDATE lib_languages SET name = 'Deutsch' WHERE code = 'de'"),
              // In dev itself: a duplicate and an empty key.
              QStringLiteral("INSERT INTO lib_authors (code, name) VALUES ('bob', 'Bob II'), ('', 'Nobody')")});
    run(dev, {QStringLiteral("UPDATE lib_books SET editor_id = NULL")});
    db::Connection target = makeTables(databases.fresh(currentEngine()));
    fillLibrary(target, Layout::Shuffled);
    run(target, {QStringLiteral("INSERT INTO lib_books (title, series, pages) VALUES ('Dust', 'saga', 1)"),
                 QStringLiteral("INSERT INTO lib_languages (code, name) VALUES ('', 'none')")});
    const QStringList before =
        cells(target, QStringLiteral("SELECT * FROM lib_books WHERE title = 'Dust' AND series = 'saga' ORDER BY id")) +
        cells(target, QStringLiteral("SELECT * FROM lib_authors ORDER BY id")) +
        cells(target, QStringLiteral("SELECT * FROM lib_roles ORDER BY id")) +
        cells(target, QStringLiteral("SELECT * FROM lib_costs ORDER BY id"));
    const ImportReport report = valueOrDie(import(target, readAll(dev)));
    QCOMPARE(summary(report),
             (QStringList{QStringLiteral("authors: 4 ambiguous"), QStringLiteral("books: 2 changed, 3 ambiguous"),
                          QStringLiteral("books.chapters: 5 ambiguous"), QStringLiteral("roles: 5 ambiguous"),
                          QStringLiteral("costs: 7 ambiguous"), QStringLiteral("languages: 1 changed, 1 ambiguous"),
                          QStringLiteral("books.chapters.paragraphs: 5 ambiguous")}));
    QCOMPARE(
        cells(target, QStringLiteral("SELECT * FROM lib_books WHERE title = 'Dust' AND series = 'saga' ORDER BY id")) +
            cells(target, QStringLiteral("SELECT * FROM lib_authors ORDER BY id")) +
            cells(target, QStringLiteral("SELECT * FROM lib_roles ORDER BY id")) +
            cells(target, QStringLiteral("SELECT * FROM lib_costs ORDER BY id")),
        before);
    QCOMPARE(cell(target, QStringLiteral("SELECT name FROM lib_languages WHERE code = 'de'")),
             QStringLiteral("Deutsch"));
    QCOMPARE(cell(target, QStringLiteral("SELECT COUNT(*) FROM lib_chapters")), QStringLiteral("3"));
}

void TestMasterImport::failureInTheMiddle() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    run(dev, {QStringLiteral("UPDATE lib_books SET pages = 5"),
              QStringLiteral("INSERT INTO lib_authors (code, name) VALUES ('dee', 'Dee')"),
              QStringLiteral("UPDATE lib_costs SET amount = -1")});
    db::Connection target = makeTables(databases.fresh(currentEngine()));
    fillLibrary(target, Layout::Shuffled);
    // Something that no comparison can foresee: a trigger that refuses.
    run(target,
        {target.engine() == db::Engine::Sqlite
             ? QStringLiteral(
                   "CREATE TRIGGER no BEFORE UPDATE ON lib_costs BEGIN SELECT RAISE(ABORT, 'not these'); END")
             : QStringLiteral("CREATE TRIGGER no BEFORE UPDATE ON lib_costs FOR EACH ROW SIGNAL SQLSTATE '45000' SET "
                              "MESSAGE_TEXT = 'not these'")});
    const QStringList before = everything(target);
    const auto report = import(target, readAll(dev));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Sql);
    const QString text = report.error().toText();
    QVERIFY2(text.contains(QLatin1String("costs")) && text.contains(QLatin1String("not these")), qPrintable(text));
    QCOMPARE(everything(target), before);
}

/// The target keeps a row whose name is unique there, and the package wants to give that name to another one.
void TestMasterImport::uniqueValuesAreNotForced() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    run(dev, {QStringLiteral("UPDATE lib_paragraphs SET language_id = NULL"),
              QStringLiteral("DELETE FROM lib_languages WHERE code = 'en'"),
              QStringLiteral("INSERT INTO lib_languages (code, name) VALUES ('eng', 'English')")});
    db::Connection target = makeTables(databases.fresh(currentEngine()));
    fillLibrary(target, Layout::Shuffled);
    const DataSet package = readAll(dev);
    const QStringList planned = changes(compareWith(target, package));
    QVERIFY(planned.contains(QStringLiteral("languages ambiguous: eng")));
    const ImportReport report = valueOrDie(import(target, package));
    QVERIFY(summary(report).contains(QStringLiteral("languages: 1 kept, 1 ambiguous")));
    const auto left = std::ranges::find(report.leftAlone, QStringLiteral("eng"), &LeftAlone::key);
    QVERIFY(left != report.leftAlone.end());
    QVERIFY2(left->why.contains(QLatin1String("en")) && left->why.contains(QLatin1String("name")),
             qPrintable(left->why));
    QCOMPARE(cells(target, QStringLiteral("SELECT code, name FROM lib_languages ORDER BY code")),
             (QStringList{QStringLiteral("de|German"), QStringLiteral("en|English")}));
}

void TestMasterImport::cancelInTheMiddle() {
    TestDatabases databases;
    db::Connection dev = makeTables(databases.fresh(currentEngine()));
    fillLibrary(dev, Layout::Straight);
    run(dev, {QStringLiteral("UPDATE lib_books SET pages = 5"), QStringLiteral("UPDATE lib_costs SET amount = 6")});
    db::Connection target = makeTables(databases.fresh(currentEngine()));
    fillLibrary(target, Layout::Shuffled);
    const QStringList before = everything(target);
    const DataSet package = readAll(dev);
    for (const char *at : {"authors", "costs"}) {
        std::stop_source stop;
        const TaskContext context(stop.get_token(),
                                  [&](const Progress &progress) {
                                      if (progress.text == QLatin1String(at))
                                          stop.request_stop();
                                  },
                                  {});
        const auto report = import(target, package, libraryCatalogue(), {.context = context});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(everything(target), before);
    }
    (void)valueOrDie(import(target, package));
    QVERIFY(everything(target) != before);
}

QTEST_GUILESS_MAIN(TestMasterImport)
#include "test_master_import.moc"
