// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "cli/cli.h"
#include "deployment/session.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace CLI {
class App;
}

namespace stellwerk::cli {

/// Options that every command has.
struct GlobalOptions {
    std::string workspace;
    std::string language;
    std::string environment;
    std::string confirm;
    bool json = false;
    bool events = false;
    bool quiet = false;
    bool verbose = false;
    bool noColor = false;
    bool noInput = false;
    bool dryRun = false;
    bool exitCode = false;
};

/// What a command has to say. The same on success and failure: `error` decides.
struct CommandResult {
    QJsonObject json;              ///< members of its own in the JSON document
    QString text;                  ///< for people, on standard output
    QStringList warnings;
    std::optional<Error> error;    ///< of an operation that ran and failed, with its result beside it
    ExitCode exitCode = ExitCode::Ok; ///< when there is no error
    std::optional<ExitCode> failureExitCode; ///< instead of the error's own

    [[nodiscard]] static CommandResult failed(Error error) {
        CommandResult result;
        result.error = std::move(error);
        return result;
    }
};

/// What commands get: the options, the way to speak and be stopped, and the workspace when they ask for it.
class CommandContext {
public:
    CommandContext(const GlobalOptions &options, const Streams &streams, const std::stop_token &stop);

    [[nodiscard]] const GlobalOptions &options() const { return m_options; }
    [[nodiscard]] const TaskContext &task() const { return m_task; }
    /// Opens the workspace of --workspace, or the nearest one.
    [[nodiscard]] Result<deployment::Session> session() const;
    /// The environment of --env; Usage when it is missing.
    [[nodiscard]] Result<project::Environment> environment(const deployment::Session &session) const;
    /// A line of data on standard output, at once; only for commands that tell a story without --json.
    void print(const QString &line) const;
    /// A line of talk on standard error, unless --quiet.
    void say(const QString &line) const;

private:
    void showProgress(const Progress &progress) const;
    void showEvent(const Event &event) const;

    const GlobalOptions &m_options;
    const Streams &m_streams;
    TaskContext m_task;
};

using Action = std::function<Result<CommandResult>(const CommandContext &)>;

/// The commands by CLI11 object; the one that was parsed is run.
class CommandTable {
public:
    CommandTable(CLI::App &app, const GlobalOptions &options) : m_app(app), m_options(options) {}

    /// Adds a command; @p path is e.g. "package show". Commands that read or write an environment take --env.
    CLI::App &add(const QString &path, const QString &help, Action action);
    [[nodiscard]] CLI::App &app() { return m_app; }
    /// The parsed command's name and action; nothing when no command was given.
    [[nodiscard]] std::optional<std::pair<QString, Action>> parsed() const;

private:
    CLI::App &m_app;
    const GlobalOptions &m_options;
    std::vector<std::tuple<CLI::App *, QString, Action>> m_actions;
};

void addEnvironmentCommands(CommandTable &commands);   ///< status, validate, baseline, environments, schema
void addPackageCommands(CommandTable &commands);       ///< prepare, package, diff
void addDeploymentCommands(CommandTable &commands);    ///< deploy, rollback
void addBackupCommands(CommandTable &commands);        ///< backup, restore
void addDemoCommands(CommandTable &commands);          ///< demo, workspace

} // namespace stellwerk::cli
