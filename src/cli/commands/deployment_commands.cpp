// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/past_rollback_command.h"
#include "cli/text/plan_text.h"
#include "cli/text/report_text.h"
#include "cli/text/words.h"
#include "deployment/maintenance.h"
#include "deployment/plan/approval.h"
#include "deployment/plan/plan_file.h"
#include "deployment/run/deploy.h"
#include "deployment/run/resume.h"
#include "deployment/state/health.h"
#include "deployment/workspace/migrate.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

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
    bool resume = false;
    bool acceptWrites = false;
    bool rehearse = false;
    int wait = 5;
};

struct RollbackWords {
    int steps = 0;
    std::string version;
    std::string deployment;
    bool unfinished = false;
    bool restoreBackup = false;
    bool previousImage = false;
};

/// --plan names a plan file, or is the hash of a plan alone.
bool isPlanHash(const QString &word) {
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    return hash.match(word).hasMatch();
}

Result<deployment::Plan> planOf(const CommandContext &context, const Target &target, const DeployWords &words,
                                const QString &file) {
    if (words.resume)
        return deployment::planResume(target.session, target.environment, {file, words.acceptWrites}, context.task());
    return deployment::planDeployment(target.session, file, target.environment, context.task());
}

/// The plan of this moment, which must be the one that was approved, where one was.
Result<deployment::Plan> approvedPlanOf(const CommandContext &context, const Target &target, const DeployWords &words) {
    const QString approved = QString::fromStdString(words.approvedPlan);
    const QString named = QString::fromStdString(words.file);
    if (approved.isEmpty() || isPlanHash(approved)) {
        STELLWERK_ASSIGN(deployment::Plan plan, planOf(context, target, words, named));
        if (!approved.isEmpty() && approved != plan.sha256)
            return fail(ErrorCode::PlanOutdated,
                        Tr::tr("The plan is now %1, not the approved one. Nothing was changed.").arg(plan.sha256),
                        Tr::tr("Look at it again with --dry-run."));
        return plan;
    }
    STELLWERK_ASSIGN(const deployment::PlanFile file, deployment::readPlanFile(approved));
    if (file.environment != target.environment.name)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The plan %1 was made for “%2”, not for “%3”. Nothing was changed.")
                        .arg(approved, file.environment, target.environment.name),
                    Tr::tr("Make a plan for “%1”.").arg(target.environment.name));
    STELLWERK_ASSIGN(const QString package, deployment::packageOf(file, named));
    STELLWERK_ASSIGN(deployment::Plan plan, planOf(context, target, words, package));
    STELLWERK_TRY(deployment::checkApproved(file, plan));
    return plan;
}

