// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "db/bulk_writer.h"
#include "db/connection.h"
#include "demo/random.h"

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <utility>

namespace stellwerk::demo {

/// Which of the two databases is filled: dev is one database version ahead of prod.
enum class Side { Dev, Prod };

/// The filling of one database: what is fixed for all of its tables, and how many rows there are so far.
struct Filling {
    db::Connection &connection;
    const TaskContext &context;
    Side side = Side::Dev;
    quint32 seed = 0;
    int scale = 1;
    qint64 rows = 0;

    [[nodiscard]] bool isDev() const { return side == Side::Dev; }
    /// The number that this side has of something.
    [[nodiscard]] int count(int prod, int dev) const { return isDev() ? dev : prod; }
    /// Rows that both sides have draw from a stream without the side in its name, user rows from one with it.
    [[nodiscard]] Random random(std::string_view stream, qint64 index = 0) const { return {seed, stream, index}; }
    [[nodiscard]] Random userRandom(std::string_view stream, qint64 index) const {
        return {isDev() ? seed : ~seed, stream, index};
    }
    /// A table by its name in dev; prod still has the names before the renames.
    [[nodiscard]] QString table(const char *devName) const;
};

/// Copies 2 … scale of a row have their number in the name.
[[nodiscard]] QString numbered(const QString &name, int copy);
/// Rows of copies 2 … scale draw from streams of their own.
[[nodiscard]] inline qint64 drawIndex(int copy, qint64 index) {
    return static_cast<qint64>(copy) * 1'000'000 + index;
}

// Short names for cells, because rows are written as lists of them.
[[nodiscard]] inline db::Value none() {
    return db::Value::null();
}
[[nodiscard]] inline db::Value text(const QString &value) {
    return db::Value::text(value);
}
/// A null string is NULL, an empty one is an empty text.
[[nodiscard]] inline db::Value maybe(const QString &value) {
    return value.isNull() ? none() : text(value);
}
[[nodiscard]] inline db::Value number(qint64 value) {
    return db::Value::integer(value);
}
[[nodiscard]] inline db::Value real(double value) {
    return db::Value::real(value);
}
[[nodiscard]] inline db::Value flag(bool value) {
    return db::Value::integer(value ? 1 : 0);
}

/// Adds rows to one table of a Filling and counts them.
class TableWriter final {
public:
    /// @p columns are the names (UTF-8) with blanks between them.
    [[nodiscard]] static Result<TableWriter> open(Filling &filling, const char *devName, const char *columns);
    /// The cells in the order of the columns.
    [[nodiscard]] Status add(std::initializer_list<db::Value> cells);
    [[nodiscard]] Status finish();

private:
    TableWriter(Filling &filling, db::BulkWriter writer) : m_filling(&filling), m_writer(std::move(writer)) {}

    Filling *m_filling;
    db::BulkWriter m_writer;
    std::vector<db::ValueView> m_views;
};

} // namespace stellwerk::demo
