// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/removed_rows.h"

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

std::vector<ReverseCell> RemovedRows::whole(size_t index, const Value &id) const {
    if (const auto replaced = m_replaced.find({index, id.bytes}); replaced != m_replaced.end())
        return replaced->second;
    const auto rows = m_rows.find(index);
    return rows == m_rows.end() ? std::vector<ReverseCell>() : rows->second.whole(id);
}

} // namespace stellwerk::masterdata
