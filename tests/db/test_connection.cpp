// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/bulk_writer.h"
#include "db/connection.h"
#include "db/row_hash.h"
#include "db/row_reader.h"
#include "db/sqlite_file.h"
#include "support/test_databases.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>

using namespace stellwerk;
using namespace stellwerk::db;
using test::valueOrDie;

/// The conformance suite of src/db: the same rules on both engines.
class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesSurvive_data() { test::addEngineRows(); }
    void valuesSurvive();
    void identifiersSurvive_data() { test::addEngineRows(); }
    void identifiersSurvive();
    void literalsReadBack_data() { test::addEngineRows(); }
    void literalsReadBack();
    void oneStatementPerCall_data() { test::addEngineRows(); }
    void oneStatementPerCall();
    void transactionsRollBack_data() { test::addEngineRows(); }
    void transactionsRollBack();
    void bulkRowsSurvive_data() { test::addEngineRows(); }
    void bulkRowsSurvive();
    void bulkWriterRefusesWhatDoesNotFit_data() { test::addEngineRows(); }
    void bulkWriterRefusesWhatDoesNotFit();
    void bulkWriterCrossesBuffers_data() { test::addEngineRows(); }
    void bulkWriterCrossesBuffers();
    void stopEndsARunningStatement_data() { test::addEngineRows(); }
    void stopEndsARunningStatement();
    void stopEndsReading_data() { test::addEngineRows(); }
    void stopEndsReading();
    void rollbackWorksAfterStop_data() { test::addEngineRows(); }
    void rollbackWorksAfterStop();
    void rowHashIgnoresOrderOnly();
    void sessionRulesOfMariaDb();
    void sessionRulesOfSqlite();
    void insertWhereLoadDataIsForbidden();
    void everyMariaDbTypeSurvives();
    void openingFailsClearly();
    void sqliteFilesCopyWholly();

private:
    test::TestDatabases m_databases;
};

