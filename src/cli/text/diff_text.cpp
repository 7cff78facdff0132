// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/diff_text.h"

#include "cli/text/text_table.h"
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QMap>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using masterdata::RowState;

constexpr qint64 kRowsPerEntity = 5;
constexpr qsizetype kCellWidth = 40;

QString cellText(const db::Value &value) {
    if (value.isNull())
        return QStringLiteral("NULL");
    QString text = value.toString();
    text.replace(u'\n', QStringLiteral("↵")).replace(u'\r', QString()).replace(u'\t', QStringLiteral("→"));
    if (text.size() > kCellWidth)
        text = text.left(kCellWidth - 1) + u'…';
    return value.kind == db::ValueKind::Text ? QString(u'"' + text + u'"') : text;
}

QString countsText(const masterdata::DataDiff &data) {
    QStringList title{Tr::tr("Entity")};
    for (const RowState state : masterdata::kRowStates)
        title << deployment::rowStateText(state).left(1);
    std::vector<QStringList> rows{title << QStringLiteral("=")};
    for (const masterdata::EntityDiff &entity : data.entities) {
        QStringList row{QStringLiteral("  ") + entity.entity};
        for (const RowState state : masterdata::kRowStates)
            row << QString::number(entity.count(state));
        rows.push_back(row << QString::number(entity.same));
    }
    return textTable(rows);
}

/// "+ new, ~ changed, …": what the glyphs mean.
QString legend() {
    QStringList words;
    for (const RowState state : masterdata::kRowStates)
        words << deployment::rowStateText(state);
    return QString(words.join(QLatin1String(", ")) + QLatin1String(", ") + Tr::tr("= same"));
}

QString cellsText(const masterdata::RowChange &row) {
    QStringList cells;
    for (const masterdata::CellChange &cell : row.cells) {
        QString text = QStringLiteral("%1: %2 → %3").arg(cell.column, cellText(cell.target), cellText(cell.package));
        if (cell.baseline && cell.changedBy != masterdata::CellChange::Side::Package)
            text += Tr::tr(" (was %1)").arg(cellText(*cell.baseline));
        if (!cell.write)
            text += Tr::tr(" (kept)");
        cells << text;
    }
    return cells.join(QLatin1String("; "));
}

/// "  ~ changed  Climbing / midgard  [bonus: 1 → 2]  (note)"
QString rowText(const masterdata::RowChange &row) {
    QString text = QStringLiteral("  %1  %2").arg(deployment::rowStateText(row.state), row.key);
    if (!row.targetId.isNull() && !row.onlyInTarget && !row.cells.empty())
        text += QStringLiteral("  [%1]").arg(cellsText(row));
    if (!row.note.isEmpty())
        text += QStringLiteral("  (%1)").arg(row.note);
    if (row.action == masterdata::RowAction::Decide)
        text += QStringLiteral("  ? %1").arg(Tr::tr("to be decided"));
    else if (row.decided)
        text += QStringLiteral("  ✓ %1").arg(Tr::tr("decided"));
    return text;
}

/// Lines below a row: what it may have been called, who points at it.
QString hintsText(const masterdata::RowChange &row) {
    QString text;
    if (row.rename)
        text += QStringLiteral("      » %1\n")
                    .arg(Tr::tr("perhaps “%1” under another name (%2 % alike)")
                             .arg(row.rename->from)
                             .arg(qRound(row.rename->likeness * 100)));
    for (const masterdata::Impact &impact : row.impact)
        text += QStringLiteral("      → %1\n").arg(deployment::impactText(impact));
    return text;
}

QString rowsText(const masterdata::EntityDiff &entity, const DiffView &view) {
    QString text;
    for (const QString &remark : entity.remarks)
        text += QStringLiteral("  i %1\n").arg(remark);
    if (entity.emptyUndecided)
        text +=
            QStringLiteral("  ? %1\n").arg(Tr::tr("The package has no rows: confirm that those of the target stay."));
    for (const QString &key : entity.staleDecisions)
        text += QStringLiteral("  ! %1\n").arg(Tr::tr("The decision about “%1” fell: its data has changed.").arg(key));
    QMap<RowState, qint64> seen;
    qint64 hidden = 0;
    for (const masterdata::RowChange &row : entity.rows) {
        const bool open = row.action == masterdata::RowAction::Decide;
        if (view.rows == RowList::First && !open && ++seen[row.state] > kRowsPerEntity)
            ++hidden;
        else
            text += cutLine(rowText(row), view.width) + u'\n' + hintsText(row);
    }
    if (hidden > 0)
        text += QStringLiteral("  … %1\n")
                    .arg(Tr::tr("%n more row(s), shown with --rows", nullptr, static_cast<int>(hidden)));
    return text;
}

} // namespace

QString diffText(const masterdata::DataDiff &diff, const DiffView &view) {
    QString text = QString(legend() + u'\n' + countsText(diff) + u'\n');
    for (const masterdata::EntityDiff &entity : diff.entities) {
        const bool something = !entity.rows.empty() || !entity.remarks.isEmpty() || entity.emptyUndecided;
        if (view.rows != RowList::None && something && (view.entity.isEmpty() || entity.entity == view.entity))
            text += entity.entity + u'\n' + rowsText(entity, view) + u'\n';
    }
    return text;
}

} // namespace stellwerk::cli
