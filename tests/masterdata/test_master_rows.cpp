// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/rows/row_table.h"
#include "support/test_databases.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace stellwerk;
using namespace stellwerk::masterdata;
using test::valueOrDie;

namespace {

/// Key and record; the record ends as RowPacker ends it: an id and no problem.
using Row = std::pair<std::string, std::string>;

Row rowOf(const std::string &key, const std::string &content) {
    static const Node node = [] {
        Node one;
        one.columns.resize(2);
        one.keyColumns = {0};
        return one;
    }();
    RowPacker packer(node);
    const PackedRow packed = packer.pack(
        DataRow{.key = {}, .cells = {db::Value::text(key), db::Value::text(content)}, .id = {}, .problem = {}});
    return {std::string(packed.key), std::string(packed.record)};
}

std::vector<Row> randomRows(std::mt19937 &random, size_t count) {
    std::vector<Row> rows;
    for (size_t i = 0; i < count; ++i) {
        // Few different keys, so that many are repeated, with a long common beginning and a zero byte here and there.
        std::string key = "All of them begin alike " + std::to_string(random() % (count / 2 + 1));
        if (random() % 10 == 0)
            key += std::string("\0x", 2);
        rows.push_back(rowOf(key, std::string(random() % 200, static_cast<char>('a' + random() % 3))));
    }
    return rows;
}

RowTable sorted(const std::vector<Row> &rows, size_t memory) {
    RowSorter sorter(memory);
    for (const auto &[key, record] : rows)
        valueOrDie(sorter.add({key, record}));
    return valueOrDie(sorter.finish());
}

bool isRepeated(const std::vector<Row> &rows, size_t i) {
    return (i > 0 && rows[i - 1].first == rows[i].first) || (i + 1 < rows.size() && rows[i + 1].first == rows[i].first);
}

/// Nothing when the reader gives exactly these rows.
QString difference(RowTable::Reader reader, const std::vector<Row> &expected) {
    for (size_t i = 0; i < expected.size(); ++i) {
        if (!valueOrDie(reader.next()))
            return QStringLiteral("ends before row %1").arg(i);
        if (reader.row().key != expected[i].first || reader.row().record != expected[i].second)
            return QStringLiteral("another row %1").arg(i);
        if (reader.isRepeated() != isRepeated(expected, i) || reader.problem().isEmpty() == isRepeated(expected, i))
            return QStringLiteral("row %1 is repeated or not").arg(i);
    }
    return valueOrDie(reader.next()) ? QStringLiteral("too many rows") : QString();
}

} // namespace

/// A table of rows is sorted, whatever part of it memory can hold.
class TestMasterRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameOrderForEveryMemory_data();
    void sameOrderForEveryMemory();
    void rowsLargerThanMemory();
    void readersDoNotDisturbEachOther();
    void sorterIsUsedAgain();
    void nothing();
};

void TestMasterRows::sameOrderForEveryMemory_data() {
    QTest::addColumn<int>("memory");
    QTest::newRow("one row at a time") << 1;
    QTest::newRow("few rows") << 1000;
    QTest::newRow("some runs and a rest") << 100'000;
    QTest::newRow("all but a few") << 490'000;
    QTest::newRow("all") << (1 << 20);
}

void TestMasterRows::sameOrderForEveryMemory() {
    QFETCH(int, memory);
    std::mt19937 random(7); // NOLINT: the same rows each time
    for (const size_t count : {size_t(1), size_t(2), size_t(3000)}) {
        std::vector<Row> rows = randomRows(random, count);
        const RowTable table = sorted(rows, static_cast<size_t>(memory));
        std::ranges::sort(rows);
        const RowTable again = sorted(rows, static_cast<size_t>(memory)); // arrives in order
        std::ranges::reverse(rows);
        const RowTable backwards = sorted(rows, static_cast<size_t>(memory));
        std::ranges::sort(rows);
        for (const RowTable *one : {&table, &again, &backwards}) {
            QCOMPARE(one->rows(), static_cast<qint64>(count));
            QCOMPARE(difference(one->read(), rows), QString());
            QCOMPARE(difference(one->read(), rows), QString()); // once more
        }
    }
}

void TestMasterRows::rowsLargerThanMemory() {
    std::vector<Row> rows;
    for (int i = 0; i < 40; ++i) {
        const size_t size = i % 4 == 0 ? size_t(3) << 20 : i % 4 == 1 ? size_t(1) << 20 : size_t(i) * 1000;
        rows.push_back(rowOf(std::to_string(i * 7 % 40), std::string(size, static_cast<char>('a' + i % 26))));
    }
    const RowTable table = sorted(rows, size_t(2) << 20);
    std::ranges::sort(rows);
    QCOMPARE(difference(table.read(), rows), QString());
}

void TestMasterRows::readersDoNotDisturbEachOther() {
    std::mt19937 random(11); // NOLINT
    std::vector<Row> rows = randomRows(random, 2000);
    const RowTable table = sorted(rows, 50'000);
    std::ranges::sort(rows);
    RowTable::Reader ahead = table.read();
    RowTable::Reader behind = table.read();
    for (size_t i = 0; i < rows.size(); ++i) {
        QVERIFY(valueOrDie(ahead.next()));
        QCOMPARE(ahead.row().record, std::string_view(rows[i].second));
        if (i % 2 == 1) {
            QVERIFY(valueOrDie(behind.next()));
            QCOMPARE(behind.row().record, std::string_view(rows[i / 2].second));
        }
    }
}

void TestMasterRows::sorterIsUsedAgain() {
    RowSorter sorter(1);
    for (const char *key : {"b", "a"}) {
        const Row first = rowOf(key, "1");
        const Row second = rowOf(key, "2");
        valueOrDie(sorter.add({second.first, second.second}));
        valueOrDie(sorter.add({first.first, first.second}));
        QCOMPARE(difference(valueOrDie(sorter.finish()).read(), {first, second}), QString());
    }
}

void TestMasterRows::nothing() {
    QCOMPARE(sorted({}, 1).rows(), 0);
    QCOMPARE(difference(sorted({}, 1).read(), {}), QString());
}

QTEST_GUILESS_MAIN(TestMasterRows)
#include "test_master_rows.moc"
