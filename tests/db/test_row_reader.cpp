// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"
#include "db/row_reader.h"
#include "support/test_databases.h"

using namespace stellwerk;
using namespace stellwerk::db;
using test::valueOrDie;

/// Cells of every type of MariaDB arrive as the server itself writes them, and a reader that fails or is left half-way
/// leaves a connection that works.
class TestRowReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_connection.emplace(test::openOrDie(m_databases.fresh(Engine::MariaDb))); }
    void cellsAreWhatTheServerWrites_data();
    void cellsAreWhatTheServerWrites();
    void lengthsOfAllSizes();
    void expressionsAndNull();
    void floatsKeepTheirBits();
    void numbersHaveNoZerosInFront();
    void failureNamesTheReason();
    void failureAfterTheFirstRow();
    void aRestIsLeft();

private:
    test::TestDatabases m_databases;
    std::optional<Connection> m_connection;
};

void TestRowReader::cellsAreWhatTheServerWrites_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("values");
    const auto row = [](const char *type, const char *values) {
        QTest::newRow(type) << QString::fromLatin1(type) << QString::fromUtf8(values);
    };
    row("tinyint", "(-128), (127), (0)");
    row("tinyint unsigned", "(255), (128)");
    row("tinyint(1)", "(0), (1), (-1)");
    row("smallint", "(-32768), (32767)");
    row("smallint unsigned", "(65535), (32768)");
    row("mediumint", "(-8388608), (8388607), (-1)");
    row("mediumint unsigned", "(16777215), (8388608)");
    row("int", "(-2147483648), (2147483647)");
    row("int unsigned", "(4294967295), (2147483648)");
    row("bigint", "(-9223372036854775808), (9223372036854775807)");
    row("bigint unsigned", "(18446744073709551615), (9223372036854775808)");
    row("year", "(1901), (2155)");
    row("double", "(0.1), (-0e0), (5e-324), (-1.7976931348623157e308), (71428.571428571428), (1e22), (123456789)");
    row("decimal(65,30)", "(-0.000000000000000000000000000001), (99999999999999999999999999999999999.5)");
    row("decimal(10,2)", "(1.5), (-12345678.99), (0)");
    row("bit(12)", "(b'101010101010'), (b'0')");
    row("date", "('2024-02-29'), ('9999-12-31'), ('1000-01-01')");
    row("datetime", "('2024-02-29 23:59:59'), ('2024-02-29 00:00:00'), ('0001-01-01 00:00:01')");
    row("datetime(3)", "('2024-02-29 23:59:59.007'), ('2024-02-29 00:00:00'), ('2024-02-29 00:00:00.100')");
    row("datetime(6)", "('2024-02-29 23:59:59.000001'), ('2024-02-29 01:00:00'), ('2024-02-29 00:00:00.999999')");
    row("timestamp", "('1970-01-01 00:00:01'), ('2038-01-19 03:14:07')");
    row("timestamp(6)", "('2020-01-01 00:00:00.000010')");
    row("time", "('-838:59:59'), ('838:59:59'), ('00:00:00'), ('-00:00:01'), ('23:00:00'), ('24:00:00'), ('99:59:59'), "
                "('100:00:00')");
    row("time(2)", "('-838:59:58.99'), ('00:00:00'), ('-00:00:00.01'), ('12:00:00')");
    row("time(6)", "('838:59:59.999999'), ('00:00:00.000001')");
    row("char(5)", "('ab'), (''), ('äöü')");
    row("varchar(300)", "('Fähigkeit'), (''), (REPEAT('ß', 300))");
    row("longtext", "('a\\0b'), (REPEAT('€', 30000))");
    row("enum('a','b')", "('b')");
    row("set('a','b')", "('a,b'), ('')");
    row("json", "('{\"a\": [1, 2]}')");
    row("uuid", "('123e4567-e89b-12d3-a456-426655440000')");
    row("inet6", "('::1'), ('2001:db8::ff00:42:8329')");
    row("inet4", "('192.0.2.1')");
    row("binary(4)", "('a'), (X'00FF00FF')");
    row("varbinary(300)", "(X'0001FE'), ('')");
    row("longblob", "(X'FF00'), (REPEAT(X'FE', 70000))");
}

