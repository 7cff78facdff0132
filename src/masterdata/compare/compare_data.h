// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "masterdata/compare/node_comparison.h"
#include "masterdata/compare/written_rows.h"
#include "masterdata/rows/database_source.h"

#include <map>
#include <string>
#include <utility>

namespace stellwerk::masterdata {

/// A package's master data, a target database and what is known about both.
struct CompareInput {
    const Catalogue &catalogue;
    RowSource &package;
    db::Connection &connection;    ///< of the target
    const schema::Schema &actual;  ///< of the target as it is now
    const ReadOptions &options;    ///< how to read the target; accepted renames
    RowSource *baseline = nullptr; ///< what was deployed last; nullptr: nobody knows
    ComparePolicy policy;
};

/// Rows that an import leaves alone because of what is found behind their node: by node and encoded key, with the
/// reason for people. Rows that only the target has, and that the rules of their entity remove, but that must stay
/// because other rows point at them, although a row of the package waits for their unique value; and rows of the
/// package whose late references mean ambiguous rows.
using StayingRows = std::map<std::pair<size_t, std::string>, QString>;

/// Which rows these are; compares all nodes for it, where rows can be removed at all or references are late. Only
/// reads. For who goes through
/// the nodes one by one, and cannot know about a node what those behind it will need.
[[nodiscard]] Result<StayingRows> stayingRows(const CompareInput &input, const TaskContext &context);

/// Leaves the row of node @p index alone if it is one of @p staying.
void keepStaying(const StayingRows &staying, size_t index, RowChange &change);

/// Compares all nodes with the target: states, actions, renames that are offered, collisions, impact. Only reads. The
/// sources of package and target are read at the same time, so @p input's package must not use the target's connection.
[[nodiscard]] Result<DataDiff> compareData(const CompareInput &input, const TaskContext &context);

/// Reads a node of both sides at the same time.
[[nodiscard]] Result<std::pair<NodeRows, NodeRows>> readBoth(RowSource &package, RowSource &target, size_t index,
                                                             const TaskContext &context);

/// The ids that a target has for keys; @p target must live as long.
[[nodiscard]] ReferenceIds referenceIds(const DatabaseSource &target);

} // namespace stellwerk::masterdata
