// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/reference/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// The day on the manual page: builds that are to be reproducible say which one it is.
QDate pageDate() {
    bool given = false;
    const qint64 seconds = qEnvironmentVariable("SOURCE_DATE_EPOCH").toLongLong(&given);
    return (given ? QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC) : QDateTime::currentDateTimeUtc()).date();
}

QString inForm(const std::string &form) {
    const CommandInfo program = commandTree();
    if (form == "bash")
        return bashCompletion(program);
    if (form == "zsh")
        return zshCompletion(program);
    if (form == "fish")
        return fishCompletion(program);
    return form == "man" ? manPage(program, pageDate()) : markdownReference(program);
}

void addForms(CommandTable &commands, const CommandSpec &spec, const char *argument, const QString &help,
              const std::vector<std::string> &forms) {
    const auto form = std::make_shared<std::string>();
    commands
        .add(spec,
             [form](const CommandContext &) -> Result<CommandResult> {
                 CommandResult result;
                 result.text = inForm(*form);
                 result.json = {{QStringLiteral("form"), QString::fromStdString(*form)},
                                {QStringLiteral("content"), result.text}};
                 return result;
             })
        .add_option(argument, *form, help.toStdString())
        ->required()
        ->check(CLI::IsMember(forms));
}

} // namespace

void addReferenceCommands(CommandTable &commands) {
    addForms(commands,
             {.path = QStringLiteral("completion"),
              .help = Tr::tr("print what makes a shell complete commands and options"),
              .example = QStringLiteral("completion bash")},
             "shell", Tr::tr("the shell"), {"bash", "zsh", "fish"});
    addForms(commands,
             {.path = QStringLiteral("reference"),
              .help = Tr::tr("print all commands and options as a manual page or in Markdown"),
              .example = QStringLiteral("reference man")},
             "form", Tr::tr("the form"), {"man", "markdown"});
}

} // namespace stellwerk::cli
