// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/leftovers.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "support/test_databases.h"

#include "schema_fixtures.h"

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

namespace {

QStringList linesOf(const std::vector<Leftover> &leftovers) {
    QStringList result;
    for (const Leftover &one : leftovers)
        result << QString(leftoverKindName(one.kind) + u' ' + one.table + u'.' + one.name + u" -> " + one.twin +
                          (one.sql.isEmpty() ? u" (by hand)" : u""));
    return result;
}

size_t count(const std::vector<Leftover> &leftovers, LeftoverKind kind, bool offered = true) {
    return static_cast<size_t>(std::ranges::count_if(
        leftovers, [&](const Leftover &one) { return one.kind == kind && one.sql.isEmpty() != offered; }));
}

/// The renames of the reference project.
FormerNames referenceRenames() {
    FormerNames former;
    for (const auto &[old, current] : {std::pair{"learning_sources", "gsm_lit_sources"},
                                       {"learning_character_classes", "gsm_character_classes"},
                                       {"skill_skills", "char_skills"},
                                       {"skill_spells", "char_spells"},
                                       {"skill_weaponskills", "char_weaponskills"}})
        former.renames.insert(QLatin1StringView(old), QLatin1StringView(current));
    return former;
}

} // namespace

class TestSchemaLeftovers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reference_data() { addEngineRows(); }
    void reference();
    void redundantIndexes_data();
    void redundantIndexes();
    void foreignKeysKeepWorking();
    void names_data() { addEngineRows(); }
    void names();
    void tables();

private:
    /// Runs what is offered and looks again: nothing that was offered is left.
    void mend(db::Connection &connection, const std::vector<Leftover> &leftovers, const FormerNames &former = {});
    TestDatabases m_databases;
};

void TestSchemaLeftovers::mend(db::Connection &connection, const std::vector<Leftover> &leftovers,
                               const FormerNames &former) {
    for (const Leftover &one : leftovers) {
        if (!one.sql.isEmpty())
            runAll(connection, {one.sql});
    }
    for (const Leftover &one : findLeftovers(valueOrDie(readSchema(connection)), connection.engine(), former))
        QVERIFY2(one.sql.isEmpty(), qPrintable(linesOf({one}).join(u' ')));
}

/// The reference project has exactly 14 redundant indexes and 8 redundant foreign keys; two equal ones are wanted.
void TestSchemaLeftovers::reference() {
    const Schema expected = referenceSchema(QStringLiteral("0.4.0"));
    db::Connection connection = create(m_databases.fresh(currentEngine()), expected);
    const Schema before = valueOrDie(readSchema(connection));
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    for (const FormerNames &former : {FormerNames{}, referenceRenames()}) {
        const auto leftovers = findLeftovers(before, currentEngine(), former);
        QCOMPARE(count(leftovers, LeftoverKind::Index), size_t(14));
        // SQLite takes foreign keys away only with their table, so nothing is offered there.
        QCOMPARE(count(leftovers, LeftoverKind::ForeignKey), size_t(mariaDb ? 8 : 0));
        QCOMPARE(count(leftovers, LeftoverKind::ForeignKey, false), size_t(mariaDb ? 1 : 9));
        QCOMPARE(leftovers.size(), size_t(23));
        for (const Leftover &one : leftovers)
            QVERIFY2(one.table == u"equi_containers" || one.twin.contains(one.table),
                     qPrintable(linesOf({one}).join(u' ')));
    }
    mend(connection, findLeftovers(before, currentEngine(), referenceRenames()), referenceRenames());
    const Schema after = valueOrDie(readSchema(connection));
    for (const Difference &difference : compareSchemas(before, after, currentEngine()))
        QVERIFY(difference.objectType == u"index" || difference.objectType == u"foreign_key");
    QCOMPARE(compareSchemas(before, after, currentEngine()).size(), size_t(mariaDb ? 22 : 14));
}

void TestSchemaLeftovers::redundantIndexes_data() {
    QTest::addColumn<QStringList>("indexes"); ///< how they are declared
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QStringList &indexes, const QStringList &found) {
        QTest::newRow(name) << indexes << found;
    };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("none", {s("KEY x (a)"), s("KEY y (b)")}, {});
    row("equal", {s("KEY y (a)"), s("KEY x (a)")}, {s("index t.y -> x")});
    row("three equal", {s("KEY x (a)"), s("KEY y (a)"), s("KEY z (a)")}, {s("index t.y -> x"), s("index t.z -> x")});
    row("own name stays", {s("KEY a1 (a)"), s("KEY idx_t_a (a)")}, {s("index t.a1 -> idx_t_a")});
    row("beginning", {s("KEY x (a)"), s("KEY y (a, b)")}, {s("index t.x -> y")});
    row("not the beginning", {s("KEY x (b)"), s("KEY y (a, b)")}, {});
    row("other order", {s("KEY x (b, a)"), s("KEY y (a, b)")}, {});
    row("primary key", {s("KEY x (id)")}, {s("index t.x -> PRIMARY")});
    row("unique beside the primary key", {s("UNIQUE KEY x (id)")}, {s("index t.x -> PRIMARY")});
    row("unique has its own meaning", {s("UNIQUE KEY x (a)"), s("KEY y (a, b)")}, {});
    row("unique does the work", {s("UNIQUE KEY x (a)"), s("KEY y (a)")}, {s("index t.y -> x")});
    row("two unique", {s("UNIQUE KEY x (a)"), s("UNIQUE KEY y (a)")}, {s("index t.y -> x")});
    row("unique, longer unique", {s("UNIQUE KEY x (a)"), s("UNIQUE KEY y (a, b)")}, {});
    row("prefix length", {s("KEY x (c(5))"), s("KEY y (c(6))"), s("KEY z (c)")}, {});
    row("same prefix length", {s("KEY x (c(5))"), s("KEY y (c(5), a)")}, {s("index t.x -> y")});
    row("direction", {s("KEY x (a)"), s("KEY y (a DESC)")}, {});
    row("same direction", {s("KEY x (a DESC)"), s("KEY y (a DESC, b)")}, {s("index t.x -> y")});
    row("full text", {s("FULLTEXT KEY x (c)"), s("KEY y (c)")}, {});
    row("full text of one more", {s("FULLTEXT KEY x (c)"), s("FULLTEXT KEY y (c, d)")}, {});
    row("full text twice", {s("FULLTEXT KEY x (c)"), s("FULLTEXT KEY y (c)")}, {s("index t.y -> x")});
    row("spatial", {s("SPATIAL KEY x (g)"), s("KEY y (g(5))")}, {});
}

