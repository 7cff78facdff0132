// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/written_rows.h"
#include "schema/schema.h"

#include <span>

namespace stellwerk::masterdata {

/// Looks for rows that the server's collation would call equal although their bytes differ, before anything is written:
/// the natural key of each row of @p rows that will be inserted or renamed, and every unique index that its cells or
/// changed cells touch, against the rows of the target and against each other. Such a row becomes Ambiguous with action
/// Leave and a note that names the other row; its cells stay. A value that its present holder gives up in the same
/// import (swaps, chains, removed rows) is no collision, unless that row cannot be written itself. Rows whose action is
/// not Write are not looked at: nothing happens to them.
/// @p rows are of one node, @p table is its table as it is, @p idOf tells the ids of the rows that they refer to.
[[nodiscard]] Status findCollisions(db::Connection &connection, const schema::Table &table, const Node &node,
                                    const ReferenceIds &idOf, std::span<RowChange> rows, const TaskContext &context);

} // namespace stellwerk::masterdata
