// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_databases.h"

#include "library.h"
#include "reverse_helpers.h"
#include <malloc.h>

using namespace stellwerk;
using namespace stellwerk::test;
using db::Engine;
using db::Value;
using masterdata::ReverseReport;

namespace {

QString q(const char *utf8) {
    return QString::fromUtf8(utf8);
}

Value real(double number) {
    return Value::real(number);
}

} // namespace

class TestMasterReverse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesBack_data() { addEngineRows(); }
    void everyValueComesBack();
    void undoesLastFirst_data() { addEngineRows(); }
    void undoesLastFirst();
    void notCommittedImport_data() { addEngineRows(); }
    void notCommittedImport();
    void canBeStopped_data() { addEngineRows(); }
    void canBeStopped();
    void manyChangesNeedNoMemory_data() { addEngineRows(); }
    void manyChangesNeedNoMemory();
};

void TestMasterReverse::everyValueComesBack() {
    TestDatabases databases;
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    const bool isMariaDb = connection.engine() == Engine::MariaDb;
    run(connection,
        {isMariaDb
             ? q("CREATE TABLE all_types (id bigint unsigned PRIMARY KEY, whole bigint, big bigint unsigned, flag "
                 "tinyint(1), exact decimal(30,10), rough double, single float, words longtext COLLATE "
                 "utf8mb4_unicode_ci, latin varchar(50) CHARACTER SET latin1, fixed binary(3), bytes longblob, "
                 "bits bit(12), day date, moment datetime(6), clock time(3), stamp timestamp(6) NULL, age year, "
                 "pick enum('a','B ü'), some set('x','y'), tag uuid, address inet6, `odd \"name\"` json, "
                 "twice double GENERATED ALWAYS AS (rough * 2) STORED)")
             : q("CREATE TABLE all_types (id bigint PRIMARY KEY, whole bigint, big bigint, flag tinyint(1), exact "
                 "decimal(30,10), rough double, single float, words longtext COLLATE NOCASE, latin, fixed blob, "
                 "bytes longblob, day date, moment datetime, `odd \"name\"` json, "
                 "twice double GENERATED ALWAYS AS (rough * 2) STORED)")});
    using Cells = NotedChanges::Cells;
    Cells extreme{
        {"whole", number(std::numeric_limits<qint64>::min())},
        {"big", isMariaDb ? Value::integer(~quint64(0)) : number(std::numeric_limits<qint64>::max())},
        {"flag", number(2)},
        {"exact", isMariaDb ? text("-12345678901234567890.0123456789") : text("-0.5")},
        {"rough", real(-5e-324)},
        {"single", real(static_cast<double>(0.1F))},
        {"words", text("\xEF\xBB\xBF \" \\ \n\r\t\x1a % ' %1 `x` -- é e\xCC\x81 \xF0\x9F\x90\xB2 \xEF\xBF\xBE")},
        {"latin", text("äöü€")},
        {"fixed", Value::blob(std::string("\0\xff'", 3))},
        {"bytes", Value::blob(std::string("\0\0\xff\xfe\x27\\", 6))},
        {"day", text("1000-01-01")},
        {"moment", text("9999-12-31 23:59:59.999999")},
        {"odd \"name\"", text("{\"a\": [1.0, \"x\"]}")}};
    Cells plain{
        {"whole", number(0)},          {"big", number(0)},          {"flag", number(0)},
        {"exact", text("0")},          {"rough", real(-0.0)},       {"single", real(0.1)},
        {"words", text("")},           {"latin", text("")},         {"fixed", Value::blob("abc")},
        {"bytes", Value::blob("")},    {"day", text("2026-01-31")}, {"moment", text("2026-01-31 12:00:00.000000")},
        {"odd \"name\"", text("null")}};
    if (isMariaDb) {
        const Cells more{{"bits", Value::blob("\x0f\x01")},
                         {"clock", text("-838:59:59.000")},
                         {"stamp", text("2038-01-19 03:14:07.999999")},
                         {"age", number(1901)},
                         {"pick", text("B ü")},
                         {"some", text("x,y")},
                         {"tag", text("123e4567-e89b-12d3-a456-426655440000")},
                         {"address", text("2001:db8::ff00:42:8329")}};
        const Cells less{{"bits", Value::blob(std::string("\0\0", 2))},
                         {"clock", text("00:00:00.000")},
                         {"stamp", text("1971-01-01 00:00:00.000000")},
                         {"age", number(0)},
                         {"pick", text("a")},
                         {"some", text("")},
                         {"tag", text("00000000-0000-0000-0000-000000000000")},
                         {"address", text("::")}};
        extreme.insert(extreme.end(), more.begin(), more.end());
        plain.insert(plain.end(), less.begin(), less.end());
    }
    Cells nulls = plain;
    QString columns;
    for (auto &[column, value] : nulls) {
        value = nothing();
        columns +=
            QString((columns.isEmpty() ? QString() : QStringLiteral(", ")) + connection.dialect().quote(q(column)));
    }
    const auto add = [&](qint64 id, const Cells &row) { NotedChanges(connection).insert("all_types", id, row); };
    add(1, extreme);
    add(2, plain);
    add(3, nulls);
    add(4, extreme);
    add(5, nulls);
    if (!isMariaDb) // what only SQLite holds: any kind anywhere, text that is no UTF-8, infinity
        run(connection, {q("UPDATE all_types SET words = CAST(X'ff00fe' AS TEXT), rough = 9e999, latin = X'00ff', "
                           "fixed = 'text', bytes = -9e999, whole = 1.5, day = CAST(X'80' AS TEXT) WHERE id IN (2, 4)"),
                         q("UPDATE all_types SET latin = 7, words = CAST(X'6100' AS TEXT) WHERE id = 1")});
    // With CAST, as the text protocol prints FLOAT with six digits.
    const QString sql = QStringLiteral("SELECT id, CAST(single AS %1) AS exactly_single, %2 FROM all_types ORDER BY id")
                            .arg(isMariaDb ? q("double") : q("real"), columns);
    const QStringList before = exactly(connection, sql);
    NotedChanges changes(connection);
    changes.update("all_types", 1, plain);
    changes.update("all_types", 2, nulls);
    changes.update("all_types", 3, extreme);
    QStringList names;
    for (const auto &cell : plain)
        names << q(cell.first);
    changes.remove("all_types", 4, names.join(u',').toUtf8());
    changes.remove("all_types", 5, names.join(u',').toUtf8());
    changes.insert("all_types", isMariaDb ? std::numeric_limits<qint64>::max() : -7, extreme);
    changes.insert("all_types", 0, plain);
    QCOMPARE(exactly(connection, sql).size(), 5);
    const ReverseReport report = valueOrDie(undo(connection, changes.finish()));
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 7);
    QCOMPARE(exactly(connection, sql), before);
}

