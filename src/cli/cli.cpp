// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include "cli/command.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

void addGlobalOptions(CLI::App &app, GlobalOptions &options) {
    const auto help = [](const QString &text) { return text.toStdString(); };
    app.add_option("-w,--workspace", options.workspace, help(Tr::tr("the workspace folder (default: the nearest with a project.toml)")))->type_name("DIR");
    app.add_option("-e,--env", options.environment, help(Tr::tr("the environment")))->type_name("NAME");
    app.add_option("--confirm", options.confirm, help(Tr::tr("the environment's name again, where production demands it")))->type_name("NAME");
    app.add_flag("-n,--dry-run", options.dryRun, help(Tr::tr("show what would be done and change nothing")));
    app.add_flag("--exit-code", options.exitCode, help(Tr::tr("exit with 3 when there are differences or pending migrations")));
    app.add_flag("--json", options.json, help(Tr::tr("one JSON document on standard output")));
    app.add_flag("--events", options.events, help(Tr::tr("every event as a JSON line on standard output, the result last")));
    app.add_flag("-q,--quiet", options.quiet, help(Tr::tr("only data, no talk")));
    app.add_flag("-v,--verbose", options.verbose, help(Tr::tr("show progress")));
    app.add_flag("--no-color", options.noColor, help(Tr::tr("no colours")));
    app.add_flag("--no-input", options.noInput, help(Tr::tr("never ask; fail and say what is missing")));
    app.add_option("--language", options.language, help(Tr::tr("de or en (default: the system's)")))->check(CLI::IsMember({"de", "en"}))->type_name("LANG");
    app.set_version_flag("--version", std::string("stellwerk-cli " STELLWERK_VERSION));
}

QJsonObject envelope(const QString &operation, const CommandResult &result) {
    QJsonObject json{{QStringLiteral("schema"), 1},
                     {QStringLiteral("operation"), operation},
                     {QStringLiteral("success"), !result.error.has_value()},
                     {QStringLiteral("tool_version"), QStringLiteral(STELLWERK_VERSION)},
                     {QStringLiteral("warnings"), QJsonArray::fromStringList(result.warnings)}};
    for (auto it = result.json.begin(); it != result.json.end(); ++it)
        json[it.key()] = it.value();
    if (result.error)
        json[QStringLiteral("error")] = QJsonObject{{QStringLiteral("code"), errorCodeName(result.error->code)},
                                                    {QStringLiteral("message"), result.error->message},
                                                    {QStringLiteral("hint"), result.error->hint},
                                                    {QStringLiteral("detail"), result.error->detail}};
    return json;
}

int present(const QString &operation, const CommandResult &result, const GlobalOptions &options, const Streams &streams) {
    if (options.json || options.events) {
        const auto form = options.events ? QJsonDocument::Compact : QJsonDocument::Indented;
        streams.out(QJsonDocument(envelope(operation, result)).toJson(form).toStdString() + (options.events ? "\n" : ""));
    } else if (!result.text.isEmpty()) {
        streams.out(result.text.toStdString());
    }
    if (!options.quiet) {
        for (const QString &warning : result.warnings)
            streams.err(QStringLiteral("! %1\n").arg(warning).toStdString());
    }
    if (result.error) {
        streams.err(QStringLiteral("%1 %2\n").arg(Tr::tr("Error:"), result.error->toText()).toStdString());
        return static_cast<int>(result.failureExitCode.value_or(exitCodeOf(result.error->code)));
    }
    return static_cast<int>(result.exitCode);
}

int usageError(const CLI::App &app, const CLI::ParseError &error, GlobalOptions &options, const QStringList &arguments, const Streams &streams) {
    if (error.get_exit_code() == 0) { // --help, --version
        std::ostringstream out;
        std::ostringstream err;
        (void)app.exit(error, out, err);
        streams.out(out.str());
        return 0;
    }
    options.json = options.json || arguments.contains(QLatin1String("--json"));
    return present(QStringLiteral("usage"), CommandResult::failed(Error{ErrorCode::Usage, QString::fromStdString(error.what()), Tr::tr("See stellwerk-cli --help.")}), options, streams);
}

} // namespace

QLocale wantedLocale(const QStringList &arguments) {
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(QLatin1String("--language=")))
            return QLocale(arguments[i].section(u'=', 1));
        if (arguments[i] == QLatin1String("--language") && i + 1 < arguments.size())
            return QLocale(arguments[i + 1]);
    }
    return QLocale::system();
}

int run(const QStringList &arguments, const Streams &streams, const std::stop_token &stop) {
    GlobalOptions options;
    CLI::App app(Tr::tr("Takes an application's database from development to production safely.").toStdString(), "stellwerk-cli");
    app.require_subcommand(1);
    addGlobalOptions(app, options);
    CommandTable commands(app, options);
    addEnvironmentCommands(commands);
    addPackageCommands(commands);
    addDeploymentCommands(commands);
    addBackupCommands(commands);
    addDemoCommands(commands);
    try { // CLI11 speaks in exceptions
        std::vector<std::string> words;
        for (auto it = arguments.rbegin(); it != arguments.rend(); ++it)
            words.push_back(it->toStdString());
        app.parse(words);
    } catch (const CLI::ParseError &error) {
        return usageError(app, error, options, arguments, streams);
    }
    const auto command = commands.parsed();
    if (!command)
        return present(QStringLiteral("usage"), CommandResult::failed(Error{ErrorCode::Usage, Tr::tr("A command is missing."), Tr::tr("See stellwerk-cli --help.")}), options, streams);
    const CommandContext context(options, streams, stop);
    Result<CommandResult> result = command->second(context);
    return present(command->first, result ? *result : CommandResult::failed(std::move(result).error()), options, streams);
}

} // namespace stellwerk::cli
