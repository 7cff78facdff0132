// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/compare_policy.h"

namespace stellwerk::masterdata {

QString emptyContentHash(const QString &entity, qint64 targetRows) {
    RowChange none;
    none.key = QString::number(targetRows);
    none.keyBytes = none.key.toStdString();
    return contentHashOf(entity, none);
}

bool ComparePolicy::asks(const Node &node) const {
    const QString entity = node.name.section(u'.', 0, 0);
    return node.definition.policy == project::ChangePolicy::Ask || ask.contains(QLatin1String("*")) ||
           ask.contains(entity) || ask.contains(node.name);
}

void keepDecidedCells(const Decision &decision, bool asks, RowChange &change) {
    bool others = false;
    bool conflict = false;
    for (CellChange &cell : change.cells) {
        cell.write = !decision.keepCells.contains(cell.column);
        others = others || cell.write;
        conflict = conflict || (cell.write && cell.changedBy == CellChange::Side::Both);
    }
    change.decided = !others;
    if (!others)
        change.action = RowAction::Leave;
    else if (!conflict && !asks)
        change.action = RowAction::Write;
}

} // namespace stellwerk::masterdata