namespace {

const std::string kFourByte = "\xF0\x9F\x90\x89 Drache \xEF\xAC\x80 \\ ' \" ` \t \r\n end";

std::vector<std::vector<Value>> readAll(Connection &connection, const QString &sql) {
    std::vector<std::vector<Value>> rows;
    RowReader reader = valueOrDie(RowReader::open(connection, sql));
    while (valueOrDie(reader.next())) {
        std::vector<Value> row;
        for (const ValueView &cell : reader.row())
            row.push_back(Value::copyOf(cell));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status writeRows(Connection &connection, const QString &table, const QStringList &columns,
                 const std::vector<std::vector<Value>> &rows) {
    STELLWERK_ASSIGN(BulkWriter writer, BulkWriter::open(connection, table, columns));
    for (const auto &row : rows) {
        const std::vector<ValueView> views(row.begin(), row.end());
        STELLWERK_TRY(writer.add(views));
    }
    STELLWERK_ASSIGN(const qint64 written, writer.finish());
    if (written != static_cast<qint64>(rows.size()))
        return fail(ErrorCode::Internal, QStringLiteral("row count"));
    return {};
}

/// A statement that runs until somebody ends it.
QString endlessStatement(Engine engine) {
    return engine == Engine::MariaDb
               ? QStringLiteral("SELECT SLEEP(600)")
               : QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
}

} // namespace

void TestConnection::valuesSurvive() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(connection.exec(
        QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, i BIGINT, r DOUBLE, t LONGTEXT, b LONGBLOB)")));
    const std::vector<std::vector<Value>> rows{
        {Value::integer(1), Value::integer(std::numeric_limits<qint64>::max()), Value::real(0.1),
         Value::text(kFourByte), Value::blob(std::string("\0\x80\xff'", 4))},
        {Value::integer(2), Value::integer(std::numeric_limits<qint64>::min()), Value::real(5e-324),
         Value::text(std::string()), Value::blob({})},
        {Value::integer(3), Value::integer(0), Value::real(-1.7976931348623157e308), Value::null(), Value::null()},
        {Value::integer(4), Value::null(), Value::null(), Value::text(std::string(460'000, 'x')), Value::null()}};
    for (const auto &row : rows)
        QCOMPARE(valueOrDie(connection.exec(QStringLiteral("INSERT INTO t VALUES (?, ?, ?, ?, ?)"), row)), 1);
    QCOMPARE(readAll(connection, QStringLiteral("SELECT * FROM t ORDER BY id")), rows);
    QCOMPARE(valueOrDie(connection.select(QStringLiteral("SELECT * FROM t ORDER BY id"))).rows, rows);
    QCOMPARE(
        valueOrDie(connection.selectValue(QStringLiteral("SELECT id FROM t WHERE t = ?"), {Value::text(kFourByte)})),
        Value::integer(1));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT id FROM t WHERE id = 99"))),
             std::optional<Value>());
}

void TestConnection::identifiersSurvive() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    const Dialect &dialect = connection.dialect();
    const QString table = QStringLiteral("wei\"rd`ta'ble; -- x");
    const QString column = QStringLiteral("goldst\u00fccke`\"key");
    valueOrDie(connection.exec(
        QStringLiteral("CREATE TABLE %1 (%2 BIGINT)").arg(dialect.quote(table), dialect.quote(column))));
    valueOrDie(writeRows(connection, table, {column}, {{Value::integer(7)}}));
    RowReader reader =
        valueOrDie(RowReader::open(connection, QStringLiteral("SELECT * FROM %1").arg(dialect.quote(table))));
    QCOMPARE(reader.columns(), QStringList{column});
    QVERIFY(valueOrDie(reader.next()));
    QCOMPARE(reader.at(0).bytes, std::string_view("7"));
}

void TestConnection::literalsReadBack() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    const std::vector<Value> values{Value::null(),
                                    Value::integer(-5),
                                    Value::integer(9223372036854775807LL),
                                    Value::real(0.1),
                                    Value::real(1e300),
                                    Value::real(-3.0),
                                    Value::text(kFourByte),
                                    Value::text(std::string()),
                                    Value::text(std::string("a\0b\x1a", 4)),
                                    Value::blob(std::string("\0\xfe\xff", 3))};
    for (const Value &value : values) {
        const auto rows = readAll(connection, QStringLiteral("SELECT ") +
                                                  QString::fromStdString(connection.dialect().literal(value)));
        QCOMPARE(rows.front().front(), value);
    }
}

void TestConnection::oneStatementPerCall() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER)")));
    QVERIFY(!connection.exec(QStringLiteral("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)")));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM t"))), Value::integer(0));
    const auto failed = connection.exec(QStringLiteral("INSERT INTO missing VALUES (1)"));
    QCOMPARE(failed.error().code, ErrorCode::Sql);
    QVERIFY(failed.error().nativeCode != 0);
    QVERIFY(failed.error().detail.contains(QLatin1String("missing")));
}

void TestConnection::transactionsRollBack() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER)")));
    {
        Transaction lost = valueOrDie(Transaction::begin(connection));
        valueOrDie(connection.exec(QStringLiteral("INSERT INTO t VALUES (1)")));
    }
    {
        Transaction kept = valueOrDie(Transaction::begin(connection));
        valueOrDie(connection.exec(QStringLiteral("INSERT INTO t VALUES (2)")));
        valueOrDie(kept.commit());
    }
    QCOMPARE(readAll(connection, QStringLiteral("SELECT id FROM t")),
             (std::vector<std::vector<Value>>{{Value::integer(2)}}));
}

