// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/files/file_layout.h"
#include "masterdata/rows/data_row.h"
#include "masterdata/rows/key_index.h"
#include "masterdata/rows/row_table.h"

#include <QStringList>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// What is kept in memory of the rows that others refer to: their keys, their names where a reference uses other
/// columns than the key, and the cells that others repeat.
class ReferenceNames final {
public:
    ReferenceNames(const Catalogue &catalogue, const FileLayout &layout);

    /// Takes the rows of a node; forgets those of an earlier time.
    [[nodiscard]] Status learn(size_t node, const RowTable &rows);
    [[nodiscard]] bool knows(size_t node) const { return m_known[node].complete; }
    [[nodiscard]] const KeyIndex &keys(size_t node) const { return m_known[node].keys; }

    /// The types of the parts that name a row of the reference's target in a file: its key, or the columns of `by`,
    /// where references among them contribute the parts that name the row they point to.
    [[nodiscard]] const std::vector<CellType> &partTypes(const NodeReference &reference) const {
        return namingOf(reference).types;
    }
    /// The encoded key of the one row with those parts, whose spellings may be aliases; nothing when there is none or
    /// more than one.
    [[nodiscard]] std::optional<std::string> find(const NodeReference &reference,
                                                  std::span<const db::Value> parts) const;
    /// The cell that a derived column repeats, of the row with that key.
    [[nodiscard]] const db::Value *source(const NodeReference &reference, size_t column, std::string_view key) const;

private:
    using Way = std::pair<size_t, QStringList>; ///< node, columns of `by`
    struct Known {
        KeyIndex keys;
        std::map<QStringList, std::unordered_map<std::string, std::optional<std::string_view>>> byColumns;
        std::unordered_map<std::string_view, std::vector<db::Value>> sources; ///< by key, in the order of m_sources
        bool complete = false;
    };

    struct Naming {
        std::vector<size_t> columns; ///< of the row that is named
        std::vector<CellType> types; ///< of the parts
    };

    void addWay(size_t node, const QStringList &by);
    [[nodiscard]] const Naming &namingOf(const NodeReference &reference) const;
    [[nodiscard]] std::optional<std::string> encode(const Node &node, const std::vector<size_t> &columns,
                                                    std::span<const db::Value> parts) const;
    void learnRow(size_t node, Known &known, const DataRow &row) const;

    const Catalogue &m_catalogue;
    std::map<Way, Naming> m_namings;
    std::vector<std::vector<size_t>> m_sources; ///< by node: columns that others repeat
    std::vector<Known> m_known;
};

/// The cell under the spelling that the project calls canonical.
[[nodiscard]] db::Value canonicalSpelling(const Node &node, size_t column, db::Value cell);

} // namespace stellwerk::masterdata
