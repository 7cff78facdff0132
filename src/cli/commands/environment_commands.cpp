// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "deployment/state/environment_check.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::CheckResult;

Result<CommandResult> list(const CommandContext &context, bool onlyNames) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    CommandResult result;
    QJsonArray list;
    std::vector<QStringList> rows{{Tr::tr("Environment"), Tr::tr("Kind"), Tr::tr("Driver"), Tr::tr("Database")}};
    QString names;
    for (const project::Environment &environment : session.workspace.environments) {
        rows.push_back(
            {environment.name, kindText(environment.kind), db::engineName(environment.driver), environment.database});
        list << QJsonObject{{QStringLiteral("name"), environment.name},
                            {QStringLiteral("kind"), project::environmentKindName(environment.kind)},
                            {QStringLiteral("driver"), db::engineName(environment.driver)},
                            {QStringLiteral("database"), environment.database}};
        names += environment.name + u'\n';
    }
    result.json[QStringLiteral("environments")] = list;
    result.text = onlyNames ? names : textTable(rows, context.width());
    return result;
}

Result<CommandResult> check(const CommandContext &context) {
    STELLWERK_ASSIGN(const deployment::Session session, context.session());
    std::vector<project::Environment> wanted = session.workspace.environments;
    if (!context.options().environment.empty()) {
        STELLWERK_ASSIGN(const Target target, context.target());
        wanted = {target.environment};
    }
    if (wanted.empty())
        return fail(ErrorCode::NotFound, Tr::tr("The workspace %1 has no environment.").arg(session.workspace.folder),
                    Tr::tr("Describe where the databases are, in environments.toml."));
    CommandResult result;
    QJsonArray list;
    for (const project::Environment &environment : wanted) {
        const auto checks = deployment::checkEnvironment(session, environment, context.task());
        STELLWERK_TRY(context.task().checkStop());
        list << QJsonObject{{QStringLiteral("name"), environment.name},
                            {QStringLiteral("checks"), deployment::checksToJson(checks)}};
        result.text += QString(result.text.isEmpty() ? QString() : QStringLiteral("\n")) + environment.name + u'\n' +
                       checksText(checks, context.width());
        const auto failed = std::ranges::find(checks, CheckResult::Level::Error, &CheckResult::level);
        if (failed != checks.end() && !result.error)
            result.error = Error{
                failed->errorCode,
                Tr::tr("Nothing can be deployed to “%1”. %2: %3").arg(environment.name, failed->title, failed->message),
                failed->hint};
    }
    result.json[QStringLiteral("environments")] = list;
    return result;
}

} // namespace

void addEnvironmentCommands(CommandTable &commands) {
    const auto onlyNames = std::make_shared<bool>(false);
    commands.addParent(QStringLiteral("environments"), Tr::tr("the databases that the workspace knows"));
    commands
        .add({.path = QStringLiteral("environments list"),
              .help = Tr::tr("the environments of the workspace"),
              .example = QStringLiteral("environments list --json")},
             [onlyNames](const CommandContext &context) { return list(context, *onlyNames); })
        .add_flag("--names", *onlyNames, Tr::tr("only their names, one on a line").toStdString());
    commands.add({.path = QStringLiteral("environments check"),
                  .help = Tr::tr("what stands between an environment and a deployment"),
                  .example = QStringLiteral("environments check --env prod")},
                 check);
}

} // namespace stellwerk::cli
