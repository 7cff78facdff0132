// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/plan_text.h"
#include "cli/text_table.h"
#include "deployment/deploy.h"
#include "deployment/maintenance.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::DeploymentReport;

QString reportText(const DeploymentReport &report) {
    QString text = QStringLiteral("%1\n%2\n\n").arg(deployment::outcomeText(report.outcome), report.databaseState);
    std::vector<QStringList> rows;
    for (const deployment::PhaseResult &phase : report.phases)
        rows.push_back({phase.success ? QStringLiteral("✓") : QStringLiteral("✕"), deployment::phaseText(phase.phase), Tr::tr("%1 ms").arg(phase.milliseconds)});
    text += textTable(rows);
    int number = 0;
    for (const QString &step : report.nextSteps)
        text += QStringLiteral("%1. %2\n").arg(++number).arg(step);
    return text + Tr::tr("Report: %1").arg(report.folder + QLatin1String("/report.html")) + u'\n';
}

Result<CommandResult> deploy(const CommandContext &context, const std::string &file, const std::string &approvedPlan) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment target, context.environment(session));
    STELLWERK_ASSIGN(const deployment::Plan plan, deployment::planDeployment(session, QString::fromStdString(file), target, context.task()));
    CommandResult result;
    if (context.options().dryRun) {
        result.json[QStringLiteral("plan")] = plan.toJson();
        result.text = planText(plan, {}, RowList::First);
        return result;
    }
    if (!approvedPlan.empty() && approvedPlan != plan.sha256.toStdString())
        return fail(ErrorCode::PlanOutdated, Tr::tr("The plan is now %1, not the approved one. Nothing was changed.").arg(plan.sha256), Tr::tr("Look at it again with --dry-run."));
    const DeploymentReport report = deployment::applyDeployment(session, plan, {QString::fromStdString(context.options().confirm)}, context.task());
    result.json[QStringLiteral("report")] = report.toJson();
    result.text = reportText(report);
    result.warnings = report.warnings;
    if (report.exitCode() != ExitCode::Ok) {
        result.error = report.error.value_or(Error{ErrorCode::Internal, deployment::outcomeText(report.outcome)});
        result.failureExitCode = report.exitCode();
    }
    return result;
}

QJsonArray outcomesToJson(const std::vector<migration::MigrationOutcome> &outcomes) {
    QJsonArray list;
    for (const migration::MigrationOutcome &outcome : outcomes)
        list << QJsonObject{{QStringLiteral("number"), outcome.number}, {QStringLiteral("name"), outcome.label}, {QStringLiteral("success"), outcome.success}};
    return list;
}

Result<CommandResult> rollback(const CommandContext &context, int steps, const std::string &versionText) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    STELLWERK_ASSIGN(const project::Environment environment, context.environment(session));
    const auto version = versionText.empty() ? std::nullopt : Version::parse(QString::fromStdString(versionText));
    if (versionText.empty() == (steps <= 0) || (!versionText.empty() && !version))
        return fail(ErrorCode::Usage, Tr::tr("Say how far: either --steps N with N > 0, or --to-version V."));
    STELLWERK_ASSIGN(const auto plan, deployment::planRollback(session, environment, steps, version, context.task()));
    CommandResult result;
    QStringList names;
    for (const migration::Migration &migration : plan.migrations)
        names << migration.label();
    result.json = {{QStringLiteral("from"), plan.from ? QJsonValue(plan.from->toString()) : QJsonValue()}, {QStringLiteral("to"), plan.to.toString()}, {QStringLiteral("migrations"), QJsonArray::fromStringList(names)}};
    result.text = Tr::tr("%1 → %2 on “%3”, taking back:").arg(plan.from->toString(), plan.to.toString(), environment.name) + QStringLiteral("\n  %1\n").arg(names.join(QLatin1String("\n  ")));
    if (context.options().dryRun)
        return result;
    migration::RunReport report = deployment::applyRollback(session, plan, QString::fromStdString(context.options().confirm), context.task());
    result.json[QStringLiteral("reverted")] = outcomesToJson(report.migrations);
    if (report.error)
        result.error = std::move(report.error);
    else
        result.text += Tr::tr("Done. “%1” is at version %2.").arg(environment.name, plan.to.toString()) + u'\n';
    return result;
}

} // namespace

void addDeploymentCommands(CommandTable &commands) {
    auto file = std::make_shared<std::string>();
    auto plan = std::make_shared<std::string>();
    CLI::App &deployCommand = commands.add(QStringLiteral("deploy"), Tr::tr("deploy a package to an environment"),
                                           [file, plan](const CommandContext &context) { return deploy(context, *file, *plan); });
    deployCommand.add_option("package", *file, Tr::tr("the package file").toStdString())->required()->type_name("FILE");
    deployCommand.add_option("--plan", *plan, Tr::tr("only if the plan has this SHA-256 (see --dry-run)").toStdString())->type_name("SHA256");

    auto steps = std::make_shared<int>(0);
    auto version = std::make_shared<std::string>();
    CLI::App &rollbackCommand = commands.add(QStringLiteral("rollback"), Tr::tr("take migrations back by their down sections"),
                                             [steps, version](const CommandContext &context) { return rollback(context, *steps, *version); });
    rollbackCommand.add_option("--steps", *steps, Tr::tr("the last N migrations").toStdString())->type_name("N");
    rollbackCommand.add_option("--to-version", *version, Tr::tr("everything above this version").toStdString())->type_name("VERSION");
}

} // namespace stellwerk::cli
