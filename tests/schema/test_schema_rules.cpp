// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule: what it finds, that nothing is left out unless asked for, and that switching it off hides it and only it.
#include "base/schema_rule.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "support/test_databases.h"

#include "schema_fixtures.h"

#include <functional>

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

using Change = std::function<void(Schema &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(stellwerk::SchemaRule)

namespace {

const QString kSkills = QStringLiteral("skills");
const QString kSources = QStringLiteral("sources");

/// smallSchema with one program of each kind.
Schema fullSchema() {
    Schema schema = smallSchema();
    schema.collation = QStringLiteral("utf8mb4_unicode_ci");
    schema.views = {{QStringLiteral("v"), QStringLiteral("CREATE VIEW `v` AS select `skills`.`name` AS `name` from "
                                                         "`skills`")}};
    schema.triggers = {{QStringLiteral("t"), QStringLiteral("CREATE TRIGGER `t` BEFORE INSERT ON `skills` FOR EACH ROW "
                                                            "SET NEW.`level` = 1")}};
    schema.routines = {{QStringLiteral("procedure p"), QStringLiteral("CREATE PROCEDURE `p`()\nSELECT 1")}};
    schema.events = {{QStringLiteral("e"), QStringLiteral("CREATE EVENT `e` ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 "
                                                          "00:00:00' DO SET @x = 1")}};
    schema.sequences = {{QStringLiteral("s"), QStringLiteral("CREATE SEQUENCE `s` START WITH 1 MINVALUE 1 MAXVALUE 9 "
                                                             "INCREMENT BY 1 CACHE 5 NOCYCLE")}};
    return schema;
}

void replaceIn(QMap<QString, QString> &programs, const char *before, const char *after) {
    programs.first().replace(QLatin1StringView(before), QLatin1StringView(after));
}

} // namespace

class TestSchemaRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names();
    void rule_data();
    void rule();
    void everyRuleWasTried();
    void spellingsOfPrograms_data();
    void spellingsOfPrograms();
    void standardCollations_data();
    void standardCollations();
    void jsonIsLongtextWithACheck_data() { addEngineRows(); }
    void jsonIsLongtextWithACheck();
    void numberedChecks();

private:
    QSet<QString> m_tried;
    TestDatabases m_databases;
};

void TestSchemaRules::names() {
    const QStringList words = switchableSchemaRules();
    QStringList sorted = words;
    sorted.sort();
    QCOMPARE(words, sorted);
    for (const QString &word : words) {
        QVERIFY2(switchableSchemaRule(word), qPrintable(word));
        QCOMPARE(schemaRuleName(*switchableSchemaRule(word)), word);
    }
    QCOMPARE(schemaRuleName(SchemaRule::Structure), QStringLiteral("structure"));
    QVERIFY(!switchableSchemaRule(u"structure"));
    QVERIFY(!switchableSchemaRule(u"Comments"));
    QVERIFY(!switchableSchemaRule(u""));
}

