// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/report/diff_html.h"

#include "base/files.h"
#include "deployment/report/html_page.h"

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

/// Glyph and word, so that it reads without colour.
QString stateText(RowState state) {
    switch (state) {
    case RowState::New:
        return Tr::tr("+ new");
    case RowState::Changed:
        return Tr::tr("~ changed");
    case RowState::Renamed:
        return Tr::tr("» renamed");
    case RowState::ChangedInTarget:
        return Tr::tr("◂ changed in the target");
    case RowState::Conflict:
        return Tr::tr("× conflict");
    case RowState::Removed:
        return Tr::tr("− removed");
    case RowState::TargetOnly:
        return Tr::tr("≠ only in the target");
    case RowState::Ambiguous:
        return Tr::tr("! ambiguous");
    }
    Q_UNREACHABLE_RETURN({});
}

const char *colourOf(RowState state) {
    switch (state) {
    case RowState::New:
        return "good";
    case RowState::Conflict:
    case RowState::Removed:
        return "bad";
    case RowState::Changed:
    case RowState::Renamed:
    case RowState::ChangedInTarget:
    case RowState::TargetOnly:
    case RowState::Ambiguous:
        return "warn";
    }
    Q_UNREACHABLE_RETURN("");
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

class Page final {
public:
    explicit Page(const MasterDataPlan &plan) : m_plan(plan) {}

    QByteArray write() {
        m_out = htmlBeginning(Tr::tr("Master data: %1 → “%2”").arg(m_plan.source, m_plan.target.name)).toUtf8();
        summary();
        counts();
        for (const EntityDiff &entity : m_plan.diff.entities) {
            if (!entity.rows.empty() || !entity.remarks.isEmpty() || !entity.staleDecisions.isEmpty() ||
                entity.emptyInPackage)
                section(entity);
        }
        return std::move(m_out);
    }

private:
    void add(const QString &html) { m_out += html.toUtf8(); }

    void row(const QStringList &cells, const QString &tag, int firstNumber) {
        add(QStringLiteral("<tr>"));
        for (qsizetype i = 0; i < cells.size(); ++i)
            add(QStringLiteral("<%1%2>%3</%1>")
                    .arg(tag, i >= firstNumber ? QStringLiteral(" class=\"n\"") : QString(), cells[i].toHtmlEscaped()));
        add(QStringLiteral("</tr>\n"));
    }

    void summary() {
        const qint64 open = m_plan.diff.openDecisions();
        QString sentence = m_plan.diff.empty() ? Tr::tr("No differences: nothing to import.")
                           : open > 0          ? Tr::tr("%n decision(s) are missing.", nullptr, static_cast<int>(open))
                                               : Tr::tr("%n row(s) would be written.", nullptr,
                                                        static_cast<int>(m_plan.diff.count(RowAction::Write)));
        const char *colour = m_plan.diff.empty() ? "good" : open > 0 ? "bad" : "warn";
        add(QStringLiteral("<div class=\"box\"><strong class=\"%1\">%2</strong><br>%3</div>\n<table>")
                .arg(QLatin1String(colour), sentence.toHtmlEscaped(),
                     (m_plan.diff.threeWay ? Tr::tr("Compared with what was deployed last.")
                                           : Tr::tr("Nobody knows what was deployed last: two sides are compared."))
                         .toHtmlEscaped()));
        const QString tag = QStringLiteral("td");
        row({Tr::tr("Source"), m_plan.source}, tag, 2);
        row({Tr::tr("Target"), m_plan.target.name}, tag, 2);
        row({Tr::tr("Database version"), m_plan.version.toString()}, tag, 2);
        row({Tr::tr("Time (UTC)"), utcTimestamp()}, tag, 2);
        row({Tr::tr("Plan (SHA-256)"), m_plan.sha256}, tag, 2);
        add(QStringLiteral("</table>\n"));
        for (const CheckResult &check : m_plan.checks) {
            if (check.level != CheckResult::Level::Passed)
                paragraph(check.level == CheckResult::Level::Error ? "bad" : "warn",
                          QStringLiteral("%1 %2: %3")
                              .arg(check.level == CheckResult::Level::Error ? QStringLiteral("✕") : QStringLiteral("!"),
                                   check.title, check.message));
        }
    }

    void counts() {
        QStringList title{Tr::tr("Entity")};
        for (const RowState state : masterdata::kRowStates)
            title << stateText(state);
        add(QStringLiteral("<h2>%1</h2>\n<table>").arg(Tr::tr("Counts").toHtmlEscaped()));
        row(title << Tr::tr("= same"), QStringLiteral("th"), 1);
        for (const EntityDiff &entity : m_plan.diff.entities) {
            QStringList cells{entity.entity};
            for (const RowState state : masterdata::kRowStates)
                cells << QString::number(entity.count(state));
            row(cells << QString::number(entity.same), QStringLiteral("td"), 1);
        }
        add(QStringLiteral("</table>\n"));
    }

    void paragraph(const char *colour, const QString &text) {
        add(QStringLiteral("<p class=\"%1\">%2</p>\n").arg(QLatin1String(colour), text.toHtmlEscaped()));
    }

    void section(const EntityDiff &entity) {
        add(QStringLiteral("<h2>%1</h2>\n").arg(entity.entity.toHtmlEscaped()));
        for (const QString &remark : entity.remarks)
            paragraph("", remark);
        if (entity.emptyUndecided)
            paragraph("bad", Tr::tr("? The package has no rows: somebody must confirm that those of the target stay."));
        else if (entity.emptyInPackage)
            paragraph("warn", Tr::tr("! The package has no rows; those of the target stay."));
        if (const Decision *decision = m_plan.review.find(entity.entity, {}))
            decided(*decision);
        for (const QString &key : entity.staleDecisions)
            paragraph("warn", Tr::tr("! The decision about “%1” fell: its data has changed.").arg(key));
        for (const RowChange &change : entity.rows)
            one(entity, change);
    }

    void one(const EntityDiff &entity, const RowChange &change) {
        add(QStringLiteral("<div class=\"box\"><strong class=\"%1\">%2</strong> <strong>%3</strong>")
                .arg(QLatin1String(colourOf(change.state)), stateText(change.state).toHtmlEscaped(),
                     change.key.toHtmlEscaped()));
        if (change.action == RowAction::Decide)
            add(QStringLiteral(" <span class=\"bad\">%1</span>").arg(Tr::tr("? to be decided").toHtmlEscaped()));
        add(QStringLiteral("\n"));
        if (!change.note.isEmpty())
            paragraph("", change.note);
        cells(change);
        if (change.rename)
            paragraph("warn", Tr::tr("» Perhaps “%1” under another name (%2 % alike).")
                                  .arg(change.rename->from, QString::number(qRound(change.rename->likeness * 100))));
        for (const masterdata::Impact &impact : change.impact)
            paragraph("warn", impactText(impact));
        if (const Decision *decision = change.decided ? m_plan.review.find(entity.entity, change.keyBytes) : nullptr)
            decided(*decision);
        add(QStringLiteral("</div>\n"));
    }

    static QString impactText(const masterdata::Impact &impact) {
        QString text = Tr::tr("→ %n row(s) of %1.%2 point at it.", nullptr, static_cast<int>(impact.rows))
                           .arg(impact.table, impact.column);
        if (impact.rowsByCollation > 0)
            text += u' ' + Tr::tr("%n more in another spelling.", nullptr, static_cast<int>(impact.rowsByCollation));
        if (!impact.onDelete.isEmpty())
            text += QStringLiteral(" (ON DELETE %1)").arg(impact.onDelete);
        return text;
    }

    void decided(const Decision &decision) {
        QString text = Tr::tr("✓ Decided by %1 on %2: %3.").arg(decision.by, decision.at, takeText(decision));
        if (!decision.reason.isEmpty())
            text += u' ' + decision.reason;
        paragraph("good", text);
    }

    void cells(const RowChange &change) {
        if (change.cells.empty())
            return;
        const bool inTarget = change.onlyInTarget || !change.targetId.isNull();
        const bool inPackage = !change.onlyInTarget;
        const bool hasBaseline =
            std::ranges::any_of(change.cells, [](const CellChange &cell) { return cell.baseline.has_value(); });
        QStringList title{Tr::tr("Column")};
        if (hasBaseline)
            title << Tr::tr("Deployed last");
        if (inTarget)
            title << Tr::tr("Target");
        if (inPackage)
            title << Tr::tr("Package");
        add(QStringLiteral("<table>"));
        row(title, QStringLiteral("th"), 99);
        for (const CellChange &cell : change.cells) {
            add(QStringLiteral("<tr><td><code>%1</code>%2</td>")
                    .arg(cell.column.toHtmlEscaped(),
                         cell.write ? QString() : QString(u' ' + Tr::tr("(kept)").toHtmlEscaped())));
            if (hasBaseline)
                value(cell.baseline ? *cell.baseline : db::Value::null(), cell.baseline.has_value());
            if (inTarget)
                value(cell.target, true);
            if (inPackage)
                value(cell.package, true);
            add(QStringLiteral("</tr>\n"));
        }
        add(QStringLiteral("</table>\n"));
    }

    /// NULL, "" and blanks must be told apart.
    void value(const db::Value &cell, bool isKnown) {
        if (!isKnown)
            add(QStringLiteral("<td>—</td>"));
        else if (cell.isNull())
            add(QStringLiteral("<td><em>NULL</em></td>"));
        else if (cell.kind == db::ValueKind::Text)
            add(QStringLiteral("<td><code style=\"white-space:pre-wrap\">\"%1\"</code></td>")
                    .arg(cell.toString().toHtmlEscaped()));
        else if (cell.kind == db::ValueKind::Blob)
            add(QStringLiteral("<td>%1</td>")
                    .arg(Tr::tr("%n byte(s)", nullptr, static_cast<int>(cell.bytes.size())).toHtmlEscaped()));
        else
            add(QStringLiteral("<td><code>%1</code></td>").arg(cell.toString().toHtmlEscaped()));
    }

    const MasterDataPlan &m_plan;
    QByteArray m_out;
};

} // namespace

QByteArray diffPage(const MasterDataPlan &plan) {
    return Page(plan).write();
}

} // namespace stellwerk::deployment
