// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "schema/schema.h"

#include <QMap>
#include <QString>

#include <span>

namespace stellwerk::masterdata {

/// How the server compares texts with the columns of one table: SQL expressions that leave the decision to it.
/// A text is never compared as it is. Against a column of another character set that fails as soon as the set lacks a
/// character, and a conversion puts question marks there.
class TextRules final {
public:
    [[nodiscard]] static Result<TextRules> of(db::Connection &connection, const schema::Table &table);

    /// Does a collation decide which values of the column are equal? If not, equal values have equal bytes.
    [[nodiscard]] bool isText(const QString &column) const { return m_texts.contains(column); }
    /// The collation's name; empty where the engine does not tell (SQLite).
    [[nodiscard]] QString collation(const QString &column) const { return m_texts.value(column).collation; }

    /// The UTF-8 text @p value (SQL) in the column's character set and under its collation; characters that the set
    /// lacks become question marks. What may be a constant for an index.
    [[nodiscard]] QString converted(const QString &column, const QString &value) const;
    /// Likewise, but NULL if the column cannot hold the text.
    [[nodiscard]] QString stored(const QString &column, const QString &value) const;
    /// Bytes that are equal whenever the server calls two values of the column equal, and seldom otherwise.
    /// @p value is the column or converted.
    [[nodiscard]] QString sortKey(const QString &column, const QString &value) const;

private:
    struct Text {
        QString charset;
        QString collation;
    };
    db::Engine m_engine = db::Engine::Sqlite;
    QMap<QString, Text> m_texts; ///< the columns that hold text
};

/// Values as a table "c" with the columns k (a number), v0, v1 … at the beginning of a query.
class CandidateList final {
public:
    explicit CandidateList(const db::Dialect &dialect) : m_dialect(dialect) {}

    void add(size_t k, std::span<const db::Value> values);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// Enough for one statement: 500 rows, or half a megabyte.
    [[nodiscard]] bool isFull() const { return m_count >= 500 || m_rows.size() >= size_t(512) << 10; }
    /// "WITH c (k, v0, …) AS (VALUES (…), …) ", then the list is empty again.
    [[nodiscard]] QString take();

private:
    const db::Dialect &m_dialect;
    std::string m_rows;
    size_t m_count = 0;
    size_t m_columns = 0;
};

} // namespace stellwerk::masterdata
