// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "support/test_databases.h"

#include "schema_fixtures.h"

#include <functional>

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

using Change = std::function<void(Schema &)>;
Q_DECLARE_METATYPE(Change)

namespace {

const QString kSkills = QStringLiteral("skills");
const QString kSources = QStringLiteral("sources");

struct Case {
    const char *name;
    Change change;        ///< makes the actual schema out of the expected one
    QStringList expected; ///< see lines()
    bool mariaDbOnly = false;
};

std::vector<Case> tableCases() {
    return {
        {"nothing", [](Schema &) {}, {}},
        {"column order",
         [](Schema &s) { std::swap(tableOf(s, kSources).columns[0], tableOf(s, kSources).columns[1]); },
         {QStringLiteral("different column_order sources: (id, code) -> (code, id)")},
         true},
        {"missing table",
         [](Schema &s) { s.tables.erase(s.tables.begin()); },
         {QStringLiteral("missing table skills: skills -> ")}},
        {"extra table",
         [](Schema &s) {
             Table table = tableOf(s, kSources);
             table.name = QStringLiteral("other");
             table.indexes.clear();
             s.tables.push_back(table);
         },
         {QStringLiteral("extra table other:  -> other")}},
        {"table collation",
         [](Schema &s) { tableOf(s, kSources).collation = QStringLiteral("utf8mb4_general_ci"); },
         {QStringLiteral("different collation sources: utf8mb4_unicode_ci -> utf8mb4_general_ci")},
         true},
        {"column collation",
         [](Schema &s) {
             columnOf(s, kSkills, QStringLiteral("game_system")).collation = QStringLiteral("utf8mb4_bin");
         },
         {QStringLiteral("different collation skills.game_system: utf8mb4_unicode_ci -> utf8mb4_bin")},
         true},
        {"primary key",
         [](Schema &s) {
             tableOf(s, kSources).primaryKey = {QStringLiteral("id"), QStringLiteral("code")};
             tableOf(s, kSkills).foreignKeys.clear();
         },
         {QStringLiteral("missing foreign_key skills.fk_skills_source: (source_id) REFERENCES sources (id) ON DELETE "
                         "CASCADE ON UPDATE CASCADE -> "),
          QStringLiteral("different primary_key sources: (id) -> (id, code)")},
         true},
    };
}

std::vector<Case> columnCases() {
    const auto level = [](Schema &s) -> Column & { return columnOf(s, kSkills, QStringLiteral("level")); };
    return {
        {"missing column",
         [](Schema &s) { tableOf(s, kSkills).columns.erase(tableOf(s, kSkills).columns.begin() + 2); },
         {QStringLiteral("missing column skills.game_system: varchar(191) DEFAULT 'midgard' -> ")}},
        {"extra column",
         [](Schema &s) {
             Column column = columnOf(s, kSources, QStringLiteral("code"));
             column.name = QStringLiteral("größe");
             tableOf(s, kSources).columns.push_back(column);
         },
         {QStringLiteral("extra column sources.größe:  -> varchar(10) NOT NULL")}},
        {"type",
         [level](Schema &s) { level(s).type = QStringLiteral("int(11)"); },
         {QStringLiteral("different column skills.level: bigint(20) -> int(11)")}},
        {"type in other words", [level](Schema &s) { level(s).type = QStringLiteral("BIGINT"); }, {}},
        {"unsigned",
         [level](Schema &s) { level(s).type = QStringLiteral("bigint(20) unsigned"); },
         {QStringLiteral("different column skills.level: bigint(20) -> bigint(20) unsigned")}},
        {"nullable",
         [level](Schema &s) { level(s).nullable = false; },
         {QStringLiteral("different column skills.level: NULL -> NOT NULL")}},
        {"not nullable",
         [](Schema &s) { columnOf(s, kSkills, QStringLiteral("name")).nullable = true; },
         {QStringLiteral("different column skills.name: NOT NULL -> NULL")}},
        {"default",
         [level](Schema &s) { level(s).defaultValue = QStringLiteral("1"); },
         {QStringLiteral("different column skills.level: 0 -> 1")}},
        {"no default",
         [level](Schema &s) { level(s).defaultValue.reset(); },
         {QStringLiteral("different column skills.level: 0 -> NULL")}},
        {"number in quotes", [level](Schema &s) { level(s).defaultValue = QStringLiteral("'0'"); }, {}},
        {"text default",
         [](Schema &s) {
             columnOf(s, kSkills, QStringLiteral("game_system")).defaultValue = QStringLiteral("'Midgard'");
         },
         {QStringLiteral("different column skills.game_system: 'midgard' -> 'Midgard'")}},
        {"time in other words",
         [](Schema &s) {
             columnOf(s, kSkills, QStringLiteral("changed_at")).defaultValue = QStringLiteral("CURRENT_TIMESTAMP");
         },
         {}},
        {"default NULL",
         [](Schema &s) { columnOf(s, kSkills, QStringLiteral("source_id")).defaultValue = QStringLiteral("NULL"); },
         {}},
        {"on update",
         [](Schema &s) {
             columnOf(s, kSkills, QStringLiteral("changed_at")).onUpdate = QStringLiteral("current_timestamp()");
         },
         {QStringLiteral("different column skills.changed_at:  -> current_timestamp()")},
         true},
        {"generated",
         [](Schema &s) {
             columnOf(s, kSkills, QStringLiteral("doubled")).generated = QStringLiteral("virtual `level` * 3");
         },
         {QStringLiteral("different column skills.doubled: virtual `level` * 2 -> virtual `level` * 3")}},
        {"automatic id",
         [](Schema &s) { columnOf(s, kSkills, QStringLiteral("id")).autoIncrement = false; },
         {QStringLiteral("different column skills.id: YES -> NO")}},
        {"type of an automatic id, which SQLite has only one of",
         [](Schema &s) { columnOf(s, kSkills, QStringLiteral("id")).type = QStringLiteral("int(11)"); },
         {QStringLiteral("different column skills.id: bigint(20) unsigned -> int(11)")},
         true},
    };
}

std::vector<Case> keyCases() {
    const auto key = [](Schema &s) -> ForeignKey & { return tableOf(s, kSkills).foreignKeys[0]; };
    return {
        {"missing index",
         [](Schema &s) { tableOf(s, kSkills).indexes.erase(tableOf(s, kSkills).indexes.begin()); },
         {QStringLiteral("missing index skills.idx_skills_name: (name, level) -> ")}},
        {"extra index",
         [](Schema &s) {
             tableOf(s, kSkills).indexes.push_back({QStringLiteral("idx_more"), true, {QStringLiteral("level")}, {}});
         },
         {QStringLiteral("extra index skills.idx_more:  -> UNIQUE (level)")}},
        {"index columns",
         [](Schema &s) {
             std::swap(tableOf(s, kSkills).indexes[0].columns[0], tableOf(s, kSkills).indexes[0].columns[1]);
         },
         {QStringLiteral("different index skills.idx_skills_name: (name, level) -> (level, name)")}},
        {"unique",
         [](Schema &s) { tableOf(s, kSources).indexes[0].unique = false; },
         {QStringLiteral("different index sources.idx_sources_code: UNIQUE (code) -> (code)")}},
        {"renamed index",
         [](Schema &s) { tableOf(s, kSources).indexes[0].name = QStringLiteral("uni_code"); },
         {QStringLiteral("different index sources.idx_sources_code: idx_sources_code -> uni_code")}},
        {"prefix",
         [](Schema &s) { tableOf(s, kSkills).indexes[0].columns[0] = QStringLiteral("name(10)"); },
         {QStringLiteral("different index skills.idx_skills_name: (name, level) -> (name(10), level)")},
         true},
        {"missing foreign key",
         [](Schema &s) { tableOf(s, kSkills).foreignKeys.clear(); },
         {QStringLiteral("missing foreign_key skills.fk_skills_source: (source_id) REFERENCES sources (id) ON DELETE "
                         "CASCADE ON UPDATE CASCADE -> ")}},
        {"second foreign key on the same column",
         [key](Schema &s) {
             ForeignKey other = key(s);
             other.name = QStringLiteral("fk_again");
             tableOf(s, kSkills).foreignKeys.push_back(other);
         },
         {QStringLiteral("extra foreign_key skills.fk_again:  -> (source_id) REFERENCES sources (id) ON DELETE CASCADE "
                         "ON UPDATE CASCADE")}},
        {"action",
         [key](Schema &s) { key(s).onDelete = QStringLiteral("SET NULL"); },
         {QStringLiteral("different foreign_key skills.fk_skills_source: (source_id) REFERENCES sources (id) ON DELETE "
                         "CASCADE ON UPDATE CASCADE -> "
                         "(source_id) REFERENCES sources (id) ON DELETE SET NULL ON UPDATE CASCADE")}},
        {"missing check",
         [](Schema &s) { tableOf(s, kSkills).checks.clear(); },
         {QStringLiteral("missing check skills.level_range: `level` < 100 -> ")}},
        {"check in other words",
         [](Schema &s) { tableOf(s, kSkills).checks[0].expression = QStringLiteral("( LEVEL<100 )"); },
         {}},
    };
}

} // namespace

class TestSchemaDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void difference_data();
    void difference();
    void checkText_data();
    void checkText();
    void programs_data();
    void programs();
    void ignoredTables_data();
    void ignoredTables();

private:
    TestDatabases m_databases;
};

void TestSchemaDiff::difference_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("expected");
    for (const std::vector<Case> &cases : {tableCases(), columnCases(), keyCases()}) {
        for (const Case &row : cases) {
            QTest::addRow("mariadb: %s", row.name) << db::Engine::MariaDb << row.change << row.expected;
            // What SQLite cannot hold must not look like a difference there.
            if (QByteArrayView(row.name) != "primary key")
                QTest::addRow("sqlite: %s", row.name)
                    << db::Engine::Sqlite << row.change << (row.mariaDbOnly ? QStringList() : row.expected);
        }
    }
}

void TestSchemaDiff::difference() {
    QFETCH(Change, change);
    QFETCH(QStringList, expected);
    Schema changed = smallSchema();
    change(changed);
    db::Connection connection = create(m_databases.fresh(currentEngine()), changed);
    const std::vector<Difference> differences =
        compareSchemas(smallSchema(), valueOrDie(readSchema(connection)), currentEngine());
    QCOMPARE(lines(differences), expected);
    for (const Difference &difference : differences)
        QVERIFY(!difference.reason.isEmpty());
}