Result<CommandResult> deploy(const CommandContext &context, const DeployWords &words) {
    const QString approved = QString::fromStdString(words.approvedPlan);
    const bool byFile = !approved.isEmpty() && !isPlanHash(approved);
    if (words.file.empty() && !words.resume && !byFile)
        return fail(ErrorCode::Usage, Tr::tr("Name the package or a plan file, or take up an unfinished deployment "
                                             "with --resume."));
    if (words.resume && byFile)
        return fail(ErrorCode::Usage, Tr::tr("--resume goes with the SHA-256 of a plan, not with a plan file: the "
                                             "deployment has begun already."));
    STELLWERK_ASSIGN(Target target, context.target());
    target.environment.rehearsal |= words.rehearse;
    STELLWERK_ASSIGN(const deployment::Plan plan, approvedPlanOf(context, target, words));
    CommandResult result;
    const QString preview = planText(plan, {.width = context.width()});
    if (context.options().dryRun) {
        result.json[QStringLiteral("plan")] = plan.toJson();
        result.text = preview;
        if (const Status ready = deployment::statusOf(plan.checks); !ready)
            result.error = ready.error();
        return result;
    }
    // What cannot be deployed anyway needs no confirmation.
    const Result<QString> confirmation = plan.deployable() ? context.confirmation(target.environment, preview)
                                                           : QString::fromStdString(context.options().confirm);
    if (!confirmation)
        return std::unexpected(confirmation.error());
    const deployment::DeployOptions options{*confirmation, std::chrono::seconds(words.wait),
                                            byFile ? deployment::approvalFilesOf(approved) : QStringList()};
    const DeploymentReport report = deployment::applyDeployment(target.session, plan, options, context.task());
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

/// The unfinished deployment, or else the unfinished migrations that a run without a package left.
Result<CommandResult> rollbackUnfinished(const CommandContext &context, const Target &target) {
    const auto plan = deployment::planResume(target.session, target.environment, {{}, true}, context.task());
    if (!plan && plan.error().code != ErrorCode::NotFound)
        return std::unexpected(plan.error());
    const QString name = target.environment.name;
    CommandResult result;
    const QString preview = plan ? Tr::tr("Undo the deployment %1 on “%2”.").arg(plan->resumed->runId, name)
                                 : Tr::tr("Undo what unfinished migrations have applied to “%1”.").arg(name);
    result.text = preview + u'\n';
    if (context.options().dryRun)
        return result;
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, preview));
    if (!plan) {
        STELLWERK_TRY(deployment::undoUnfinished(target.session, target.environment, confirmation, context.task()));
        result.text = Tr::tr("Done. Nothing is unfinished on “%1” any more.").arg(name) + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const auto undone,
                     deployment::rollBackUnfinished(target.session, *plan, confirmation, context.task()));
    result.text = undone.state + u'\n';
    result.json[QStringLiteral("state")] = undone.state;
    result.json[QStringLiteral("next_steps")] = QJsonArray::fromStringList(undone.nextSteps);
    if (!undone.success)
        result.error = Error{ErrorCode::RollbackFailed, undone.state, undone.nextSteps.join(u' '), {}, 0, {}, {}};
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
    const int ways = (words.steps > 0 ? 1 : 0) + (words.version.empty() ? 0 : 1) + (words.deployment.empty() ? 0 : 1) +
                     (words.unfinished ? 1 : 0);
    if (ways != 1 || (!words.version.empty() && !version))
        return fail(ErrorCode::Usage,
                    Tr::tr("Say how far: one of --steps N with N > 0, --to-version V, --deployment ID "
                           "or --unfinished."));
    if (words.deployment.empty() && (words.restoreBackup || words.previousImage))
        return fail(ErrorCode::Usage, Tr::tr("--restore-backup and --previous-image go with --deployment ID."));
    STELLWERK_ASSIGN(const Target target, context.target());
    if (!words.deployment.empty())
        return rollBackPast(context, target,
                            {QString::fromStdString(words.deployment), words.restoreBackup, words.previousImage});
    if (words.unfinished)
        return rollbackUnfinished(context, target);
    const QString name = target.environment.name;
    STELLWERK_ASSIGN(const auto plan, deployment::planRollback(target.session, target.environment,
                                                               {words.steps, version}, context.task()));
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
    deployCommand.add_option("package", words->file, Tr::tr("the package file").toStdString())->type_name("FILE");
    deployCommand.add_flag("--resume", words->resume,
                           Tr::tr("go on with the deployment that was not finished").toStdString());
    deployCommand.add_flag("--accept-writes", words->acceptWrites,
                           Tr::tr("with --resume: although users have written since it was interrupted").toStdString());
    deployCommand.add_flag("--rehearse", words->rehearse,
                           Tr::tr("first on a copy made from the backup; only if that works, here").toStdString());
    addWait(deployCommand, words->wait);
    deployCommand
        .add_option("--plan", words->approvedPlan,
                    Tr::tr("exactly this plan: a file of “plan --output”, or its SHA-256").toStdString())
        ->type_name("FILE|SHA256");

    const auto how = std::make_shared<RollbackWords>();
    CLI::App &rollbackCommand =
        commands.add({.path = QStringLiteral("rollback"),
                      .help = Tr::tr("take a deployment or migrations back"),
                      .example = QStringLiteral("rollback --env staging --to-version 0.3.0 --dry-run"),
                      .effect = Effect::Plans},
                     [how](const CommandContext &context) { return rollback(context, *how); });
    rollbackCommand.add_option("--steps", how->steps, Tr::tr("the last N migrations").toStdString())->type_name("N");
    rollbackCommand
        .add_option("--deployment", how->deployment,
                    Tr::tr("the last deployment, by its id, import and all").toStdString())
        ->type_name("ID");
    rollbackCommand.add_flag(
        "--restore-backup", how->restoreBackup,
        Tr::tr("with --deployment: restore its backup; what users wrote since is lost").toStdString());
    rollbackCommand.add_flag("--previous-image", how->previousImage,
                             Tr::tr("with --deployment: run the hook previous_image, too").toStdString());
    rollbackCommand.add_flag("--unfinished", how->unfinished,
                             Tr::tr("what a run that was interrupted has applied").toStdString());
    rollbackCommand.add_option("--to-version", how->version, Tr::tr("everything above this version").toStdString())
        ->type_name("VERSION");
}

void addResumeCommand(CommandTable &commands) {
    const auto words = std::make_shared<DeployWords>();
    words->resume = true;
    CLI::App &command = commands.add({.path = QStringLiteral("deployments resume"),
                                      .help = Tr::tr("go on with the deployment that was not finished"),
                                      .example = QStringLiteral("deployments resume --env prod --confirm prod"),
                                      .effect = Effect::Plans},
                                     [words](const CommandContext &context) { return deploy(context, *words); });
    command.add_option("package", words->file, Tr::tr("the package file, where it is not where it was").toStdString())
        ->type_name("FILE");
    command.add_flag("--accept-writes", words->acceptWrites,
                     Tr::tr("although users have written since it was interrupted").toStdString());
    addWait(command, words->wait);
}

} // namespace stellwerk::cli
