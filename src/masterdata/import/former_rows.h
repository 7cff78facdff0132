// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/rows/row_source.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Rows that were deployed once, that an import does not write, and that the target still has: those that the package
/// lacks and that stay, and ambiguous ones. What was deployed of them last goes over into the new baseline; otherwise
/// they would look as if somebody had made them in the target.
class FormerRows final {
public:
    explicit FormerRows(const Catalogue &catalogue) : m_catalogue(catalogue), m_of(catalogue.nodes().size()) {}

    /// Takes what the baseline has of the rows @p left of node @p index, before the package becomes the baseline. Of a
    /// column that the package has and the former baseline did not know counts what the target holds.
    [[nodiscard]] Status take(size_t index, const Coverage &package, const NodeRows &baseline,
                              const std::vector<RowChange> &left);
    /// Adds the rows that have not been removed to the baseline. @p diffs by node, with all rows that were left.
    [[nodiscard]] Status write(db::Connection &connection, const std::vector<EntityDiff> &diffs);

private:
    struct OfNode {
        Coverage package;
        std::map<std::string, std::vector<db::Value>, std::less<>> rows; ///< cells by encoded key
    };

    const Catalogue &m_catalogue;
    std::vector<OfNode> m_of;
};

} // namespace stellwerk::masterdata
