// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Read, written as a snapshot, read back, made in an empty database, compared: nothing may differ. With everything that
// a schema can hold and with names that nobody should choose.
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"
#include "schema/snapshot.h"
#include "support/test_databases.h"

#include "schema_fixtures.h"

using namespace stellwerk;
using namespace stellwerk::schema;
using namespace stellwerk::test;

namespace {

/// MariaDB refuses characters of 4 bytes in names, so they stand in texts only.
QStringList mariaDbStatements() {
    return {
        QStringLiteral("CREATE SEQUENCE `zähler \"1\"` START WITH 5 INCREMENT BY 3 MINVALUE 2 MAXVALUE 1000 CACHE 10 "
                       "CYCLE"),
        QStringLiteral("CREATE SEQUENCE small AS tinyint unsigned NOCACHE"),
        QStringLiteral("CREATE SEQUENCE down START WITH -1 INCREMENT BY -1"),
        QStringLiteral(
            "CREATE TABLE `größe ``x`` \"y\" 'z'` (`id` bigint unsigned AUTO_INCREMENT PRIMARY KEY, "
            "`a.b` tinyint(1) NOT NULL DEFAULT 1, `c(10)` smallint unsigned, `d DESC` mediumint, e int(5) zerofill, "
            "f decimal(30,10) DEFAULT -1.5, g float, h double(10,3), i real DEFAULT 1e10, j bit(64), "
            "k date DEFAULT '2020-01-01', l time(6), m datetime(3) DEFAULT current_timestamp(3) ON UPDATE "
            "current_timestamp(3), n timestamp NULL, o year, p char(5), q varchar(191) DEFAULT 'it''s \\\\ \"😀\"', "
            "r tinytext, s text /*M!100301 COMPRESSED*/, t mediumtext, u longtext, v binary(3), w varbinary(9), "
            "x tinyblob, y blob DEFAULT (x'00ff'), z mediumblob, aa longblob, "
            "bb enum('a','b''c','😀,ä') DEFAULT '😀,ä', cc set('x','y') DEFAULT 'x,y', dd json, ee uuid DEFAULT "
            "uuid(), "
            "ff inet4, gg inet6, hh point NOT NULL, ii geometry, jj polygon, "
            "kk varchar(9) CHARACTER SET latin1 COLLATE latin1_german2_ci, ll varchar(9) CHARACTER SET utf8mb3, "
            "mm nchar(3), nn varchar(9) COLLATE utf8mb4_bin COMMENT '😀 it''s \\\\', oo int INVISIBLE DEFAULT 7, "
            "pp varchar(30) AS (concat(q, 'x''y')) VIRTUAL, qq int AS (e + 1) STORED, "
            "rr bigint DEFAULT nextval(small), ss int DEFAULT (1 + length('`')), "
            "UNIQUE KEY `ü \"n\"` (nn)) COMMENT='a 😀 table'"),
        QStringLiteral(
            "CREATE TABLE child (id int AUTO_INCREMENT PRIMARY KEY, up bigint unsigned, `ü` int, note text, place "
            "point NOT NULL, v vector(3) NOT NULL, "
            "KEY by_prefix (note(7), `ü` DESC), KEY down_only (id DESC), FULLTEXT KEY words (note), SPATIAL KEY places "
            "(place), VECTOR KEY near (v), UNIQUE KEY (`ü`), "
            "CHECK (`ü` > 0 and (`ü` < 5 or note <> 'x''y')), CONSTRAINT `prüfung` CHECK (`ü` in (1,2,3)), "
            "CONSTRAINT `fk \"ä\"` FOREIGN KEY (up) REFERENCES `größe ``x`` \"y\" 'z'` (id) ON DELETE SET NULL ON "
            "UPDATE CASCADE, CONSTRAINT own FOREIGN KEY (id) REFERENCES child (id) ON DELETE NO ACTION)"),
        QStringLiteral("CREATE TABLE old_engine (a int, b varchar(9)) ENGINE=Aria COLLATE=utf8mb4_german2_ci"),
        QStringLiteral("CREATE TABLE history (a int, b varchar(9)) WITH SYSTEM VERSIONING"),
        QStringLiteral(
            "CREATE FUNCTION `f ä`(x varchar(9), y decimal(10,2), z varchar(5) CHARACTER SET latin1) RETURNS "
            "varchar(30) DETERMINISTIC BEGIN\n  -- 😀 a comment; with a semicolon\r\n  RETURN concat(x, y, "
            "'😀');\nEND"),
        QStringLiteral(
            "CREATE PROCEDURE p(IN a int, OUT b varchar(20), INOUT c datetime(3)) COMMENT 'it''s' MODIFIES "
            "SQL DATA SQL SECURITY INVOKER BEGIN IF a > 1 THEN SELECT 'x' INTO b; ELSE SET b = NULL; END IF; "
            "END"),
        QStringLiteral("CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW z_base AS SELECT `ü`, note FROM child WHERE "
                       "note <> '`x`.y' WITH LOCAL CHECK OPTION"),
        QStringLiteral(
            "CREATE VIEW `a \"view\"` AS SELECT `ü` + 1 AS `ö``x`, `f ä`(note, 1, 'z') AS w FROM z_base WHERE "
            "`ü` BETWEEN 1 AND 3 AND (note = 'a' OR note = 'b')"),
        QStringLiteral("CREATE TRIGGER z_first BEFORE INSERT ON child FOR EACH ROW SET NEW.note = '😀'"),
        QStringLiteral("CREATE TRIGGER a_second BEFORE INSERT ON child FOR EACH ROW FOLLOWS z_first BEGIN SET @x = 1; "
                       "SET @y = 2; END"),
        QStringLiteral("CREATE EVENT `ev ä` ON SCHEDULE EVERY 1 DAY STARTS '2026-01-01 00:00:00' ENDS '2037-01-01 "
                       "00:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'it''s' DO BEGIN DELETE FROM history; END"),
        QStringLiteral("CREATE EVENT later ON SCHEDULE AT '2037-01-01 00:00:00' DO SET @x = 1"),
        QStringLiteral("CREATE EVENT odd ON SCHEDULE EVERY '1:30' MINUTE_SECOND DO SET @x = 1"),
    };
}

QStringList sqliteStatements() {
    return {
        QStringLiteral(
            "CREATE TABLE \"größe `x` \"\"y\"\" 'z' 😀\" (\"id\" integer PRIMARY KEY AUTOINCREMENT, \"a.b\" "
            "tinyint(1) NOT NULL DEFAULT 1, \"c(10)\" \"smallint(5) unsigned\", \"d DESC\" int(11), "
            "f decimal(30,10) DEFAULT -1.5, k date DEFAULT '2020-01-01', m datetime(3) DEFAULT CURRENT_TIMESTAMP, "
            "q varchar(191) DEFAULT 'it''s \\ \"😀\"', y blob DEFAULT x'00ff', bb \"enum('a','b''c','😀,ä')\" DEFAULT "
            "'😀,ä', pp varchar(30) AS (q || 'x''y'), qq int(11) GENERATED ALWAYS AS (f + 1) STORED, "
            "ss int(11) DEFAULT (1 + length('`')), dd json)"),
        QStringLiteral(
            "CREATE TABLE child (id integer PRIMARY KEY, up \"bigint(20) unsigned\", \"ü\" int(11) CHECK ((\"ü\" > "
            "0)), note text, CHECK (up > 0 AND (\"ü\" < 5 OR note <> 'x''y')), CONSTRAINT \"prüfung\" CHECK (\"ü\" IN "
            "(1,2,3)), CONSTRAINT \"fk ä\" FOREIGN KEY (up) REFERENCES \"größe `x` \"\"y\"\" 'z' 😀\" (id) ON DELETE "
            "SET NULL ON UPDATE CASCADE)"),
        QStringLiteral("CREATE UNIQUE INDEX \"ü \"\"n\"\" 😀\" ON child (\"ü\" DESC, note)"),
        QStringLiteral("CREATE INDEX \"by up\" ON child (up)"),
        QStringLiteral("CREATE VIEW z_base AS SELECT \"ü\", note FROM child WHERE note <> '`x`.y 😀'"),
        QStringLiteral("CREATE VIEW \"a \"\"view\"\" 😀\" AS SELECT \"ü\" + 1 AS \"ö`x\" FROM z_base"),
        QStringLiteral(
            "CREATE TRIGGER \"tr 😀\" AFTER INSERT ON child BEGIN UPDATE child SET note = '😀;'; DELETE FROM "
            "child WHERE id < 0; END"),
    };
}

/// One text, so that a failure shows what differs.
QString said(const std::vector<Difference> &differences) {
    return lines(differences).join(u'\n');
}

} // namespace

class TestSchemaRoundTrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingDiffers_data() { addEngineRows(); }
    void nothingDiffers();
    void holdsEverything();
    void safetyNetMakesItAll_data() { addEngineRows(); }
    void safetyNetMakesItAll();
    void automaticKeysOfSqlite();

private:
    Schema richSchema(db::Engine engine);
    TestDatabases m_databases;
};

Schema TestSchemaRoundTrip::richSchema(db::Engine engine) {
    db::Connection connection = openOrDie(m_databases.fresh(engine));
    runAll(connection, engine == db::Engine::MariaDb ? mariaDbStatements() : sqliteStatements());
    return valueOrDie(readSchema(connection));
}

void TestSchemaRoundTrip::nothingDiffers() {
    const db::Engine engine = currentEngine();
    const Schema read = richSchema(engine);
    const QByteArray json = snapshotToJson(read);
    const Schema fromFile = valueOrDie(snapshotFromJson(json, QStringLiteral("test.json")));
    QVERIFY(fromFile == read);
    QCOMPARE(snapshotToJson(fromFile), json);

    db::Connection second = create(m_databases.fresh(engine), fromFile);
    const Schema again = valueOrDie(readSchema(second));
    QCOMPARE(said(compareSchemas(fromFile, again, engine)), QString());
    // On SQLite the texts of programs are kept as they were written; all else is the same to the letter.
    QCOMPARE(QString::fromUtf8(snapshotToJson(again)), QString::fromUtf8(json));
}

