// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/written_rows.h"

#include <algorithm>

namespace stellwerk::masterdata {

bool isOnlyInTarget(const Node &node, const RowChange &row) {
    if (row.state == RowState::Removed || row.state == RowState::TargetOnly)
        return true;
    if (row.state != RowState::Conflict || row.targetId.isNull())
        return false;
    // A conflict may be about a row that one side has deleted. Keys are never NULL, and of a row that both have they do
    // not differ.
    const auto key = std::ranges::find(row.cells, node.key.front(), &CellChange::column);
    return key != row.cells.end() && key->package.isNull();
}

bool isDeleted(const Node &node, const RowChange &row) {
    return row.action == RowAction::Write && row.state != RowState::TargetOnly && isOnlyInTarget(node, row);
}

bool isWritten(const Node &node, const RowChange &row) {
    return row.action == RowAction::Write && row.state != RowState::Ambiguous && !isOnlyInTarget(node, row);
}

const CellChange *writtenCell(const RowChange &row, const QString &column) {
    const auto cell = std::ranges::find(row.cells, column, &CellChange::column);
    return cell == row.cells.end() || (!cell->write && !row.targetId.isNull()) ? nullptr : &*cell;
}

} // namespace stellwerk::masterdata
