// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/plan/migration_reach.h"
#include "project/project.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::test;

namespace {

/// What the rows of MariaDB are about.
constexpr std::array kMariaDbTables{
    "CREATE TABLE alpha (id INT PRIMARY KEY)",
    "CREATE TABLE beta (id INT PRIMARY KEY, a_id INT, FOREIGN KEY (a_id) REFERENCES alpha (id) ON DELETE CASCADE)",
    "CREATE TABLE gamma (id INT PRIMARY KEY, b_id INT, FOREIGN KEY (b_id) REFERENCES beta (id) ON UPDATE SET NULL)",
    "CREATE TABLE delta (id INT PRIMARY KEY)",
    "CREATE TABLE epsilon (id INT PRIMARY KEY, d_id INT, FOREIGN KEY (d_id) REFERENCES delta (id))",
    "CREATE TABLE skills (id INT, x INT)",
    "CREATE TABLE parent (id INT PRIMARY KEY)",
    "CREATE TABLE other (id INT PRIMARY KEY, x INT)",
    "CREATE TABLE watched (id INT PRIMARY KEY)",
    "CREATE VIEW seen AS SELECT id FROM alpha",
    "CREATE TRIGGER watcher AFTER UPDATE ON watched FOR EACH ROW DELETE FROM epsilon",
    "CREATE FUNCTION busy(n INT) RETURNS INT MODIFIES SQL DATA BEGIN DELETE FROM alpha; RETURN n; END",
    "CREATE VIEW working AS SELECT busy(1) AS n"};

constexpr std::array kSqliteTables{
    "CREATE TABLE alpha (id INTEGER PRIMARY KEY)",
    "CREATE TABLE beta (id INTEGER PRIMARY KEY, a_id INT REFERENCES alpha (id) ON DELETE CASCADE)",
    "CREATE TABLE skills (id INTEGER PRIMARY KEY, x INT UNIQUE)",
    "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
    "CREATE TABLE watched (id INTEGER PRIMARY KEY)",
    "CREATE TABLE far (id INTEGER PRIMARY KEY)",
    "CREATE TRIGGER watcher AFTER UPDATE ON watched BEGIN DELETE FROM far; END"};

template <class Statements>
schema::Schema made(const db::ConnectionProfile &profile, const Statements &statements) {
    db::Connection connection = openOrDie(profile);
    for (const char *statement : statements)
        valueOrDie(connection.exec(QString::fromLatin1(statement)));
    return valueOrDie(schema::readSchema(connection));
}

/// The same for every row, so read once.
const schema::Schema &schemaOf(db::Engine engine) {
    static TestDatabases databases;
    static const schema::Schema mariaDb = made(databases.fresh(db::Engine::MariaDb), kMariaDbTables);
    static const schema::Schema sqlite = made(databases.fresh(db::Engine::Sqlite), kSqliteTables);
    return engine == db::Engine::MariaDb ? mariaDb : sqlite;
}

} // namespace

/// Whose rows migrations may change is never told too narrowly, and no more widely than needed.
class MigrationReachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isFollowed_data();
    void isFollowed();
    void dataLossIsReached_data();
    void dataLossIsReached();
    void bamortIsKnown_data();
    void bamortIsKnown();

private:
    static void addMariaDbRows();
    static void addMariaDbUnknown();
    static void addSqliteRows();
};

namespace {

void row(db::Engine engine, const char *name, const char *script, const QStringList &reached, bool known = true) {
    QTest::addRow("%s: %s", qPrintable(db::engineName(engine)), name)
        << engine << QByteArray(script) << reached << known;
}

} // namespace

