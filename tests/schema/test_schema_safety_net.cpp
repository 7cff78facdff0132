// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "support/test_databases.h"

#include "schema_fixtures.h"

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

namespace {

const QString kSkills = QStringLiteral("skills");
const QString kSources = QStringLiteral("sources");

Column nullableColumn(const QString &name, const QString &type) {
    Column column;
    column.name = name;
    column.type = type;
    return column;
}

} // namespace

class TestSchemaSafetyNet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToDo_data() { addEngineRows(); }
    void nothingToDo();
    void missingTables_data() { addEngineRows(); }
    void missingTables();
    void missingColumn_data() { addEngineRows(); }
    void missingColumn();
    void missingIndexAndKey_data() { addEngineRows(); }
    void missingIndexAndKey();
    void whatItNeverDoes_data() { addEngineRows(); }
    void whatItNeverDoes();
    void columnsThatNeedAValue_data() { addEngineRows(); }
    void columnsThatNeedAValue();
    void nameOfAForeignKeyIsTaken();
    void fromOldToNew_data() { addEngineRows(); }
    void fromOldToNew();
    void programs_data() { addEngineRows(); }
    void programs();
    void otherNamesAreNothingNew();

private:
    /// Plans, runs the statements, plans again: what was said to be added is there, and the rest stands as it was said.
    SafetyNetPlan apply(db::Connection &connection, const Schema &expected);
    TestDatabases m_databases;
};

SafetyNetPlan TestSchemaSafetyNet::apply(db::Connection &connection, const Schema &expected) {
    const db::Engine engine = connection.engine();
    const SafetyNetPlan plan = planSafetyNet(expected, valueOrDie(readSchema(connection)), engine);
    for (const QString &statement : plan.statements) {
        if (statement.contains(u"DROP ") || statement.contains(u"MODIFY ") || statement.contains(u"RENAME ") ||
            statement.contains(u"CHANGE "))
            qFatal("not additive: %s", qPrintable(statement));
    }
    runAll(connection, plan.statements);
    const Schema after = valueOrDie(readSchema(connection));
    QStringList said = lines(plan.remaining);
    QStringList found = lines(compareSchemas(expected, after, engine));
    said.sort();
    found.sort();
    if (said != found)
        qFatal("said to remain: %s\nfound: %s", qPrintable(said.join(u'\n')), qPrintable(found.join(u'\n')));
    if (!planSafetyNet(expected, after, engine).statements.isEmpty())
        qFatal("a second run has still something to add");
    return plan;
}

void TestSchemaSafetyNet::nothingToDo() {
    db::Connection connection = create(m_databases.fresh(currentEngine()), smallSchema());
    const SafetyNetPlan plan = apply(connection, smallSchema());
    QCOMPARE(plan.statements, QStringList());
    QVERIFY(plan.added.empty());
    QVERIFY(plan.remaining.empty());
}

void TestSchemaSafetyNet::missingTables() {
    db::Connection connection = openOrDie(m_databases.fresh(currentEngine()));
    const SafetyNetPlan plan = apply(connection, smallSchema());
    QCOMPARE(lines(plan.added), QStringList({QStringLiteral("missing table skills: skills -> "),
                                             QStringLiteral("missing table sources: sources -> ")}));
    QVERIFY(plan.remaining.empty());
}

void TestSchemaSafetyNet::missingColumn() {
    db::Connection connection = create(m_databases.fresh(currentEngine()), smallSchema());
    runAll(connection, {QStringLiteral("INSERT INTO sources (code) VALUES ('KOD')")});
    Schema expected = smallSchema();
    Table &sources = tableOf(expected, kSources);
    sources.columns.insert(sources.columns.begin() + 1,
                           nullableColumn(QStringLiteral("größe"), QStringLiteral("varchar(20)")));
    sources.columns[1].nullable = false;
    sources.columns[1].defaultValue = QStringLiteral("'it\\'s'");
    sources.columns.push_back(nullableColumn(QStringLiteral("parent_id"), QStringLiteral("bigint(20) unsigned")));
    sources.columns.push_back(nullableColumn(QStringLiteral("doc"), QStringLiteral("longtext")));
    sources.checks = {{QStringLiteral("doc"), QStringLiteral("json_valid(`doc`)")}};
    sources.indexes.insert(sources.indexes.begin(),
                           {QStringLiteral("fk_parent"), false, {QStringLiteral("parent_id")}, {}});
    sources.foreignKeys = {{QStringLiteral("fk_parent"),
                            {QStringLiteral("parent_id")},
                            kSources,
                            {QStringLiteral("id")},
                            QStringLiteral("SET NULL"),
                            QStringLiteral("RESTRICT")}};
    const SafetyNetPlan plan = apply(connection, expected);
    QVERIFY(plan.remaining.empty());
    QCOMPARE(plan.added.size(), size_t(6));
    const auto value = valueOrDie(connection.selectValue(
        QStringLiteral("SELECT ") + connection.dialect().quote(u"größe") + QStringLiteral(" FROM sources")));
    QCOMPARE(value.value_or(db::Value()).toString(), QStringLiteral("it's"));
    if (currentEngine() == db::Engine::MariaDb) // in its place; SQLite appends
        QCOMPARE(valueOrDie(readSchema(connection)).table(kSources)->columnNames().value(1), QStringLiteral("größe"));
}

