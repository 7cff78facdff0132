// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/files/json_cell.h"
#include "masterdata/rows/data_row.h"

#include <QTest>

#include <limits>

using namespace stellwerk;
using namespace stellwerk::masterdata;
using db::Value;

class TestMasterCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesOfColumns();
    void jsonAndBack_data();
    void jsonAndBack();
    void cannotBeWritten();
    void decimals();
    void ranges();
    void defaults();
    void keysKeepOrderAndParts();
};

void TestMasterCells::typesOfColumns() {
    const auto type = [](const char *declared) { return cellTypeOf(QString::fromUtf8(declared)); };
    QCOMPARE(type("tinyint(1)"), CellType::Boolean);
    QCOMPARE(type("tinyint(4)"), CellType::Integer);
    QCOMPARE(type("bigint(20) unsigned"), CellType::Integer);
    QCOMPARE(type("int"), CellType::Integer);
    QCOMPARE(type("double"), CellType::Real);
    QCOMPARE(type("decimal(10,2)"), CellType::Decimal);
    QCOMPARE(type("longblob"), CellType::Blob);
    QCOMPARE(type("varbinary(16)"), CellType::Blob);
    QCOMPARE(type("varchar(191)"), CellType::Text);
    QCOMPARE(type("datetime(3)"), CellType::Text);
}

void TestMasterCells::jsonAndBack_data() {
    QTest::addColumn<CellType>("type");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, CellType type, const Value &value, const QByteArray &json) {
        QTest::newRow(name) << type << int(value.kind) << QByteArray::fromStdString(value.bytes) << json;
    };
    row("null", CellType::Text, Value::null(), "null");
    row("empty", CellType::Text, Value::text(std::string()), "\"\"");
    row("zero", CellType::Integer, Value::integer(0), "0");
    row("true", CellType::Boolean, Value::integer(1), "true");
    row("false", CellType::Boolean, Value::integer(0), "false");
    row("more than a boolean", CellType::Boolean, Value::integer(2), "2");
    row("unsigned max", CellType::Integer, Value::integer(std::numeric_limits<quint64>::max()), "18446744073709551615");
    row("signed min", CellType::Integer, Value::integer(std::numeric_limits<qint64>::min()), "-9223372036854775808");
    row("tenth", CellType::Real, Value::real(0.1), "0.1");
    row("whole", CellType::Real, Value::real(3), "3.0");
    row("minus zero", CellType::Real, Value::real(-0.0), "-0.0");
    row("large", CellType::Real, Value::real(1e300), "1e+300");
    row("beyond 64 bits", CellType::Real, Value::real(36893488147419103232.0), "36893488147419103232.0");
    row("smallest", CellType::Real, Value::real(5e-324), "5e-324");
    row("third", CellType::Real, Value::real(1.0 / 3), "0.3333333333333333");
    row("decimal", CellType::Decimal, Value::text(std::string("12345678901234567890.123")),
        "\"12345678901234567890.123\"");
    row("blob", CellType::Blob, Value::blob(std::string("\0\xff", 2)), "\"AP8=\"");
    row("empty blob", CellType::Blob, Value::blob({}), "\"\"");
    row("quotes", CellType::Text, Value::text(std::string("\"\\/")), "\"\\\"\\\\/\"");
    row("control", CellType::Text, Value::text(std::string("\0\x01\x1f\n\r\t\x7f", 7)),
        "\"\\u0000\\u0001\\u001f\\n\\r\\t\x7f\"");
    row("four bytes", CellType::Text, Value::text(std::string("𝄞")), "\"𝄞\"");
    row("ligature", CellType::Text, Value::text(std::string("Waﬀen")), "\"Waﬀen\"");
    row("decomposed", CellType::Text, Value::text(std::string("a\xcc\x88")), "\"a\xcc\x88\"");
    row("line separator", CellType::Text, Value::text(std::string("\xe2\x80\xa8")), "\"\xe2\x80\xa8\"");
}

void TestMasterCells::jsonAndBack() {
    QFETCH(CellType, type);
    QFETCH(int, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, json);
    const Value value{static_cast<db::ValueKind>(kind), bytes.toStdString()};
    std::string written;
    QVERIFY(appendJson(written, value, type));
    QCOMPARE(QByteArray::fromStdString(written), json);
    simdjson::dom::parser parser;
    const auto read = cellFromJson(parser.parse(written).value(), type, QStringLiteral("member"));
    QVERIFY(read.has_value());
    QVERIFY(*read == value);
}

void TestMasterCells::cannotBeWritten() {
    const auto refused = [](const Value &value, CellType type) {
        std::string out;
        return !appendJson(out, value, type);
    };
    QVERIFY(refused(Value::text(std::string("\xff")), CellType::Text));
    QVERIFY(refused(Value::text(std::string("\xed\xa0\x80")), CellType::Text)); // half of a surrogate pair
    QVERIFY(refused(Value::real(std::numeric_limits<double>::infinity()), CellType::Real));
    QVERIFY(refused(Value::real(std::numeric_limits<double>::quiet_NaN()), CellType::Real));
    QVERIFY(refused(Value::real(1.5), CellType::Integer)); // SQLite lets a column hold anything
    QVERIFY(refused(Value::text(std::string("x")), CellType::Integer));
    QVERIFY(refused(Value::text(std::string("x")), CellType::Blob));
    QVERIFY(refused(Value::blob("x"), CellType::Text));
}

