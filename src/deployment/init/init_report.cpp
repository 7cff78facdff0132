// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_report.h"

#include "base/files.h"
#include "deployment/report/html_page.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

using Rows = std::vector<QStringList>;

QString tableOf(const Rows &rows) {
    QString html = QStringLiteral("<table>");
    for (const QStringList &row : rows) {
        html += QLatin1String("<tr>");
        for (const QString &cell : row)
            html += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
        html += QLatin1String("</tr>\n");
    }
    return html + QLatin1String("</table>\n");
}

QString section(const QString &title, const Rows &rows) {
    return rows.empty() ? QString() : QStringLiteral("<h2>%1</h2>\n%2").arg(title.toHtmlEscaped(), tableOf(rows));
}

QString listOf(const QString &title, const QStringList &items) {
    if (items.isEmpty())
        return {};
    QString html = QStringLiteral("<h2>%1</h2>\n<ol>").arg(title.toHtmlEscaped());
    for (const QString &item : items)
        html += QStringLiteral("<li>%1</li>").arg(item.toHtmlEscaped());
    return html + QLatin1String("</ol>\n");
}

Rows checkRows(const std::vector<CheckResult> &checks) {
    Rows rows;
    for (const CheckResult &check : checks)
        rows.push_back({check.level == CheckResult::Level::Passed    ? Tr::tr("✓ passed")
                        : check.level == CheckResult::Level::Warning ? Tr::tr("! warning")
                                                                     : Tr::tr("✕ error"),
                        check.title, check.message});
    return rows;
}

Rows summaryRows(const DeploymentReport &report, const InitPlan &plan) {
    Rows rows{{Tr::tr("Run"), report.runId},
              {Tr::tr("Package"), report.package},
              {Tr::tr("Database version"), plan.version.toString()},
              {Tr::tr("By"), report.operatorName},
              {Tr::tr("Started (UTC)"), report.startedAt.toString(Qt::ISODate)},
              {Tr::tr("Finished (UTC)"), report.finishedAt.toString(Qt::ISODate)},
              {Tr::tr("Tables"), QString::number(plan.tables.size())},
              {Tr::tr("Migrations recorded as installed"), QString::number(plan.migrations.size())}};
    if (plan.admin)
        rows.push_back({Tr::tr("Account"), QStringLiteral("%1 (%2, %3)")
                                               .arg(plan.account.name, plan.admin->table,
                                                    project::passwordAlgorithmName(plan.admin->algorithm))});
    rows.push_back({Tr::tr("Plan (SHA-256)"), plan.sha256});
    return rows;
}

QByteArray pageOf(const DeploymentReport &report, const InitPlan &plan) {
    const bool good = report.exitCode() == ExitCode::Ok;
    QString html = htmlBeginning(Tr::tr("Installation of %1 in “%2”").arg(plan.version.toString(), plan.target.name));
    html += QStringLiteral("<div class=\"box\"><strong class=\"%1\">%2 %3</strong><br>%4</div>")
                .arg(good ? QStringLiteral("good") : QStringLiteral("bad"),
                     good ? QStringLiteral("✓") : QStringLiteral("✕"), outcomeText(report.outcome).toHtmlEscaped(),
                     report.databaseState.toHtmlEscaped());
    if (report.error)
        html +=
            QStringLiteral("<div class=\"box bad\"><pre>%1</pre></div>").arg(report.error->toText().toHtmlEscaped());
    html += tableOf(summaryRows(report, plan));
    html += listOf(Tr::tr("Next steps"), report.nextSteps) + listOf(Tr::tr("Warnings"), report.warnings);
    Rows phases;
    for (const PhaseResult &phase : report.phases)
        phases.push_back({phaseText(phase.phase), phase.success ? Tr::tr("✓ done") : Tr::tr("✕ failed"),
                          Tr::tr("%1 ms").arg(phase.milliseconds)});
    Rows imported;
    for (const masterdata::ImportCounts &counts : report.import.entities)
        imported.push_back({counts.entity, QString::number(counts.inserted)});
    html += section(Tr::tr("Checks before"), checkRows(plan.checks)) + section(Tr::tr("Phases"), phases) +
            section(Tr::tr("Master data"), imported) + section(Tr::tr("Validation"), checkRows(report.validation));
    return html.toUtf8();
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