/// The comparison above proves nothing about what the reader does not see.
void TestSchemaRoundTrip::holdsEverything() {
    const Schema schema = richSchema(db::Engine::MariaDb);
    QCOMPARE(schema.tables.size(), size_t(4));
    QCOMPARE(schema.sequences.keys(),
             (QStringList{QStringLiteral("down"), QStringLiteral("small"), QStringLiteral("zähler \"1\"")}));
    QCOMPARE(schema.sequences[QStringLiteral("zähler \"1\"")],
             QStringLiteral("CREATE SEQUENCE `zähler \"1\"` START WITH 5 MINVALUE 2 MAXVALUE 1000 INCREMENT BY 3 "
                            "CACHE 10 CYCLE"));
    QVERIFY(schema.sequences[QStringLiteral("small")].contains(u" AS tinyint unsigned "));
    QCOMPARE(schema.events.size(), 3);
    QCOMPARE(schema.events[QStringLiteral("ev ä")],
             QStringLiteral("CREATE EVENT `ev ä` ON SCHEDULE EVERY 1 DAY STARTS '2026-01-01 00:00:00' ENDS "
                            "'2037-01-01 00:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'it\\'s' DO BEGIN DELETE "
                            "FROM history; END"));
    QVERIFY(schema.events[QStringLiteral("odd")].contains(u"EVERY '1:30' MINUTE_SECOND STARTS"));
    QCOMPARE(schema.routines.size(), 2);
    QVERIFY(schema.routines[QStringLiteral("function f ä")].contains(
        u"(`x` varchar(9), `y` decimal(10,2), `z` varchar(5) CHARACTER SET latin1 COLLATE latin1_swedish_ci)"));
    QCOMPARE(schema.views.size(), 2);
    QCOMPARE(schema.triggers.size(), 2);
    QCOMPARE(schema.collation, QStringLiteral("utf8mb4_unicode_ci"));
    QCOMPARE(schema.table(QStringLiteral("old_engine"))->storageEngine, QStringLiteral("Aria"));
    QVERIFY(schema.table(QStringLiteral("history"))->versioned);
    const Table *table = schema.table(QStringLiteral("größe `x` \"y\" 'z'"));
    QVERIFY(table);
    QVERIFY(table->column(QStringLiteral("oo"))->invisible);
    QCOMPARE(table->column(QStringLiteral("rr"))->defaultValue.value_or(QString()), QStringLiteral("nextval(`small`)"));
    const Table *child = schema.table(QStringLiteral("child"));
    QStringList indexes;
    for (const Index &index : child->indexes)
        indexes << QString(index.name + u' ' + index.kind + u'(' + index.columns.join(u',') + u')');
    QCOMPARE(indexes, (QStringList{QStringLiteral("by_prefix (note(7),ü DESC)"), QStringLiteral("down_only (id DESC)"),
                                   QStringLiteral("fk \"ä\" (up)"), QStringLiteral("near VECTOR(v)"),
                                   QStringLiteral("places SPATIAL(place)"), QStringLiteral("words FULLTEXT(note)"),
                                   QStringLiteral("ü (ü)")}));
}