void TestMasterCells::decimals() {
    const auto canonical = [](const char *text) { return canonicalDecimal(text).value_or("none"); };
    QCOMPARE(canonical("1.50"), std::string("1.5"));
    QCOMPARE(canonical("100"), std::string("100"));
    QCOMPARE(canonical("-0.00"), std::string("0"));
    QCOMPARE(canonical("007.10"), std::string("7.1"));
    QCOMPARE(canonical(".5"), std::string("0.5"));
    QCOMPARE(canonical("-12."), std::string("-12"));
    for (const char *text : {"", "-", ".", "1e5", "1.2.3", "abc", "1 ", "--1"})
        QCOMPARE(canonical(text), std::string("none"));
    // Only what is canonical already is taken as it is.
    for (const char *text : {"0", "7", "-7", "100", "0.5", "-0.5", "1.05", "12345678901234567890.01"}) {
        QCOMPARE(canonical(text), std::string(text));
        QVERIFY2(isNormalised({db::ValueKind::Text, text}, CellType::Decimal), text);
    }
    for (const char *text : {"", "-", "-0", "00", "01", "1.0", "1.", ".5", "-.5", "-0.0", "1.50", "+1", "1e5"})
        QVERIFY2(!isNormalised({db::ValueKind::Text, text}, CellType::Decimal), text);
    QVERIFY(!isNormalised({db::ValueKind::Integer, "5"}, CellType::Decimal));
    // What SQLite makes of them.
    QCOMPARE(normalised(Value::real(0.00001), CellType::Decimal), Value::text(std::string("0.00001")));
    QCOMPARE(normalised(Value::real(1e20), CellType::Decimal), Value::text(std::string("100000000000000000000")));
    QCOMPARE(normalised(Value::integer(5), CellType::Decimal), Value::text(std::string("5")));
}

void TestMasterCells::ranges() {
    const auto fits = [](const char *digits, const char *type) {
        return integerFits({db::ValueKind::Integer, digits}, QString::fromUtf8(type));
    };
    QVERIFY(fits("127", "tinyint(4)") && !fits("128", "tinyint(4)"));
    QVERIFY(fits("-128", "tinyint(1)") && !fits("-129", "tinyint(1)"));
    QVERIFY(fits("255", "tinyint(3) unsigned") && !fits("256", "tinyint(3) unsigned"));
    QVERIFY(!fits("-1", "int(10) unsigned"));
    QVERIFY(fits("2147483647", "int(11)") && !fits("2147483648", "int(11)"));
    QVERIFY(fits("-8388608", "mediumint(9)") && !fits("8388608", "mediumint(9)"));
    QVERIFY(fits("9223372036854775807", "bigint(20)") && !fits("9223372036854775808", "bigint(20)"));
    QVERIFY(fits("-9223372036854775808", "bigint(20)"));
    QVERIFY(fits("18446744073709551615", "bigint(20) unsigned"));
}

void TestMasterCells::defaults() {
    const auto standard = [](const char *type, const char *sql, bool nullable = true) {
        schema::Column column;
        column.type = QString::fromUtf8(type);
        column.nullable = nullable;
        if (sql)
            column.defaultValue = QString::fromUtf8(sql);
        return defaultCell(column);
    };
    QCOMPARE(standard("varchar(9)", "'it''s'"), Value::text(std::string("it's")));
    QCOMPARE(standard("varchar(9)", nullptr), Value::null());
    QCOMPARE(standard("varchar(9)", nullptr, false), Value::text(std::string()));
    QCOMPARE(standard("bigint(20)", "7"), Value::integer(7));
    QCOMPARE(standard("bigint(20)", "'7'"), Value::integer(7));
    QCOMPARE(standard("bigint(20) unsigned", "18446744073709551615"),
             Value::integer(std::numeric_limits<quint64>::max()));
    QCOMPARE(standard("int(11)", nullptr, false), Value::integer(0));
    QCOMPARE(standard("double", "1.50"), Value::real(1.5));
    QCOMPARE(standard("decimal(5,2)", "1.50"), Value::text(std::string("1.5")));
    QCOMPARE(standard("datetime", "current_timestamp()"), Value::null()); // nobody knows it beforehand
}

void TestMasterCells::keysKeepOrderAndParts() {
    const auto part = [](std::string_view bytes) { return Value::text(std::string(bytes)); };
    const std::vector<Key> sorted{{part("")},
                                  {part("a")},
                                  {part("a"), part("")},
                                  {part("a"), part("b")},
                                  {part(std::string_view("a\0", 2))},
                                  {part(std::string_view("a\0\0b", 4)), part(std::string_view("\0", 1))},
                                  {part(std::string_view("a\0\1", 3))},
                                  {part("ab")},
                                  {part("a\xc3\xa4")}};
    for (size_t i = 0; i < sorted.size(); ++i) {
        QCOMPARE(decodeKey(encodeKey(sorted[i])), sorted[i]);
        QVERIFY(i == 0 || encodeKey(sorted[i - 1]) < encodeKey(sorted[i]));
    }
    QVERIFY(encodeKey({Value::null()}) != encodeKey({part("")}));
    QVERIFY(encodeKey({Value::integer(1)}) != encodeKey({part("1")}));
    QCOMPARE(keyText({part("x"), Value::null(), Value::integer(3)}), QStringLiteral("x / ∅ / 3"));
}

QTEST_GUILESS_MAIN(TestMasterCells)
#include "test_master_cells.moc"
