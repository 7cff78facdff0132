// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/password_prompt.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace

CommandContext::CommandContext(const GlobalOptions &options, const Streams &streams, const std::stop_token &stop)
    : m_options(options), m_streams(streams),
      m_task(stop, [this](const Progress &progress) { showProgress(progress); }, [this](const Event &event) { showEvent(event); }) {}

Result<deployment::Session> CommandContext::session() const {
    QString folder = QString::fromStdString(m_options.workspace);
    if (folder.isEmpty()) {
        STELLWERK_ASSIGN(folder, project::findWorkspace(QDir::currentPath()));
    }
    deployment::Session session;
    STELLWERK_ASSIGN(session.workspace, project::openWorkspace(folder));
    session.operatorName = deployment::Session::currentOperator();
    if (m_streams.inIsTerminal && !m_options.noInput)
        session.prompt = [](const project::Environment &environment) { return askPassword(Tr::tr("Password for “%1”: ").arg(environment.name)); };
    return session;
}

Result<project::Environment> CommandContext::environment(const deployment::Session &session) const {
    if (m_options.environment.empty())
        return fail(ErrorCode::Usage, Tr::tr("Which environment? The option --env is missing."),
                    Tr::tr("See the names with: stellwerk-cli environments list"));
    return session.workspace.environment(QString::fromStdString(m_options.environment));
}

void CommandContext::say(const QString &line) const {
    if (!m_options.quiet)
        m_streams.err(QString(line + u'\n').toStdString());
}

void CommandContext::print(const QString &line) const {
    m_streams.out(QString(line + u'\n').toStdString());
}

void CommandContext::showProgress(const Progress &progress) const {
    // Only a terminal can take a line back.
    if (!m_options.verbose || m_options.quiet || !m_streams.errIsTerminal)
        return;
    const QString share = progress.total > 0 ? QStringLiteral(" %1/%2").arg(progress.done).arg(progress.total) : QString();
    m_streams.err(QStringLiteral("\r\x1b[K  %1%2\r").arg(progress.text, share).toStdString());
}

void CommandContext::showEvent(const Event &event) const {
    if (m_options.events)
        m_streams.out(QJsonDocument(event.data).toJson(QJsonDocument::Compact).toStdString() + '\n');
    if (m_options.quiet || event.level == EventLevel::Debug)
        return;
    const QString sign = event.level == EventLevel::Error ? QStringLiteral("✕ ") : event.level == EventLevel::Warning ? QStringLiteral("! ") : QStringLiteral("· ");
    m_streams.err(QString(sign + event.message + u'\n').toStdString());
}

CLI::App &CommandTable::add(const QString &path, const QString &help, Action action) {
    CLI::App *parent = &m_app;
    const QStringList words = path.split(u' ');
    for (const QString &word : words.first(words.size() - 1)) {
        const auto known = parent->get_subcommands([&](const CLI::App *command) { return command->get_name() == word.toStdString(); });
        parent = known.empty() ? parent->add_subcommand(word.toStdString()) : known.front();
        parent->require_subcommand(1);
    }
    CLI::App *command = parent->add_subcommand(words.back().toStdString(), help.toStdString());
    command->fallthrough();
    m_actions.emplace_back(command, path, std::move(action));
    return *command;
}

std::optional<std::pair<QString, Action>> CommandTable::parsed() const {
    for (const auto &[command, path, action] : m_actions) {
        if (command->parsed())
            return std::pair(path, action);
    }
    return {};
}

} // namespace stellwerk::cli