void MigrationReachTest::addMariaDbRows() {
    const auto add = [](const char *name, const char *script, const QStringList &reached, bool known = true) {
        row(db::Engine::MariaDb, name, script, reached, known);
    };
    const QString a = QStringLiteral("alpha");
    const QString b = QStringLiteral("beta");
    const QString c = QStringLiteral("gamma");
    const QString skills = QStringLiteral("skills");
    add("adds a column", "ALTER TABLE alpha ADD COLUMN more INT;", {});
    add("adds a column and drops it again",
        "ALTER TABLE alpha ADD COLUMN more INT;\n-- migrate:down\nALTER TABLE alpha DROP COLUMN more;", {});
    add("drops a column", "ALTER TABLE gamma DROP COLUMN b_id;", {c});
    add("drops a column under its new name",
        "ALTER TABLE skills RENAME COLUMN x TO y;\nALTER TABLE skills DROP COLUMN y;", {skills});
    add("renames a column and back",
        "ALTER TABLE skills RENAME COLUMN x TO y;\n-- migrate:down\nALTER TABLE skills RENAME COLUMN y TO x;", {});
    add("a column takes the name of another",
        "ALTER TABLE skills RENAME COLUMN x TO old;\nALTER TABLE skills ADD COLUMN x INT;", {skills});
    add("under its new name",
        "ALTER TABLE delta RENAME TO another;\nRENAME TABLE another TO third;\nUPDATE third SET id = 7;",
        {QStringLiteral("another"), QStringLiteral("delta"), QStringLiteral("third")});
    add("renames and back", "RENAME TABLE skills TO abilities;\n-- migrate:down\nRENAME TABLE abilities TO skills;",
        {});
    add("own table", "CREATE TABLE mine (id INT) ENGINE=InnoDB;\nINSERT INTO mine VALUES (1);", {});
    add("own table if need be", "CREATE TABLE IF NOT EXISTS mine (id INT);\nDELETE FROM mine;\nDROP TABLE mine;", {});
    add("own temporary table",
        "CREATE TEMPORARY TABLE mine AS SELECT id FROM alpha;\nDELETE FROM mine;\nDROP TEMPORARY TABLE mine;", {});
    add("changes rows, a child cascades, its child too", "DELETE FROM alpha;", {a, b, c});
    add("with a setting of its own", "SET STATEMENT max_statement_time = 600 FOR DELETE FROM alpha;", {a, b, c});
    add("child only", "UPDATE beta SET a_id = NULL;", {b, c});
    add("leaf", "INSERT INTO gamma VALUES (1, 1);", {c});
    add("restricted", "DELETE FROM delta;", {QStringLiteral("delta")});
    add("truncates", "TRUNCATE TABLE gamma;", {c});
    add("drops", "DROP TABLE gamma;", {c});
    add("narrows", "ALTER TABLE gamma MODIFY b_id SMALLINT;", {c});
    add("through a view", "UPDATE seen SET id = 2;", {QStringLiteral("seen")}, false);
    add("wakes a trigger", "UPDATE watched SET id = 2;", {QStringLiteral("watched")}, false);
    add("harmless kinds",
        "/*!40014 SET foreign_key_checks = 0 */;\nSET @n = 1;\nCREATE INDEX i ON gamma (b_id);\nDROP INDEX i ON "
        "gamma;\n"
        "ALTER TABLE gamma ADD UNIQUE u (b_id), ALGORITHM=INPLACE, LOCK=NONE;\nALTER TABLE gamma ENGINE=InnoDB;\n"
        "ALTER TABLE gamma COMMENT='x' ROW_FORMAT=DYNAMIC, DROP INDEX u, ALTER COLUMN b_id SET DEFAULT 1;\n"
        "ALTER TABLE skills ADD COLUMN engine INT;\nALTER DATABASE CHARACTER SET utf8mb4;\nANALYZE TABLE gamma;\n"
        "ALTER TABLE gamma ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES delta (id);\nDROP VIEW seen;",
        {});

    // What seems harmless, or seems to concern others.
    add("ignores duplicates", "ALTER IGNORE TABLE skills ADD UNIQUE u (x);", {skills});
    add("makes it if need be, deletes", "CREATE TABLE IF NOT EXISTS skills (id INT);\nDELETE FROM skills;", {skills});
    add("makes it if need be, drops", "CREATE TABLE IF NOT EXISTS skills (id INT);\nDROP TABLE skills;", {skills});
    add("makes it if need be, renamed",
        "RENAME TABLE skills TO abilities;\nCREATE TABLE IF NOT EXISTS abilities (id INT);\nDELETE FROM abilities;",
        {QStringLiteral("abilities"), skills});
    add("fills it if need be", "CREATE TABLE IF NOT EXISTS skills AS SELECT id FROM alpha;", {skills});
    add("makes it anew", "CREATE OR REPLACE TABLE skills (id INT);", {skills});
    add("temporary one of its name",
        "CREATE TEMPORARY TABLE skills (id INT);\nDROP TEMPORARY TABLE skills;\nDELETE FROM skills;", {skills});
    add("joined in parentheses", "UPDATE (skills s JOIN other o ON o.id = s.id) SET s.x = 1;", {skills});
    add("joined in inner parentheses",
        "UPDATE other o JOIN (skills s JOIN (alpha p, delta d) ON p.id = s.id) ON o.id = s.id SET s.x = 1;", {skills});
    add("deleted from parentheses", "DELETE s FROM (skills s JOIN other o ON o.id = s.id);", {skills});
    add("deleted using parentheses", "DELETE FROM s USING (skills s JOIN other o ON o.id = s.id);", {skills});
    add("behind a subquery", "UPDATE (SELECT id FROM other) o JOIN skills s ON o.id = s.id SET s.x = 1;", {skills});
    add("of a partition", "UPDATE other o JOIN skills PARTITION (p0) AS s ON o.id = s.id SET s.x = 1;", {skills});
    add("key made on the way",
        "ALTER TABLE skills ADD FOREIGN KEY (x) REFERENCES parent (id) ON DELETE CASCADE;\nDELETE FROM parent;",
        {QStringLiteral("parent"), skills});
    add("key made on the way to an own table",
        "CREATE TABLE mine (id INT PRIMARY KEY);\n"
        "ALTER TABLE skills ADD CONSTRAINT fk FOREIGN KEY (x) REFERENCES mine (id) ON UPDATE SET NULL;\n"
        "DELETE FROM mine;",
        {skills});
    add("exchanged", "RENAME TABLE skills TO swap, other TO skills, swap TO other;",
        {QStringLiteral("other"), skills, QStringLiteral("swap")});
    add("exchanged for an empty one", "RENAME TABLE skills TO old;\nCREATE TABLE skills (id INT);",
        {QStringLiteral("old"), skills});
    add("rebuilt without a drop",
        "CREATE TABLE mine (id INT);\nINSERT INTO mine SELECT id FROM skills LIMIT 1;\n"
        "RENAME TABLE skills TO old, mine TO skills;",
        {QStringLiteral("old"), skills});
}