void TestMasterReverse::undoesLastFirst() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    const QStringList before = shop(connection);
    NotedChanges changes(connection);
    changes.insert("kinds", 4, {{"code", text("oil")}, {"name", nothing()}, {"parent_id", nothing()}});
    changes.insert("kinds", 5, {{"code", text("nut oil")}, {"name", text("x")}, {"parent_id", number(4)}});
    changes.insert("goods", 4, {{"name", text("Olive")}, {"price", text("9.90")}, {"kind_id", number(5)}});
    changes.insert("kinds", -4, {{"code", text("minus")}, {"name", nothing()}}); // not the row 4
    changes.insert("kinds", 6, {{"code", text("own")}, {"name", nothing()}, {"parent_id", nothing()}});
    changes.update("kinds", 6, {{"parent_id", number(6)}}); // itself
    changes.update("goods", 3, {{"kind_id", number(4)}, {"price", text("3.25")}});
    changes.update("kinds", 1, {{"code", text("coffee")}, {"name", text("TEA")}}); // a chain of unique values
    changes.update("kinds", 3, {{"code", text("tea")}});
    changes.remove("goods", 1, "name,price,kind_id");
    changes.remove("kinds", 2, "code,name,parent_id");
    std::vector<qint64> progress;
    const TaskContext context({}, [&](const Progress &at) { progress.push_back(at.total); }, {});
    const ReverseReport report = valueOrDie(undo(connection, changes.finish(), context));
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 10);
    QCOMPARE(shop(connection), before);
    QCOMPARE(progress, std::vector<qint64>{11}); // changes, not rows
}