void TestSchemaLeftovers::redundantIndexes() {
    QFETCH(QStringList, indexes);
    QFETCH(QStringList, found);
    db::Connection connection = openOrDie(m_databases.fresh(db::Engine::MariaDb));
    runAll(connection, {QString(u"CREATE TABLE t (id int PRIMARY KEY, a int, b int, c varchar(50), d text, g point NOT "
                                u"NULL, " +
                                indexes.join(QLatin1StringView(", ")) + u')')});
    const auto leftovers = findLeftovers(valueOrDie(readSchema(connection)), db::Engine::MariaDb);
    QCOMPARE(linesOf(leftovers), found);
    mend(connection, leftovers);
}

/// The index that a foreign key was made with goes only when another one serves it, on both of its sides.
void TestSchemaLeftovers::foreignKeysKeepWorking() {
    db::Connection connection = openOrDie(m_databases.fresh(db::Engine::MariaDb));
    runAll(connection,
           {QStringLiteral("CREATE TABLE parent (id int PRIMARY KEY, code int, other int, KEY x_code (code), KEY "
                           "code_other (code, other))"),
            QStringLiteral("CREATE TABLE child (id int PRIMARY KEY, up int, alone int, KEY up (up), KEY up_alone (up, "
                           "alone), KEY alone (alone), CONSTRAINT by_code FOREIGN KEY (up) REFERENCES parent (code), "
                           "CONSTRAINT by_id FOREIGN KEY (alone) REFERENCES parent (id) ON UPDATE CASCADE, "
                           "CONSTRAINT by_id_too FOREIGN KEY (alone) REFERENCES parent (id))")});
    const auto leftovers = findLeftovers(valueOrDie(readSchema(connection)), db::Engine::MariaDb);
    QCOMPARE(linesOf(leftovers), (QStringList{QStringLiteral("index child.up -> up_alone"),
                                              QStringLiteral("index parent.x_code -> code_other")}));
    mend(connection, leftovers);
    runAll(connection, {QStringLiteral("INSERT INTO parent VALUES (1, 10, 0)"),
                        QStringLiteral("INSERT INTO child VALUES (1, 10, 1)")});
    QVERIFY(!connection.exec(QStringLiteral("INSERT INTO child VALUES (2, 11, 1)")));
    QVERIFY(!connection.exec(QStringLiteral("DELETE FROM parent")));
}

void TestSchemaLeftovers::names() {
    Schema schema = smallSchema();
    Table &skills = tableOf(schema, QStringLiteral("skills"));
    skills.indexes[0].name = QStringLiteral("idx_old_skills_name");
    skills.indexes[1].name = QStringLiteral("idx_very_old_skillset"); // no name of a table in it
    skills.foreignKeys[0].name = QStringLiteral("fk_old_skills_source");
    db::Connection connection = create(m_databases.fresh(currentEngine()), schema);
    const FormerNames former{.renames = {{QStringLiteral("old_skills"), QStringLiteral("skills")}}, .tables = {}};
    const auto leftovers = findLeftovers(valueOrDie(readSchema(connection)), currentEngine(), former);
    const QString hand = currentEngine() == db::Engine::Sqlite ? QStringLiteral(" (by hand)") : QString();
    QCOMPARE(linesOf(leftovers),
             (QStringList{QString(u"foreign_key_name skills.fk_old_skills_source -> fk_skills_source" + hand),
                          QString(u"index_name skills.idx_old_skills_name -> idx_skills_name" + hand)}));
    mend(connection, leftovers, former);
    if (currentEngine() == db::Engine::MariaDb) {
        const Schema after = valueOrDie(readSchema(connection));
        QVERIFY(findLeftovers(after, currentEngine(), former).empty());
        QCOMPARE(after.table(QStringLiteral("skills"))->foreignKeys[0].name, QStringLiteral("fk_skills_source"));
        QCOMPARE(after.table(QStringLiteral("skills"))->foreignKeys[0].onDelete, QStringLiteral("CASCADE"));
    }
    QVERIFY(findLeftovers(schema, currentEngine()).empty());
}

void TestSchemaLeftovers::tables() {
    Schema schema = smallSchema();
    const FormerNames former{.renames = {{QStringLiteral("skills"), QStringLiteral("sources")},
                                         {QStringLiteral("gone"), QStringLiteral("sources")}},
                             .tables = {QStringLiteral("sources"), QStringLiteral("gone"), QStringLiteral("skills")}};
    QCOMPARE(linesOf(findLeftovers(schema, db::Engine::MariaDb, former)),
             (QStringList{QStringLiteral("table skills. -> sources (by hand)"),
                          QStringLiteral("table sources. ->  (by hand)")}));
    QVERIFY(findLeftovers(schema, db::Engine::MariaDb).empty());
}

QTEST_GUILESS_MAIN(TestSchemaLeftovers)
#include "test_schema_leftovers.moc"
