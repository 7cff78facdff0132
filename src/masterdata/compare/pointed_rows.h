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

/// Keeps removals that rows of master data which stay point at by a foreign key of @p actual that no comparison sees:
/// over columns that the package does not carry, that are deprecated, or that are no reference of the project. Whatever
/// ON DELETE says: it would take these rows along, change them, or refuse the import. After settleRemovals(), which has
/// to be called again when anything was kept: then gives true.
[[nodiscard]] Result<bool> keepPointedAt(db::Connection &connection, const schema::Schema &actual,
                                         const Catalogue &catalogue, const ReadOptions &options, DataDiff &diff,
                                         const TaskContext &context);

} // namespace stellwerk::masterdata
