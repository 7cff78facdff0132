// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "cli/options.h"
#include "cli/output.h"
#include "deployment/session.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace CLI {
class App;
}

namespace stellwerk::cli {

/// What a command has to say. The same on success and failure: `error` decides.
struct CommandResult {
    QJsonObject json{}; ///< members of its own in the JSON document
    QString text{};     ///< for people, on standard output
    QStringList warnings{};
    std::optional<Error> error{};              ///< of an operation that ran and failed, with its result beside it
    ExitCode exitCode = ExitCode::Ok;          ///< when there is no error
    std::optional<ExitCode> failureExitCode{}; ///< instead of the error's own

    [[nodiscard]] static CommandResult failed(Error error) {
        CommandResult result;
        result.error = std::move(error);
        return result;
    }
};

/// The environment that a command works on, in its workspace.
struct Target {
    deployment::Session session;
    project::Environment environment;
};

/// What commands get: the options, the way to speak and be stopped, and the workspace when they ask for it.
class CommandContext final {
public:
    CommandContext(const GlobalOptions &options, const Streams &streams, Output &output, const std::stop_token &stop);

    [[nodiscard]] const GlobalOptions &options() const { return m_options; }
    [[nodiscard]] const TaskContext &task() const { return m_task; }
    [[nodiscard]] Output &output() const { return m_output; }
    /// Width for tables; 0 = no limit.
    [[nodiscard]] int width() const { return m_output.width(); }
    /// Opens the workspace of --workspace, or the nearest one.
    [[nodiscard]] Result<deployment::Session> session() const;
    /// Workspace and environment of --env; Usage when that is missing.
    [[nodiscard]] Result<Target> target() const;
    /// The word of --confirm. Where it is missing and needed, and somebody can be asked, @p preview is shown and the
    /// environment's name asked for; not with --yes, which asks nobody and is not enough. Whoever applies the change
    /// compares it with the name.
    [[nodiscard]] Result<QString> confirmation(const project::Environment &environment, const QString &preview) const;

    /// The same where something is removed that no other environment would need a word for: there --yes, or the answer
    /// to a question. ConfirmationMissing without either.
    [[nodiscard]] Result<QString> agreement(const project::Environment &environment, const QString &preview) const;
    /// Asks for a password; Usage when nobody can be asked.
    [[nodiscard]] Result<QString> askSecret(const QString &question) const;

    /// Asks for a new secret, twice. Usage when the answers differ or nobody can be asked, then with @p hint.
    [[nodiscard]] Result<QString> newSecret(const QString &question, const QString &hint) const;

private:
    [[nodiscard]] bool canAsk() const { return m_streams.ask && !m_options.noInput; }

    const GlobalOptions &m_options;
    const Streams &m_streams;
    Output &m_output;
    TaskContext m_task;
    std::shared_ptr<deployment::SecretMemory> m_typedIn = std::make_shared<deployment::SecretMemory>();
};

using Action = std::function<Result<CommandResult>(const CommandContext &)>;

/// What a command does with --dry-run.
enum class Effect {
    Reads,  ///< changes nothing anyway
    Plans,  ///< shows its plan
    Writes, ///< has no plan to show: refuses
};

/// A command as it stands in the help.
struct CommandSpec {
    QString path;    ///< e.g. "package show"
    QString help;    ///< translated, without a full stop
    QString example; ///< what follows the program's name; not translated
    Effect effect = Effect::Reads;
};

/// The commands by CLI11 object; the one that was parsed is run.
class CommandTable final {
public:
    CommandTable(CLI::App &app, const GlobalOptions &options) : m_app(app), m_options(options) {}

    /// The heading over the commands that are added from now on.
    void beginGroup(const QString &title) { m_group = title; }
    /// The help of a word with commands below it, e.g. "package"; before the first of them.
    void addParent(const QString &name, const QString &help);
    CLI::App &add(const CommandSpec &spec, Action action);
    /// The parsed command's path, and its action behind the check of --dry-run; nothing when no command was given.
    [[nodiscard]] std::optional<std::pair<QString, Action>> parsed() const;

private:
    struct Entry {
        CLI::App *app;
        CommandSpec spec;
        Action action;
    };
    CLI::App &m_app;
    const GlobalOptions &m_options;
    QString m_group;
    std::vector<Entry> m_entries;
};

/// A file that must be named.
void addFile(CLI::App &command, std::string &into, const char *name, const QString &help);

/// Where master data comes from: a package or folder, or --from ENV.
struct MasterDataWords {
    std::string path;
    std::string environment;
};
void addMasterDataSource(CLI::App &command, MasterDataWords &into);

/// --wait SECONDS: how long to wait for somebody else's lock.
void addWait(CLI::App &command, int &into);

void addStatusCommands(CommandTable &commands);          ///< status, validate
void addEnvironmentCommands(CommandTable &commands);     ///< environments
void addDiagnoseCommand(CommandTable &commands);         ///< diagnose
void addReferenceCommands(CommandTable &commands);       ///< completion, reference
void addSchemaCommands(CommandTable &commands);          ///< baseline, schema
void addMigrationCommands(CommandTable &commands);       ///< migrations
void addMigrationFileCommands(CommandTable &commands);   ///< migrations lint, hash, new
void addMigrationRunCommands(CommandTable &commands);    ///< migrations apply, resolve
void addPackageCommands(CommandTable &commands);         ///< prepare, package, diff
void addSigningCommands(CommandTable &commands);         ///< package keygen, sign; after addPackageCommands
void addMasterDataCommands(CommandTable &commands);      ///< masterdata
void addMasterDataDecideCommand(CommandTable &commands); ///< masterdata decide
void addPlanCommand(CommandTable &commands);             ///< plan
void addApproveCommand(CommandTable &commands);          ///< approve
void addDeploymentCommands(CommandTable &commands);      ///< deploy, rollback
void addRehearsalCommand(CommandTable &commands);        ///< rehearse
void addInitCommand(CommandTable &commands);             ///< init
void addResumeCommand(CommandTable &commands);           ///< deployments resume
void addReportCommands(CommandTable &commands);          ///< deployments
void addBackupCommands(CommandTable &commands);          ///< backup, restore
void addBackupCatalogueCommands(CommandTable &commands); ///< backup list, verify, pin, unpin, prune
void addBackupFileCommands(CommandTable &commands);      ///< backup delete, export
void addForeignCommands(CommandTable &commands);         ///< backup foreign
void addDemoCommands(CommandTable &commands);            ///< demo, workspace

} // namespace stellwerk::cli
