// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_text.h"

#include "cli/text_table.h"
#include "cli/words.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using masterdata::RowState;

constexpr qint64 kRowsPerEntity = 5;
constexpr qsizetype kCellWidth = 40;

/// Glyph and word, so that it reads without colour.
QString stateText(RowState state) {
    switch (state) {
    case RowState::New:
        return Tr::tr("+ new");
    case RowState::Changed:
        return Tr::tr("~ changed");
    case RowState::Removed:
        return Tr::tr("− removed");
    case RowState::TargetOnly:
        return Tr::tr("≠ only in the target");
    case RowState::Ambiguous:
        return Tr::tr("! ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

QString cellText(const db::Value &value) {
    if (value.isNull())
        return QStringLiteral("NULL");
    QString text = value.toString();
    text.replace(u'\n', QStringLiteral("↵")).replace(u'\r', QString()).replace(u'\t', QStringLiteral("→"));
    if (text.size() > kCellWidth)
        text = text.left(kCellWidth - 1) + u'…';
    return value.kind == db::ValueKind::Text ? QString(u'"' + text + u'"') : text;
}

QString migrationsText(const deployment::Plan &plan, int width) {
    std::vector<QStringList> rows;
    for (const deployment::PlannedMigration &migration : plan.migrations)
        rows.push_back({QStringLiteral("  ") + migration.label, migration.version.toString(),
                        Tr::tr("%n statement(s)", nullptr, static_cast<int>(migration.statements.size())),
                        migration.touches.isEmpty()
                            ? QString()
                            : Tr::tr("touches %1").arg(migration.touches.join(QLatin1String(", ")))});
    return textTable(rows, width);
}

QString countsText(const masterdata::DataDiff &data) {
    std::vector<QStringList> rows{{Tr::tr("Entity"), QStringLiteral("+"), QStringLiteral("~"), QStringLiteral("−"),
                                   QStringLiteral("≠"), QStringLiteral("!"), QStringLiteral("=")}};
    for (const masterdata::EntityDiff &entity : data.entities) {
        QStringList row{QStringLiteral("  ") + entity.entity};
        for (const RowState state :
             {RowState::New, RowState::Changed, RowState::Removed, RowState::TargetOnly, RowState::Ambiguous})
            row << QString::number(entity.count(state));
        rows.push_back(row << QString::number(entity.same));
    }
    return textTable(rows);
}

/// "  ~ changed  Klettern / midgard  [bonus: 1 → 2]  (note)"
QString rowText(const masterdata::RowChange &row) {
    QString text = QStringLiteral("  %1  %2").arg(stateText(row.state), row.key);
    if (row.state == RowState::Changed) {
        QStringList cells;
        for (const masterdata::CellChange &cell : row.cells)
            cells << QStringLiteral("%1: %2 → %3").arg(cell.column, cellText(cell.target), cellText(cell.package));
        text += QStringLiteral("  [%1]").arg(cells.join(QLatin1String("; ")));
    }
    return row.note.isEmpty() ? text : QString(text + QStringLiteral("  (%1)").arg(row.note));
}

QString rowsText(const masterdata::EntityDiff &entity, const PlanView &view) {
    QString text;
    QMap<RowState, qint64> seen;
    qint64 hidden = 0;
    for (const masterdata::RowChange &row : entity.rows) {
        if (view.rows == RowList::First && ++seen[row.state] > kRowsPerEntity)
            ++hidden;
        else
            text += cutLine(rowText(row), view.width) + u'\n';
    }
    if (hidden > 0)
        text += QStringLiteral("  … %1\n")
                    .arg(Tr::tr("%n more row(s), shown with --rows", nullptr, static_cast<int>(hidden)));
    return text;
}

} // namespace

QString planText(const deployment::Plan &plan, const PlanView &view) {
    QString text =
        Tr::tr("Package %1: %2 → %3 on “%4”")
            .arg(QFileInfo(plan.packagePath).fileName(), versionText(plan.from), plan.to.toString(), plan.target.name);
    text += QStringLiteral("\n\n%1\n%2\n").arg(Tr::tr("Checks"), checksText(plan.checks, view.width));
    if (!plan.migrations.empty())
        text += QStringLiteral("%1\n%2\n").arg(Tr::tr("Pending migrations"), migrationsText(plan, view.width));
    text += Tr::tr("Master data (+ new, ~ changed, − removed, ≠ only in the target, ! ambiguous, = same)") +
            QStringLiteral("\n%1\n").arg(countsText(plan.data));
    for (const masterdata::EntityDiff &entity : plan.data.entities) {
        if (view.rows != RowList::None && !entity.rows.empty() &&
            (view.entity.isEmpty() || entity.entity == view.entity))
            text += entity.entity + u'\n' + rowsText(entity, view) + u'\n';
    }
    text += Tr::tr("%n protected table(s) are fingerprinted before and after.", nullptr,
                   static_cast<int>(plan.protectedTables.size())) +
            u'\n';
    text += plan.nothingToDo() ? Tr::tr("No differences: nothing to deploy.") : Tr::tr("Plan %1").arg(plan.sha256);
    return text + u'\n';
}

} // namespace stellwerk::cli