void MigrationReachTest::addMariaDbUnknown() {
    const auto add = [](const char *name, const char *script, const QStringList &reached = {}) {
        row(db::Engine::MariaDb, name, script, reached, false);
    };
    const QStringList skills{QStringLiteral("skills")};
    add("calls", "CALL anything();");
    add("prepares a statement", "PREPARE s FROM 'DELETE FROM alpha';\nEXECUTE s;");
    add("executes", "EXECUTE IMMEDIATE 'DELETE FROM skills';");
    add("block", "BEGIN NOT ATOMIC DELETE FROM skills; END;");
    add("if", "IF 1 THEN DELETE FROM skills; END IF;");
    add("while", "WHILE 1 DO DELETE FROM skills; END WHILE;");
    add("for", "FOR i IN 1 .. 2 DO DELETE FROM skills; END FOR;");
    add("loop", "LOOP DELETE FROM skills; END LOOP;");
    add("case", "CASE 1 WHEN 1 THEN DELETE FROM skills; END CASE;");
    add("repeat", "REPEAT DELETE FROM skills; UNTIL 1 END REPEAT;");
    add("makes a trigger", "CREATE TRIGGER t AFTER INSERT ON gamma FOR EACH ROW DELETE FROM alpha;");
    add("makes a view and uses it", "CREATE VIEW through AS SELECT id FROM skills;\nDELETE FROM through;");
    add("makes a function and uses it",
        "CREATE FUNCTION f() RETURNS INT BEGIN DELETE FROM skills; RETURN 1; END;\nSELECT f();");
    add("makes a procedure", "CREATE PROCEDURE p() DELETE FROM skills;");
    add("makes an event", "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM skills;");
    add("uses a function", "UPDATE gamma SET b_id = busy(1);", {QStringLiteral("gamma")});
    add("uses a function through a view", "INSERT INTO gamma SELECT n, n FROM working;", {QStringLiteral("gamma")});
    add("uses a function elsewhere", "SET @n = elsewhere.busy(1);");
    add("verifies with a function", "SET @n = 1;\n-- migrate:verify\nSELECT busy(1) FROM alpha WHERE id < 0;");
    add("forgets rows", "ALTER TABLE skills ENGINE=MEMORY;");
    add("swallows rows", "ALTER TABLE skills COMMENT='x' ENGINE = BLACKHOLE;");
    add("shows the rows of others",
        "CREATE TABLE both_of_them (id INT, x INT) ENGINE=MERGE UNION=(skills) INSERT_METHOD=LAST;\n"
        "DELETE FROM both_of_them;");
    add("drops a partition", "ALTER TABLE skills DROP PARTITION p0;");
    add("exchanges a partition", "ALTER TABLE other EXCHANGE PARTITION p0 WITH TABLE skills;");
    add("truncates a partition", "ALTER TABLE skills TRUNCATE PARTITION p0;");
    add("discards the rows", "ALTER TABLE skills DISCARD TABLESPACE;");
    add("runs what it analyzes", "ANALYZE DELETE FROM skills;");
    add("joins in braces", "UPDATE other o JOIN { OJ skills s LEFT JOIN delta d ON d.id = s.id } ON 1 SET x = 1;",
        {QStringLiteral("delta"), QStringLiteral("other")});
    add("words that only some servers read", "DELETE FROM /*!80000 gamma */ skills;", {QStringLiteral("gamma")});
    add("loads", "LOAD DATA INFILE '/nowhere' REPLACE INTO TABLE skills;", skills);
    add("handler", "HANDLER skills OPEN;");
    add("setting of the server", "SET GLOBAL event_scheduler = 1;");
    add("drops a database", "DROP DATABASE nowhere;");
}

