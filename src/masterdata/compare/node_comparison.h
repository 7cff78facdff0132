// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "masterdata/compare/compare_policy.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/rows/row_source.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// The three sides of one node.
struct Sides {
    const NodeRows &package;
    const NodeRows &target;
    const NodeRows *baseline = nullptr;
};

/// Encoded keys of rows that cannot be matched, by node: a row that refers to one cannot be matched either.
using AmbiguousKeys = std::vector<std::set<std::string, std::less<>>>;

/// Takes the rows that are not the same, in the order of their keys.
using ChangeSink = std::function<Status(RowChange &&)>;

/// Walks the sorted rows of one node. Memory holds one row of each side, and what @p sink keeps. Rows only in the
/// target are given as Removed, TargetOnly or Conflict as the entity's own rules say; what other entities need is
/// settled later (settleRemovals). Gives the entity, its table, remarks and the number of same rows, without the
/// others.
[[nodiscard]] Result<EntityDiff> compareNode(const Catalogue &catalogue, size_t index, const Sides &sides,
                                             const AcceptedRenames &renames, const ComparePolicy &policy,
                                             AmbiguousKeys &ambiguous, const ChangeSink &sink,
                                             const TaskContext &context);

} // namespace stellwerk::masterdata
