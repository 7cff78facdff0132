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

#include <QString>

#include <span>
#include <utility>
#include <vector>

namespace stellwerk::masterdata {

/// What a row must hold for a while, so that another row can be given what it holds now.
struct Placeholder {
    size_t row = 0; ///< index of the row that will be updated or deleted later in the same import
    db::Value id;   ///< its id in the target
    std::vector<std::pair<QString, db::Value>> cells; ///< by column: NULL, or a value that no row has or will have
};

/// Which rows an import of @p rows must first move out of the way, so that no unique index refuses an INSERT or UPDATE
/// in whatever order they run (swaps, chains, names of renamed rows), though deletions come last because of references.
/// Every cell that is given a placeholder is written or deleted later in the import. Fails with Conflict, naming the
/// rows, when a column can hold none (a NOT NULL column that is neither text nor a whole number, or a reference).
/// For rows that findCollisions() left to be written; only reads. @p rows, @p table and @p idOf as there. @p stuck, if
/// given, gets the numbers of the rows that can hold none.
[[nodiscard]] Result<std::vector<Placeholder>>
placeholdersFor(db::Connection &connection, const schema::Table &table, const Node &node, const ReferenceIds &idOf,
                std::span<const RowChange> rows, const TaskContext &context, std::vector<size_t> *stuck = nullptr);

} // namespace stellwerk::masterdata