void MigrationReachTest::addSqliteRows() {
    const auto add = [](const char *name, const char *script, const QStringList &reached, bool known = true) {
        row(db::Engine::Sqlite, name, script, reached, known);
    };
    const QStringList skills{QStringLiteral("skills")};
    const QStringList alphaAndChild{QStringLiteral("alpha"), QStringLiteral("beta")};
    add("adds a column", "ALTER TABLE alpha ADD COLUMN more INT;\nCREATE INDEX i ON alpha (more);\nDROP INDEX i;", {});
    add("own table", "CREATE TABLE IF NOT EXISTS mine (id INT);\nINSERT INTO mine VALUES (1);", {});
    add("pragma and upkeep", "PRAGMA defer_foreign_keys = ON;\nANALYZE;\nREINDEX;", {});
    add("rebuilds",
        "CREATE TABLE new_skills (id INTEGER PRIMARY KEY);\nINSERT INTO new_skills SELECT id FROM skills;\n"
        "DROP TABLE skills;\nALTER TABLE new_skills RENAME TO skills;",
        skills);
    add("cascades", "DELETE FROM alpha;", alphaAndChild);
    add("makes it if need be, deletes", "CREATE TABLE IF NOT EXISTS skills (id INT);\nDELETE FROM skills;", skills);
    add("replaces rows", "INSERT OR REPLACE INTO skills VALUES (1, 1);", skills);
    add("replaces rows whose children go", "REPLACE INTO alpha VALUES (1);", alphaAndChild);
    add("updates and replaces", "UPDATE OR REPLACE alpha SET id = 1;", alphaAndChild);
    add("column with a key made on the way",
        "ALTER TABLE skills ADD COLUMN p INT REFERENCES parent (id) ON DELETE CASCADE;\nDELETE FROM parent;",
        {QStringLiteral("parent"), QStringLiteral("skills")});
    add("name of a query like a verb", "WITH replace AS (SELECT 1) DELETE FROM skills;", skills);
    add("wakes a trigger", "UPDATE watched SET id = 2;", {QStringLiteral("watched")}, false);
    add("makes a trigger", "CREATE TRIGGER t AFTER INSERT ON alpha BEGIN DELETE FROM skills; END;", {}, false);
    add("makes a temporary trigger", "CREATE TEMP TRIGGER t AFTER INSERT ON alpha BEGIN DELETE FROM skills; END;", {},
        false);
    add("makes a view", "CREATE VIEW v AS SELECT id FROM alpha;", {}, false);
    add("makes a virtual table", "CREATE VIRTUAL TABLE v USING fts5 (x);", {}, false);
    add("writes the schema", "PRAGMA writable_schema = ON;", {}, false);
}

