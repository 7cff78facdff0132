// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include "cli/command.h"
#include "cli/deadline.h"
#include "cli/help.h"
#include "cli/reference/command_tree.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr int kMaxTimeout = 7 * 24 * 3600;

void addGlobalOptions(CLI::App &app, GlobalOptions &options) {
    const auto help = [](const QString &text) { return text.toStdString(); };
    app.add_option("-w,--workspace", options.workspace,
                   help(Tr::tr("the workspace folder (default: the nearest with a project.toml)")))
        ->type_name("DIR");
    app.add_option("-e,--env", options.environment, help(Tr::tr("the environment")))->type_name("NAME");
    app.add_option("--confirm", options.confirm,
                   help(Tr::tr("the environment's name again, where production demands it")))
        ->type_name("NAME");
    app.add_flag("-y,--yes", options.yes,
                 help(Tr::tr("agree without being asked; where production demands it, --confirm NAME instead")));
    app.add_flag("-n,--dry-run", options.dryRun, help(Tr::tr("show what would be done and change nothing")));
    app.add_flag("--exit-code", options.exitCode,
                 help(Tr::tr("exit with 3 when there are differences or pending migrations")));
    app.add_option("--timeout", options.timeout,
                   help(Tr::tr("stop, and roll back what was begun, after this many seconds")))
        ->check(CLI::Range(1, kMaxTimeout))
        ->type_name("SECONDS");
    app.add_flag("--json", options.json, help(Tr::tr("one JSON document on standard output")));
    app.add_flag("--events", options.events,
                 help(Tr::tr("every event as a JSON line on standard output, the result last")));
    app.add_flag("-q,--quiet", options.quiet, help(Tr::tr("only data and errors, no talk")));
    app.add_flag("-v,--verbose", options.verbose, help(Tr::tr("every statement and detail")));
    app.add_flag("--no-color", options.noColor,
                 help(Tr::tr("no colours (nor with NO_COLOR, TERM=dumb, or without a terminal)")));
    app.add_flag("--no-input", options.noInput, help(Tr::tr("never ask; fail and say what is missing")));
    app.add_option("--language", options.language, help(Tr::tr("de or en (default: the system's)")))
        ->check(CLI::IsMember({"de", "en"}))
        ->type_name("LANG");
    app.set_version_flag("--version", std::string("stellwerk-cli " STELLWERK_VERSION),
                         help(Tr::tr("show the version and exit")));
}

void addCommands(CommandTable &commands) {
    commands.beginGroup(Tr::tr("Look"));
    addStatusCommands(commands);
    addEnvironmentCommands(commands);
    addMigrationCommands(commands);
    addMigrationRunCommands(commands);
    addMigrationFileCommands(commands);
    commands.beginGroup(Tr::tr("Take a version to an environment"));
    addPackageCommands(commands);
    addSigningCommands(commands);
    addMasterDataCommands(commands);
    addPlanCommand(commands);
    addApproveCommand(commands);
    addDeploymentCommands(commands);
    addRehearsalCommand(commands);
    addReportCommands(commands);
    addResumeCommand(commands);
    commands.beginGroup(Tr::tr("Keep safe"));
    addBackupCommands(commands);
    addForeignCommands(commands);
    commands.beginGroup(Tr::tr("Set up"));
    addInitCommand(commands);
    addSchemaCommands(commands);
    addDemoCommands(commands);
    commands.beginGroup(Tr::tr("The program itself"));
    addDiagnoseCommand(commands);
    addReferenceCommands(commands);
}

auto description() -> std::string {
    return Tr::tr("Takes an application's database from development to production safely.").toStdString();
}

/// The parser with everything that it takes.
struct CommandLine {
    GlobalOptions options{};
    CLI::App app{description(), "stellwerk-cli"};
    CommandTable commands{app, options};

    CommandLine() {
        app.require_subcommand(1);
        app.formatter(helpFormatter()); // commands take formatter and help option over when they are added
        app.set_help_flag("-h,--help", Tr::tr("show this help and exit").toStdString());
        app.footer("status");
        addGlobalOptions(app, options);
        addCommands(commands);
    }
};