void TestSchemaRules::rule_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("found"); ///< the rule and the object
    QTest::addColumn<bool>("harmless");
    const auto row = [](const char *name, const char *found, bool harmless, const Change &change) {
        QTest::newRow(name) << change << QString::fromUtf8(found) << harmless;
    };
    row("check name", "check_names skills.level_range", true,
        [](Schema &s) { tableOf(s, kSkills).checks[0].name = QStringLiteral("other"); });
    row("check", "checks skills.level_range", false,
        [](Schema &s) { tableOf(s, kSkills).checks[0].expression = QStringLiteral("`level` < 7"); });
    row("table collation", "collations sources", false,
        [](Schema &s) { tableOf(s, kSources).collation = QStringLiteral("utf8mb4_german2_ci"); });
    row("column collation", "collations skills.name", false,
        [](Schema &s) { columnOf(s, kSkills, QStringLiteral("name")).collation = QStringLiteral("utf8mb4_bin"); });
    row("column order", "column_order sources", true,
        [](Schema &s) { std::swap(tableOf(s, kSources).columns[0], tableOf(s, kSources).columns[1]); });
    row("column comment", "comments skills.name", true,
        [](Schema &s) { columnOf(s, kSkills, QStringLiteral("name")).comment = QStringLiteral("it's"); });
    row("table comment", "comments skills", true,
        [](Schema &s) { tableOf(s, kSkills).comment = QStringLiteral("größe"); });
    row("database collation", "default_collation (database)", true,
        [](Schema &s) { s.collation = QStringLiteral("utf8mb4_german2_ci"); });
    row("display width", "display_widths skills.level", true,
        [](Schema &s) { columnOf(s, kSkills, QStringLiteral("level")).type = QStringLiteral("bigint(7)"); });
    row("event start", "event_starts e", true, [](Schema &s) { replaceIn(s.events, "2030-01", "2031-01"); });
    row("event", "events e", false, [](Schema &s) { replaceIn(s.events, "1 DAY", "2 DAY"); });
    row("missing event", "events e", false, [](Schema &s) { s.events.clear(); });
    row("foreign key name", "foreign_key_names skills.fk_skills_source", true,
        [](Schema &s) { tableOf(s, kSkills).foreignKeys[0].name = QStringLiteral("fk_other"); });
    row("index name", "index_names skills.idx_skills_name", true,
        [](Schema &s) { tableOf(s, kSkills).indexes[0].name = QStringLiteral("idx_other"); });
    row("index", "indexes skills.idx_skills_name", false,
        [](Schema &s) { tableOf(s, kSkills).indexes[0].columns = {QStringLiteral("level")}; });
    row("additional index", "indexes skills.more", true, [](Schema &s) {
        tableOf(s, kSkills).indexes.push_back({QStringLiteral("more"), false, {QStringLiteral("level")}, {}});
    });
    row("routine", "routines procedure p", false, [](Schema &s) { replaceIn(s.routines, "SELECT 1", "SELECT 2"); });
    row("sequence", "sequences s", false, [](Schema &s) { replaceIn(s.sequences, "MAXVALUE 9", "MAXVALUE 8"); });
    row("storage engine", "storage_engines loose", false,
        [](Schema &s) { tableOf(s, QStringLiteral("loose")).storageEngine = QStringLiteral("Aria"); });
    row("trigger", "triggers t", false, [](Schema &s) { replaceIn(s.triggers, "= 1", "= 2"); });
    row("view", "views v", false, [](Schema &s) { replaceIn(s.views, "AS `name`", "AS `title`"); });
    // What cannot be switched off.
    row("type", "structure skills.level", false,
        [](Schema &s) { columnOf(s, kSkills, QStringLiteral("level")).type = QStringLiteral("int(11)"); });
    row("boolean", "structure loose.flag", false, [](Schema &s) {
        columnOf(s, QStringLiteral("loose"), QStringLiteral("flag")).type = QStringLiteral("tinyint(4)");
    });
    row("unique index", "structure sources.idx_sources_code", false,
        [](Schema &s) { tableOf(s, kSources).indexes[0].unique = false; });
    row("invisible", "structure skills.level", false,
        [](Schema &s) { columnOf(s, kSkills, QStringLiteral("level")).invisible = true; });
    row("versioned", "structure loose", false, [](Schema &s) { tableOf(s, QStringLiteral("loose")).versioned = true; });
}

/// The changed schema is made on the server, so that each rule is one about databases and not about values.
void TestSchemaRules::rule() {
    QFETCH(Change, change);
    QFETCH(QString, found);
    QFETCH(bool, harmless);
    Schema expected = fullSchema();
    Table loose;
    loose.name = QStringLiteral("loose");
    loose.collation = QStringLiteral("utf8mb4_unicode_ci");
    loose.columns.resize(1);
    loose.columns[0].name = QStringLiteral("flag");
    loose.columns[0].type = QStringLiteral("tinyint(1)");
    expected.tables.insert(expected.tables.begin(), loose);
    Schema changed = expected;
    change(changed);
    const db::ConnectionProfile profile = m_databases.fresh(db::Engine::MariaDb);
    db::Connection connection = openOrDie(profile);
    valueOrDie(connection.exec(QString(u"ALTER DATABASE COLLATE " + changed.collation)));
    runAll(connection, createStatements(changed, db::Engine::MariaDb));
    const Schema actual = valueOrDie(readSchema(connection));

    const auto differences = compareSchemas(expected, actual, db::Engine::MariaDb);
    QVERIFY2(differences.size() == 1, qPrintable(lines(differences).join(u'\n')));
    const Difference &one = differences[0];
    QCOMPARE(QString(schemaRuleName(one.rule) + u' ' + one.object), found);
    m_tried << schemaRuleName(one.rule);
    QCOMPARE(one.isHarmless(), harmless);
    QVERIFY(one.reason.endsWith(u'.'));
    for (const QString &word : switchableSchemaRules()) {
        const SchemaRule rule = *switchableSchemaRule(word);
        const auto rest = compareSchemas(expected, actual, db::Engine::MariaDb, {.ignoreTable = {}, .ignore = {rule}});
        QCOMPARE(rest.size(), size_t(rule == one.rule ? 0 : 1));
    }
    // What is switched off is not added either.
    if (one.kind == DifferenceKind::Missing && one.rule != SchemaRule::Structure)
        QCOMPARE(
            planSafetyNet(expected, actual, db::Engine::MariaDb, {.ignoreTable = {}, .ignore = {one.rule}}).statements,
            QStringList());
}

