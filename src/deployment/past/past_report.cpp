// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past/past_report.h"

#include "base/files.h"
#include "deployment/report/html_page.h"
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PastRollback)
};

void section(HtmlPage &page, const QString &title, const QStringList &items, bool numbered, Tone tone) {
    if (items.isEmpty())
        return;
    page.heading(title);
    page.list(items, numbered, tone);
}

void facts(HtmlPage &page, const DeploymentReport &report, const PastRollbackPlan &plan) {
    page.beginTable();
    page.row({Tr::tr("Run"), report.runId});
    page.row({Tr::tr("Deployment that is taken back"), plan.deployment.runId});
    page.row({Tr::tr("Database version before"), versionText(report.versionBefore)});
    page.row({Tr::tr("Database version after"), versionText(report.versionAfter)});
    page.row({Tr::tr("By"), report.operatorName});
    page.row({Tr::tr("Started (UTC)"), report.startedAt.toString(Qt::ISODate)});
    page.row({Tr::tr("Finished (UTC)"), report.finishedAt.toString(Qt::ISODate)});
    page.row({Tr::tr("Backup"), report.backup ? QFileInfo(report.backup->file).fileName() : Tr::tr("none was made")});
    page.row({Tr::tr("Plan (SHA-256)"), plan.sha256});
    page.endTable();
}

void since(HtmlPage &page, const PastRollbackPlan &plan) {
    page.heading(Tr::tr("What users wrote since the deployment"));
    page.beginTable({Tr::tr("Table"), Tr::tr("Class"), Tr::tr("Since")});
    for (const TableSince &table : plan.tables)
        page.row({table.table, project::tableClassName(table.tableClass), sinceText(table)});
    page.endTable();
}

void proofs(HtmlPage &page, const DeploymentReport &report) {
    if (report.proofs.empty())
        return;
    page.heading(Tr::tr("Protected tables"));
    page.beginTable({Tr::tr("Table"), Tr::tr("Result"), Tr::tr("Checksum before"), Tr::tr("Checksum after"),
                     Tr::tr("Rows before"), Tr::tr("Rows after")},
                    4);
    for (const TableProof &proof : report.proofs)
        page.row({tableText(proof), proofText(proof), proof.before.hash, proof.after.hash,
                  QString::number(proof.before.rows),
                  proof.after.hash.isEmpty() ? QStringLiteral("—") : QString::number(proof.after.rows)});
    page.endTable();
}

QByteArray pageOf(const DeploymentReport &report, const PastRollbackPlan &plan) {
    HtmlPage page(Tr::tr("Rollback of “%1” to %2").arg(plan.environment.name, plan.to().toString()));
    const bool good = report.exitCode() == ExitCode::Ok;
    const bool careful = report.outcome == Outcome::SucceededWithWarnings;
    page.verdict(!good     ? Tone::Bad
                 : careful ? Tone::Warning
                           : Tone::Good,
                 QStringLiteral("%1 %2").arg(!good     ? QStringLiteral("✕")
                                             : careful ? QStringLiteral("!")
                                                       : QStringLiteral("✓"),
                                             outcomeText(report.outcome)),
                 report.databaseState);
    if (report.error)
        page.preformatted(report.error->toText(), Tone::Bad);
    facts(page, report, plan);
    section(page, Tr::tr("Next steps"), report.nextSteps, true, Tone::Plain);
    section(page, Tr::tr("Warnings"), report.warnings, false, Tone::Warning);
    since(page, plan);
    section(page, Tr::tr("What was said before"), plan.warnings, false, Tone::Plain);
    section(page, Tr::tr("What the backup does not have"), plan.lost, false, Tone::Warning);
    page.heading(Tr::tr("Phases"));
    page.beginTable({Tr::tr("Phase"), Tr::tr("Result"), Tr::tr("Duration")}, 2);
    for (const PhaseResult &phase : report.phases)
        page.row({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                  durationText(phase.milliseconds)});
    page.endTable();
    if (!report.migrations.empty()) {
        page.heading(Tr::tr("Migrations taken back"));
        page.beginTable({Tr::tr("Migration"), Tr::tr("Result"), Tr::tr("Statements")}, 2);
        for (const migration::MigrationOutcome &one : report.migrations)
            page.row({one.label, one.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"), QString::number(one.statements)});
        page.endTable();
    }
    proofs(page, report);
    return page.finish();
}

} // namespace

QString sinceText(const TableSince &table) {
    if (!table.then)
        return Tr::tr("%n row(s) now; not known what was there", nullptr, static_cast<int>(table.now.rows));
    const QString rows = Tr::tr("%1 → %2 rows").arg(table.then->rows).arg(table.now.rows);
    return table.isWritten() ? Tr::tr("%1, written").arg(rows) : Tr::tr("%1, not written").arg(rows);
}

Status writePastReport(const DeploymentReport &report, const PastRollbackPlan &plan, const QString &folder) {
    QJsonObject json = report.toJson();
    json[QStringLiteral("operation")] = QStringLiteral("rollback");
    json[QStringLiteral("plan")] = plan.toJson();
    STELLWERK_TRY(writeFileAtomically(folder + QLatin1String("/report.json"), QJsonDocument(json).toJson()));
    return writeFileAtomically(folder + QLatin1String("/report.html"), pageOf(report, plan));
}

} // namespace stellwerk::deployment
