// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/command_tree.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// Options whose value is the name of an environment; the others that are called NAME are not.
const QStringList kEnvironmentOptions{QStringLiteral("--env"), QStringLiteral("--confirm"), QStringLiteral("--from"),
                                      QStringLiteral("--load-into")};

ValueKind kindOf(const OptionInfo &option) {
    if (!option.choices.isEmpty())
        return ValueKind::Choice;
    for (const QString &name : option.names) {
        if (kEnvironmentOptions.contains(name))
            return ValueKind::Environment;
    }
    if (option.value.contains(QLatin1String("FILE")) || option.value == QLatin1String("SOURCE"))
        return ValueKind::File;
    return option.value == QLatin1String("DIR") ? ValueKind::Folder : ValueKind::Text;
}

CommandInfo commandInfo(const CLI::App &app, const QString &path) {
    CommandInfo info;
    info.path = path;
    info.name = QString::fromStdString(app.get_name());
    info.group = QString::fromStdString(app.get_group());
    info.help = QString::fromStdString(app.get_description());
    info.example = QString::fromStdString(app.get_footer());
    for (const CLI::Option *option : app.get_options()) {
        // --help stands with the options of every command.
        if (!app.get_parent() || option != app.get_help_ptr())
            info.options.push_back(optionInfo(*option));
    }
    for (const CLI::App *command : app.get_subcommands({})) {
        const QString name = QString::fromStdString(command->get_name());
        info.commands.push_back(commandInfo(*command, path.isEmpty() ? name : QString(path + u' ' + name)));
    }
    return info;
}

} // namespace

OptionInfo optionInfo(const CLI::Option &option) {
    OptionInfo info;
    for (const std::string &name : option.get_snames())
        info.names << QLatin1Char('-') + QString::fromStdString(name);
    for (const std::string &name : option.get_lnames())
        info.names << QLatin1String("--") + QString::fromStdString(name);
    if (!option.nonpositional())
        info.names = {QString::fromStdString(option.get_name())};
    info.help = QString::fromStdString(option.get_description());
    info.required = option.get_required();
    if (option.get_items_expected_max() == 0)
        return info;
    // Behind the colon stands what the parser says of its checks, of which the lists of words are of use.
    const QString type = QString::fromStdString(option.get_type_name());
    info.value = type.section(u':', 0, 0);
    if (const QString words = type.section(u'{', 1).section(u'}', 0, 0); !words.isEmpty())
        info.choices = words.split(u',');
    info.kind = kindOf(info);
    return info;
}

QString OptionInfo::label() const {
    if (isArgument())
        return names.front().toUpper();
    return value.isEmpty() ? names.join(QLatin1String(", ")) : QString(names.join(QLatin1String(", ")) + u' ' + value);
}

QString CommandInfo::usage() const {
    QString line = path.isEmpty() ? QStringLiteral("stellwerk-cli") : QString(QLatin1String("stellwerk-cli ") + path);
    for (const OptionInfo &option : options) {
        if (option.isArgument())
            line += option.required ? QString(u' ' + option.label()) : QStringLiteral(" [%1]").arg(option.label());
        else if (option.required)
            line += u' ' + option.label().section(QLatin1String(", "), -1);
    }
    if (!commands.empty())
        line += u' ' + Tr::tr("COMMAND");
    return line + u' ' + Tr::tr("[OPTIONS]");
}

CommandInfo commandTree(const CLI::App &app) {
    QStringList words;
    for (const CLI::App *one = &app; one->get_parent(); one = one->get_parent())
        words.prepend(QString::fromStdString(one->get_name()));
    return commandInfo(app, words.join(u' '));
}

std::vector<const CommandInfo *> runnableCommands(const CommandInfo &tree) {
    if (tree.commands.empty())
        return {&tree};
    std::vector<const CommandInfo *> all;
    for (const CommandInfo &command : tree.commands) {
        const auto below = runnableCommands(command);
        all.insert(all.end(), below.begin(), below.end());
    }
    return all;
}

std::vector<ExitCodeInfo> exitCodes() {
    return {{QStringLiteral("0"), Tr::tr("done")},
            {QStringLiteral("1"), Tr::tr("a defect of this program")},
            {QStringLiteral("2"), Tr::tr("the command line is wrong, or a confirmation is missing")},
            {QStringLiteral("3"), Tr::tr("differences or pending migrations (only with --exit-code)")},
            {QStringLiteral("4"), Tr::tr("a check failed, nothing was changed")},
            {QStringLiteral("5"), Tr::tr("conflicts must be decided")},
            {QStringLiteral("6"), Tr::tr("failed and rolled back")},
            {QStringLiteral("7"), Tr::tr("failed, and the rollback failed too")},
            {QStringLiteral("8"), Tr::tr("not reachable, or out of time")},
            {QStringLiteral("9"), Tr::tr("another run holds the lock")},
            {QStringLiteral("10"), Tr::tr("not authorised")},
            {QStringLiteral("130"), Tr::tr("interrupted")}};
}

} // namespace stellwerk::cli
