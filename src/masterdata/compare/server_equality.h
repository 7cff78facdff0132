// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/compare/text_rules.h"
#include "masterdata/compare/unique_rules.h"
#include "schema/schema.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

/// The values of one row in the columns of a rule; of a reference the id, or any Blob for a row without one.
using Tuple = std::vector<db::Value>;

/// Asks the server which values it calls equal. Rows are first sorted into groups by the server's own sort keys, so
/// that a table is gone through once however many rows are asked about; within a group the server compares them.
class ServerEquality final {
public:
    using OnRow = std::function<void(const db::ValueView &id, const std::string &group)>;

    ServerEquality(db::Connection &connection, const schema::Table &table, const QString &idColumn,
                   const TextRules &texts, const TaskContext &context)
        : m_connection(connection), m_table(table), m_idColumn(idColumn), m_texts(texts), m_context(context) {}

    /// The group of each tuple: tuples that are equal are in one group, and seldom others. Nothing for a tuple that
    /// equals none: it holds NULL, or a text that its column cannot hold.
    [[nodiscard]] Result<std::vector<std::optional<std::string>>> groupsOf(const std::vector<UniquePart> &parts,
                                                                           const std::vector<Tuple> &tuples);
    /// The groups of the table's rows, except of those that equal none.
    [[nodiscard]] Status forEachRow(const std::vector<UniquePart> &parts, const OnRow &onRow) {
        return readRows(parts, {}, onRow);
    }
    /// Likewise of all rows that equal one of @p wanted, and perhaps of others. Goes through the table once, or asks an
    /// index when few are wanted.
    [[nodiscard]] Status forEachRowLike(const std::vector<UniquePart> &parts, const std::vector<Tuple> &wanted,
                                        const OnRow &onRow);

    /// Are they equal? Each two are of one group.
    [[nodiscard]] Result<std::vector<bool>> equal(const std::vector<UniquePart> &parts,
                                                  std::span<const std::pair<const Tuple *, const Tuple *>> pairs);
    /// Does the row with that id hold an equal tuple? Both are of one group.
    [[nodiscard]] Result<std::vector<bool>> held(const std::vector<UniquePart> &parts,
                                                 std::span<const std::pair<db::Value, const Tuple *>> rows);

private:
    /// A part whose column an index of MariaDB begins with; nothing when there is none.
    [[nodiscard]] std::optional<size_t> indexedText(const std::vector<UniquePart> &parts) const;
    [[nodiscard]] Status readRows(const std::vector<UniquePart> &parts, const QString &condition, const OnRow &onRow);
    [[nodiscard]] QString column(const UniquePart &part) const;
    [[nodiscard]] QString shortened(const UniquePart &part, const QString &text) const;
    /// Runs the query and sets true for each number that comes back in its first cell.
    [[nodiscard]] Status mark(const QString &sql, std::vector<bool> &marks);

    db::Connection &m_connection;
    const schema::Table &m_table;
    QString m_idColumn;
    const TextRules &m_texts;
    const TaskContext &m_context;
};

} // namespace stellwerk::masterdata
