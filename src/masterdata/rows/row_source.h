// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "masterdata/catalogue/catalogue.h"
#include "masterdata/rows/key_index.h"
#include "masterdata/rows/row_table.h"

#include <QMap>
#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace stellwerk::masterdata {

/// What a source says about the columns of a node.
struct Coverage {
    std::vector<bool> present; ///< by column; what is not present counts in no comparison
    bool flattened = false;    ///< 0, "" and false may stand for NULL, as in files of format 1.0: against NULL they are
                               ///< no difference
    QStringList remarks;       ///< translated: what was left out, put right or assumed while reading
};

/// The rows of a node with what its source says about it.
struct NodeRows {
    RowTable table;
    Coverage coverage;
};

/// Renames that somebody accepted: by node, old encoded key -> new encoded key.
using AcceptedRenames = std::map<size_t, std::map<std::string, std::string, std::less<>>>;

/// One side of a comparison: a database, export files, a baseline.
class RowSource {
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;

    /// Reads node @p index; the nodes that it refers to must have been read before. Reading again forgets the first
    /// time.
    [[nodiscard]] virtual Result<NodeRows> read(size_t index, const TaskContext &context) = 0;
    /// The keys of a node that others refer to; empty for nodes that nobody refers to.
    [[nodiscard]] virtual const KeyIndex &keys(size_t index) const = 0;
};

/// What a comparison leaves out, translated: remarks of both sides, columns that one of them does not have.
[[nodiscard]] QStringList remarksOf(const Node &node, const NodeRows &package, const NodeRows &target);

/// A table's keys, with those marked that identify no single row.
[[nodiscard]] Result<KeyIndex> indexOf(const RowTable &table);

/// Calls @p tell with key and reason, both for people, for every row that cannot be matched.
[[nodiscard]] Status forEachProblem(const RowTable &table,
                                    const std::function<void(const QString &key, const QString &why)> &tell);

} // namespace stellwerk::masterdata
