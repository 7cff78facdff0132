// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/server_equality.h"
#include "masterdata/compare/unique_rules.h"
#include "masterdata/compare/written_rows.h"

#include <span>
#include <vector>

namespace stellwerk::masterdata {

/// Values that the server calls equal and that more than one row wants or has.
struct SharedValue {
    std::vector<size_t> takers;     ///< rows that will hold it once they are written
    std::vector<db::Value> holders; ///< ids of the rows that hold it now, maybe takers among them
};

/// A unique rule with what the rows of an import mean for it.
struct UniqueValues {
    UniqueRule rule;
    std::vector<bool> changes; ///< by row: it will be written, and hold other values than now
    std::vector<SharedValue> shared;
};

/// What the rows that will be written want of the rules of their table, whoever holds it now. Only reads. @p rows are
/// of one node, @p table is the node's table as it is.
[[nodiscard]] Result<std::vector<UniqueValues>> uniqueValuesOf(db::Connection &connection, const schema::Table &table,
                                                               const Node &node, std::span<const RowChange> rows,
                                                               const ReferenceIds &idOf, const TextRules &texts,
                                                               const TaskContext &context);

} // namespace stellwerk::masterdata