void MigrationReachTest::isFollowed_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("reached");
    QTest::addColumn<bool>("known");
    addMariaDbRows();
    addMariaDbUnknown();
    addSqliteRows();
}

void MigrationReachTest::isFollowed() {
    QFETCH(QByteArray, script);
    QFETCH(QStringList, reached);
    QFETCH(bool, known);
    const auto migrations = valueOrDie(migration::loadMigrations(
        {{QStringLiteral("0001_x.sql"), "-- version: 1.0.0\n-- migrate:up\n" + script +
                                            (script.contains("migrate:down") ? "\n" : "\n-- migrate:down\n")}},
        currentEngine(), Version{1, 0, 0}));
    const auto reach = deployment::reachOf(migrations, schemaOf(currentEngine()), currentEngine());
    QCOMPARE(reach.tables, reached);
    QCOMPARE(reach.unknown.isEmpty(), known);
    QCOMPARE(reach.reaches(QStringLiteral("users")), !known);
}

/// Statements that really take the rows of "skills" away.
void MigrationReachTest::dataLossIsReached_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QByteArray>("script");
    const auto add = [](db::Engine engine, const char *name, const char *script) {
        QTest::addRow("%s: %s", qPrintable(db::engineName(engine)), name) << engine << QByteArray(script);
    };
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        add(engine, "made if need be, deleted", "CREATE TABLE IF NOT EXISTS skills (id INT);\nDELETE FROM skills;");
        add(engine, "replaced", "REPLACE INTO skills VALUES (1, 7);");
    }
    const auto mariaDb = [&](const char *name, const char *script) { add(db::Engine::MariaDb, name, script); };
    mariaDb("duplicates", "ALTER IGNORE TABLE skills ADD UNIQUE u (x);");
    mariaDb("made anew", "CREATE OR REPLACE TABLE skills (id INT, x INT);");
    mariaDb("joined in parentheses", "UPDATE (skills s JOIN other o) SET s.x = 8;");
    mariaDb("joined in inner parentheses", "UPDATE alpha a JOIN (skills s JOIN other o) SET s.x = 8;");
    mariaDb("deleted from parentheses", "DELETE s FROM (skills s JOIN other o);");
    mariaDb("if", "IF 1 THEN DELETE FROM skills; END IF;");
    mariaDb("while", "WHILE (SELECT COUNT(*) FROM skills) > 0 DO DELETE FROM skills; END WHILE;");
    mariaDb("for", "FOR i IN 1 .. 2 DO DELETE FROM skills; END FOR;");
    mariaDb("case", "CASE 1 WHEN 1 THEN DELETE FROM skills; END CASE;");
    mariaDb("repeat", "REPEAT DELETE FROM skills; UNTIL 1 END REPEAT;");
    mariaDb("key made on the way",
            "ALTER TABLE skills ADD FOREIGN KEY (x) REFERENCES parent (id) ON DELETE CASCADE;\nDELETE FROM parent;");
    mariaDb("view", "CREATE VIEW through AS SELECT id FROM skills;\nDELETE FROM through;");
    mariaDb(
        "function",
        "CREATE FUNCTION f() RETURNS INT BEGIN DELETE FROM skills; RETURN 9; END;\nINSERT INTO alpha VALUES (f());");
    mariaDb("trigger", "CREATE TRIGGER t AFTER DELETE ON other FOR EACH ROW DELETE FROM skills;\nDELETE FROM other;");
    mariaDb("procedure", "CREATE PROCEDURE p() DELETE FROM skills;\nCALL p();");
    mariaDb("exchanged", "RENAME TABLE skills TO swap, other TO skills, swap TO other;");
    add(db::Engine::Sqlite, "update replaces", "UPDATE OR REPLACE skills SET x = 1;");
    add(db::Engine::Sqlite, "trigger",
        "CREATE TRIGGER t AFTER DELETE ON parent BEGIN DELETE FROM skills; END;\nDELETE FROM parent;");
    add(db::Engine::Sqlite, "query named like a verb", "WITH replace AS (SELECT 1) DELETE FROM skills;");
}

