// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/rows/row_source.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// How references are written in export files (ReferenceNames reads them): by the parts of the natural key of the row
/// that they point to, or by the columns that their `by` names. Holds in memory only the names that some `by` needs.
class ExportNames final {
public:
    explicit ExportNames(const Catalogue &catalogue);

    /// Remembers how the rows of a node are named; the nodes that it refers to were learnt before.
    [[nodiscard]] Status learn(size_t node, const RowTable &rows);
    /// Must learn() see the rows of that node, because somebody names them by other columns than their key?
    [[nodiscard]] bool isWanted(size_t node) const;

    /// The parts that name the row with that encoded key; nothing when it shares its name or has none.
    [[nodiscard]] std::optional<Key> partsOf(const NodeReference &reference, std::string_view key) const;
    /// The types of the parts.
    [[nodiscard]] const std::vector<CellType> &typesOf(const NodeReference &reference) const;

private:
    using Columns = std::vector<size_t>;
    struct Names {
        std::unordered_map<std::string, Key> partsOfKey;
        std::unordered_map<std::string, std::optional<std::string>>
            keyOfParts; ///< encoded parts; several rows: nothing
    };

    [[nodiscard]] Columns columnsOf(const NodeReference &reference) const;
    [[nodiscard]] std::vector<CellType> typesOf(size_t node, const Columns &columns) const;
    [[nodiscard]] std::optional<Key> partsOf(const Node &node, const Columns &columns,
                                             const std::vector<db::ValueView> &cells) const;
    [[nodiscard]] std::optional<Key> expand(const Node &node, const Key &flat, size_t &at) const;
    void skip(const Node &node, const Key &flat, size_t &at) const;

    const Catalogue &m_catalogue;
    std::map<std::pair<size_t, Columns>, Names> m_names; ///< by node and columns, where these are not its key
    mutable std::map<std::pair<size_t, Columns>, std::vector<CellType>> m_types;
};

} // namespace stellwerk::masterdata
