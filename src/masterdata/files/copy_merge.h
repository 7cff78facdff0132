// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/rows/row_table.h"

#include <functional>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Where a row of format 1.0 stands; travels as its id until the rows are merged.
struct RowOrigin {
    size_t place = 0; ///< in the FileLayout
    int line = 0;
    qint64 number = 0; ///< in its list

    [[nodiscard]] db::Value toId() const;
    [[nodiscard]] static RowOrigin fromId(const db::Value &id);
};

struct MergeTask {
    const Node &node;
    bool withOrigins = false;                      ///< ids are origins; else all rows are the node's own
    std::function<bool(const RowOrigin &)> isCopy; ///< a row that has a file of its own
    std::function<SourcePosition(const RowOrigin &)> where;
    std::vector<bool> compared; ///< columns that both own rows and copies tell
    size_t memory = kRowMemory;
};

struct Merged {
    RowTable rows;       ///< without ids
    qint64 repeated = 0; ///< rows that said the same as another one
    qint64 added = 0;    ///< rows that only copies have
};

/// Makes one row of those that say the same, of own rows and of copies. Fails with InvalidInput, naming both places,
/// when a copy contradicts the own row. Own rows with one key that differ stay as they are: they are ambiguous. Rows
/// with one key are held in memory together.
[[nodiscard]] Result<Merged> mergeFormat1(const RowTable &rows, const MergeTask &task, const TaskContext &context);

} // namespace stellwerk::masterdata
