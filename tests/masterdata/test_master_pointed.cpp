// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include <QTemporaryDir>
#include <QTest>

#include "library_data.h"
#include "reverse_helpers.h"
#include "store.h"

using namespace stellwerk;
using namespace stellwerk::test;
using namespace stellwerk::masterdata;

/// Rows that only the target has and that are to be removed, while others point at them in a way that no package says.
class TestMasterPointed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usersKeepWhatARowBelongsTo_data() { addRuleRows(); }
    void usersKeepWhatARowBelongsTo();
    void columnsThatNobodyCompares_data() { addRuleRows(); }
    void columnsThatNobodyCompares();
    void bothGo_data() { addRuleRows(); }
    void bothGo();
    void circlesOfTwoEntities_data() { addRuleRows(); }
    void circlesOfTwoEntities();

private:
    static void addRuleRows() {
        QTest::addColumn<db::Engine>("engine");
        QTest::addColumn<QString>("rule");
        for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::MariaDb}) {
            for (const char *rule : {"RESTRICT", "CASCADE", "SET NULL"})
                QTest::addRow("%s: %s", qPrintable(db::engineName(engine)), rule) << engine << s(rule);
        }
    }
};

namespace {

/// Both sides filled alike; then one of them is changed. What of the library is @p deletable may be deleted.
struct Libraries {
    explicit Libraries(const QByteArray &deletable)
        : dev(makeTables(databases.fresh(currentEngine()))), target(makeTables(databases.fresh(currentEngine()))) {
        fillLibrary(dev, Layout::Straight);
        fillLibrary(target, Layout::Straight);
        QByteArray toml = libraryToml();
        const QByteArray line("table = \"" + deletable + "\"\n");
        toml.replace(line, QByteArray(line + "deletes = \"delete\"\n"));
        catalogue = valueOrDie(Catalogue::build(libraryProject(toml), librarySchema()));
    }
    [[nodiscard]] QStringList planned() { return changes(compareWith(target, readAll(dev, *catalogue), *catalogue)); }
    [[nodiscard]] QStringList imported() {
        return summary(valueOrDie(import(target, readAll(dev, *catalogue), *catalogue)));
    }
    TestDatabases databases;
    db::Connection dev;
    db::Connection target;
    std::optional<Catalogue> catalogue;
};

} // namespace

/// A reader's mark in a chapter: the chapter stays, so does its book.
void TestMasterPointed::usersKeepWhatARowBelongsTo() {
    QFETCH(QString, rule);
    Libraries sides("lib_books");
    run(sides.dev, {s("DELETE FROM lib_books WHERE id = 2")});
    const QString chapter = cell(sides.target, s("SELECT id FROM lib_chapters WHERE book_id = 2"));
    run(sides.target,
        {spelled(s("CREATE TABLE reader_marks (@id, chapter_id BIGINT UNSIGNED, CONSTRAINT m_chapter FOREIGN KEY "
                   "(chapter_id) REFERENCES lib_chapters (id) ON DELETE %1)")
                     .arg(rule),
                 currentEngine()),
         s("INSERT INTO reader_marks (id, chapter_id) VALUES (1, %1)").arg(chapter)});
    const QStringList planned = sides.planned();
    QVERIFY2(planned.contains(s("books target_only: Dust / other")), qPrintable(planned.join(u'\n')));
    QVERIFY2(planned.filter(s(" removed:")).isEmpty(), qPrintable(planned.join(u'\n')));
    QCOMPARE(sides.imported(),
             (QStringList{s("books: 1 kept"), s("books.chapters: 1 kept"), s("books.chapters.paragraphs: 1 kept")}));
    QCOMPARE(cells(sides.target, s("SELECT id, chapter_id FROM reader_marks")),
             QStringList{QString(QLatin1String("1|") + chapter)});
}

/// A column of the target alone, and one that the package lacks.
void TestMasterPointed::columnsThatNobodyCompares() {
    QFETCH(QString, rule);
    Libraries sides("lib_authors");
    for (db::Connection *each : {&sides.dev, &sides.target})
        run(*each, {s("UPDATE lib_books SET author_id = NULL, editor_id = NULL"), s("DELETE FROM lib_roles")});
    run(sides.target, {s("INSERT INTO lib_authors (id, code, name) VALUES (70, 'patron', 'P'), (71, 'nobody', 'N')"),
                       s("ALTER TABLE lib_books ADD COLUMN patron_id BIGINT UNSIGNED REFERENCES lib_authors (id) ON "
                         "DELETE %1")
                           .arg(rule),
                       s("UPDATE lib_books SET patron_id = 70 WHERE id = 1")});
    const QStringList before = cells(sides.target, s("SELECT id, patron_id FROM lib_books ORDER BY id"));
    const QStringList planned = sides.planned();
    QVERIFY2(planned.contains(s("authors target_only: patron")), qPrintable(planned.join(u'\n')));
    QVERIFY2(planned.contains(s("authors removed: nobody")), qPrintable(planned.join(u'\n')));
    QCOMPARE(sides.imported(), QStringList{s("authors: 1 deleted, 1 kept")});
    QCOMPARE(cells(sides.target, s("SELECT id, patron_id FROM lib_books ORDER BY id")), before);
}