void TestRowReader::cellsAreWhatTheServerWrites() {
    QFETCH(QString, type);
    QFETCH(QString, values);
    valueOrDie(m_connection->exec(QStringLiteral("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, c %1 NULL) "
                                                 "CHARACTER SET utf8mb4")
                                      .arg(type)));
    valueOrDie(m_connection->exec(QString(QLatin1String("INSERT INTO t (c) VALUES ") + values)));
    valueOrDie(m_connection->exec(QStringLiteral("INSERT INTO t (c) VALUES (NULL)")));
    const bool isBit = type.startsWith(QLatin1String("bit"));
    const auto written = valueOrDie(m_connection->select(
        QStringLiteral("SELECT %1 FROM t ORDER BY id")
            .arg(isBit ? QStringLiteral("UNHEX(LPAD(HEX(c), 4, '0'))") : QStringLiteral("CONCAT(c)"))));
    QVERIFY(written.rows.size() > 1);
    RowReader reader = valueOrDie(RowReader::open(*m_connection, QStringLiteral("SELECT c, id FROM t ORDER BY id")));
    QCOMPARE(reader.columns(), (QStringList{QStringLiteral("c"), QStringLiteral("id")}));
    for (size_t row = 0; row < written.rows.size(); ++row) {
        QVERIFY(valueOrDie(reader.next()));
        const Value &expected = written.rows[row][0];
        QCOMPARE(reader.at(1).bytes, std::to_string(row + 1));
        QCOMPARE(reader.at(0).isNull(), row + 1 == written.rows.size());
        if (reader.at(0).kind == ValueKind::Real)
            QCOMPARE(std::string(reader.at(0).bytes), canonicalReal(expected.bytes).value());
        else
            QCOMPARE(reader.at(0).bytes, std::string_view(expected.bytes));
    }
    QVERIFY(!valueOrDie(reader.next()));
}

void TestRowReader::lengthsOfAllSizes() {
    RowReader reader = valueOrDie(RowReader::open(
        *m_connection,
        QStringLiteral("SELECT seq, REPEAT('x', seq) FROM seq_0_to_70000 WHERE seq IN (0, 250, 251, 252, "
                       "255, 256, 65535, 65536, 70000) ORDER BY seq")));
    int rows = 0;
    for (; valueOrDie(reader.next()); ++rows)
        QCOMPARE(std::string(reader.at(1).bytes), std::string(std::stoul(std::string(reader.at(0).bytes)), 'x'));
    QCOMPARE(rows, 9);
    valueOrDie(m_connection->exec(QStringLiteral("SET GLOBAL max_allowed_packet = 67108864")));
    Connection other = test::openOrDie(m_databases.fresh(Engine::MariaDb)); // the limit is that of its beginning
    RowReader large = valueOrDie(RowReader::open(other, QStringLiteral("SELECT REPEAT('y', 16777216), 5")));
    QVERIFY(valueOrDie(large.next()));
    QCOMPARE(large.at(0).bytes.size(), size_t(16777216));
    QVERIFY(large.at(0).bytes.find_first_not_of('y') == std::string_view::npos);
    QCOMPARE(large.at(1).bytes, std::string_view("5"));
}

void TestRowReader::expressionsAndNull() {
    RowReader reader = valueOrDie(RowReader::open(
        *m_connection, QStringLiteral("SELECT NULL, 1 + 1, SEC_TO_TIME('1.5'), TIMESTAMP'2020-01-01 01:01:01.5', 0.10, "
                                      "CAST('2020-01-02' AS DATE), 'é', NULL, COUNT(*), SUM(seq) FROM seq_1_to_3")));
    QVERIFY(valueOrDie(reader.next()));
    const std::vector<std::string> texts{
        "", "2", "00:00:01.500000", "2020-01-01 01:01:01.5", "0.10", "2020-01-02", "é", "", "3", "6"};
    for (size_t i = 0; i < texts.size(); ++i)
        QCOMPARE(std::string(reader.at(i).bytes), texts[i]);
    QVERIFY(reader.at(0).isNull() && reader.at(7).isNull());
    QCOMPARE(reader.at(6).kind, ValueKind::Text);
}