/// After all rows of rule().
void TestSchemaRules::everyRuleWasTried() {
    const QStringList words = switchableSchemaRules() + QStringList{QStringLiteral("structure")};
    QCOMPARE(m_tried, QSet<QString>(words.begin(), words.end()));
}

void TestSchemaRules::spellingsOfPrograms_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, db::Engine engine, const char *left, const char *right, bool same) {
        QTest::newRow(name) << engine << QString::fromUtf8(left) << QString::fromUtf8(right) << same;
    };
    constexpr auto kMaria = db::Engine::MariaDb;
    row("definer", kMaria, "CREATE DEFINER=`root`@`localhost` VIEW `v` AS select 1", "CREATE VIEW `v` AS select 1",
        true);
    row("two definers", kMaria, "CREATE DEFINER=a@`%` TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET @a = 1",
        "CREATE DEFINER=`b`@`10.0.0.1` TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET @a = 1", true);
    row("algorithm", kMaria, "CREATE ALGORITHM=UNDEFINED DEFINER=`r`@`h` SQL SECURITY DEFINER VIEW `v` AS select 1",
        "CREATE ALGORITHM=MERGE VIEW v AS SELECT 1", true);
    row("security", kMaria, "CREATE SQL SECURITY INVOKER VIEW v AS SELECT 1", "CREATE VIEW v AS SELECT 1", false);
    row("line ends", kMaria, "CREATE PROCEDURE p()\r\nBEGIN\r\n  SELECT 1;\r\nEND",
        "CREATE PROCEDURE p()\nBEGIN SELECT 1; END", true);
    row("comments", kMaria, "CREATE PROCEDURE p() -- why\nSELECT 1", "CREATE PROCEDURE p() SELECT /* 1 */ 1", true);
    row("case and backticks", kMaria, "create procedure `P`() select `A` from `t`",
        "CREATE PROCEDURE p() SELECT a FROM t", true);
    row("text in quotes", kMaria, "CREATE PROCEDURE p() SELECT 'A'", "CREATE PROCEDURE p() SELECT 'a'", false);
    row("quotes", kMaria, "CREATE PROCEDURE p() SELECT \"it's\"", "CREATE PROCEDURE p() SELECT 'it''s'", true);
    row("blank in a text", kMaria, "CREATE PROCEDURE p() SELECT 'a  b'", "CREATE PROCEDURE p() SELECT 'a b'", false);
    row("not equal", kMaria, "CREATE PROCEDURE p() SELECT a != b", "CREATE PROCEDURE p() SELECT a <> b", true);
    row("sqlite", db::Engine::Sqlite, "CREATE VIEW \"v\" AS SELECT [a] FROM t -- x",
        "create view v as\nselect a from t", true);
    row("sqlite differs", db::Engine::Sqlite, "CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW v AS SELECT b FROM t",
        false);
}

void TestSchemaRules::spellingsOfPrograms() {
    QFETCH(db::Engine, engine);
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, same);
    Schema expected, actual;
    expected.views.insert(QStringLiteral("x"), left);
    actual.views.insert(QStringLiteral("x"), right);
    QCOMPARE(compareSchemas(expected, actual, engine).empty(), same);
}

