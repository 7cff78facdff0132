// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/demo_run.h"
#include "demo/bamort_files.h"
#include "demo/demo.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

/// The words of the demo commands.
struct DemoWords {
    std::string folder;
    std::string driver = "sqlite";
    std::string host = "127.0.0.1";
    int port = 3306;
    std::string socket;
    std::string user = "root";
    std::string prefix = "stellwerk_demo";
    int scale = 1;
    quint32 seed = demo::kDefaultSeed;
};

demo::DemoOptions optionsFrom(const DemoWords &words) {
    demo::DemoOptions options;
    options.folder = QDir::current().absoluteFilePath(QString::fromStdString(words.folder));
    options.engine = words.driver == "mariadb" ? db::Engine::MariaDb : db::Engine::Sqlite;
    options.server.engine = options.engine;
    options.server.label = QStringLiteral("demo server");
    options.server.host = QString::fromStdString(words.host);
    options.server.port = static_cast<quint16>(words.port);
    options.server.socket = QString::fromStdString(words.socket);
    options.server.user = QString::fromStdString(words.user);
    options.server.password = qEnvironmentVariable("STELLWERK_DEMO_PASSWORD");
    options.databasePrefix = QString::fromStdString(words.prefix);
    options.scale = words.scale;
    options.seed = words.seed;
    return options;
}

Result<CommandResult> create(const CommandContext &context, const DemoWords &words) {
    STELLWERK_ASSIGN(const demo::DemoWorkspace made, demo::createDemo(optionsFrom(words), context.task()));
    CommandResult result;
    result.json = {{QStringLiteral("workspace"), made.folder},
                   {QStringLiteral("dev_rows"), made.devRows},
                   {QStringLiteral("prod_rows"), made.prodRows}};
    result.text = made.folder + u'\n';
    return result;
}

Result<CommandResult> runAll(const CommandContext &context, const DemoWords &words) {
    // With --json the story goes to standard error; standard output carries the document.
    const auto say = [&](const QString &line) {
        context.options().forPrograms() ? context.output().talk(line) : context.output().data(line + u'\n');
    };
    const auto report = runDemo(optionsFrom(words), say, TaskContext(context.task().stopToken(), {}, {}));
    CommandResult result;
    if (!report) {
        result.error = report.error();
        return result;
    }
    QJsonArray proofs;
    for (const DemoProof &proof : report->proofs)
        proofs << QJsonObject{{QStringLiteral("code"), proof.code},
                              {QStringLiteral("text"), proof.text},
                              {QStringLiteral("held"), proof.held},
                              {QStringLiteral("found"), proof.found}};
    result.json = {{QStringLiteral("workspace"), report->folder},
                   {QStringLiteral("package"), report->package},
                   {QStringLiteral("report"), report->reportFolder},
                   {QStringLiteral("proofs"), proofs}};
    result.text = Tr::tr("Report: %1").arg(report->reportFolder + QLatin1String("/report.html")) + u'\n';
    if (!report->allHeld())
        result.error = Error{ErrorCode::CheckFailed, Tr::tr("The demo did not prove what it promises.")};
    return result;
}

void addServerOptions(CLI::App &command, DemoWords &words) {
    command.add_option("folder", words.folder, Tr::tr("the folder to make").toStdString())
        ->required()
        ->type_name("DIR");
    command.add_option("--driver", words.driver, Tr::tr("sqlite or mariadb").toStdString())
        ->check(CLI::IsMember({"sqlite", "mariadb"}))
        ->type_name("DRIVER");
    command
        .add_option("--host", words.host, Tr::tr("MariaDB server (password: STELLWERK_DEMO_PASSWORD)").toStdString())
        ->type_name("HOST");
    command.add_option("--port", words.port, Tr::tr("its port").toStdString())
        ->check(CLI::Range(1, 65535))
        ->type_name("PORT");
    command.add_option("--socket", words.socket, Tr::tr("its local socket, instead of host and port").toStdString())
        ->type_name("FILE");
    command.add_option("--user", words.user, Tr::tr("account that may create databases").toStdString())
        ->type_name("NAME");
    command.add_option("--prefix", words.prefix, Tr::tr("names of the databases begin with this").toStdString())
        ->type_name("NAME");
    command.add_option("--scale", words.scale, Tr::tr("times as many user and master rows").toStdString())
        ->check(CLI::Range(1, demo::kMaxScale))
        ->type_name("N");
    command.add_option("--seed", words.seed, Tr::tr("the same seed gives the same rows").toStdString())->type_name("N");
}

/// The words of `workspace create`.
struct WorkspaceWords {
    std::string folder;
    std::string project;
    std::string version; ///< empty: the newest
};

Result<CommandResult> createWorkspace(const WorkspaceWords &words) {
    const QString path = QDir::current().absoluteFilePath(QString::fromStdString(words.folder));
    const QString wanted = QString::fromStdString(words.version);
    const std::optional<Version> version = Version::parse(wanted);
    if (!wanted.isEmpty() && !version)
        return fail(ErrorCode::Usage, Tr::tr("“%1” is no version; it looks like 0.4.0.").arg(wanted));
    STELLWERK_TRY(demo::writeProjectFiles(QString::fromStdString(words.project), path, version));
    CommandResult result;
    result.json[QStringLiteral("workspace")] = path;
    result.text = Tr::tr("%1 made. Describe your environments in environments.toml there.").arg(path) + u'\n';
    return result;
}

} // namespace

void addDemoCommands(CommandTable &commands) {
    const auto wanted = std::make_shared<WorkspaceWords>();
    commands.addParent(QStringLiteral("workspace"), Tr::tr("the folder with everything about a project"));
    CLI::App &workspace = commands.add({.path = QStringLiteral("workspace create"),
                                        .help = Tr::tr("a workspace for a known project"),
                                        .example = QStringLiteral("workspace create ~/bamort --project bamort"),
                                        .effect = Effect::Writes},
                                       [wanted](const CommandContext &) { return createWorkspace(*wanted); });
    workspace.add_option("folder", wanted->folder, Tr::tr("the folder to make").toStdString())
        ->required()
        ->type_name("DIR");
    workspace.add_option("--project", wanted->project, Tr::tr("the project, e.g. bamort").toStdString())
        ->required()
        ->type_name("NAME");
    workspace
        .add_option(
            "--version", wanted->version,
            Tr::tr("the database version, with what leads up to it; the newest if it is not given").toStdString())
        ->type_name("VERSION");

    const auto words = std::make_shared<DemoWords>();
    commands.addParent(QStringLiteral("demo"), Tr::tr("try everything on invented databases"));
    addServerOptions(commands.add({.path = QStringLiteral("demo create"),
                                   .help = Tr::tr("a workspace with invented databases"),
                                   .example = QStringLiteral("demo create /tmp/demo"),
                                   .effect = Effect::Writes},
                                  [words](const CommandContext &context) { return create(context, *words); }),
                     *words);
    addServerOptions(commands.add({.path = QStringLiteral("demo run"),
                                   .help = Tr::tr("the main job end to end on such a workspace"),
                                   .example = QStringLiteral("demo run /tmp/demo"),
                                   .effect = Effect::Writes},
                                  [words](const CommandContext &context) { return runAll(context, *words); }),
                     *words);
}

} // namespace stellwerk::cli
