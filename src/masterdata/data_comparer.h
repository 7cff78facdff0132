// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/data_diff.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace stellwerk::masterdata {

/// Compares node by node in the catalogue's order and remembers what later nodes have to know: a row that refers to an
/// ambiguous row is ambiguous itself, and a row that kept rows refer to cannot be removed.
class DataComparer final {
public:
    explicit DataComparer(const Catalogue &catalogue);

    /// Either side may be empty. The nodes that this one refers to must have been compared.
    [[nodiscard]] EntityDiff compare(size_t index, const EntityData &package, const EntityData &target);
    /// When all nodes are compared: keeps removed rows that are still needed, and removes the rows of a collection
    /// together with their parent, unless the package brings no row of that collection at all.
    void settleRemovals(std::vector<EntityDiff> &diffs, const DataSet &target) const;

private:
    using Keys = std::unordered_set<std::string>;

    const Catalogue &m_catalogue;
    std::vector<Keys> m_ambiguous; ///< encoded keys by node
};

} // namespace stellwerk::masterdata