void TestConnection::bulkRowsSurvive() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(
        connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, r DOUBLE, t LONGTEXT, b LONGBLOB)")));
    const bool mariaDb = test::currentEngine() == Engine::MariaDb;
    const std::vector<std::vector<Value>> rows{
        {Value::integer(0), Value::real(0.1), Value::text(kFourByte), Value::blob(std::string("\0\\N\x80\t\n", 6))},
        {Value::integer(1), Value::real(mariaDb ? -0.0 : 0.0) /* SQLite has no negative zero */,
         Value::text(std::string("\\N")), Value::blob({})},
        {Value::integer(2), Value::null(), Value::text(std::string()), Value::null()},
        {Value::integer(3), Value::real(2.2250738585072014e-308), Value::null(),
         Value::blob(std::string(70'000, '\xff'))},
        {Value::integer(4), Value::real(123456789.125), Value::text(std::string(460'000, '\\')), Value::null()}};
    valueOrDie(writeRows(connection, QStringLiteral("t"),
                         {QStringLiteral("id"), QStringLiteral("r"), QStringLiteral("t"), QStringLiteral("b")}, rows));
    QCOMPARE(readAll(connection, QStringLiteral("SELECT * FROM t ORDER BY id")), rows);
}

void TestConnection::bulkWriterRefusesWhatDoesNotFit() {
    const Engine engine = test::currentEngine();
    Connection connection = test::openOrDie(m_databases.fresh(engine));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER NOT NULL)")));
    const QStringList columns{QStringLiteral("id"), QStringLiteral("i")};
    const auto null = [&] {
        const Transaction transaction = valueOrDie(Transaction::begin(connection));
        return writeRows(connection, QStringLiteral("t"), columns, {{Value::integer(1), Value::null()}});
    }();
    QVERIFY(!null);
    const auto duplicate = [&] {
        const Transaction transaction = valueOrDie(Transaction::begin(connection));
        return writeRows(connection, QStringLiteral("t"), columns,
                         {{Value::integer(1), Value::integer(1)}, {Value::integer(1), Value::integer(2)}});
    }();
    QVERIFY(!duplicate);
    const auto tooLarge = [&] {
        const Transaction transaction = valueOrDie(Transaction::begin(connection));
        return writeRows(connection, QStringLiteral("t"), columns,
                         {{Value::integer(2), Value::integer(std::numeric_limits<quint64>::max())}});
    }();
    QVERIFY(!tooLarge);
    QVERIFY(!BulkWriter::open(connection, QStringLiteral("missing"), columns));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM t"))), Value::integer(0));
}

void TestConnection::bulkWriterCrossesBuffers() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, t LONGTEXT)")));
    constexpr int kRows = 60;
    BulkWriter writer =
        valueOrDie(BulkWriter::open(connection, QStringLiteral("t"), {QStringLiteral("id"), QStringLiteral("t")}));
    const std::string text(460'000, 'a'); // 27 MB in all: several buffers
    for (int i = 0; i < kRows; ++i) {
        const Value id = Value::integer(i);
        const std::vector<ValueView> row{id, {ValueKind::Text, text}};
        valueOrDie(writer.add(row));
    }
    QCOMPARE(valueOrDie(writer.finish()), kRows);
    QCOMPARE(
        valueOrDie(connection.selectValue(QStringLiteral("SELECT CAST(SUM(LENGTH(t)) AS SIGNED) FROM t")))->toInteger(),
        460'000LL * kRows);
}

void TestConnection::stopEndsARunningStatement() {
    const Engine engine = test::currentEngine();
    Connection connection = test::openOrDie(m_databases.fresh(engine));
    std::stop_source stop;
    connection.stopWith(stop.get_token());
    const std::jthread later([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        stop.request_stop();
    });
    const auto result = connection.select(endlessStatement(engine));
    // MariaDB's SLEEP answers 1 instead of failing when it is interrupted.
    if (result)
        QCOMPARE(result->rows.front().front(), Value::integer(1));
    else
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(stop.stop_requested());
    QCOMPARE(connection.exec(QStringLiteral("SELECT 1")).error().code, ErrorCode::Cancelled);
    connection.stopWith({});
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT 5"))), Value::integer(5));
}

void TestConnection::stopEndsReading() {
    const Engine engine = test::currentEngine();
    Connection connection = test::openOrDie(m_databases.fresh(engine));
    std::stop_source stop;
    connection.stopWith(stop.get_token());
    if (engine == Engine::MariaDb)
        valueOrDie(connection.exec(QStringLiteral("SET SESSION max_recursive_iterations = 4294967295")));
    {
        RowReader reader = valueOrDie(RowReader::open(
            connection,
            engine == Engine::MariaDb
                ? QStringLiteral("SELECT a.seq FROM seq_1_to_100000000 a, seq_1_to_100000000 b")
                : QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")));
        QVERIFY(valueOrDie(reader.next()));
        stop.request_stop();
        Result<bool> more = true;
        while (more && *more)
            more = reader.next();
        QVERIFY(!more);
        QCOMPARE(more.error().code, ErrorCode::Cancelled);
    }
    connection.stopWith({});
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT 5"))), Value::integer(5));
}

void TestConnection::rollbackWorksAfterStop() {
    Connection connection = test::openOrDie(m_databases.fresh(test::currentEngine()));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (id INTEGER)")));
    std::stop_source stop;
    connection.stopWith(stop.get_token());
    {
        const Transaction transaction = valueOrDie(Transaction::begin(connection));
        valueOrDie(connection.exec(QStringLiteral("INSERT INTO t VALUES (1)")));
        stop.request_stop();
        QVERIFY(!connection.exec(QStringLiteral("INSERT INTO t VALUES (2)")));
    }
    connection.stopWith({});
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT COUNT(*) FROM t"))), Value::integer(0));
}

void TestConnection::rowHashIgnoresOrderOnly() {
    const auto hashOf = [](const std::vector<std::vector<Value>> &rows) {
        RowHash hash;
        for (const auto &row : rows)
            hash.add(std::vector<ValueView>(row.begin(), row.end()));
        return hash;
    };
    const std::vector<Value> a{Value::text(QStringLiteral("a")), Value::text(QStringLiteral("bc"))};
    const std::vector<Value> b{Value::text(QStringLiteral("ab")), Value::text(QStringLiteral("c"))};
    const std::vector<Value> n{Value::null(), Value::text(std::string())};
    const std::vector<Value> e{Value::text(std::string()), Value::null()};
    QVERIFY(hashOf({a, b}) == hashOf({b, a}));
    QVERIFY(!(hashOf({a}) == hashOf({b})));
    QVERIFY(!(hashOf({n}) == hashOf({e})));
    QVERIFY(!(hashOf({a, a}) == hashOf({a})));
    QVERIFY(!(hashOf({a, a}) == hashOf({b, b})));
    QCOMPARE(hashOf({}).toHex(), QString(32, u'0'));
}

void TestConnection::sessionRulesOfMariaDb() {
    Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    QVERIFY(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@sql_mode")))
                ->toString()
                .contains(QLatin1String("STRICT_ALL_TABLES")));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@time_zone")))->toString(),
             QStringLiteral("+00:00"));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("SELECT @@character_set_connection")))->toString(),
             QStringLiteral("utf8mb4"));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE t (s VARCHAR(3), n BIGINT)")));
    QCOMPARE(connection.exec(QStringLiteral("INSERT INTO t VALUES ('abcd', 1)")).error().nativeCode, 1406);
    // A datetime text in a number column is what broke real version tables.
    QVERIFY(!connection.exec(QStringLiteral("INSERT INTO t VALUES ('a', '2026-01-18 10:00:00')")));
    QVERIFY(connection.serverVersion().contains(QLatin1String("MariaDB")));
    QVERIFY(connection.serverConnectionId() > 0);
}

void TestConnection::sessionRulesOfSqlite() {
    Connection connection = test::openOrDie(m_databases.fresh(Engine::Sqlite));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA foreign_keys"))), Value::integer(1));
    QCOMPARE(valueOrDie(connection.selectValue(QStringLiteral("PRAGMA journal_mode")))->toString(),
             QStringLiteral("wal"));
}

void TestConnection::insertWhereLoadDataIsForbidden() {
    test::PrivateServer server({QStringLiteral("--local-infile=0")});
    Connection connection = test::openOrDie(server.freshDatabase());
    valueOrDie(connection.exec(
        QStringLiteral("CREATE TABLE t (id BIGINT UNSIGNED PRIMARY KEY, r DOUBLE, t LONGTEXT, b LONGBLOB)")));
    std::vector<std::vector<Value>> rows{{Value::integer(std::numeric_limits<quint64>::max()), Value::real(0.1),
                                          Value::text(kFourByte), Value::blob(std::string("\0\xff", 2))}};
    for (int i = 0; i < 5; ++i)
        rows.push_back({Value::integer(i), Value::null(), Value::text(std::string(460'000, '\'')), Value::null()});
    valueOrDie(writeRows(connection, QStringLiteral("t"),
                         {QStringLiteral("id"), QStringLiteral("r"), QStringLiteral("t"), QStringLiteral("b")}, rows));
    QCOMPARE(readAll(connection, QStringLiteral("SELECT * FROM t ORDER BY id DESC")).front(), rows.front());
    QCOMPARE(readAll(connection, QStringLiteral("SELECT * FROM t")).size(), rows.size());
}

void TestConnection::everyMariaDbTypeSurvives() {
    Connection connection = test::openOrDie(m_databases.fresh(Engine::MariaDb));
    valueOrDie(
        connection.exec(QStringLiteral("CREATE TABLE t (u BIGINT UNSIGNED, z INT(8) UNSIGNED ZEROFILL, d "
                                       "DECIMAL(65,30), f FLOAT, bits BIT(64), one BIT(1), dt DATETIME(6), "
                                       "zero DATETIME(3), ti TIME(6), y YEAR, e ENUM('ä','b'), s SET('x','y'), j JSON, "
                                       "uu UUID, ip INET6, vb VARBINARY(20), l1 VARCHAR(20) CHARACTER SET latin1)")));
    valueOrDie(connection.exec(QString::fromUtf8(
        "INSERT INTO t VALUES (18446744073709551615, 42, "
        "12345678901234567890123456789012345.123456789012345678901234567890, 1.0/3, b'1011', b'1', "
        "'2026-01-02 03:04:05.000007', '0000-00-00 00:00:00', '-838:59:58.999999', 2026, 'ä', 'x,y', '{\"a\": 1}', "
        "'123e4567-e89b-12d3-a456-426614174000', '2001:db8::1', X'00ff5c', 'Größe')")));
    const QString list = QStringLiteral("u, z, d, %1, bits, one, dt, zero, ti, y, e, s, j, uu, ip, vb, l1")
                             .arg(connection.dialect().readExpression(QStringLiteral("f"), u"float"));
    const QString select = QStringLiteral("SELECT %1 FROM t").arg(list);
    const auto before = readAll(connection, select);
    QCOMPARE(before.front()[0], Value::integer(std::numeric_limits<quint64>::max()));
    QCOMPARE(before.front()[1], Value::integer(42));
    QCOMPARE(before.front()[2].toString(),
             QStringLiteral("12345678901234567890123456789012345.123456789012345678901234567890"));
    QCOMPARE(before.front()[3], Value::real(static_cast<double>(1.0F / 3.0F)));
    valueOrDie(connection.exec(QStringLiteral("CREATE TABLE copy LIKE t")));
    const QStringList columns =
        list.simplified().remove(u' ').replace(QLatin1String("CAST(`f`ASDOUBLE)AS`f`"), QLatin1String("f")).split(u',');
    valueOrDie(writeRows(connection, QStringLiteral("copy"), columns, before));
    QCOMPARE(readAll(connection, QStringLiteral("SELECT %1 FROM copy").arg(list)), before);
    // Also bit by bit as the server itself sees them.
    QCOMPARE(valueOrDie(connection.selectValue(
                 QStringLiteral("SELECT COUNT(*) FROM (SELECT * FROM t EXCEPT SELECT * FROM copy) x"))),
             Value::integer(0));
}

void TestConnection::openingFailsClearly() {
    const QTemporaryDir folder;
    ConnectionProfile file;
    file.label = QStringLiteral("production");
    file.database = folder.filePath(QStringLiteral("none.sqlite"));
    const auto missing = Connection::open(file);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(QLatin1String("production")));
    QVERIFY(!QFile::exists(file.database));

    QFile rubbish(folder.filePath(QStringLiteral("rubbish")));
    QVERIFY(rubbish.open(QIODevice::WriteOnly));
    rubbish.write(QByteArray(5000, 'x'));
    rubbish.close();
    file.database = rubbish.fileName();
    QCOMPARE(Connection::open(file).error().code, ErrorCode::Damaged);
    file.database = folder.path();
    QCOMPARE(Connection::open(file).error().code, ErrorCode::InvalidInput);

    ConnectionProfile server = test::PrivateServer::instance().adminProfile();
    server.database = QStringLiteral("no_such_database");
    QCOMPARE(Connection::open(server).error().code, ErrorCode::NotFound);
    server.database.clear();
    server.user = QStringLiteral("nobody");
    server.password = QStringLiteral("s3cret-word");
    const auto denied = Connection::open(server);
    QCOMPARE(denied.error().code, ErrorCode::AccessDenied);
    QVERIFY(!denied.error().toText().contains(QLatin1String("s3cret-word")));
    server.socket = folder.filePath(QStringLiteral("nowhere"));
    QCOMPARE(Connection::open(server).error().code, ErrorCode::ConnectionFailed);
    server.socket.clear();
    server.host = QStringLiteral("127.0.0.1");
    server.port = 1;
    QCOMPARE(Connection::open(server).error().code, ErrorCode::ConnectionFailed);
}

void TestConnection::sqliteFilesCopyWholly() {
    const ConnectionProfile from = m_databases.fresh(Engine::Sqlite);
    const ConnectionProfile to = m_databases.fresh(Engine::Sqlite);
    {
        Connection source = test::openOrDie(from);
        valueOrDie(source.exec(QStringLiteral("CREATE TABLE a (id INTEGER)")));
        valueOrDie(source.exec(QStringLiteral("INSERT INTO a VALUES (1)")));
    }
    Connection target = test::openOrDie(to);
    Connection other = test::openOrDie(to);
    valueOrDie(target.exec(QStringLiteral("CREATE TABLE b (id INTEGER)")));
    valueOrDie(copySqliteDatabase(from.database, target));
    QCOMPARE(valueOrDie(other.selectValue(QStringLiteral("SELECT id FROM a"))), Value::integer(1));
    QVERIFY(!other.select(QStringLiteral("SELECT * FROM b")));
    QCOMPARE(copySqliteDatabase(from.database + QLatin1String(".none"), target).error().code, ErrorCode::NotFound);
    QCOMPARE(valueOrDie(other.selectValue(QStringLiteral("SELECT id FROM a"))), Value::integer(1));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
