// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/change_model.h"

#include "gui/look/format.h"

#include <algorithm>

namespace stellwerk::gui {

using masterdata::EntityDiff;
using masterdata::RowChange;
using masterdata::RowState;

namespace {
constexpr qsizetype kMostShown = 60; ///< characters of a cell

template <RowState state>
QVariant countCell(const EntityDiff &diff, int role) {
    const qint64 count = diff.count(state);
    if (role == Qt::ForegroundRole && count == 0)
        return QBrush(QGuiApplication::palette().color(QPalette::PlaceholderText));
    if (role == Qt::AccessibleTextRole)
        return QString(lookOf(state).word + u' ' + numberText(count));
    return numberCell(numberText(count), role);
}

template <RowState state>
QString countTitle() {
    const Look look = lookOf(state);
    return QString(look.glyph + u' ' + look.word);
}

bool changes(const EntityDiff &diff) {
    return diff.count(masterdata::RowAction::Write) + diff.count(masterdata::RowAction::Decide) > 0;
}

QString changeText(const RowChange &row) {
    QStringList parts;
    for (const masterdata::CellChange &cell : row.cells) {
        if (row.targetId.isNull())
            parts << QString(cell.column + u": " + valueText(cell.package));
        else if (row.onlyInTarget)
            parts << QString(cell.column + u": " + valueText(cell.target));
        else
            parts << QString(cell.column + u": " + valueText(cell.target) + u" → " +
                             valueText(cell.write ? cell.package : cell.target));
    }
    if (row.action == masterdata::RowAction::Decide)
        parts << RowChangeModel::tr("to be decided");
    if (row.rename)
        parts << RowChangeModel::tr("perhaps “%1” under another name").arg(row.rename->from);
    for (const masterdata::Impact &impact : row.impact)
        parts << RowChangeModel::tr("%n row(s) of %1 point at it", nullptr,
                                    static_cast<int>(impact.rows + impact.rowsByCollation))
                     .arg(impact.table);
    if (!row.note.isEmpty())
        parts << row.note;
    return parts.join(QLatin1String(",  "));
}
} // namespace

QString valueText(const db::Value &value) {
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.kind == db::ValueKind::Blob)
        return EntityChangeModel::tr("%1 of binary data").arg(sizeText(static_cast<qint64>(value.bytes.size())));
    QString text = value.toString();
    if (text.isEmpty())
        return QStringLiteral("\"\"");
    if (text.size() > kMostShown)
        text = QString(text.first(kMostShown) + u'…');
    text.replace(u'\n', u'↵');
    if (text.front().isSpace())
        text.front() = u'·';
    if (text.back().isSpace())
        text.back() = u'·';
    return text;
}

EntityChangeModel::EntityChangeModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Master data"); },
               [](const EntityDiff &diff, int role) -> QVariant {
                   if (role == Qt::ToolTipRole)
                       return diff.table;
                   return textCell(diff.entity, role);
               }},
              {countTitle<RowState::New>, countCell<RowState::New>},
              {countTitle<RowState::Changed>, countCell<RowState::Changed>},
              {countTitle<RowState::Renamed>, countCell<RowState::Renamed>},
              {countTitle<RowState::ChangedInTarget>, countCell<RowState::ChangedInTarget>},
              {countTitle<RowState::Conflict>, countCell<RowState::Conflict>},
              {countTitle<RowState::Removed>, countCell<RowState::Removed>},
              {countTitle<RowState::TargetOnly>, countCell<RowState::TargetOnly>},
              {countTitle<RowState::Ambiguous>, countCell<RowState::Ambiguous>},
              {[] { return QString(u"= " + tr("Same")); },
               [](const EntityDiff &diff, int role) { return numberCell(numberText(diff.same), role); }},
          },
          parent) {}

void EntityChangeModel::setDiff(const masterdata::DataDiff &diff) {
    std::vector<EntityDiff> entities = diff.entities;
    std::ranges::stable_partition(entities, changes);
    setRows(std::move(entities));
}

RowChangeModel::RowChangeModel(QObject *parent)
    : SnapshotModel(
          {
              {[] { return tr("Change"); },
               [](const RowChange &row, int role) { return lookCell(lookOf(row.state), role); }},
              {[] { return tr("Key"); }, [](const RowChange &row, int role) { return textCell(row.key, role); }},
              {[] { return tr("What changes"); },
               [](const RowChange &row, int role) { return textCell(changeText(row), role); }},
          },
          parent) {}

} // namespace stellwerk::gui
