// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/init_text.h"
#include "cli/text/report_text.h"
#include "deployment/init/init.h"
#include "deployment/init/password_hash.h"
#include "deployment/state/health.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

struct InitWords {
    std::string file;
    std::string admin;
    std::string email;
    std::string passwordFrom = "prompt";
    bool noAdmin = false;
    bool undo = false;
    int wait = 5;
};

/// The word itself is never repeated: somebody may have given the password in its place.
Result<project::SecretSource> passwordSource(const InitWords &words) {
    const auto source = project::parseSecretSource(QString::fromStdString(words.passwordFrom));
    if (source && source->kind != project::SecretSource::Kind::Keychain)
        return *source;
    return fail(ErrorCode::Usage,
                Tr::tr("--admin-password-from names no source of a password; the value is not repeated here."),
                Tr::tr("Write env:NAME, file:PATH, command:PROGRAM or prompt. If it was a password, choose another "
                       "one: others may have seen it in the list of processes."));
}

Result<QString> passwordOf(const CommandContext &context, const Target &target, const InitWords &words) {
    STELLWERK_ASSIGN(const project::SecretSource source, passwordSource(words));
    if (source.kind == project::SecretSource::Kind::Prompt)
        return context.newSecret(Tr::tr("Password for the account “%1”: ").arg(QString::fromStdString(words.admin)),
                                 Tr::tr("Give --admin-password-from env:NAME or file:PATH."));
    return project::fetchSecret(source, {}, target.session.workspace.folder, {}, context.task());
}

Result<CommandResult> undo(const CommandContext &context, const Target &target) {
    const QString preview =
        Tr::tr("Drop the empty tables that an interrupted init left in “%1”.").arg(target.environment.name);
    CommandResult result;
    if (context.options().dryRun) {
        result.text = preview + u'\n' + Tr::tr("Nothing was changed.") + u'\n';
        return result;
    }
    STELLWERK_ASSIGN(const QString confirmation, context.confirmation(target.environment, preview));
    STELLWERK_ASSIGN(const QStringList dropped,
                     deployment::undoInit(target.session, target.environment, confirmation, context.task()));
    result.json[QStringLiteral("dropped")] = QJsonArray::fromStringList(dropped);
    result.text = Tr::tr("Done: %n object(s) of the interrupted init are gone from “%1”.", nullptr,
                         static_cast<int>(dropped.size()))
                      .arg(target.environment.name) +
                  u'\n';
    return result;
}

Result<CommandResult> init(const CommandContext &context, const InitWords &words) {
    if (words.file.empty() != words.undo)
        return fail(ErrorCode::Usage, Tr::tr("Name the package, or take an interrupted init back with --undo."));
    STELLWERK_TRY(passwordSource(words));
    STELLWERK_ASSIGN(const Target target, context.target());
    if (words.undo)
        return undo(context, target);
    const deployment::InitAccount account{QString::fromStdString(words.admin), QString::fromStdString(words.email),
                                          words.noAdmin};
    STELLWERK_ASSIGN(const deployment::InitPlan plan,
                     deployment::planInit(target.session, QString::fromStdString(words.file), target.environment,
                                          account, context.task()));
    CommandResult result;
    const QString preview = initPlanText(plan, context.width());
    if (context.options().dryRun) {
        result.json[QStringLiteral("plan")] = plan.toJson();
        result.text = preview;
        if (const Status ready = deployment::statusOf(plan.checks); !ready)
            result.error = ready.error();
        return result;
    }
    deployment::InitOptions options{
        QString::fromStdString(context.options().confirm), {}, std::chrono::seconds(words.wait)};
    // What cannot be installed anyway needs neither password nor confirmation.
    if (plan.deployable()) {
        if (plan.admin) {
            STELLWERK_ASSIGN(options.password, passwordOf(context, target, words));
            STELLWERK_TRY(deployment::checkStrength(*plan.admin, account.name, account.email, options.password));
        }
        STELLWERK_ASSIGN(options.confirmation, context.confirmation(target.environment, preview));
    }
    const deployment::DeploymentReport report = deployment::applyInit(target.session, plan, options, context.task());
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

} // namespace

void addInitCommand(CommandTable &commands) {
    const auto words = std::make_shared<InitWords>();
    CLI::App &command = commands.add(
        {.path = QStringLiteral("init"),
         .help = Tr::tr("install the application in an empty database"),
         .example = QStringLiteral("init packages/deployment_package_0.5.0_20260131-221500.tar.gz --env test --admin "
                                   "anna --admin-email anna@example.org"),
         .effect = Effect::Plans},
        [words](const CommandContext &context) { return init(context, *words); });
    command.add_option("package", words->file, Tr::tr("the package file").toStdString())->type_name("FILE");
    command.add_option("--admin", words->admin, Tr::tr("name of the first account").toStdString())->type_name("NAME");
    command.add_option("--admin-email", words->email, Tr::tr("its e-mail address").toStdString())->type_name("ADDRESS");
    command
        .add_option(
            "--admin-password-from", words->passwordFrom,
            Tr::tr("where its password comes from: env:NAME, file:PATH, command:PROGRAM or prompt").toStdString())
        ->type_name("SOURCE")
        ->capture_default_str();
    command.add_flag("--no-admin", words->noAdmin, Tr::tr("make no account").toStdString());
    command.add_flag("--undo", words->undo, Tr::tr("empty the database after an interrupted init").toStdString());
    addWait(command, words->wait);
}

} // namespace stellwerk::cli