void TestRowReader::floatsKeepTheirBits() {
    valueOrDie(m_connection->exec(QStringLiteral("CREATE TABLE f (c FLOAT)")));
    valueOrDie(m_connection->exec(QStringLiteral("INSERT INTO f VALUES (16777217), (0.1)")));
    RowReader reader = valueOrDie(RowReader::open(*m_connection, QStringLiteral("SELECT c, CAST(c AS DOUBLE) FROM f")));
    for (const char *real : {"16777216", "0.10000000149011612"}) {
        QVERIFY(valueOrDie(reader.next()));
        QCOMPARE(reader.at(0).bytes, std::string_view(real));
        QCOMPARE(reader.at(1).bytes, std::string_view(real));
    }
}

void TestRowReader::numbersHaveNoZerosInFront() {
    valueOrDie(m_connection->exec(QStringLiteral("CREATE TABLE z (y YEAR, i INT(8) ZEROFILL)")));
    valueOrDie(m_connection->exec(QStringLiteral("INSERT INTO z VALUES (0, 42), (2026, 0)")));
    RowReader reader = valueOrDie(RowReader::open(*m_connection, QStringLiteral("SELECT y, i FROM z")));
    for (const auto &[year, number] : {std::pair("0", "42"), std::pair("2026", "0")}) {
        QVERIFY(valueOrDie(reader.next()));
        QCOMPARE(reader.at(0), (ValueView{ValueKind::Integer, year}));
        QCOMPARE(reader.at(1), (ValueView{ValueKind::Integer, number}));
    }
}

void TestRowReader::failureNamesTheReason() {
    for (const auto *sql : {"SELECT * FROM missing", "SELECT FROM", "SELECT 1 FROM seq_1_to_2 WHERE seq = ?"}) {
        const auto failed = RowReader::open(*m_connection, QString::fromLatin1(sql));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Sql);
        QVERIFY(failed.error().nativeCode != 0);
        QVERIFY(!failed.error().detail.isEmpty());
        QCOMPARE(valueOrDie(m_connection->selectValue(QStringLiteral("SELECT 5"))), Value::integer(5));
    }
}

void TestRowReader::failureAfterTheFirstRow() {
    {
        RowReader reader = valueOrDie(RowReader::open(
            *m_connection,
            QStringLiteral("SELECT s.seq, (SELECT i.seq FROM seq_1_to_2 i WHERE i.seq > 1 OR s.seq > 100) "
                           "FROM seq_1_to_1000 s")));
        Result<bool> more = true;
        int rows = -1;
        for (; more && *more; ++rows)
            more = reader.next();
        QVERIFY(!more);
        QCOMPARE(more.error().nativeCode, 1242); // more than one row
        QVERIFY(!more.error().detail.isEmpty());
        QCOMPARE(rows, 100);
    }
    QCOMPARE(valueOrDie(m_connection->selectValue(QStringLiteral("SELECT 5"))), Value::integer(5));
}

void TestRowReader::aRestIsLeft() {
    const auto statements = [this] { // that the server keeps
        return valueOrDie(m_connection->select(QStringLiteral("SHOW STATUS LIKE 'Prepared_stmt_count'")))
            .rows.at(0)
            .at(1);
    };
    const Value before = statements();
    for (const int rows : {0, 1, 50'000}) {
        RowReader reader =
            valueOrDie(RowReader::open(*m_connection, QStringLiteral("SELECT seq FROM seq_1_to_100000")));
        for (int i = 0; i < rows; ++i)
            QVERIFY(valueOrDie(reader.next()));
    }
    QCOMPARE(valueOrDie(m_connection->selectValue(QStringLiteral("SELECT 5"))), Value::integer(5));
    QCOMPARE(statements(), before);
}

QTEST_GUILESS_MAIN(TestRowReader)
#include "test_row_reader.moc"