void TestSchemaRules::standardCollations_data() {
    QTest::addColumn<QStringList>("expected"); ///< of the database, the table, a column (empty: as the table)
    QTest::addColumn<QStringList>("actual");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char *expected, const char *actual, const char *found) {
        const auto list = [](const char *text) {
            return QString::fromLatin1(text)
                .split(u' ', Qt::SkipEmptyParts)
                .replaceInStrings(QStringLiteral("-"), QString());
        };
        QTest::newRow(name) << list(expected) << list(actual) << list(found);
    };
    row("10.11 and 11.8, nobody chose", "utf8mb4_general_ci utf8mb4_general_ci -",
        "utf8mb4_uca1400_ai_ci utf8mb4_uca1400_ai_ci -", "");
    row("the table was written", "utf8mb4_unicode_ci utf8mb4_general_ci -",
        "utf8mb4_unicode_ci utf8mb4_uca1400_ai_ci -", "collations");
    row("a snapshot that does not know its database", "- utf8mb4_general_ci -",
        "utf8mb4_uca1400_ai_ci utf8mb4_uca1400_ai_ci -", "collations");
    row("another database, as its tables", "utf8mb4_unicode_ci utf8mb4_unicode_ci -",
        "utf8mb4_uca1400_ai_ci utf8mb4_uca1400_ai_ci -", "default_collation collations");
    row("another database, equal tables", "utf8mb4_general_ci utf8mb4_unicode_ci -",
        "utf8mb4_german2_ci utf8mb4_unicode_ci -", "default_collation");
    row("a column of its own", "utf8mb4_general_ci utf8mb4_general_ci -",
        "utf8mb4_uca1400_ai_ci utf8mb4_uca1400_ai_ci utf8mb4_bin", "collations");
    row("another character set", "utf8mb3_general_ci utf8mb3_general_ci -",
        "utf8mb4_uca1400_ai_ci utf8mb4_uca1400_ai_ci -", "default_collation collations");
    row("utf8 and utf8mb3", "utf8_general_ci utf8_unicode_ci utf8_bin",
        "utf8mb3_general_ci utf8mb3_unicode_ci utf8mb3_bin", "");
}

void TestSchemaRules::standardCollations() {
    QFETCH(QStringList, expected);
    QFETCH(QStringList, actual);
    QFETCH(QStringList, found);
    const auto made = [](const QStringList &collations) {
        Schema schema = smallSchema();
        schema.tables.erase(schema.tables.begin());
        schema.collation = collations[0];
        schema.tables[0].collation = collations[1];
        schema.tables[0].columns[1].collation = collations[2];
        return schema;
    };
    QStringList rules;
    for (const Difference &difference : compareSchemas(made(expected), made(actual), db::Engine::MariaDb))
        rules << schemaRuleName(difference.rule);
    QCOMPARE(rules, found);
    QVERIFY(compareSchemas(made(expected), made(actual), db::Engine::Sqlite).empty());
}

void TestSchemaRules::jsonIsLongtextWithACheck() {
    Schema expected = smallSchema();
    Column doc;
    doc.name = QStringLiteral("doc");
    doc.type = QStringLiteral("json");
    tableOf(expected, kSources).columns.push_back(doc);
    db::Connection connection = create(m_databases.fresh(currentEngine()), expected);
    const Schema actual = valueOrDie(readSchema(connection));
    QCOMPARE(lines(compareSchemas(expected, actual, currentEngine())), QStringList());
    QCOMPARE(lines(compareSchemas(actual, expected, currentEngine())), QStringList());
    columnOf(expected, kSources, QStringLiteral("doc")).type = QStringLiteral("text");
    QVERIFY(!compareSchemas(expected, actual, currentEngine()).empty());
}

/// The server numbers checks without a name; another order is no other check.
void TestSchemaRules::numberedChecks() {
    Schema expected = smallSchema();
    tableOf(expected, kSkills).checks = {{QStringLiteral("CONSTRAINT_1"), QStringLiteral("`level` < 100")},
                                         {QStringLiteral("CONSTRAINT_2"), QStringLiteral("`level` > 0")}};
    Schema actual = expected;
    std::swap(tableOf(actual, kSkills).checks[0].name, tableOf(actual, kSkills).checks[1].name);
    const auto differences = compareSchemas(expected, actual, db::Engine::MariaDb);
    QCOMPARE(differences.size(), size_t(2));
    for (const Difference &difference : differences)
        QCOMPARE(difference.rule, SchemaRule::CheckNames);
}

QTEST_GUILESS_MAIN(TestSchemaRules)
#include "test_schema_rules.moc"
