// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <QCoreApplication>
#include <QDir>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

CommandContext::CommandContext(const GlobalOptions &options, const Streams &streams, Output &output,
                               const std::stop_token &stop)
    : m_options(options),
      m_streams(streams),
      m_output(output),
      m_task(
          stop, [&output](const Progress &progress) { output.progress(progress); },
          [&output](const Event &event) { output.event(event); }) {}

Result<deployment::Session> CommandContext::session() const {
    QString folder = QString::fromStdString(m_options.workspace);
    if (folder.isEmpty()) {
        STELLWERK_ASSIGN(folder, project::findWorkspace(QDir::currentPath()));
    }
    deployment::Session session;
    STELLWERK_ASSIGN(session.workspace, project::openWorkspace(folder));
    session.operatorName = deployment::Session::currentOperator();
    session.typedIn = m_typedIn;
    if (canAsk())
        session.prompt = [this](const project::Environment &environment) {
            return m_streams.ask(Tr::tr("Password for “%1”: ").arg(environment.name), true);
        };
    return session;
}

Result<Target> CommandContext::target() const {
    if (m_options.environment.empty())
        return fail(ErrorCode::Usage, Tr::tr("Which environment? The option --env is missing."),
                    Tr::tr("See the names with: %1").arg(QLatin1String("stellwerk-cli environments list")));
    Target target;
    STELLWERK_ASSIGN(target.session, session());
    STELLWERK_ASSIGN(target.environment,
                     target.session.workspace.environment(QString::fromStdString(m_options.environment)));
    return target;
}

Result<QString> CommandContext::confirmation(const project::Environment &environment, const QString &preview) const {
    const QString given = QString::fromStdString(m_options.confirm);
    if (!given.isEmpty() || !environment.needsConfirmation() || m_options.yes || !canAsk())
        return given;
    m_output.talk(preview);
    STELLWERK_ASSIGN(const QString answer, m_streams.ask(Tr::tr("Type “%1” to go on: ").arg(environment.name), false));
    return answer.trimmed();
}

Result<QString> CommandContext::askSecret(const QString &question) const {
    if (!canAsk())
        return fail(ErrorCode::Usage, Tr::tr("There is nobody to ask."));
    return m_streams.ask(question, true);
}

Result<QString> CommandContext::agreement(const project::Environment &environment, const QString &preview) const {
    if (environment.needsConfirmation())
        return confirmation(environment, preview);
    if (m_options.yes)
        return environment.name;
    const auto refused = fail(ErrorCode::ConfirmationMissing, Tr::tr("Nobody agreed to this. Nothing was changed."),
                              Tr::tr("Look at it with --dry-run, then give --yes."));
    if (!canAsk())
        return refused;
    m_output.talk(preview);
    STELLWERK_ASSIGN(const QString answer, m_streams.ask(Tr::tr("Go on? [y/N] "), false));
    static const QStringList agreements{QStringLiteral("y"), QStringLiteral("yes"), QStringLiteral("j"),
                                        QStringLiteral("ja")};
    if (!agreements.contains(answer.trimmed().toLower()))
        return refused;
    return environment.name;
}

Result<QString> CommandContext::newSecret(const QString &question, const QString &hint) const {
    if (!canAsk())
        return fail(ErrorCode::Usage, Tr::tr("A password is missing, and there is nobody to ask. Nothing was changed."),
                    hint);
    STELLWERK_ASSIGN(const QString first, m_streams.ask(question, true));
    STELLWERK_ASSIGN(const QString second, m_streams.ask(Tr::tr("Once more: "), true));
    if (first != second)
        return fail(ErrorCode::Usage, Tr::tr("The two passwords are not the same. Nothing was changed."));
    return first;
}

void CommandTable::addParent(const QString &name, const QString &help) {
    CLI::App *parent = m_app.add_subcommand(name.toStdString(), help.toStdString());
    parent->group(m_group.toStdString())->require_subcommand(1)->fallthrough()->footer("");
}

CLI::App &CommandTable::add(const CommandSpec &spec, Action action) {
    CLI::App *parent = &m_app;
    QStringList words = spec.path.split(u' ');
    const std::string name = words.takeLast().toStdString();
    for (const QString &word : words)
        parent = parent->get_subcommand(word.toStdString());
    CLI::App *command = parent->add_subcommand(name, spec.help.toStdString());
    command->group(m_group.toStdString())->fallthrough();
    command->footer(spec.example.toStdString());
    m_entries.push_back({command, spec, std::move(action)});
    return *command;
}

std::optional<std::pair<QString, Action>> CommandTable::parsed() const {
    const auto entry = std::ranges::find_if(m_entries, [](const Entry &one) { return one.app->parsed(); });
    if (entry == m_entries.end())
        return {};
    if (m_options.dryRun && entry->spec.effect == Effect::Writes) {
        const Error error{ErrorCode::Usage, Tr::tr("“%1” has no dry run. Nothing was done.").arg(entry->spec.path)};
        return std::pair(entry->spec.path,
                         [error](const CommandContext &) -> Result<CommandResult> { return std::unexpected(error); });
    }
    return std::pair(entry->spec.path, entry->action);
}

void addWait(CLI::App &command, int &into) {
    command.add_option("--wait", into, Tr::tr("so long for the lock of somebody else").toStdString())
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

void addFile(CLI::App &command, std::string &into, const char *name, const QString &help) {
    command.add_option(name, into, help.toStdString())->required()->type_name("FILE");
}

} // namespace stellwerk::cli
