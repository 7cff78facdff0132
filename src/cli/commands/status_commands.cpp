// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/status_text.h"
#include "cli/text/words.h"
#include "deployment/state/status.h"
#include "deployment/state/validate.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::CheckResult;
using deployment::EnvironmentStatus;

Result<CommandResult> status(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    std::vector<project::Environment> wanted = session.workspace.environments;
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(const project::Environment one,
                         session.workspace.environment(QString::fromStdString(context.options().environment)));
        wanted = {one};
    }
    std::vector<EnvironmentStatus> all;
    QJsonArray list;
    CommandResult result;
    bool pending = false;
    for (const project::Environment &environment : wanted) {
        all.push_back(deployment::readStatus(session, environment, context.task()));
        STELLWERK_TRY(context.task().checkStop());
        list << all.back().toJson();
        for (const QString &warning : all.back().warnings)
            result.warnings << environment.name + QLatin1String(": ") + warning;
        pending = pending || all.back().version.compatibility != migration::Compatibility::Compatible;
    }
    result.json[QStringLiteral("environments")] = list;
    result.text = statusText(session.workspace, all, context.width());
    // One environment that was asked for and cannot be read is a failure; in an overview it is a line.
    if (!context.options().environment.empty() && all.front().error)
        result.error = all.front().error;
    else if (pending && context.options().exitCode)
        result.exitCode = ExitCode::Differences;
    return result;
}

Result<CommandResult> validate(const CommandContext &context) {
    STELLWERK_ASSIGN(const Target target, context.target());
    STELLWERK_ASSIGN(const auto checks,
                     deployment::validateEnvironment(target.session, target.environment, context.task()));
    CommandResult result;
    result.json[QStringLiteral("checks")] = deployment::checksToJson(checks);
    result.text = checksText(checks, context.width());
    const auto failed = std::ranges::find(checks, CheckResult::Level::Error, &CheckResult::level);
    if (failed != checks.end())
        result.error = Error{
            failed->errorCode,
            Tr::tr("“%1” is not as it should be. %2: %3").arg(target.environment.name, failed->title, failed->message),
            failed->hint};
    return result;
}

} // namespace

void addStatusCommands(CommandTable &commands) {
    commands.add({.path = QStringLiteral("status"),
                  .help = Tr::tr("versions, pending migrations and the next sensible step"),
                  .example = QStringLiteral("status --env prod --exit-code")},
                 status);
    commands.add({.path = QStringLiteral("validate"),
                  .help = Tr::tr("check a database against the project"),
                  .example = QStringLiteral("validate --env prod")},
                 validate);
}

} // namespace stellwerk::cli