void TestMasterReverse::notCommittedImport() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    const QStringList before = shop(connection);
    NotedChanges changes(connection);
    const auto doAll = [&] {
        changes.update("kinds", 1, {{"name", text("x")}});
        changes.insert("kinds", 4, {{"code", text("oil")}, {"parent_id", nothing()}});
        changes.update("kinds", 1, {{"name", text("y")}, {"parent_id", number(3)}});
        changes.update("kinds", 4, {{"parent_id", number(1)}});
        changes.remove("goods", 1, "name,price,kind_id");
    };
    {
        const db::Transaction transaction = valueOrDie(db::Transaction::begin(connection));
        doAll();
    }
    const QString file = changes.finish();
    const ReverseReport report = valueOrDie(undo(connection, file));
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(report.restored, 3);
    QCOMPARE(shop(connection), before);
}

void TestMasterReverse::canBeStopped() {
    TestDatabases databases;
    db::Connection connection = makeShop(databases.fresh(currentEngine()));
    NotedChanges changes(connection);
    changes.update("goods", 1, {{"name", text("x")}});
    changes.update("goods", 2, {{"name", text("y")}});
    const QStringList imported = shop(connection);
    std::stop_source stop;
    const TaskContext context(stop.get_token(), [&](const Progress &) { stop.request_stop(); }, {});
    const auto report = undo(connection, changes.finish(), context);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(shop(connection), imported);
}

void TestMasterReverse::manyChangesNeedNoMemory() {
    constexpr int kRows = 100'000;
    TestDatabases databases;
    db::Connection connection = openOrDie(databases.fresh(currentEngine()));
    const bool isMariaDb = connection.engine() == Engine::MariaDb;
    const QString filler(400, u'f');
    run(connection,
        {q("CREATE TABLE many (id bigint PRIMARY KEY, body varchar(500))"),
         (isMariaDb
              ? QStringLiteral("INSERT INTO many SELECT seq, CONCAT('%1', seq) FROM seq_1_to_%2")
              : QStringLiteral("INSERT INTO many WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq "
                               "WHERE n < %2) SELECT n, '%1' || n FROM seq"))
             .arg(filler)
             .arg(kRows)});
    const QString sum = q("SELECT count(*), sum(id), sum(length(body)), min(body), max(body) FROM many");
    const QStringList before = cells(connection, sum);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("r.jsonl"));
    auto writer = valueOrDie(masterdata::ReverseWriter::create(file, {}));
    const auto used = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
    const size_t beforeWriting = used();
    for (int i = 1; i <= kRows; ++i) {
        const std::string old = filler.toStdString() + std::to_string(i);
        valueOrDie(writer.updated(q("many"), q("id"), number(i), {{q("body"), Value::text(old), text("new")}}));
    }
    QVERIFY(used() < beforeWriting + (size_t(1) << 20));
    valueOrDie(writer.finish());
    QVERIFY(QFileInfo(file).size() > qint64(kRows) * 400);
    run(connection, {q("UPDATE many SET body = 'new'")});
    const size_t beforeUndoing = used();
    size_t most = 0;
    const TaskContext context({}, [&](const Progress &) { most = std::max(most, used()); }, {});
    const ReverseReport report = valueOrDie(undo(connection, file, context));
    QCOMPARE(report.restored, kRows);
    QCOMPARE(report.leftAlone.join(u'\n'), QString());
    QCOMPARE(cells(connection, sum), before);
    // The rows are 40 MB; what is kept of each is 28 bytes, in vectors that may have room for twice as many.
    QVERIFY2(most < beforeUndoing + (size_t(12) << 20), QByteArray::number(qint64(most - beforeUndoing)).constData());
}

QTEST_GUILESS_MAIN(TestMasterReverse)
#include "test_master_reverse.moc"