/// The same members on success and failure, whatever the command adds.
QJsonObject envelope(const QString &operation, const CommandResult &result) {
    QJsonObject json = result.json;
    json[QStringLiteral("schema")] = 1;
    json[QStringLiteral("operation")] = operation;
    json[QStringLiteral("success")] = !result.error.has_value();
    json[QStringLiteral("tool_version")] = QStringLiteral(STELLWERK_VERSION);
    json[QStringLiteral("warnings")] = QJsonArray::fromStringList(result.warnings);
    json[QStringLiteral("error")] = QJsonValue();
    if (result.error) {
        const Error &error = *result.error;
        json[QStringLiteral("error")] = QJsonObject{
            {QStringLiteral("code"), errorCodeName(error.code)},
            {QStringLiteral("message"), error.message},
            {QStringLiteral("hint"), error.hint},
            {QStringLiteral("detail"), error.detail},
            {QStringLiteral("position"), error.position ? QJsonValue(error.position->toString()) : QJsonValue()}};
    }
    return json;
}

int present(const QString &operation, const CommandResult &result, const GlobalOptions &options, Output &output) {
    if (options.forPrograms())
        output.document(envelope(operation, result));
    else if (!result.text.isEmpty())
        output.data(result.text);
    for (const QString &warning : result.warnings)
        output.talk(QStringLiteral("! %1").arg(warning));
    if (!result.error)
        return static_cast<int>(result.exitCode);
    output.error(*result.error);
    return static_cast<int>(result.failureExitCode.value_or(exitCodeOf(result.error->code)));
}

/// --help and --version are no failures; everything else is told like the failure of a command.
int refuseWords(const CLI::App &app, const CLI::ParseError &error, GlobalOptions &options, const QStringList &arguments,
                const Streams &streams) {
    // The parser stopped before it handed the options over.
    options.json = arguments.contains(QLatin1String("--json"));
    options.events = arguments.contains(QLatin1String("--events"));
    options.noColor = arguments.contains(QLatin1String("--no-color"));
    Output output(streams, options);
    if (error.get_exit_code() == 0) {
        std::ostringstream out;
        (void)app.exit(error, out, out);
        output.data(QString::fromStdString(out.str()));
        return 0;
    }
    return present(QStringLiteral("usage"), CommandResult::failed(usageError(app, error)), options, output);
}

CommandResult runCommand(const Action &action, const GlobalOptions &options, const Streams &streams, Output &output,
                         const std::stop_token &stop) {
    const Deadline deadline(stop, std::chrono::seconds(options.timeout));
    const CommandContext context(options, streams, output, deadline.token());
    Result<CommandResult> outcome = action(context);
    CommandResult result = outcome ? *std::move(outcome) : CommandResult::failed(std::move(outcome).error());
    if (result.error && result.error->code == ErrorCode::Cancelled && deadline.passed()) {
        result.error = Error{ErrorCode::Timeout, Tr::tr("The work was stopped after %n second(s), as --timeout says.",
                                                        nullptr, options.timeout)};
        if (result.failureExitCode == ExitCode::Interrupted)
            result.failureExitCode = ExitCode::Unreachable;
    }
    return result;
}

} // namespace

CommandInfo commandTree() {
    return commandTree(CommandLine().app);
}

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
    CommandLine line;
    CLI::App &app = line.app;
    GlobalOptions &options = line.options;
    try { // CLI11 speaks in exceptions
        std::vector<std::string> words;
        for (auto it = arguments.rbegin(); it != arguments.rend(); ++it)
            words.push_back(it->toStdString());
        app.parse(words);
    } catch (const CLI::ParseError &error) {
        return refuseWords(app, error, options, arguments, streams);
    }
    Output output(streams, options);
    const auto command = line.commands.parsed();
    if (!command)
        return present(QStringLiteral("usage"),
                       CommandResult::failed(Error{ErrorCode::Internal, Tr::tr("The command has no action.")}), options,
                       output);
    return present(command->first, runCommand(command->second, options, streams, output, stop), options, output);
}

} // namespace stellwerk::cli
