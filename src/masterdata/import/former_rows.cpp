// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/import/former_rows.h"

#include "masterdata/import/baseline.h"

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;

namespace {

/// What the target holds; only rows that it alone has say all of it.
Value targetCell(const RowChange &row, const QString &column) {
    const auto cell = std::ranges::find(row.cells, column, &CellChange::column);
    if (cell == row.cells.end())
        return Value::null();
    return cell->targetKey.empty() ? cell->target : Value::text(cell->targetKey);
}

} // namespace

Status FormerRows::take(size_t index, const Coverage &package, const NodeRows &baseline,
                        const std::vector<RowChange> &left) {
    const Node &node = m_catalogue.nodes()[index];
    OfNode &of = m_of[index];
    of.package = package;
    std::vector<size_t> unknown;
    for (size_t i = 0; i < node.columns.size(); ++i) {
        if (package.present[i] && !baseline.coverage.present[i])
            unknown.push_back(i);
    }
    std::map<std::string_view, const RowChange *> wanted;
    for (const RowChange &row : left) {
        const bool says = row.onlyInTarget && row.state != RowState::Ambiguous;
        if (!row.targetId.isNull() && (says || (row.state == RowState::Ambiguous && unknown.empty())))
            wanted.emplace(row.keyBytes, &row);
    }
    if (wanted.empty() || !std::ranges::contains(package.present, true))
        return {};
    RowTable::Reader reader = baseline.table.read();
    while (true) {
        STELLWERK_ASSIGN(const bool more, reader.next());
        if (!more)
            return {};
        const auto row = wanted.find(reader.row().key);
        if (row == wanted.end() || reader.isDoubtful())
            continue;
        std::vector<Value> cells = reader.row().unpack(node).cells;
        for (const size_t column : unknown)
            cells[column] = targetCell(*row->second, node.columns[column].name);
        of.rows.emplace(row->first, std::move(cells));
    }
}

Status FormerRows::write(db::Connection &connection, const std::vector<EntityDiff> &diffs) {
    for (size_t i = 0; i < m_of.size(); ++i) {
        std::vector<std::vector<Value>> rows;
        for (const RowChange &row : diffs[i].rows) {
            if (row.isRemoval())
                continue;
            // Several rows may have the same ambiguous key.
            if (auto former = m_of[i].rows.extract(row.keyBytes))
                rows.push_back(std::move(former.mapped()));
        }
        if (!rows.empty())
            STELLWERK_TRY(addToBaseline(connection, m_catalogue.nodes()[i], m_of[i].package, rows));
    }
    return {};
}

} // namespace stellwerk::masterdata
