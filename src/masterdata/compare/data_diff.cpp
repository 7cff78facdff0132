// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/compare/data_diff.h"

#include <QJsonArray>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;

namespace {

QJsonValue toJsonValue(const Value &value) {
    return value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toString());
}

QString sideName(CellChange::Side side) {
    switch (side) {
    case CellChange::Side::Package:
        return QStringLiteral("package");
    case CellChange::Side::Target:
        return QStringLiteral("target");
    case CellChange::Side::Both:
        return QStringLiteral("both");
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject cellToJson(const CellChange &cell) {
    QJsonObject object{{QStringLiteral("column"), cell.column},
                       {QStringLiteral("target"), toJsonValue(cell.target)},
                       {QStringLiteral("package"), toJsonValue(cell.package)},
                       {QStringLiteral("changed_by"), sideName(cell.changedBy)}};
    if (cell.baseline)
        object[QStringLiteral("baseline")] = toJsonValue(*cell.baseline);
    if (!cell.write)
        object[QStringLiteral("kept")] = true;
    return object;
}

QJsonObject impactToJson(const Impact &impact) {
    return {{QStringLiteral("table"), impact.table},
            {QStringLiteral("column"), impact.column},
            {QStringLiteral("on_delete"), impact.onDelete},
            {QStringLiteral("rows"), impact.rows},
            {QStringLiteral("rows_by_collation"), impact.rowsByCollation}};
}

QJsonObject rowToJson(const RowChange &row) {
    QJsonArray cells;
    for (const CellChange &cell : row.cells)
        cells << cellToJson(cell);
    QJsonArray impacts;
    for (const Impact &impact : row.impact)
        impacts << impactToJson(impact);
    QJsonObject object{{QStringLiteral("state"), rowStateName(row.state)},
                       {QStringLiteral("action"), rowActionName(row.action)},
                       {QStringLiteral("key"), row.key}};
    // Cells are shown as text; the hash goes over their exact values.
    if (!row.contentHash.isEmpty())
        object[QStringLiteral("content_sha256")] = row.contentHash;
    if (!cells.isEmpty())
        object[QStringLiteral("cells")] = cells;
    if (!row.note.isEmpty())
        object[QStringLiteral("note")] = row.note;
    if (row.decided)
        object[QStringLiteral("decided")] = true;
    if (row.rename)
        object[QStringLiteral("renamed_from")] =
            QJsonObject{{QStringLiteral("key"), row.rename->from}, {QStringLiteral("likeness"), row.rename->likeness}};
    if (!impacts.isEmpty())
        object[QStringLiteral("impact")] = impacts;
    return object;
}

QJsonObject entityToJson(const EntityDiff &entity) {
    QJsonArray rows;
    for (const RowChange &row : entity.rows)
        rows << rowToJson(row);
    QJsonObject counts{{QStringLiteral("same"), entity.same}};
    for (const RowState state : kRowStates)
        counts[rowStateName(state)] = entity.count(state);
    return {{QStringLiteral("entity"), entity.entity},
            {QStringLiteral("table"), entity.table},
            {QStringLiteral("counts"), counts},
            {QStringLiteral("to_decide"), entity.count(RowAction::Decide)},
            {QStringLiteral("empty_in_package"), entity.emptyInPackage},
            {QStringLiteral("empty_undecided"), entity.emptyUndecided},
            {QStringLiteral("remarks"), QJsonArray::fromStringList(entity.remarks)},
            {QStringLiteral("stale_decisions"), QJsonArray::fromStringList(entity.staleDecisions)},
            {QStringLiteral("rows"), rows}};
}

} // namespace

QString rowStateName(RowState state) {
    switch (state) {
    case RowState::New:
        return QStringLiteral("new");
    case RowState::Changed:
        return QStringLiteral("changed");
    case RowState::Renamed:
        return QStringLiteral("renamed");
    case RowState::ChangedInTarget:
        return QStringLiteral("changed_in_target");
    case RowState::Conflict:
        return QStringLiteral("conflict");
    case RowState::Removed:
        return QStringLiteral("removed");
    case RowState::TargetOnly:
        return QStringLiteral("target_only");
    case RowState::Ambiguous:
        return QStringLiteral("ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

QString rowActionName(RowAction action) {
    switch (action) {
    case RowAction::Write:
        return QStringLiteral("write");
    case RowAction::Leave:
        return QStringLiteral("leave");
    case RowAction::Decide:
        return QStringLiteral("decide");
    }
    Q_UNREACHABLE_RETURN({});
}

qint64 EntityDiff::count(RowState state) const {
    return std::ranges::count(rows, state, &RowChange::state);
}

qint64 EntityDiff::count(RowAction action) const {
    return std::ranges::count(rows, action, &RowChange::action);
}

bool DataDiff::empty() const {
    return count(RowAction::Write) + openDecisions() == 0;
}

qint64 DataDiff::openDecisions() const {
    return count(RowAction::Decide) + std::ranges::count(entities, true, &EntityDiff::emptyUndecided);
}

qint64 DataDiff::count(RowState state) const {
    qint64 sum = 0;
    for (const EntityDiff &entity : entities)
        sum += entity.count(state);
    return sum;
}

qint64 DataDiff::count(RowAction action) const {
    qint64 sum = 0;
    for (const EntityDiff &entity : entities)
        sum += entity.count(action);
    return sum;
}

QJsonObject DataDiff::toJson() const {
    QJsonArray list;
    for (const EntityDiff &entity : entities)
        list << entityToJson(entity);
    return {{QStringLiteral("three_way"), threeWay}, {QStringLiteral("entities"), list}};
}

} // namespace stellwerk::masterdata
