// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/plan_text.h"
#include "cli/report_text.h"
#include "cli/words.h"
#include "deployment/deploy.h"
#include "deployment/maintenance.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::DeploymentReport;

struct DeployWords {
    std::string file;
    std::string approvedPlan;
};

struct RollbackWords {
    int steps = 0;
    std::string version;
};

Result<CommandResult> deploy(const CommandContext &context, const DeployWords &words) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const deployment::Plan plan,
                     deployment::planDeployment(target.session, QString::fromStdString(words.file), target.environment,
                                                context.task()));
    CommandResult result;
    const QString preview = planText(plan, {.width = context.width()});
    if (context.options().dryRun) {
        result.json[QStringLiteral("plan")] = plan.toJson();
        result.text = preview;
        return result;
    }
    if (!words.approvedPlan.empty() && words.approvedPlan != plan.sha256.toStdString())
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("The plan is now %1, not the approved one. Nothing was changed.").arg(plan.sha256),
                    Tr::tr("Look at it again with --dry-run."));
    // What cannot be deployed anyway needs no confirmation.
    const Result<QString> confirmation = plan.deployable() ? context.confirmation(target.environment, preview)
                                                           : QString::fromStdString(context.options().confirm);
    if (!confirmation)
        return std::unexpected(confirmation.error());
    const DeploymentReport report = deployment::applyDeployment(target.session, plan, {*confirmation}, context.task());
    result.json[QStringLiteral("report")] = report.toJson();
    result.json[QStringLiteral("report_folder")] = report.folder;
    result.text = reportText(report.toJson(), report.folder, context.width());
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
        list << QJsonObject{{QStringLiteral("number"), outcome.number},
                            {QStringLiteral("name"), outcome.label},
                            {QStringLiteral("success"), outcome.success}};
    return list;
}

Result<CommandResult> rollback(const CommandContext &context, const RollbackWords &words) {
    const auto version = Version::parse(QString::fromStdString(words.version));
    const bool byVersion = !words.version.empty();
    if (byVersion == (words.steps > 0) || (byVersion && !version))
        return fail(ErrorCode::Usage, Tr::tr("Say how far: either --steps N with N > 0, or --to-version V."));
    STELLWERK_ASSIGN(const Target target, context.target());
    const QString name = target.environment.name;
    STELLWERK_ASSIGN(const auto plan, deployment::planRollback(target.session, target.environment, words.steps, version,
                                                               context.task()));
    CommandResult result;
    QStringList names;
    for (const migration::Migration &migration : plan.migrations)
        names << migration.label();
    result.json = {{QStringLiteral("from"), versionJson(plan.from)},
                   {QStringLiteral("to"), plan.to.toString()},
                   {QStringLiteral("migrations"), QJsonArray::fromStringList(names)}};
    result.text = Tr::tr("%1 → %2 on “%3”, taking back:").arg(versionText(plan.from), plan.to.toString(), name) +
                  QStringLiteral("\n  %1\n").arg(names.join(QLatin1String("\n  ")));
    if (context.options().dryRun) {
        result.text += Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, result.text));
    migration::RunReport report = deployment::applyRollback(target.session, plan, confirmation, context.task());
    result.json[QStringLiteral("reverted")] = outcomesToJson(report.migrations);
    if (report.error)
        result.error = std::move(report.error);
    else
        result.text += Tr::tr("Done. “%1” is at version %2.").arg(name, plan.to.toString()) + u'\n';
    return result;
}

} // namespace

void addDeploymentCommands(CommandTable &commands) {
    const auto words = std::make_shared<DeployWords>();
    CLI::App &deployCommand =
        commands.add({.path = QStringLiteral("deploy"),
                      .help = Tr::tr("deploy a package to an environment"),
                      .example = QStringLiteral(
                          "deploy packages/deployment_package_0.4.0_20260131-221500.tar.gz --env prod --confirm prod"),
                      .effect = Effect::Plans},
                     [words](const CommandContext &context) { return deploy(context, *words); });
    addFile(deployCommand, words->file, "package", Tr::tr("the package file"));
    deployCommand
        .add_option("--plan", words->approvedPlan,
                    Tr::tr("only if the plan has this SHA-256 (see --dry-run)").toStdString())
        ->type_name("SHA256");

    const auto how = std::make_shared<RollbackWords>();
    CLI::App &rollbackCommand =
        commands.add({.path = QStringLiteral("rollback"),
                      .help = Tr::tr("take migrations back by their down sections"),
                      .example = QStringLiteral("rollback --env staging --to-version 0.3.0 --dry-run"),
                      .effect = Effect::Plans},
                     [how](const CommandContext &context) { return rollback(context, *how); });
    rollbackCommand.add_option("--steps", how->steps, Tr::tr("the last N migrations").toStdString())->type_name("N");
    rollbackCommand.add_option("--to-version", how->version, Tr::tr("everything above this version").toStdString())
        ->type_name("VERSION");
}

} // namespace stellwerk::cli