void MigrationReachTest::dataLossIsReached() {
    QFETCH(QByteArray, script);
    const db::Engine engine = currentEngine();
    TestDatabases databases;
    db::Connection connection = openOrDie(databases.fresh(engine));
    const QString rows = engine == db::Engine::MariaDb
                             ? QStringLiteral("SELECT GROUP_CONCAT(CONCAT(id, '=', x) ORDER BY id, x) FROM skills")
                             : QStringLiteral("SELECT group_concat(id || '=' || x) FROM skills");
    for (const char *statement : {"CREATE TABLE alpha (id INT PRIMARY KEY)", "INSERT INTO alpha VALUES (1)",
                                  "CREATE TABLE parent (id INT PRIMARY KEY)", "INSERT INTO parent VALUES (1), (2)",
                                  "CREATE TABLE other (id INT, x INT)", "INSERT INTO other VALUES (1, 3)"})
        valueOrDie(connection.exec(QString::fromLatin1(statement)));
    // Only there may the same x come twice: SQLite has nothing that would delete one of them later.
    const bool mayRepeat = engine == db::Engine::MariaDb;
    valueOrDie(connection.exec(mayRepeat ? QStringLiteral("CREATE TABLE skills (id INT PRIMARY KEY, x INT)")
                                         : QStringLiteral("CREATE TABLE skills (id INT PRIMARY KEY, x INT UNIQUE)")));
    valueOrDie(connection.exec(mayRepeat ? QStringLiteral("INSERT INTO skills VALUES (1, 1), (2, 2), (3, 2)")
                                         : QStringLiteral("INSERT INTO skills VALUES (1, 1), (2, 2), (3, 3)")));
    const schema::Schema before = valueOrDie(schema::readSchema(connection));
    const auto held = valueOrDie(connection.selectValue(rows));
    const auto migrations = valueOrDie(migration::loadMigrations(
        {{QStringLiteral("0001_x.sql"), "-- version: 1.0.0\n-- migrate:up\n" + script + '\n'}}, engine,
        Version{1, 0, 0}));
    for (const db::SqlStatement &statement : migrations.front().up)
        valueOrDie(connection.exec(statement.text));
    const auto holds = valueOrDie(connection.selectValue(rows));
    QVERIFY2((holds ? holds->toString() : QString()) != (held ? held->toString() : QString()), "nothing was lost");
    QVERIFY(deployment::reachOf(migrations, before, engine).reaches(QStringLiteral("skills")));
}

/// The migrations of a real project are followed, and reach no table of users but those that they declare and what
/// cascades from there.
void MigrationReachTest::bamortIsKnown_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("reached");
    const QString columns = QStringLiteral(
        "char_bennies char_characteristics char_chars char_eigenschaften char_endurances char_experiances char_health "
        "char_motionranges char_skills char_spells char_wealth char_weaponskills equi_containers equi_equipments "
        "equi_weapons users");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        const QString name = db::engineName(engine);
        QTest::addRow("%s, to 0.4.0", qPrintable(name))
            << engine << QStringLiteral("0.3.0") << QStringLiteral("0.4.0") << QStringLiteral("char_wealth");
        QTest::addRow("%s, to 0.5.0", qPrintable(name))
            << engine << QStringLiteral("0.4.0") << QStringLiteral("0.5.0") << columns;
    }
}

void MigrationReachTest::bamortIsKnown() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, reached);
    const QString folder = QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/");
    auto migrations =
        valueOrDie(migration::loadMigrations(QString(folder + QLatin1String("migrations")), currentEngine()));
    std::erase_if(migrations, [&](const auto &migration) { return migration.version.toString() != to; });
    QVERIFY(!migrations.empty());
    const QString snapshot = folder + QLatin1String("schema/") + from + QLatin1String(".json");
    const auto before = valueOrDie(schema::readSnapshot(snapshot));
    const auto reach = deployment::reachOf(migrations, before, currentEngine());
    QCOMPARE(reach.unknown, QStringList());
    const auto project = project::readProject(valueOrDie(readFile(QString(folder + QLatin1String("project.toml")))),
                                              QStringLiteral("project.toml"));
    QVERIFY(project.has_value());
    QStringList ofUsers;
    std::ranges::copy_if(reach.tables, std::back_inserter(ofUsers),
                         [&](const QString &table) { return project::isProtected(project->classOf(table)); });
    QCOMPARE(ofUsers.join(u' '), reached);
}

QTEST_GUILESS_MAIN(MigrationReachTest)
#include "test_migration_reach.moc"
