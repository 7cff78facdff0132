// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/removed_rows.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace stellwerk::masterdata {

using db::Value;

Status RemovedRows::holdReplaced(size_t index, const Node &node, const schema::Table &table,
                                 std::span<const RowChange> rows, std::span<const Placeholder> placeholders) {
    std::vector<Value> ids;
    for (const Placeholder &placeholder : placeholders) {
        if (rows[placeholder.row].onlyInTarget)
            ids.push_back(placeholder.id);
    }
    LockedRows locked(m_connection, node, table, LockedRows::Columns::All, m_logged);
    STELLWERK_TRY(locked.lock(ids, m_context));
    for (const Value &id : ids)
        m_replaced[{index, id.bytes}] = locked.whole(id);
    return {};
}

Status RemovedRows::lock(size_t index, const Node &node, const schema::Table *table, std::span<const RowChange> rows) {
    std::vector<Value> ids;
    for (const RowChange &change : rows) {
        if (change.isRemoval())
            ids.push_back(change.targetId);
    }
    if (!table || ids.empty())
        return {};
    LockedRows &locked =
        m_rows.try_emplace(index, m_connection, node, *table, LockedRows::Columns::All, m_logged).first->second;
    STELLWERK_TRY(locked.lock(ids, m_context));
    return lockReferences(m_connection, m_actual, *table, node.idColumn, ids, m_context);
}

Status RemovedRows::clearLate(const std::vector<Node> &nodes, const std::vector<EntityDiff> &diffs, ImportLog &log) {
    std::vector<std::unordered_set<std::string_view>> removed(nodes.size());
    for (size_t i = 0; i < nodes.size(); ++i) {
        for (const RowChange &change : diffs[i].rows) {
            if (change.isRemoval())
                removed[i].insert(change.keyBytes);
        }
    }
    UpdateBatch updates(m_connection);
    for (size_t i = 0; i < nodes.size(); ++i) {
        for (const RowChange &change : diffs[i].rows) {
            std::vector<std::pair<QString, Value>> cells;
            for (size_t r = 0; change.isRemoval() && r < nodes[i].references.size(); ++r) {
                const NodeReference &reference = nodes[i].references[r];
                if (reference.late && reference.target != i && removed[reference.target].contains(change.refersTo[r]))
                    cells.emplace_back(reference.definition.column, Value::null());
            }
            if (!cells.empty())
                STELLWERK_TRY(clear(i, nodes[i], change.targetId, cells, log, updates));
        }
    }
    return updates.flush();
}

Status RemovedRows::clear(size_t index, const Node &node, const Value &id,
                          std::vector<std::pair<QString, Value>> &cells, ImportLog &log, UpdateBatch &updates) {
    STELLWERK_ASSIGN(const auto written, m_rows.at(index).write(id, cells));
    if (const auto replaced = m_replaced.find({index, id.bytes}); replaced != m_replaced.end()) {
        for (ReverseCell &cell : replaced->second) {
            const auto now = std::ranges::find(written, cell.column, &ReverseCell::column);
            if (now != written.end())
                cell.before = now->after;
        }
    }
    STELLWERK_TRY(log.updated(node, id, written));
    return updates.update(node.table, node.idColumn, id, cells);
}

std::vector<ReverseCell> RemovedRows::whole(size_t index, const Value &id) const {
    if (const auto replaced = m_replaced.find({index, id.bytes}); replaced != m_replaced.end())
        return replaced->second;
    const auto rows = m_rows.find(index);
    return rows == m_rows.end() ? std::vector<ReverseCell>() : rows->second.whole(id);
}

} // namespace stellwerk::masterdata
