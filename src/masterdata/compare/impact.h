// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/rows/database_source.h"
#include "schema/schema.h"

namespace stellwerk::masterdata {

/// Counts for every row of @p diff that is removed, only in the target, renamed (state Renamed or with a RenameHint:
/// then of the row that it would rename) how many rows of other tables point at it: by foreign key of @p actual (master
/// tables' own collections and references left out), and by the entity's `used_by`. Sets RowChange::impact, rows with
/// nothing left out. A fixed number of queries per table and thousand rows.
[[nodiscard]] Status countImpact(db::Connection &connection, const schema::Schema &actual, const Catalogue &catalogue,
                                 const ReadOptions &options, DataDiff &diff, const TaskContext &context);

} // namespace stellwerk::masterdata
