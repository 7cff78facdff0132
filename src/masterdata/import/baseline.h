// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "masterdata/rows/row_source.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// The master data as last deployed, kept in the target's table of that name: per node the rows of the package in the
/// order of their keys, then rows of former packages that the target still has (FormerRows), packed and compressed, in
/// parts of about a megabyte; the first part says which columns they have (docs/formats.md).
inline constexpr auto kBaselineTable = "stellwerk_baseline";

/// Makes the table where it is missing. A change of structure: before a transaction, not in it.
[[nodiscard]] Status ensureBaselineTable(db::Connection &connection);

/// Makes the rows of a package a node's baseline; rows that cannot be matched, and those with the encoded keys
/// @p leftOut, are left out. The one that it had is kept as the former one, and stays the baseline when the package
/// says nothing about the node.
[[nodiscard]] Status writeBaseline(db::Connection &connection, const Node &node, const NodeRows &package,
                                   const std::set<std::string, std::less<>> &leftOut, const TaskContext &context);

/// Adds rows to the baseline that writeBaseline() has made of a package with that coverage; cells as in DataRow.
[[nodiscard]] Status addToBaseline(db::Connection &connection, const Node &node, const Coverage &package,
                                   const std::vector<std::vector<db::Value>> &rows);

/// When the last import is undone: what was the baseline before it is so again.
[[nodiscard]] Status returnToFormerBaseline(db::Connection &connection);

/// Reads the baseline of a target. Columns that it does not know are not present; a node whose natural key has other
/// columns now has no baseline.
class BaselineSource final : public RowSource {
public:
    /// Nothing when the target has no baseline at all (no table, or no rows in it).
    [[nodiscard]] static Result<std::unique_ptr<BaselineSource>>
    open(db::Connection &connection, const Catalogue &catalogue, AcceptedRenames renames);

    [[nodiscard]] Result<NodeRows> read(size_t index, const TaskContext &context) override;
    [[nodiscard]] const KeyIndex &keys(size_t) const override { return m_none; } ///< references are keys already

private:
    BaselineSource(db::Connection &connection, const Catalogue &catalogue, AcceptedRenames renames)
        : m_connection(connection), m_catalogue(catalogue), m_accepted(std::move(renames)), m_renames(m_accepted) {}

    db::Connection &m_connection;
    const Catalogue &m_catalogue;
    AcceptedRenames m_accepted;
    AcceptedRenames m_renames; ///< with keys that contain a renamed one, of the nodes that were read
    KeyIndex m_none;
};

} // namespace stellwerk::masterdata