void TestSchemaSafetyNet::missingIndexAndKey() {
    Schema before = smallSchema();
    tableOf(before, kSkills).indexes.erase(tableOf(before, kSkills).indexes.begin());
    tableOf(before, kSkills).foreignKeys.clear();
    tableOf(before, kSources).indexes.clear();
    db::Connection connection = create(m_databases.fresh(currentEngine()), before);
    const SafetyNetPlan plan = apply(connection, smallSchema());
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    QCOMPARE(plan.added.size(), size_t(mariaDb ? 3 : 2));
    // SQLite cannot add a foreign key to a table that exists, so it says so.
    QCOMPARE(plan.remaining.size(), size_t(mariaDb ? 0 : 1));
    if (!mariaDb)
        QCOMPARE(plan.remaining[0].object, QStringLiteral("skills.fk_skills_source"));
}

void TestSchemaSafetyNet::whatItNeverDoes() {
    Schema before = smallSchema();
    columnOf(before, kSkills, QStringLiteral("level")).type = QStringLiteral("int(11)");
    columnOf(before, kSkills, QStringLiteral("game_system")).defaultValue.reset();
    tableOf(before, kSkills)
        .columns.push_back(nullableColumn(QStringLiteral("silberstücke"), QStringLiteral("bigint(20)")));
    tableOf(before, kSources).indexes[0].unique = false;
    tableOf(before, kSources).indexes.push_back({QStringLiteral("old_index"), false, {QStringLiteral("code")}, {}});
    Table other = tableOf(before, kSources);
    other.name = QStringLiteral("old_table");
    other.indexes.clear();
    before.tables.push_back(other);
    db::Connection connection = create(m_databases.fresh(currentEngine()), before);
    const SafetyNetPlan plan = apply(connection, smallSchema());
    QCOMPARE(plan.statements, QStringList());
    QVERIFY(plan.added.empty());
    QCOMPARE(lines(plan.remaining),
             QStringList({QStringLiteral("different column skills.game_system: 'midgard' -> NULL"),
                          QStringLiteral("different column skills.level: bigint(20) -> int(11)"),
                          QStringLiteral("extra column skills.silberstücke:  -> bigint(20)"),
                          QStringLiteral("different index sources.idx_sources_code: UNIQUE (code) -> (code)"),
                          QStringLiteral("extra index sources.old_index:  -> (code)"),
                          QStringLiteral("extra table old_table:  -> old_table")}));
}

void TestSchemaSafetyNet::columnsThatNeedAValue() {
    db::Connection connection = create(m_databases.fresh(currentEngine()), smallSchema());
    runAll(connection, {QStringLiteral("INSERT INTO sources (code) VALUES ('KOD')")});
    Schema expected = smallSchema();
    Table &sources = tableOf(expected, kSources);
    sources.columns.push_back(nullableColumn(QStringLiteral("pages"), QStringLiteral("bigint(20)")));
    sources.columns.back().nullable = false;
    sources.columns.push_back(nullableColumn(QStringLiteral("printed_at"), QStringLiteral("datetime")));
    sources.columns.back().nullable = false;
    const SafetyNetPlan plan = apply(connection, expected);
    const QString date = QStringLiteral("missing column sources.printed_at: datetime NOT NULL -> ");
    const QString number = QStringLiteral("missing column sources.pages: bigint(20) NOT NULL -> ");
    if (currentEngine() == db::Engine::MariaDb) {
        QCOMPARE(lines(plan.added), QStringList{number});
        QCOMPARE(lines(plan.remaining), QStringList{date});
    } else {
        QCOMPARE(lines(plan.remaining), QStringList({number, date}));
    }
}

void TestSchemaSafetyNet::nameOfAForeignKeyIsTaken() {
    Schema before = smallSchema();
    tableOf(before, kSkills).name = QStringLiteral("old_skills");
    db::Connection connection = create(m_databases.fresh(db::Engine::MariaDb), before);
    const SafetyNetPlan plan = apply(connection, smallSchema());
    QCOMPARE(lines(plan.added), QStringList{QStringLiteral("missing table skills: skills -> ")});
    QCOMPARE(plan.remaining.size(), size_t(2));
    QCOMPARE(plan.remaining[0].object, QStringLiteral("old_skills"));
    QCOMPARE(plan.remaining[1].object, QStringLiteral("skills.fk_skills_source"));
    QVERIFY(plan.remaining[1].reason.contains(u"another table uses its name"));
}