/// Into an empty database the safety net puts all but what acts by itself.
void TestSchemaRoundTrip::safetyNetMakesItAll() {
    const db::Engine engine = currentEngine();
    const Schema expected = richSchema(engine);
    db::Connection connection = openOrDie(m_databases.fresh(engine));
    const SafetyNetPlan plan = planSafetyNet(expected, valueOrDie(readSchema(connection)), engine);
    for (const Difference &difference : plan.remaining)
        QVERIFY2(difference.objectType == u"trigger" || difference.objectType == u"event",
                 qPrintable(lines({difference}).join(u' ')));
    QCOMPARE(plan.remaining.size(), static_cast<size_t>(expected.triggers.size() + expected.events.size()));
    runAll(connection, plan.statements);
    const Schema after = valueOrDie(readSchema(connection));
    QCOMPARE(said(compareSchemas(expected, after, engine)), said(plan.remaining));
    QCOMPARE(planSafetyNet(expected, after, engine).statements, QStringList());
    const CompareOptions options{.ignoreTable = {}, .ignore = {SchemaRule::Triggers, SchemaRule::Events}};
    QCOMPARE(said(compareSchemas(expected, after, engine, options)), QString());
}

/// SQLite knows "integer" only; a snapshot must say what MariaDB would have.
void TestSchemaRoundTrip::automaticKeysOfSqlite() {
    const Schema schema = richSchema(db::Engine::Sqlite);
    QCOMPARE(schema.table(QStringLiteral("child"))->column(QStringLiteral("id"))->type,
             QStringLiteral("bigint(20) unsigned"));
    db::Connection connection = openOrDie(m_databases.fresh(db::Engine::Sqlite));
    runAll(connection, {QStringLiteral("CREATE TABLE kinds (id integer PRIMARY KEY AUTOINCREMENT)"),
                        QStringLiteral("CREATE TABLE things (id integer PRIMARY KEY, kind int(11) REFERENCES kinds)"),
                        QStringLiteral("CREATE INDEX kind ON things (kind)")});
    const Schema read = valueOrDie(readSchema(connection));
    QCOMPARE(read.table(QStringLiteral("kinds"))->column(QStringLiteral("id"))->type, QStringLiteral("int(11)"));
    // What MariaDB makes of it: the types of both sides of the foreign key fit.
    db::Connection mariaDb = create(m_databases.fresh(db::Engine::MariaDb), read);
    QCOMPARE(said(compareSchemas(read, valueOrDie(readSchema(mariaDb)), db::Engine::Sqlite)), QString());
}

QTEST_GUILESS_MAIN(TestSchemaRoundTrip)
#include "test_schema_round_trip.moc"
