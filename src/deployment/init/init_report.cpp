// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_report.h"

#include "base/files.h"
#include "deployment/report/html_page.h"
#include "deployment/report/words.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

void checks(HtmlPage &page, const QString &title, const std::vector<CheckResult> &results) {
    if (results.empty())
        return;
    page.heading(title);
    page.beginTable();
    for (const CheckResult &check : results)
        page.row({checkSign(check.level), check.title, check.message});
    page.endTable();
}

void summary(HtmlPage &page, const DeploymentReport &report, const InitPlan &plan) {
    page.verdict(report.exitCode() == ExitCode::Ok ? Tone::Good : Tone::Bad, outcomeText(report.outcome),
                 report.databaseState);
    if (report.error)
        page.preformatted(report.error->toText(), Tone::Bad);
    page.beginTable();
    page.row({Tr::tr("Run"), report.runId});
    page.row({Tr::tr("Package"), report.package});
    page.row({Tr::tr("Database version"), plan.version.toString()});
    page.row({Tr::tr("By"), report.operatorName});
    page.row({Tr::tr("Started (UTC)"), report.startedAt.toString(Qt::ISODate)});
    page.row({Tr::tr("Finished (UTC)"), report.finishedAt.toString(Qt::ISODate)});
    page.row({Tr::tr("Tables"), QString::number(plan.tables.size())});
    page.row({Tr::tr("Migrations recorded as installed"), QString::number(plan.migrations.size())});
    if (plan.admin)
        page.row({Tr::tr("Account"), QStringLiteral("%1 (%2, %3)")
                                         .arg(plan.account.name, plan.admin->table,
                                              project::passwordAlgorithmName(plan.admin->algorithm))});
    page.row({Tr::tr("Plan (SHA-256)"), plan.sha256});
    page.endTable();
}

void done(HtmlPage &page, const DeploymentReport &report) {
    page.heading(Tr::tr("Phases"));
    page.beginTable({}, 2);
    for (const PhaseResult &phase : report.phases)
        page.row({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                  durationText(phase.milliseconds)});
    page.endTable();
    if (report.import.entities.empty())
        return;
    page.heading(Tr::tr("Master data"));
    page.beginTable({}, 1);
    for (const masterdata::ImportCounts &counts : report.import.entities)
        page.row({counts.entity, QString::number(counts.inserted)});
    page.endTable();
}

QByteArray pageOf(const DeploymentReport &report, const InitPlan &plan) {
    HtmlPage page(Tr::tr("Installation of %1 in “%2”").arg(plan.version.toString(), plan.target.name));
    summary(page, report, plan);
    if (!report.nextSteps.isEmpty())
        page.heading(Tr::tr("Next steps"));
    page.list(report.nextSteps, true);
    if (!report.warnings.isEmpty())
        page.heading(Tr::tr("Warnings"));
    page.list(report.warnings);
    checks(page, Tr::tr("Checks before"), plan.checks);
    done(page, report);
    checks(page, Tr::tr("Validation"), report.validation);
    return page.finish();
}

} // namespace

Status writeInitReport(const DeploymentReport &report, const InitPlan &plan, const QString &folder) {
    QJsonObject json = report.toJson();
    json[QStringLiteral("operation")] = QStringLiteral("init");
    json[QStringLiteral("plan")] = plan.toJson();
    STELLWERK_TRY(writeFileAtomically(folder + QLatin1String("/report.json"), QJsonDocument(json).toJson()));
    return writeFileAtomically(folder + QLatin1String("/report.html"), pageOf(report, plan));
}

} // namespace stellwerk::deployment
