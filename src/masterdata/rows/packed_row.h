// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/rows/data_row.h"

#include <string>
#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// A row of a node as two runs of bytes, so that millions can be sorted, put aside and compared without taking them
/// apart: the key, and a record that begins with the cells that count in a comparison.
struct PackedRow {
    std::string_view key;
    std::string_view record;

    /// The cells that count: rows of one node that have equal bytes here are the same.
    [[nodiscard]] std::string_view compared() const;
    [[nodiscard]] db::Value id() const;
    /// Why the row cannot be matched; empty = fine. Knows nothing of other rows with the same key.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool hasProblem() const;
    [[nodiscard]] DataRow unpack(const Node &node) const;
    /// Puts the cells into @p cells by column, without copying: valid as long as the record.
    void cells(const Node &node, std::vector<db::ValueView> &cells) const;
};

/// Packs the rows of one node, one after the other.
class RowPacker final {
public:
    explicit RowPacker(const Node &node);

    /// Adds the cell of the next column, in the form of DataRow::cells.
    void add(const db::ValueView &cell);
    /// When all cells are added; a row with an empty part in its natural key has a problem. The result is valid until
    /// the next row is begun.
    [[nodiscard]] PackedRow finish(const db::ValueView &id, const QString &problem);
    /// A whole row at once; its key is made anew.
    [[nodiscard]] PackedRow pack(const DataRow &row);

private:
    const Node &m_node;
    size_t m_next = 0;              ///< column
    std::string m_compared;         ///< begins with room for its own length
    std::string m_rest;             ///< deprecated columns
    std::vector<size_t> m_position; ///< of each column in its run
    std::string m_key;
};

} // namespace stellwerk::masterdata
