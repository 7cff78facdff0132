// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "masterdata/compare/node_comparison.h"
#include "masterdata/compare/written_rows.h"
#include "masterdata/rows/database_source.h"

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

/// Compares all nodes with the target: states, actions, renames that are offered, collisions, impact. Only reads. The
/// sources of package and target are read at the same time, so @p input's package must not use the target's connection.
[[nodiscard]] Result<DataDiff> compareData(const CompareInput &input, const TaskContext &context);

/// Reads a node of both sides at the same time.
[[nodiscard]] Result<std::pair<NodeRows, NodeRows>> readBoth(RowSource &package, RowSource &target, size_t index,
                                                             const TaskContext &context);

/// The ids that a target has for keys; @p target must live as long.
[[nodiscard]] ReferenceIds referenceIds(const DatabaseSource &target);

} // namespace stellwerk::masterdata
