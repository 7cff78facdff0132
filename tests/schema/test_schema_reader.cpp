// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include <QHash>

#include "schema_fixtures.h"

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

namespace {

/// The word for each table's class, as the file of facts has it; classes are not the business of this library.
QHash<QString, QString> classesIn(const QByteArray &layout) {
    QHash<QString, QString> classes;
    for (const QByteArray &line : layout.split('\n')) {
        const QByteArrayList cells = line.split(',');
        if (cells.size() > 1)
            classes.insert(QString::fromUtf8(cells[0]), QString::fromUtf8(cells[1]));
    }
    return classes;
}

QStringList mariaDbStatements() {
    return {
        QStringLiteral("CREATE TABLE `parent \"x\"` (a int, b varchar(20), PRIMARY KEY (b, a))"),
        QStringLiteral(
            "CREATE TABLE `child``y` (id int unsigned AUTO_INCREMENT PRIMARY KEY, pa int, pb varchar(20), up int "
            "unsigned COMMENT 'it''s up', "
            "n decimal(10,2) NOT NULL DEFAULT 0, d double DEFAULT 1.50, s varchar(20) DEFAULT 'it''s \\\\ \"x\"', e "
            "enum('A','B''c') DEFAULT 'A', "
            "b bit(4) DEFAULT b'0101', ts timestamp(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3), dt "
            "datetime DEFAULT now(), "
            "t time DEFAULT '00:00:00', y year DEFAULT 2020, u uuid DEFAULT uuid(), ex int DEFAULT (1 + 2), vb "
            "varbinary(4) DEFAULT 'ab', "
            "bl blob DEFAULT x'00FF', doc json, z varchar(3) COLLATE utf8mb4_bin, `größe` bool DEFAULT true, "
            "g int AS (ex + 1) STORED, gv varchar(30) GENERATED ALWAYS AS (concat(s, 'x''y')) VIRTUAL, body text, "
            "CONSTRAINT ck CHECK (ex < d AND s <> 'a\"b'), KEY kp (s(5), n DESC), FULLTEXT KEY ft (body), UNIQUE KEY "
            "(z), "
            "KEY fk_parent (pb, pa), CONSTRAINT fk_parent FOREIGN KEY (pb, pa) REFERENCES `parent \"x\"` (b, a) ON "
            "DELETE SET NULL, "
            "CONSTRAINT fk_up1 FOREIGN KEY (up) REFERENCES `child``y` (id) ON UPDATE NO ACTION, "
            "CONSTRAINT fk_up2 FOREIGN KEY (up) REFERENCES `child``y` (id) ON DELETE CASCADE) COMMENT='a table'"),
        QStringLiteral("CREATE TABLE plain (v varchar(5)) COLLATE utf8mb4_general_ci"),
        QStringLiteral("CREATE FUNCTION f(x decimal(10,2), s varchar(9)) RETURNS varchar(10) DETERMINISTIC READS SQL "
                       "DATA RETURN concat(x, s)"),
        QStringLiteral("CREATE PROCEDURE p(IN a int, OUT b varchar(20)) COMMENT 'it''s' MODIFIES SQL DATA SQL SECURITY "
                       "INVOKER BEGIN SELECT a INTO b; END"),
        QStringLiteral(
            "CREATE VIEW z_base(q) AS SELECT s FROM `child``y` WHERE s = '`z_base`.x' WITH CASCADED CHECK OPTION"),
        QStringLiteral("CREATE SQL SECURITY INVOKER VIEW a_view AS SELECT z_base.q, f(1, z_base.q) AS w FROM z_base "
                       "CROSS JOIN plain"),
        QStringLiteral(
            "CREATE TRIGGER z_first AFTER UPDATE ON plain FOR EACH ROW BEGIN INSERT INTO plain VALUES ('x'); END"),
        QStringLiteral("CREATE TRIGGER a_second AFTER UPDATE ON plain FOR EACH ROW FOLLOWS z_first SET @x = 1"),
    };
}

QStringList sqliteStatements() {
    return {
        QStringLiteral("CREATE TABLE \"parent `x`\" (a int(11), b varchar(20), PRIMARY KEY (b, a))"),
        QStringLiteral(
            "CREATE TABLE \"child\"\"y\" (id integer PRIMARY KEY AUTOINCREMENT, -- a comment, with (brackets\n"
            "pa int(11), pb varchar(20), up \"BIGINT(20)  UNSIGNED\" CONSTRAINT fk_up1 REFERENCES \"child\"\"y\", "
            "n decimal(10, 2) NOT NULL DEFAULT '0', s varchar(20) DEFAULT 'it''s \\ x', dt datetime DEFAULT "
            "CURRENT_TIMESTAMP, "
            "ex int(11) DEFAULT (1 + 2) CHECK (ex > 0 AND (ex < 10)), \"größe\" tinyint(1) DEFAULT true, e "
            "\"enum('A','B''c')\" DEFAULT 'A', "
            "g int(11) GENERATED ALWAYS AS (ex + 1) STORED, gv varchar(30) AS (s || 'x''y'), "
            "CONSTRAINT ck CHECK (\"ex\" <> 5 OR s IN ('a', 'b)')), "
            "CONSTRAINT fk_parent FOREIGN KEY (pb, pa) REFERENCES \"parent `x`\" (b, a) ON DELETE SET NULL, "
            "CONSTRAINT fk_up2 FOREIGN KEY (up) REFERENCES \"child\"\"y\" (id) ON DELETE CASCADE ON UPDATE NO ACTION)"),
        QStringLiteral("CREATE UNIQUE INDEX idx_child ON \"child\"\"y\" (s, n DESC)"),
        QStringLiteral("CREATE VIEW z_base AS SELECT s AS q FROM \"child\"\"y\""),
        QStringLiteral("CREATE VIEW a_view AS SELECT q FROM z_base"),
        QStringLiteral("CREATE TRIGGER tr AFTER UPDATE ON \"child\"\"y\" BEGIN DELETE FROM \"parent `x`\"; END"),
    };
}

} // namespace

class TestSchemaReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reference_data();
    void reference();
    void referenceLayoutOnMariaDb_data();
    void referenceLayoutOnMariaDb();
    void everythingSurvivesReadAndCreate_data();
    void everythingSurvivesReadAndCreate();
    void mariaDbSpelling();
    void sqliteSpelling();
    void oneTableAlone_data();
    void oneTableAlone();
    void indexNamesThatRepeat_data();
    void indexNamesThatRepeat();
    void emptyDatabase_data();
    void emptyDatabase();

private:
    TestDatabases m_databases;
};

void TestSchemaReader::reference_data() {
    QTest::addColumn<db::Engine>("engine");
    QTest::addColumn<QString>("version");
    for (const QString &version : {QStringLiteral("0.3.0"), QStringLiteral("0.4.0"), QStringLiteral("0.5.0")}) {
        QTest::addRow("sqlite %s", qPrintable(version)) << db::Engine::Sqlite << version;
        QTest::addRow("mariadb %s", qPrintable(version)) << db::Engine::MariaDb << version;
    }
}

void TestSchemaReader::reference() {
    QFETCH(QString, version);
    const Schema expected = referenceSchema(version);
    db::Connection connection = create(m_databases.fresh(currentEngine()), expected);
    Schema actual = valueOrDie(readSchema(connection));
    QCOMPARE(lines(compareSchemas(expected, actual, currentEngine())), QStringList());
    QCOMPARE(actual.tables.size(), expected.tables.size());
    actual.collation.clear(); // of the database, which these snapshots leave open
    if (currentEngine() == db::Engine::MariaDb)
        QCOMPARE(snapshotToJson(actual), snapshotToJson(expected));
}

void TestSchemaReader::referenceLayoutOnMariaDb_data() {
    QTest::addColumn<QString>("version");
    QTest::newRow("old") << QStringLiteral("0.3.0");
    QTest::newRow("new") << QStringLiteral("0.4.0");
    QTest::newRow("next") << QStringLiteral("0.5.0");
}

void TestSchemaReader::referenceLayoutOnMariaDb() {
    QFETCH(QString, version);
    const QByteArray expected = referenceLayout(version);
    const QHash<QString, QString> classes = classesIn(expected);
    db::Connection connection = create(m_databases.fresh(db::Engine::MariaDb), referenceSchema(version));
    const Schema actual = valueOrDie(readSchema(connection));
    QCOMPARE(columnLayoutCsv(actual, [&classes](const QString &table) { return classes.value(table); }), expected);
}

void TestSchemaReader::everythingSurvivesReadAndCreate_data() {
    addEngineRows();
}

void TestSchemaReader::everythingSurvivesReadAndCreate() {
    const db::Engine engine = currentEngine();
    db::Connection first = openOrDie(m_databases.fresh(engine));
    runAll(first, engine == db::Engine::MariaDb ? mariaDbStatements() : sqliteStatements());
    const Schema read = valueOrDie(readSchema(first));

    db::Connection second = create(m_databases.fresh(engine), read);
    const Schema again = valueOrDie(readSchema(second));
    QCOMPARE(QString::fromUtf8(snapshotToJson(again)), QString::fromUtf8(snapshotToJson(read)));
    QCOMPARE(lines(compareSchemas(read, again, engine)), QStringList());

    const QByteArray json = snapshotToJson(read);
    const Schema fromFile = valueOrDie(snapshotFromJson(json, QStringLiteral("test.json")));
    QVERIFY(fromFile == read);
    QCOMPARE(snapshotToJson(fromFile), json);
}

