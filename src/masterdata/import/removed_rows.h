// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/placeholders.h"
#include "masterdata/import/import_log.h"
#include "masterdata/import/locked_rows.h"
#include "masterdata/import/update_batch.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// The rows that an import deletes, as they were before it. By node (its index in the catalogue).
class RemovedRows final {
public:
    /// @p logged: somebody will ask for whole().
    RemovedRows(db::Connection &connection, const schema::Schema &actual, bool logged, const TaskContext &context)
        : m_connection(connection), m_actual(actual), m_logged(logged), m_context(context) {}

    /// Before the placeholders are written: once rows that are to be deleted have one, nobody can read what they held.
    /// @p rows are those that the placeholders were made for.
    [[nodiscard]] Status holdReplaced(size_t index, const Node &node, const schema::Table &table,
                                      std::span<const RowChange> rows, std::span<const Placeholder> placeholders);
    /// Locks the removals among @p rows and what points at them. For all nodes before the first row is deleted, so that
    /// what a cascade takes along is known to the comparison; else fails with overtaken().
    [[nodiscard]] Status lock(size_t index, const Node &node, const schema::Table *table,
                              std::span<const RowChange> rows);
    /// Empties what rows that will be deleted say in late references to rows of other nodes that are deleted before
    /// them: so circles, which late references close, do not stand in the way. After lock() for all nodes. @p diffs by
    /// node; @p log is told, so that the way back fills them when all rows are there.
    [[nodiscard]] Status clearLate(const std::vector<Node> &nodes, const std::vector<EntityDiff> &diffs,
                                   ImportLog &log);
    /// The whole row as it was before the import but for clearLate(), not what a placeholder has made of it.
    [[nodiscard]] std::vector<ReverseCell> whole(size_t index, const db::Value &id) const;

private:
    [[nodiscard]] Status clear(size_t index, const Node &node, const db::Value &id,
                               std::vector<std::pair<QString, db::Value>> &cells, ImportLog &log, UpdateBatch &updates);

    db::Connection &m_connection;
    const schema::Schema &m_actual;
    bool m_logged;
    const TaskContext &m_context;
    std::map<std::pair<size_t, std::string>, std::vector<ReverseCell>> m_replaced; ///< by node and id
    std::map<size_t, LockedRows> m_rows;
};

} // namespace stellwerk::masterdata
