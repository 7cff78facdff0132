// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue.h"
#include "masterdata/data_set.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace stellwerk::masterdata {

/// How the rows of one node are named in export files: by their natural key, or by the columns of a reference's `by`.
/// References among these columns contribute the parts that name the row they point to.
struct RowNames {
    std::vector<CellType> types;                     ///< of the parts
    std::unordered_map<std::string, Key> partsOfKey; ///< encoded natural key -> parts
    std::unordered_map<std::string, std::optional<std::string>>
        keyOfParts; ///< encoded parts -> key; several rows: none

    /// The parts that name the row with that encoded key; nothing when there is no such row or it shares its name.
    [[nodiscard]] const Key *partsOf(const std::string &key) const;
    /// The encoded key of the row with those parts; nothing when there is none or more than one.
    [[nodiscard]] std::optional<std::string> keyFor(const Key &parts) const;
};

/// The names of all nodes of a data set, made when they are first asked for; by then the node's rows must be complete.
class ReferenceNames final {
public:
    ReferenceNames(const Catalogue &catalogue, const DataSet &data) : m_catalogue(catalogue), m_data(data) {}

    /// @p by empty: the natural key itself. Valid as long as this object.
    [[nodiscard]] const RowNames &of(size_t node, const QStringList &by);
    [[nodiscard]] const RowNames &of(const NodeReference &reference) {
        return of(reference.target, reference.definition.by);
    }

private:
    [[nodiscard]] RowNames build(size_t node, const QStringList &by);
    [[nodiscard]] std::optional<Key> partsOf(const Node &node, const std::vector<size_t> &columns, const DataRow &row);

    const Catalogue &m_catalogue;
    const DataSet &m_data;
    std::map<std::pair<size_t, QStringList>, RowNames> m_names;
};

} // namespace stellwerk::masterdata