void TestSchemaReader::mariaDbSpelling() {
    db::Connection connection = openOrDie(m_databases.fresh(db::Engine::MariaDb));
    runAll(connection, mariaDbStatements());
    const Schema schema = valueOrDie(readSchema(connection));
    const Table *child = schema.table(QStringLiteral("child`y"));
    QVERIFY(child);
    const auto defaultOf = [child](const char16_t *name) {
        const Column *column = child->column(QString(name));
        return column ? column->defaultValue.value_or(QStringLiteral("(none)")) : QStringLiteral("(no column)");
    };
    QCOMPARE(child->column(QStringLiteral("id"))->type, QStringLiteral("int(10) unsigned"));
    QVERIFY(child->column(QStringLiteral("id"))->autoIncrement);
    QCOMPARE(defaultOf(u"n"), QStringLiteral("0"));
    QCOMPARE(defaultOf(u"s"), QStringLiteral("'it\\'s \\\\ \"x\"'"));
    QCOMPARE(defaultOf(u"b"), QStringLiteral("b'101'"));
    QCOMPARE(defaultOf(u"dt"), QStringLiteral("current_timestamp()"));
    QCOMPARE(defaultOf(u"ts"), QStringLiteral("current_timestamp(3)"));
    QCOMPARE(defaultOf(u"vb"), QStringLiteral("x'6162'"));
    QCOMPARE(defaultOf(u"bl"), QStringLiteral("x'00ff'"));
    QCOMPARE(defaultOf(u"up"), QStringLiteral("(none)"));
    QCOMPARE(child->column(QStringLiteral("ts"))->onUpdate, QStringLiteral("current_timestamp(3)"));
    QCOMPARE(child->column(QStringLiteral("up"))->comment, QStringLiteral("it's up"));
    QCOMPARE(child->column(QStringLiteral("z"))->collation, QStringLiteral("utf8mb4_bin"));
    QCOMPARE(child->column(QStringLiteral("s"))->collation, QString());
    QCOMPARE(child->column(QStringLiteral("g"))->generated, QStringLiteral("stored `ex` + 1"));
    QCOMPARE(child->indexes.size(), size_t(5));
    QCOMPARE(child->indexes[3].columns, QStringList({QStringLiteral("s(5)"), QStringLiteral("n DESC")}));
    QCOMPARE(child->indexes[2].kind, QStringLiteral("FULLTEXT"));
    QCOMPARE(child->checks, (std::vector<Check>{{QStringLiteral("ck"), QStringLiteral("`ex` < `d` and `s` <> 'a\"b'")},
                                                {QStringLiteral("doc"), QStringLiteral("json_valid(`doc`)")}}));
    QCOMPARE(child->foreignKeys.size(), size_t(3));
    QCOMPARE(child->foreignKeys[0].columns, QStringList({QStringLiteral("pb"), QStringLiteral("pa")}));
    QCOMPARE(child->foreignKeys[0].onDelete, QStringLiteral("SET NULL"));
    QCOMPARE(child->foreignKeys[1].onUpdate, QStringLiteral("RESTRICT"));
    QCOMPARE(schema.table(QStringLiteral("parent \"x\""))->primaryKey,
             QStringList({QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(schema.table(QStringLiteral("plain"))->collation, QStringLiteral("utf8mb4_general_ci"));
    QCOMPARE(
        schema.views[QStringLiteral("z_base")],
        QStringLiteral(
            "CREATE VIEW `z_base` AS select `child``y`.`s` AS `q` from `child``y` where `child``y`.`s` = '`z_base`.x' "
            "WITH CASCADED CHECK OPTION"));
    QCOMPARE(schema.routines.keys(), QStringList({QStringLiteral("function f"), QStringLiteral("procedure p")}));
}

void TestSchemaReader::sqliteSpelling() {
    db::Connection connection = openOrDie(m_databases.fresh(db::Engine::Sqlite));
    runAll(connection, sqliteStatements());
    const Schema schema = valueOrDie(readSchema(connection));
    const Table *child = schema.table(QStringLiteral("child\"y"));
    QVERIFY(child);
    QVERIFY(child->column(QStringLiteral("id"))->autoIncrement);
    QVERIFY(!child->column(QStringLiteral("id"))->nullable);
    QCOMPARE(child->column(QStringLiteral("up"))->type, QStringLiteral("bigint(20) unsigned"));
    QCOMPARE(child->column(QStringLiteral("n"))->type, QStringLiteral("decimal(10,2)"));
    QCOMPARE(child->column(QStringLiteral("n"))->defaultValue.value_or(QString()), QStringLiteral("0"));
    QCOMPARE(child->column(QStringLiteral("s"))->defaultValue.value_or(QString()), QStringLiteral("'it\\'s \\\\ x'"));
    QCOMPARE(child->column(QStringLiteral("dt"))->defaultValue.value_or(QString()),
             QStringLiteral("current_timestamp()"));
    QCOMPARE(child->column(QStringLiteral("größe"))->defaultValue.value_or(QString()), QStringLiteral("1"));
    QCOMPARE(child->column(QStringLiteral("e"))->type, QStringLiteral("enum('A','B''c')"));
    QCOMPARE(child->column(QStringLiteral("g"))->generated, QStringLiteral("stored ex + 1"));
    QCOMPARE(child->column(QStringLiteral("gv"))->generated, QStringLiteral("virtual s || 'x\\'y'"));
    QCOMPARE(child->checks, (std::vector<Check>{{QStringLiteral("ck"), QStringLiteral("`ex` <> 5 OR s IN ('a', 'b)')")},
                                                {QStringLiteral("ex"), QStringLiteral("ex > 0 AND (ex < 10)")}}));
    QCOMPARE(child->foreignKeys.size(), size_t(3));
    QCOMPARE(child->foreignKeys[0].name, QStringLiteral("fk_parent"));
    QCOMPARE(child->foreignKeys[0].onDelete, QStringLiteral("SET NULL"));
    QCOMPARE(child->foreignKeys[1].name, QStringLiteral("fk_up1"));
    QCOMPARE(child->foreignKeys[1].referencedColumns, QStringList{QStringLiteral("id")});
    QCOMPARE(child->foreignKeys[2].onDelete, QStringLiteral("CASCADE"));
    QCOMPARE(child->foreignKeys[2].onUpdate, QStringLiteral("RESTRICT"));
    QCOMPARE(
        child->indexes,
        (std::vector<Index>{{QStringLiteral("idx_child"), true, {QStringLiteral("s"), QStringLiteral("n DESC")}, {}}}));
    QCOMPARE(schema.views.keys(), QStringList({QStringLiteral("a_view"), QStringLiteral("z_base")}));
    QCOMPARE(schema.tables.size(), size_t(2)); // sqlite_sequence is none of ours
}

void TestSchemaReader::oneTableAlone_data() {
    addEngineRows();
}

void TestSchemaReader::oneTableAlone() {
    const Schema expected = smallSchema();
    db::Connection connection = openOrDie(m_databases.fresh(currentEngine()));
    runAll(connection, createTableStatements(*expected.table(QStringLiteral("sources")), currentEngine()));
    runAll(connection, createTableStatements(*expected.table(QStringLiteral("skills")), currentEngine()));
    QCOMPARE(lines(compareSchemas(expected, valueOrDie(readSchema(connection)), currentEngine())), QStringList());
}

void TestSchemaReader::indexNamesThatRepeat_data() {
    addEngineRows();
}

/// MariaDB has index names per table, SQLite one set of names per database.
void TestSchemaReader::indexNamesThatRepeat() {
    Schema expected = smallSchema();
    tableOf(expected, QStringLiteral("sources")).indexes[0].name = QStringLiteral("Same");
    tableOf(expected, QStringLiteral("skills")).indexes[0].name = QStringLiteral("same");
    tableOf(expected, QStringLiteral("skills")).indexes[1].name = QStringLiteral("sources");
    db::Connection connection = create(m_databases.fresh(currentEngine()), expected);
    QCOMPARE(lines(compareSchemas(expected, valueOrDie(readSchema(connection)), currentEngine())), QStringList());
}

void TestSchemaReader::emptyDatabase_data() {
    addEngineRows();
}

void TestSchemaReader::emptyDatabase() {
    db::Connection connection = openOrDie(m_databases.fresh(currentEngine()));
    Schema empty;
    if (currentEngine() == db::Engine::MariaDb)
        empty.collation = QStringLiteral("utf8mb4_unicode_ci"); // as the test server has it
    QVERIFY(valueOrDie(readSchema(connection)) == empty);
}

QTEST_GUILESS_MAIN(TestSchemaReader)
#include "test_schema_reader.moc"
