// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "schema/snapshot.h"

#include <QTest>

using namespace stellwerk;
using namespace stellwerk::schema;

namespace {

QByteArray fileOf(const QString &version) {
    return readFile(QStringLiteral(STELLWERK_SOURCE_DIR "/resources/bamort/schema/%1.json").arg(version))
        .value_or(QByteArray());
}

QByteArray withTable(const QByteArray &members) {
    return QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":1,\"tables\":[{\"name\":\"t\"," + members +
                      "}]}");
}

} // namespace

class TestSchemaSnapshot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void referenceBytes_data();
    void referenceBytes();
    void everyMember();
    void orderOfTheSourceDoesNotShow();
    void rubbish_data();
    void rubbish();
    void positionOfASyntaxError();
    void missingFile();
    void layoutQuotesCells();
};

void TestSchemaSnapshot::referenceBytes_data() {
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("tables");
    QTest::newRow("old") << QStringLiteral("0.3.0") << 36;
    QTest::newRow("new") << QStringLiteral("0.4.0") << 44;
    QTest::newRow("next") << QStringLiteral("0.5.0") << 46;
}

void TestSchemaSnapshot::referenceBytes() {
    QFETCH(QString, version);
    QFETCH(int, tables);
    const QByteArray bytes = fileOf(version);
    const Result<Schema> schema = snapshotFromJson(bytes, version);
    QVERIFY2(schema, schema ? "" : qPrintable(schema.error().toText()));
    QCOMPARE(static_cast<int>(schema->tables.size()), tables);
    QCOMPARE(snapshotToJson(*schema), bytes);
}

void TestSchemaSnapshot::everyMember() {
    Column column;
    column.name = QStringLiteral("größe \"x\"\n\U0001F600");
    column.type = QStringLiteral("varchar(10)");
    column.nullable = false;
    column.defaultValue = QStringLiteral("''");
    column.autoIncrement = true;
    column.collation = QStringLiteral("utf8mb4_bin");
    column.generated = QStringLiteral("stored `a` + 1");
    column.onUpdate = QStringLiteral("current_timestamp()");
    column.comment = QStringLiteral("c");
    column.invisible = true;
    Table table;
    table.name = QStringLiteral("t");
    table.columns = {column};
    table.primaryKey = {column.name};
    table.indexes = {{QStringLiteral("i"), true, {QString(column.name + u"(3) DESC")}, QStringLiteral("FULLTEXT")}};
    table.foreignKeys = {{QStringLiteral("f"),
                          {column.name},
                          QStringLiteral("t"),
                          {column.name},
                          QStringLiteral("CASCADE"),
                          QStringLiteral("SET NULL")}};
    table.checks = {{QString(), QStringLiteral("1 = 1")}};
    table.collation = QStringLiteral("utf8mb4_unicode_ci");
    table.comment = QStringLiteral("d");
    table.storageEngine = QStringLiteral("Aria");
    table.versioned = true;
    Schema schema;
    schema.tables = {table};
    schema.views = {{QStringLiteral("v"), QStringLiteral("CREATE VIEW v AS SELECT 1")}};
    schema.triggers = {{QStringLiteral("w"), QStringLiteral("CREATE TRIGGER w …")}};
    schema.routines = {{QStringLiteral("procedure p"), QStringLiteral("CREATE PROCEDURE p() SELECT 1")}};
    schema.events = {{QStringLiteral("e"), QStringLiteral("CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SET @x = 1")}};
    schema.sequences = {{QStringLiteral("s"), QStringLiteral("CREATE SEQUENCE s")}};
    schema.collation = QStringLiteral("utf8mb4_uca1400_ai_ci");
    const Result<Schema> read = snapshotFromJson(snapshotToJson(schema), QStringLiteral("f"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().toText()));
    QVERIFY(*read == schema);
}

void TestSchemaSnapshot::orderOfTheSourceDoesNotShow() {
    Schema schema = snapshotFromJson(fileOf(QStringLiteral("0.4.0")), QString()).value_or(Schema());
    const QByteArray before = snapshotToJson(schema);
    std::ranges::reverse(schema.tables);
    for (Table &table : schema.tables) {
        std::ranges::reverse(table.indexes);
        std::ranges::reverse(table.foreignKeys);
    }
    QCOMPARE(snapshotToJson(schema), before);
}

