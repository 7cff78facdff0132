// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "masterdata/import/reverse_plan.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Which side of a change.
enum class ReverseSide { Before, After };

/// Single rows of the database while an import is undone. Reads lock what they read (MariaDB), so that they see what
/// others have committed since the transaction began, and nobody changes a row between the look and the write.
class ReverseRows final {
public:
    explicit ReverseRows(db::Connection &connection) : m_connection(connection) {}

    /// What the row holds now in the columns of the change; nothing when there is no such row.
    using Cells = std::optional<std::vector<db::Value>>;
    [[nodiscard]] Result<Cells> read(const ReverseTable &table, const ReverseChange &change);
    /// The columns in which the row is not what the change says of that side.
    [[nodiscard]] QStringList differing(const ReverseTable &table, const ReverseChange &change, ReverseSide side,
                                        const std::vector<db::Value> &cells) const;

    /// A table with rows that point at the row; empty when there is none.
    /// @p matters chooses among the foreign keys; @p plan, if given: rows that are in it do not count.
    using KeyFilter = std::function<bool(const schema::ForeignKey &)>;
    [[nodiscard]] Result<QString> pointingTable(const ReverseTable &table, const ReverseChange &change,
                                                const KeyFilter &matters, const ReversePlan *plan);

    /// Makes the row what it was before the change, and looks whether it is. Gives the reason, translated, why the
    /// database does not take it, and has then changed nothing; empty = done.
    [[nodiscard]] Result<QString> writeBefore(const ReverseTable &table, const ReverseChange &change);

private:
    [[nodiscard]] Result<bool> pointsHere(const ReverseTable::Pointer &pointer, const ReverseChange &change,
                                          const ReversePlan *plan);
    [[nodiscard]] Result<QString> tryToWrite(const ReverseTable &table, const ReverseChange &change);
    [[nodiscard]] QString statementFor(const ReverseChange &change) const;
    [[nodiscard]] QString literal(const db::Value &value) const;
    [[nodiscard]] QString whereId(const ReverseChange &change) const;
    [[nodiscard]] db::Value comparable(const db::ValueView &value, const schema::Column &column) const;

    db::Connection &m_connection;
    const db::Dialect &m_dialect = m_connection.dialect();
    bool m_isMariaDb = m_connection.engine() == db::Engine::MariaDb;
};

} // namespace stellwerk::masterdata
