// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/diff_section.h"

#include "deployment/report/words.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DiffPage)
};

using masterdata::CellChange;
using masterdata::Decision;
using masterdata::EntityDiff;
using masterdata::RowAction;
using masterdata::RowChange;
using masterdata::RowState;

Tone toneOf(RowState state) {
    switch (state) {
    case RowState::New:
        return Tone::Good;
    case RowState::Conflict:
    case RowState::Removed:
        return Tone::Bad;
    case RowState::Changed:
    case RowState::Renamed:
    case RowState::ChangedInTarget:
    case RowState::TargetOnly:
    case RowState::Ambiguous:
        return Tone::Warning;
    }
    Q_UNREACHABLE_RETURN(Tone::Plain);
}

QString takeText(const Decision &decision) {
    switch (decision.take) {
    case Decision::Take::Package:
        return Tr::tr("the package's row is taken");
    case Decision::Take::Target:
        return Tr::tr("the target's row stays");
    case Decision::Take::Cells:
        return Tr::tr("these columns stay as they are in the target: %1")
            .arg(decision.keepCells.join(QLatin1String(", ")));
    case Decision::Take::Rename:
        return Tr::tr("it is “%1” of the target under another name").arg(masterdata::keyText(decision.from));
    }
    Q_UNREACHABLE_RETURN({});
}

/// NULL, "" and blanks must be told apart.
QString valueHtml(const db::Value &cell) {
    if (cell.isNull())
        return QStringLiteral("<em>NULL</em>");
    if (cell.kind == db::ValueKind::Text)
        return HtmlPage::code(u'"' + cell.toString() + u'"');
    if (cell.kind == db::ValueKind::Blob)
        return htmlText(Tr::tr("%n byte(s)", nullptr, static_cast<int>(cell.bytes.size())));
    return HtmlPage::code(cell.toString());
}

class Rows final {
public:
    Rows(HtmlPage &page, const masterdata::Review &review) : m_page(page), m_review(review) {}

    void entity(const EntityDiff &entity) {
        m_page.heading(entity.entity);
        for (const QString &remark : entity.remarks)
            m_page.paragraph(remark);
        if (entity.emptyUndecided)
            m_page.paragraph(Tr::tr("? The package has no rows: somebody must confirm that those of the target stay."),
                             Tone::Bad);
        else if (entity.emptyInPackage)
            m_page.paragraph(Tr::tr("! The package has no rows; those of the target stay."), Tone::Warning);
        if (const Decision *decision = m_review.find(entity.entity, {}))
            decided(*decision);
        for (const QString &key : entity.staleDecisions)
            m_page.paragraph(Tr::tr("! The decision about “%1” fell: its data has changed.").arg(key), Tone::Warning);
        for (const RowChange &change : entity.rows)
            row(entity, change);
    }

private:
    void row(const EntityDiff &entity, const RowChange &change) {
        m_page.beginBox();
        m_page.addHtml(HtmlPage::strong(rowStateText(change.state), toneOf(change.state)) + u' ' +
                       HtmlPage::strong(change.key));
        if (change.action == RowAction::Decide)
            m_page.addHtml(u' ' + HtmlPage::strong(Tr::tr("? to be decided"), Tone::Bad));
        if (!change.note.isEmpty())
            m_page.paragraph(change.note);
        cells(change);
        if (change.rename)
            m_page.paragraph(Tr::tr("» Perhaps “%1” under another name (%2 % alike).")
                                 .arg(change.rename->from, QString::number(qRound(change.rename->likeness * 100))),
                             Tone::Warning);
        for (const masterdata::Impact &impact : change.impact)
            m_page.paragraph(QStringLiteral("→ %1").arg(impactText(impact)), Tone::Warning);
        if (const Decision *decision = change.decided ? m_review.find(entity.entity, change.keyBytes) : nullptr)
            decided(*decision);
        m_page.endBox();
    }

    void decided(const Decision &decision) {
        QString text = Tr::tr("✓ Decided by %1 on %2: %3.").arg(decision.by, decision.at, takeText(decision));
        if (!decision.reason.isEmpty())
            text += u' ' + decision.reason;
        m_page.paragraph(text, Tone::Good);
    }

    void cells(const RowChange &change) {
        if (change.cells.empty())
            return;
        const bool inTarget = change.onlyInTarget || !change.targetId.isNull();
        const bool inPackage = !change.onlyInTarget;
        const bool hasBaseline =
            std::ranges::any_of(change.cells, [](const CellChange &cell) { return cell.baseline.has_value(); });
        QStringList titles{Tr::tr("Column")};
        if (hasBaseline)
            titles << Tr::tr("Deployed last");
        if (inTarget)
            titles << Tr::tr("Target");
        if (inPackage)
            titles << Tr::tr("Package");
        m_page.beginTable(titles);
        for (const CellChange &cell : change.cells) {
            QStringList html{HtmlPage::code(cell.column)};
            if (!cell.write)
                html.front() += u' ' + htmlText(Tr::tr("(kept)"));
            if (hasBaseline)
                html << (cell.baseline ? valueHtml(*cell.baseline) : QStringLiteral("—"));
            if (inTarget)
                html << valueHtml(cell.target);
            if (inPackage)
                html << valueHtml(cell.package);
            m_page.rowHtml(html);
        }
        m_page.endTable();
    }

    HtmlPage &m_page;
    const masterdata::Review &m_review;
};

} // namespace

void addDiffCounts(HtmlPage &page, const masterdata::DataDiff &diff) {
    QStringList titles{Tr::tr("Entity")};
    for (const RowState state : masterdata::kRowStates)
        titles << rowStateText(state);
    page.beginTable(titles << Tr::tr("= same"), 1);
    for (const EntityDiff &entity : diff.entities) {
        QStringList cells{entity.entity};
        for (const RowState state : masterdata::kRowStates)
            cells << QString::number(entity.count(state));
        page.row(cells << QString::number(entity.same));
    }
    page.endTable();
}

void addDiffRows(HtmlPage &page, const masterdata::DataDiff &diff, const masterdata::Review &review) {
    for (const EntityDiff &entity : diff.entities) {
        if (!entity.rows.empty() || !entity.remarks.isEmpty() || !entity.staleDecisions.isEmpty() ||
            entity.emptyInPackage)
            Rows(page, review).entity(entity);
    }
}

} // namespace stellwerk::deployment
