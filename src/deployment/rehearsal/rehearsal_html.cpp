// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/rehearsal_html.h"

#include "base/files.h"
#include "deployment/report/html_page.h"
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

void summary(HtmlPage &page, const RehearsalReport &report) {
    page.verdict(report.works() ? Tone::Good : Tone::Bad, verdictText(report), report.work.databaseState);
    if (report.prediction) {
        page.paragraph(report.prediction->text(), Tone::Good);
        page.paragraph(report.prediction->method());
    }
    if (report.work.error)
        page.preformatted(report.work.error->toText(), Tone::Bad);
    if (report.work.error && report.work.error->position)
        page.preformatted(report.work.error->position->statement);
}

void facts(HtmlPage &page, const RehearsalReport &report) {
    const DeploymentReport &work = report.work;
    page.beginTable();
    page.row({Tr::tr("Run"), work.runId});
    page.row({Tr::tr("Package"), work.package});
    page.row({Tr::tr("Started (UTC)"), work.startedAt.toString(Qt::ISODate)});
    page.row({Tr::tr("Where"), report.place});
    page.row({Tr::tr("Rows changed"), QString::number(report.rowsChanged())});
    page.row({Tr::tr("Backup"), work.backup ? QFileInfo(work.backup->file).fileName() : QString()});
    page.endTable();
}

void times(HtmlPage &page, const RehearsalReport &report) {
    page.heading(Tr::tr("Steps on the copy"));
    page.beginTable({Tr::tr("Step"), Tr::tr("Result"), Tr::tr("Milliseconds")}, 2);
    for (const PhaseResult &phase : report.work.phases)
        page.row({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                  QString::number(phase.milliseconds)});
    page.endTable();
    if (report.statements.empty())
        return;
    page.heading(Tr::tr("Statements"));
    page.beginTable(
        {Tr::tr("Migration"), Tr::tr("Section"), Tr::tr("Statement"), Tr::tr("Rows"), Tr::tr("Milliseconds")}, 2);
    for (const StatementTime &statement : report.statements)
        page.row({QString::number(statement.migration), statement.section, QString::number(statement.statement),
                  statement.rows < 0 ? QStringLiteral("—") : QString::number(statement.rows),
                  QString::number(statement.milliseconds)});
    page.endTable();
}

void proofs(HtmlPage &page, const RehearsalReport &report) {
    if (report.work.proofs.empty())
        return;
    page.heading(Tr::tr("Protected tables"));
    page.beginTable({Tr::tr("Table"), Tr::tr("Result"), Tr::tr("Rows before"), Tr::tr("Rows after")}, 2);
    for (const TableProof &proof : report.work.proofs)
        page.row({proof.table, proofText(proof), QString::number(proof.before.rows),
                  proof.after.hash.isEmpty() ? QStringLiteral("—") : QString::number(proof.after.rows)});
    page.endTable();
}

QByteArray html(const RehearsalReport &report) {
    HtmlPage page(Tr::tr("Rehearsal for “%1”").arg(report.work.environment));
    summary(page, report);
    facts(page, report);
    times(page, report);
    proofs(page, report);
    if (!report.work.warnings.isEmpty()) {
        page.heading(Tr::tr("Warnings"));
        page.list(report.work.warnings);
    }
    return page.finish();
}

} // namespace

QString verdictText(const RehearsalReport &report) {
    if (report.works())
        return Tr::tr("The deployment works on a copy of “%1”.").arg(report.work.environment);
    if (report.work.outcome == Outcome::Cancelled)
        return Tr::tr("The rehearsal was cancelled.");
    return report.wouldFail ? Tr::tr("The deployment would fail.") : Tr::tr("The deployment could not be rehearsed.");
}

Status writeRehearsal(const RehearsalReport &report, const QString &folder) {
    STELLWERK_TRY(writeFileAtomically(QString(folder + u"/rehearsal.json"), QJsonDocument(report.toJson()).toJson()));
    return writeFileAtomically(QString(folder + u"/rehearsal.html"), html(report));
}

} // namespace stellwerk::deployment