/// What a tool without migrations would do: everything that is new appears, nothing that is old goes.
void TestSchemaSafetyNet::fromOldToNew() {
    const Schema expected = referenceSchema(QStringLiteral("0.4.0"));
    const Schema old = referenceSchema(QStringLiteral("0.3.0"));
    db::Connection connection = create(m_databases.fresh(currentEngine()), old);
    runAll(connection, planSafetyNet(expected, valueOrDie(readSchema(connection)), currentEngine()).statements);
    const Schema after = valueOrDie(readSchema(connection));
    for (const Table &table : expected.tables) {
        QVERIFY2(after.table(table.name), qPrintable(table.name));
        for (const Column &column : table.columns)
            QVERIFY2(after.table(table.name)->column(column.name), qPrintable(column.name));
    }
    for (const Table &table : old.tables) {
        for (const Column &column : table.columns)
            QVERIFY2(after.table(table.name) && after.table(table.name)->column(column.name), qPrintable(column.name));
    }
}

/// What does nothing until it is asked is added; triggers and events are reported, and so is what finds its name taken.
void TestSchemaSafetyNet::programs() {
    const bool mariaDb = currentEngine() == db::Engine::MariaDb;
    Schema expected = smallSchema();
    expected.views = {{QStringLiteral("a_first"), QStringLiteral("CREATE VIEW a_first AS SELECT code FROM z_base")},
                      {QStringLiteral("z_base"), QStringLiteral("CREATE VIEW z_base AS SELECT code FROM sources")},
                      {QStringLiteral("taken"), QStringLiteral("CREATE VIEW taken AS SELECT 1")}};
    expected.triggers = {{QStringLiteral("t"), mariaDb ? QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON skills FOR "
                                                                        "EACH ROW SET NEW.level = 1")
                                                       : QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON skills "
                                                                        "BEGIN SELECT 1; END")}};
    if (mariaDb) {
        expected.routines = {{QStringLiteral("procedure p"), QStringLiteral("CREATE PROCEDURE p()\nSELECT 1")}};
        expected.events = {{QStringLiteral("e"), QStringLiteral("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SET @x = "
                                                                "1")}};
        expected.sequences = {{QStringLiteral("s"), QStringLiteral("CREATE SEQUENCE s START WITH 1 MINVALUE 1 MAXVALUE "
                                                                   "9 INCREMENT BY 1 CACHE 5 NOCYCLE")}};
        columnOf(expected, kSkills, QStringLiteral("level")).defaultValue = QStringLiteral("nextval(`s`)");
    }
    db::Connection connection = openOrDie(m_databases.fresh(currentEngine()));
    runAll(connection, {QStringLiteral("CREATE TABLE taken (id int)")});
    const auto plan = planSafetyNet(expected, valueOrDie(readSchema(connection)), currentEngine());
    runAll(connection, plan.statements);
    QStringList left;
    for (const Difference &difference : plan.remaining)
        left << QString(difference.objectType + u' ' + difference.object);
    QStringList wanted{QStringLiteral("table taken"), QStringLiteral("view taken"), QStringLiteral("trigger t")};
    if (mariaDb)
        wanted << QStringLiteral("event e");
    QCOMPARE(left, wanted);
    const Schema after = valueOrDie(readSchema(connection));
    QCOMPARE(after.views.keys(), (QStringList{QStringLiteral("a_first"), QStringLiteral("z_base")}));
    QCOMPARE(after.sequences.size(), mariaDb ? 1 : 0);
    QCOMPARE(planSafetyNet(expected, after, currentEngine()).statements, QStringList());
}

/// An index or key that is there under another name is not added a second time.
void TestSchemaSafetyNet::otherNamesAreNothingNew() {
    Schema before = smallSchema();
    tableOf(before, kSkills).indexes[0].name = QStringLiteral("idx_old_name");
    tableOf(before, kSkills).foreignKeys[0].name = QStringLiteral("fk_old_name");
    db::Connection connection = create(m_databases.fresh(db::Engine::MariaDb), before);
    const SafetyNetPlan plan = apply(connection, smallSchema());
    QCOMPARE(plan.statements, QStringList());
    QCOMPARE(plan.remaining.size(), size_t(2));
    for (const Difference &difference : plan.remaining)
        QVERIFY(difference.isHarmless());
}

QTEST_GUILESS_MAIN(TestSchemaSafetyNet)
#include "test_schema_safety_net.moc"
