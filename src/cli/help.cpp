// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include "cli/reference/command_tree.h"
#include "cli/text/text_table.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString fullName(const CLI::App *app) {
    const QString name = QString::fromStdString(app->get_name());
    return app->get_parent() ? QString(fullName(app->get_parent()) + u' ' + name) : name;
}

QString section(const QString &title, const std::vector<QStringList> &rows) {
    return rows.empty() ? QString() : QStringLiteral("\n%1\n%2").arg(title, textTable(rows));
}

std::vector<QStringList> optionRows(const CommandInfo &command, bool arguments) {
    std::vector<QStringList> rows;
    for (const OptionInfo &option : command.options) {
        if (option.isArgument() == arguments)
            rows.push_back({QStringLiteral("  ") + option.label(), option.help});
    }
    return rows;
}

QString commandSections(const CommandInfo &parent) {
    QStringList groups;
    std::map<QString, std::vector<QStringList>> rows;
    for (const CommandInfo &command : parent.commands) {
        const QString group = parent.path.isEmpty() ? command.group : Tr::tr("Commands");
        if (!groups.contains(group))
            groups << group;
        rows[group].push_back({QStringLiteral("  ") + command.name, command.help});
    }
    QString text;
    for (const QString &group : groups)
        text += section(group, rows[group]);
    return text;
}

/// Every page names the options of all commands: nobody looks for --env on another page at night.
class HelpFormatter final : public CLI::FormatterBase {
public:
    auto make_help(const CLI::App *app, std::string, CLI::AppFormatMode) const -> std::string override {
        const CLI::App *root = app;
        while (root->get_parent())
            root = root->get_parent();
        const CommandInfo command = commandTree(*app);
        QString text = command.help + u'\n';
        text += QStringLiteral("\n%1 %2\n").arg(Tr::tr("Usage:"), command.usage());
        if (!command.example.isEmpty())
            text += QStringLiteral("%1 stellwerk-cli %2\n").arg(Tr::tr("Example:"), command.example);
        text += commandSections(command);
        text += section(Tr::tr("Arguments"), optionRows(command, true));
        if (app != root)
            text += section(Tr::tr("Options"), optionRows(command, false));
        text += section(Tr::tr("Options of every command"), optionRows(commandTree(*root), false));
        if (app == root)
            text += u'\n' + exitCodeSection();
        return text.toStdString();
    }

private:
    static QString exitCodeSection() {
        std::vector<QStringList> rows;
        for (const ExitCodeInfo &one : exitCodes())
            rows.push_back({QStringLiteral("  ") + one.code, one.meaning});
        return section(Tr::tr("Exit codes"), rows).mid(1);
    }
};

/// The innermost command that was named.
const CLI::App *deepest(const CLI::App *app) {
    while (!app->get_subcommands().empty())
        app = app->get_subcommands().back();
    return app;
}

QString missingWords(const CLI::App *command) {
    QStringList missing;
    for (const CLI::Option *option : command->get_options()) {
        if (option->get_required() && option->count() == 0)
            missing << optionInfo(*option).label();
    }
    return missing.join(QLatin1String(", "));
}

/// The option that the parser's message is about.
const CLI::Option *optionNamedIn(const std::string &message, const CLI::App *command) {
    for (const CLI::App *app = command; app; app = app->get_parent()) {
        for (const CLI::Option *option : app->get_options()) {
            if (message.find(option->get_name()) != std::string::npos)
                return option;
        }
    }
    return nullptr;
}

QString commandNames(const CLI::App *app) {
    QStringList names;
    for (const CLI::App *command : app->get_subcommands({}))
        names << QString::fromStdString(command->get_name());
    return names.join(QLatin1String(", "));
}

} // namespace

std::shared_ptr<CLI::FormatterBase> helpFormatter() {
    return std::make_shared<HelpFormatter>();
}

namespace {

/// The word as far as its name goes: what stands behind it may be a password that was meant for another option.
QString nameOnly(const std::string &word) {
    const QString text = QString::fromStdString(word);
    if (text.startsWith(QLatin1StringView("--")))
        return text.section(u'=', 0, 0);
    return text.startsWith(u'-') ? text.left(2) : text;
}

} // namespace

Error usageError(const CLI::App &app, const CLI::ParseError &error) {
    const CLI::App *command = deepest(&app);
    const QString hint = Tr::tr("See: %1").arg(QString(fullName(command) + QLatin1String(" --help")));
    const std::vector<std::string> unknown = app.remaining(true);
    if (const auto names = commandNames(command); !names.isEmpty()) {
        const QString known = Tr::tr("There are: %1.").arg(names);
        if (unknown.empty())
            return {ErrorCode::Usage, Tr::tr("A command is missing after “%1”.").arg(fullName(command)), known};
        return {ErrorCode::Usage,
                Tr::tr("“%1” has no command “%2”.").arg(fullName(command), QString::fromStdString(unknown.front())),
                known};
    }
    if (!unknown.empty())
        return {ErrorCode::Usage, Tr::tr("“%1” does not know “%2”.").arg(fullName(command), nameOnly(unknown.front())),
                hint};
    if (const QString missing = missingWords(command); !missing.isEmpty() && error.get_name() == "RequiredError")
        return {ErrorCode::Usage, Tr::tr("Missing: %1").arg(missing), hint};
    const std::string message = error.what();
    if (const CLI::Option *option = optionNamedIn(message, command)) {
        if (error.get_name() == "ArgumentMismatch")
            return {ErrorCode::Usage, Tr::tr("The number of values of %1 is wrong.").arg(optionInfo(*option).label()),
                    hint};
        return {ErrorCode::Usage, Tr::tr("The value of %1 does not fit.").arg(optionInfo(*option).label()), hint,
                QString::fromStdString(message)};
    }
    return {ErrorCode::Usage, Tr::tr("The command line cannot be read."), hint, QString::fromStdString(message)};
}

} // namespace stellwerk::cli