void TestSchemaDiff::checkText_data() {
    addEngineRows();
}

void TestSchemaDiff::checkText() {
    Schema changed = smallSchema();
    tableOf(changed, kSkills).checks[0].expression = QStringLiteral("`level` < 99");
    db::Connection connection = create(m_databases.fresh(currentEngine()), changed);
    QCOMPARE(lines(compareSchemas(smallSchema(), valueOrDie(readSchema(connection)), currentEngine())),
             QStringList{QStringLiteral("different check skills.level_range: `level` < 100 -> `level` < 99")});
}

void TestSchemaDiff::programs_data() {
    addEngineRows();
}

void TestSchemaDiff::programs() {
    db::Connection connection = create(m_databases.fresh(currentEngine()), smallSchema());
    const QString body = currentEngine() == db::Engine::MariaDb ? QStringLiteral("FOR EACH ROW DELETE FROM sources")
                                                                : QStringLiteral("BEGIN DELETE FROM sources; END");
    runAll(connection, {QStringLiteral("CREATE VIEW names AS SELECT name FROM skills"),
                        QStringLiteral("CREATE TRIGGER tr AFTER DELETE ON skills ") + body});
    const Schema with = valueOrDie(readSchema(connection));
    runAll(connection,
           {QStringLiteral("DROP VIEW names"), QStringLiteral("CREATE VIEW names AS SELECT level FROM skills"),
            QStringLiteral("DROP TRIGGER tr")});
    const std::vector<Difference> differences =
        compareSchemas(with, valueOrDie(readSchema(connection)), currentEngine());
    QCOMPARE(differences.size(), size_t(2));
    QCOMPARE(differences[0].kind, DifferenceKind::Different);
    QCOMPARE(differences[0].objectType, QStringLiteral("view"));
    QVERIFY(differences[0].actual.contains(u"level"));
    QCOMPARE(differences[1].kind, DifferenceKind::Missing);
    QCOMPARE(differences[1].objectType, QStringLiteral("trigger"));
    QCOMPARE(differences[1].object, QStringLiteral("tr"));
}

void TestSchemaDiff::ignoredTables_data() {
    addEngineRows();
}

void TestSchemaDiff::ignoredTables() {
    Schema changed = smallSchema();
    changed.tables.erase(changed.tables.begin());
    Table own = tableOf(changed, kSources);
    own.name = QStringLiteral("stellwerk_lock");
    own.indexes.clear();
    changed.tables.push_back(own);
    db::Connection connection = create(m_databases.fresh(currentEngine()), changed);
    const auto ignore = [](const QString &table) { return table.startsWith(u"stellwerk_") || table == kSkills; };
    QCOMPARE(lines(compareSchemas(smallSchema(), valueOrDie(readSchema(connection)), currentEngine(),
                                  {.ignoreTable = ignore})),
             QStringList());
}

QTEST_GUILESS_MAIN(TestSchemaDiff)
#include "test_schema_diff.moc"