void TestSchemaSnapshot::rubbish_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mentions");
    const QByteArray column = "\"columns\":[{\"name\":\"a\",\"type\":\"text\"}]";
    QTest::newRow("empty") << QByteArray() << QStringLiteral("JSON");
    QTest::newRow("binary") << QByteArray("\x00\xff\x01", 3) << QStringLiteral("JSON");
    QTest::newRow("cut off") << fileOf(QStringLiteral("0.4.0")).chopped(100) << QStringLiteral("JSON");
    QTest::newRow("array") << QByteArray("[]") << QStringLiteral("stellwerk-schema");
    QTest::newRow("other format") << QByteArray("{\"format\":\"stellwerk-backup\",\"format_version\":1,\"tables\":[]}")
                                  << QStringLiteral("stellwerk-schema");
    QTest::newRow("newer") << QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":2,\"tables\":[]}")
                           << QStringLiteral("version 2");
    QTest::newRow("version zero") << QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":0,\"tables\":[]}")
                                  << QStringLiteral("format_version");
    QTest::newRow("version text") << QByteArray(
                                         "{\"format\":\"stellwerk-schema\",\"format_version\":\"1\",\"tables\":[]}")
                                  << QStringLiteral("format_version");
    QTest::newRow("no tables") << QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":1}")
                               << QStringLiteral("tables");
    QTest::newRow("tables an object") << QByteArray(
                                             "{\"format\":\"stellwerk-schema\",\"format_version\":1,\"tables\":{}}")
                                      << QStringLiteral("tables");
    QTest::newRow("table a text") << QByteArray(
                                         "{\"format\":\"stellwerk-schema\",\"format_version\":1,\"tables\":[\"t\"]}")
                                  << QStringLiteral("tables");
    QTest::newRow("view a number")
        << QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":1,\"tables\":[],\"views\":{\"v\":1}}")
        << QStringLiteral("views");
    QTest::newRow("collation that would be SQL")
        << withTable(column + ",\"collation\":\"utf8mb4_bin COMMENT 'x'\"") << QStringLiteral("one word");
    QTest::newRow("engine that would be SQL")
        << withTable(column + ",\"storage_engine\":\"Aria DATA DIRECTORY='/tmp'\"") << QStringLiteral("one word");
    QTest::newRow("collation of a column")
        << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"text\",\"collation\":\"a b\"}]")
        << QStringLiteral("column t.a");
    QTest::newRow("event a number")
        << QByteArray("{\"format\":\"stellwerk-schema\",\"format_version\":1,\"tables\":[],\"events\":{\"v\":1}}")
        << QStringLiteral("events");
    QTest::newRow("no columns") << withTable("\"columns\":[]") << QStringLiteral("table t");
    QTest::newRow("unknown member") << withTable(column + ",\"colour\":1") << QStringLiteral("colour");
    QTest::newRow("unknown type") << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"bigit(20)\"}]")
                                  << QStringLiteral("bigit(20)");
    QTest::newRow("no type") << withTable("\"columns\":[{\"name\":\"a\"}]") << QStringLiteral("t.a");
    QTest::newRow("nullable text") << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"text\",\"nullable\":\"no\"}]")
                                   << QStringLiteral("nullable");
    QTest::newRow("default number") << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"int\",\"default\":0}]")
                                    << QStringLiteral("default");
    QTest::newRow("generated how") << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"int\",\"generated\":\"1\"}]")
                                   << QStringLiteral("generated");
    QTest::newRow("column twice")
        << withTable("\"columns\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"a\",\"type\":\"int\"}]")
        << QStringLiteral("t.a");
    QTest::newRow("key of nothing") << withTable(column + ",\"primary_key\":[\"b\"]") << QStringLiteral("t.b");
    QTest::newRow("index of nothing") << withTable(column + ",\"indexes\":[{\"name\":\"i\",\"columns\":[\"b(3)\"]}]")
                                      << QStringLiteral("t.b");
    QTest::newRow("index kind") << withTable(column +
                                             ",\"indexes\":[{\"name\":\"i\",\"columns\":[\"a\"],\"kind\":\"MAGIC\"}]")
                                << QStringLiteral("MAGIC");
    QTest::newRow("action")
        << withTable(
               column +
               ",\"foreign_keys\":[{\"name\":\"f\",\"columns\":[\"a\"],\"table\":\"t\",\"referenced_columns\":[\"a\"],"
               "\"on_delete\":\"EXPLODE\"}]")
        << QStringLiteral("EXPLODE");
    QTest::newRow("uneven key")
        << withTable(
               column +
               ",\"foreign_keys\":[{\"name\":\"f\",\"columns\":[\"a\"],\"table\":\"t\",\"referenced_columns\":[]}]")
        << QStringLiteral("referenced_columns");
}

void TestSchemaSnapshot::rubbish() {
    QFETCH(QByteArray, json);
    QFETCH(QString, mentions);
    const Result<Schema> schema = snapshotFromJson(json, QStringLiteral("schema/9.9.9.json"));
    QVERIFY(!schema);
    QCOMPARE(schema.error().code, ErrorCode::InvalidInput);
    QVERIFY2(schema.error().message.contains(mentions), qPrintable(schema.error().message));
    QVERIFY(!schema.error().hint.isEmpty());
    QVERIFY(schema.error().position);
    QCOMPARE(schema.error().position->file, QStringLiteral("schema/9.9.9.json"));
}

void TestSchemaSnapshot::positionOfASyntaxError() {
    const Result<Schema> schema = snapshotFromJson("{\n  \"format\": ?\n}", QStringLiteral("f.json"));
    QVERIFY(!schema);
    QCOMPARE(schema.error().position->line, 2);
}

void TestSchemaSnapshot::missingFile() {
    const Result<Schema> schema = readSnapshot(QStringLiteral("/nowhere/schema/1.2.3.json"));
    QVERIFY(!schema);
    QVERIFY(schema.error().message.contains(u"1.2.3.json"));
}

void TestSchemaSnapshot::layoutQuotesCells() {
    Table table;
    table.name = QStringLiteral("a,b");
    Column column;
    column.name = QStringLiteral("c\"d");
    column.type = QStringLiteral("decimal(10,2)");
    table.columns = {column};
    Schema schema;
    schema.tables = {table};
    const QByteArray csv = columnLayoutCsv(schema, [](const QString &) { return QStringLiteral("user"); });
    QCOMPARE(csv.split('\n').value(1), QByteArray("\"a,b\",user,\"c\"\"d\",1,\"decimal(10,2)\",YES,NULL,NO,,,,,,,,"));
}

QTEST_GUILESS_MAIN(TestSchemaSnapshot)
#include "test_schema_snapshot.moc"
