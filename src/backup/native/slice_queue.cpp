// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/slice_queue.h"

#include <QStringList>

#include <algorithm>
#include <charconv>
#include <numeric>

namespace stellwerk::backup {

namespace {

/// Numbers of every integer type, signed and unsigned.
__extension__ using Wide = __int128;

Wide toWide(const std::string &digits) {
    const bool negative = digits.starts_with('-');
    quint64 number = 0;
    std::from_chars(digits.data() + (negative ? 1 : 0), digits.data() + digits.size(), number);
    return negative ? -static_cast<Wide>(number) : static_cast<Wide>(number);
}

QString toText(Wide number) {
    return number < 0 ? QString(u'-' + QString::number(static_cast<quint64>(-number)))
                      : QString::number(static_cast<quint64>(number));
}

/// The first row of a query; empty when there is none. Through a RowReader, which any thread may use.
Result<std::vector<db::Value>> firstRow(db::Connection &connection, const QString &sql) {
    STELLWERK_ASSIGN(db::RowReader reader, db::RowReader::open(connection, sql));
    STELLWERK_ASSIGN(const bool found, reader.next());
    std::vector<db::Value> row;
    if (found) {
        for (const db::ValueView &cell : reader.row())
            row.push_back(db::Value::copyOf(cell));
    }
    return row;
}

QString literal(db::Connection &connection, const QString &text) {
    return QString::fromStdString(connection.dialect().literal(db::Value::text(text)));
}

Result<QString> typeOf(db::Connection &connection, const QString &table, const QString &column) {
    STELLWERK_ASSIGN(const auto row,
                     firstRow(connection, QString(u"SELECT DATA_TYPE FROM information_schema.COLUMNS WHERE "
                                                  u"TABLE_SCHEMA = DATABASE() AND TABLE_NAME = " +
                                                  literal(connection, table) + u" AND COLUMN_NAME = " +
                                                  literal(connection, column))));
    return row.empty() ? QString() : row.front().toString().toLower();
}

} // namespace

/// The slices of one table, one after the other.
class SliceQueue::Cutter {
public:
    virtual ~Cutter() = default;
    /// The condition of the next slice; nothing when there is no more.
    virtual Result<std::optional<QString>> next(db::Connection &connection) = 0;
};

class SliceQueue::WholeTable final : public Cutter {
public:
    Result<std::optional<QString>> next(db::Connection &) override {
        return std::exchange(m_given, true) ? std::optional<QString>() : std::optional(QString());
    }

private:
    bool m_given = false;
};

/// Equal ranges between the lowest and the highest number.
class SliceQueue::NumberRange final : public Cutter {
public:
    NumberRange(QString column, Wide lowest, Wide highest, qint64 slices)
        : m_column(std::move(column)),
          m_next(lowest),
          m_highest(highest),
          m_width(std::max<Wide>(1, (highest - lowest) / slices + 1)) {}

    Result<std::optional<QString>> next(db::Connection &) override {
        if (m_next > m_highest)
            return std::optional<QString>();
        const Wide end = std::min(m_highest, m_next + m_width - 1);
        QString condition = QStringLiteral("%1 BETWEEN %2 AND %3").arg(m_column, toText(m_next), toText(end));
        m_next = end + 1;
        return std::optional(std::move(condition));
    }

private:
    QString m_column;
    Wide m_next;
    Wide m_highest;
    Wide m_width;
};

/// Keys of any other type: the server counts out so many rows and tells the key at the border.
class SliceQueue::KeySteps final : public Cutter {
public:
    KeySteps(QString table, QString column) : m_table(std::move(table)), m_column(std::move(column)) {}

    Result<std::optional<QString>> next(db::Connection &connection) override {
        if (m_ended)
            return std::optional<QString>();
        const QString from = m_last.isEmpty() ? QString() : QString(m_column + u" > " + m_last);
        const QString query = QString(u"SELECT " + m_column + u" FROM " + m_table + u" FORCE INDEX (PRIMARY)" +
                                      (from.isEmpty() ? QString() : QString(u" WHERE " + from)) + u" ORDER BY " +
                                      m_column + u" LIMIT 1 OFFSET " + QString::number(kSliceRows - 1));
        STELLWERK_ASSIGN(const auto border, firstRow(connection, query));
        QStringList conditions;
        if (!from.isEmpty())
            conditions << from;
        m_ended = border.empty();
        if (!m_ended) {
            m_last = QString::fromStdString(connection.dialect().literal(border.front()));
            conditions << QString(m_column + u" <= " + m_last);
        }
        return std::optional(conditions.join(QLatin1StringView(" AND ")));
    }

private:
    QString m_table;
    QString m_column;
    QString m_last; ///< a literal
    bool m_ended = false;
};

SliceQueue::SliceQueue(const std::vector<TableContent> &tables) : m_tables(tables), m_order(tables.size()) {
    std::iota(m_order.begin(), m_order.end(), size_t{0});
    std::ranges::stable_sort(m_order, std::ranges::greater(),
                             [this](size_t table) { return m_tables[table].estimatedRows; });
}

SliceQueue::~SliceQueue() = default;

Result<std::optional<Slice>> SliceQueue::next(db::Connection &connection) {
    const std::lock_guard lock(m_mutex);
    for (; m_at < m_order.size(); ++m_at, m_number = 0, m_cutter.reset()) {
        if (!m_cutter) {
            STELLWERK_ASSIGN(m_cutter, cut(connection, m_tables[m_order[m_at]]));
        }
        STELLWERK_ASSIGN(auto condition, m_cutter->next(connection));
        if (condition)
            return std::optional(Slice{m_order[m_at], m_number++, *std::move(condition)});
    }
    return std::optional<Slice>();
}

auto SliceQueue::cut(db::Connection &connection, const TableContent &table) const -> Result<std::unique_ptr<Cutter>> {
    const qint64 slices = table.estimatedRows / kSliceRows;
    // Rows of the past repeat keys and have some that nobody has now.
    if (connection.engine() == db::Engine::Sqlite || table.order.isEmpty() || table.history || slices < 2)
        return std::make_unique<WholeTable>();
    const QString name = connection.dialect().quote(table.rowsIn());
    const QString column = connection.dialect().quote(table.order.front());
    STELLWERK_ASSIGN(const QString type, typeOf(connection, table.rowsIn(), table.order.front()));
    static const QStringList kNumbers = QStringLiteral("tinyint smallint mediumint int bigint").split(u' ');
    static const QStringList kComparable =
        QStringLiteral("char varchar binary varbinary uuid date datetime").split(u' ');
    if (kNumbers.contains(type)) {
        STELLWERK_ASSIGN(const auto ends, firstRow(connection, QString(u"SELECT MIN(" + column + u"), MAX(" + column +
                                                                       u") FROM " + name)));
        if (ends.front().isNull())
            return std::make_unique<WholeTable>();
        return std::make_unique<NumberRange>(column, toWide(ends[0].bytes), toWide(ends[1].bytes), slices);
    }
    if (kComparable.contains(type))
        return std::make_unique<KeySteps>(name, column);
    return std::make_unique<WholeTable>();
}

} // namespace stellwerk::backup