/// Who points at it is removed before it.
void TestMasterPointed::bothGo() {
    QFETCH(QString, rule);
    Libraries sides("lib_authors");
    for (db::Connection *each : {&sides.dev, &sides.target})
        run(*each, {s("UPDATE lib_books SET author_id = NULL, editor_id = NULL")});
    run(sides.target,
        {s("INSERT INTO lib_authors (id, code, name) VALUES (70, 'patron', 'P')"),
         s("ALTER TABLE lib_roles ADD COLUMN patron_id BIGINT UNSIGNED REFERENCES lib_authors (id) ON DELETE %1")
             .arg(rule),
         s("INSERT INTO lib_roles (id, book_id, author_id, patron_id) SELECT 70, 3, MIN(id), 70 FROM lib_authors "
           "WHERE id NOT IN (SELECT author_id FROM lib_roles WHERE book_id = 3)")});
    QCOMPARE(cell(sides.target, s("SELECT COUNT(*) FROM lib_roles WHERE patron_id = 70")), s("1"));
    const QStringList imported = sides.imported();
    QVERIFY2(imported.contains(s("authors: 1 deleted")), qPrintable(imported.join(u'\n')));
    QVERIFY2(imported.contains(s("roles: 1 deleted")), qPrintable(imported.join(u'\n')));
}

/// Teams have a leader, people have a team; whoever is removed first, the other one points at it.
void TestMasterPointed::circlesOfTwoEntities() {
    QFETCH(QString, rule);
    TestDatabases databases;
    db::Connection dev = openOrDie(databases.fresh(currentEngine()));
    db::Connection target = openOrDie(databases.fresh(currentEngine()));
    for (db::Connection *each : {&dev, &target}) {
        const bool isMariaDb = each->engine() == db::Engine::MariaDb;
        const QString leader =
            s("CONSTRAINT t_leader FOREIGN KEY (leader_id) REFERENCES m_people (id) ON DELETE %1").arg(rule);
        run(*each, {spelled(s("CREATE TABLE m_teams (@id, code VARCHAR(20) @bin NOT NULL, leader_id BIGINT UNSIGNED%1)")
                                .arg(isMariaDb ? QString() : QString(QLatin1String(", ") + leader)),
                            currentEngine()),
                    spelled(s("CREATE TABLE m_people (@id, code VARCHAR(20) @bin NOT NULL, team_id BIGINT UNSIGNED NOT "
                              "NULL, CONSTRAINT p_team FOREIGN KEY (team_id) REFERENCES m_teams (id))"),
                            currentEngine()),
                    isMariaDb ? QString(QLatin1String("ALTER TABLE m_teams ADD ") + leader) : s("SELECT 1"),
                    s("INSERT INTO m_teams (id, code) VALUES (1, 'home')"),
                    s("INSERT INTO m_people (id, code, team_id) VALUES (1, 'ann', 1)"),
                    s("UPDATE m_teams SET leader_id = 1")});
    }
    // A circle, and a chain against the order of the entities.
    run(target, {s("INSERT INTO m_teams (id, code) VALUES (2, 'away'), (3, 'chain')"),
                 s("INSERT INTO m_people (id, code, team_id) VALUES (2, 'bob', 2), (3, 'carl', 1)"),
                 s("UPDATE m_teams SET leader_id = id WHERE id > 1")});
    const Catalogue catalogue = valueOrDie(Catalogue::build(libraryProject(R"(
[project]
id = "teams"
name = "Teams"
version = "1.0.0"
required_db_version = "1.0.0"
[tables]
master = ["m_*"]
[[entity]]
name = "teams"
file = "teams.json"
table = "m_teams"
key = ["code"]
deletes = "delete"
  [[entity.reference]]
  column = "leader_id"
  to = "people"
  json = "leader"
[[entity]]
name = "people"
file = "people.json"
table = "m_people"
key = ["code"]
deletes = "delete"
  [[entity.reference]]
  column = "team_id"
  to = "teams"
  json = "team"
)"),
                                                            valueOrDie(schema::readSchema(dev))));
    const auto rows = [&] {
        return cells(target, s("SELECT * FROM m_teams ORDER BY id")) +
               cells(target, s("SELECT * FROM m_people ORDER BY id"));
    };
    const QStringList before = rows();
    QCOMPARE(compareWith(target, readAll(dev, catalogue), catalogue).count(RowState::Removed), 4);
    const QTemporaryDir folder;
    const QString file = folder.filePath(s("reverse.jsonl"));
    ReverseWriter reverse = valueOrDie(ReverseWriter::create(file, s("a test")));
    ImportOptions options;
    options.reverse = &reverse;
    QCOMPARE(summary(valueOrDie(import(target, readAll(dev, catalogue), catalogue, options))),
             (QStringList{s("teams: 2 deleted"), s("people: 2 deleted")}));
    valueOrDie(reverse.finish());
    QCOMPARE(rows(), (QStringList{s("1|home|1"), s("1|ann|1")}));
    const ReverseReport report = valueOrDie(undo(target, file));
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 4);
    QCOMPARE(rows(), before);
}

QTEST_GUILESS_MAIN(TestMasterPointed)
#include "test_master_pointed.moc"
