// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/compare/removals.h"
#include "masterdata/rows/database_source.h"
#include "schema/schema.h"

#include <vector>

namespace stellwerk::masterdata {

/// All that decides which rows of @p diff are removed: settleRemovals(), countImpact(), keepReferenced() and
/// keepPointedAt(); rows of one table that refer to each other in a circle by foreign keys that forbid to delete any of
/// them first are kept, too.
[[nodiscard]] Status settleForGood(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                                   const ReadOptions &options, const NeededKeys &needed, DataDiff &diff,
                                   const TaskContext &context);

/// The rows of node @p index that will be removed, those that refer to others of the node before these. Rows of circles
/// come last.
[[nodiscard]] std::vector<const RowChange *> inRemovalOrder(const Catalogue &catalogue, size_t index,
                                                            const EntityDiff &diff);

} // namespace stellwerk::masterdata
