// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "masterdata/data_diff.h"

#include "masterdata/data_comparer.h"

#include <QJsonArray>

#include <algorithm>

namespace stellwerk::masterdata {

using db::Value;

namespace {

QJsonValue toJsonValue(const Value &value) {
    return value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value.toString());
}

QJsonObject rowToJson(const RowChange &row) {
    QJsonArray cells;
    for (const CellChange &cell : row.cells)
        cells << QJsonObject{{QStringLiteral("column"), cell.column},
                             {QStringLiteral("target"), toJsonValue(cell.target)},
                             {QStringLiteral("package"), toJsonValue(cell.package)}};
    QJsonObject object{{QStringLiteral("state"), rowStateName(row.state)}, {QStringLiteral("key"), row.key}};
    if (!cells.isEmpty())
        object[QStringLiteral("cells")] = cells;
    if (!row.note.isEmpty())
        object[QStringLiteral("note")] = row.note;
    return object;
}

} // namespace

QString rowStateName(RowState state) {
    switch (state) {
    case RowState::New:
        return QStringLiteral("new");
    case RowState::Changed:
        return QStringLiteral("changed");
    case RowState::Removed:
        return QStringLiteral("removed");
    case RowState::TargetOnly:
        return QStringLiteral("target_only");
    case RowState::Ambiguous:
        return QStringLiteral("ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

qint64 EntityDiff::count(RowState state) const {
    return std::ranges::count(rows, state, &RowChange::state);
}

bool DataDiff::empty() const {
    return count(RowState::New) + count(RowState::Changed) + count(RowState::Removed) == 0;
}

qint64 DataDiff::count(RowState state) const {
    qint64 sum = 0;
    for (const EntityDiff &entity : entities)
        sum += entity.count(state);
    return sum;
}

QJsonObject DataDiff::toJson() const {
    QJsonArray list;
    for (const EntityDiff &entity : entities) {
        QJsonArray rows;
        for (const RowChange &row : entity.rows)
            rows << rowToJson(row);
        QJsonObject counts{{QStringLiteral("same"), entity.same}};
        for (const RowState state :
             {RowState::New, RowState::Changed, RowState::Removed, RowState::TargetOnly, RowState::Ambiguous})
            counts[rowStateName(state)] = entity.count(state);
        list << QJsonObject{{QStringLiteral("entity"), entity.entity},
                            {QStringLiteral("table"), entity.table},
                            {QStringLiteral("counts"), counts},
                            {QStringLiteral("empty_in_package"), entity.emptyInPackage},
                            {QStringLiteral("rows"), rows}};
    }
    return {{QStringLiteral("entities"), list}};
}

DataDiff compareData(const DataSet &package, const DataSet &target, const Catalogue &catalogue) {
    DataComparer comparer(catalogue);
    DataDiff diff;
    for (size_t i = 0; i < catalogue.nodes().size(); ++i) {
        const QString &name = catalogue.nodes()[i].name;
        diff.entities.push_back(comparer.compare(i, package.of(name), target.of(name)));
    }
    comparer.settleRemovals(diff.entities, target);
    return diff;
}

} // namespace stellwerk::masterdata
