// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

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

/// "-e, --env NAME", or the name of a positional argument.
QString optionNames(const CLI::Option *option) {
    if (option->nonpositional()) {
        QStringList names;
        for (const std::string &name : option->get_snames())
            names << QStringLiteral("-%1").arg(QString::fromStdString(name));
        for (const std::string &name : option->get_lnames())
            names << QStringLiteral("--%1").arg(QString::fromStdString(name));
        if (option->get_items_expected_max() > 0) // what stands behind the colon is the parser's own English
            names.back() += u' ' + QString::fromStdString(option->get_type_name()).section(u':', 0, 0);
        return names.join(QLatin1String(", "));
    }
    return QString::fromStdString(option->get_name()).toUpper();
}

QString section(const QString &title, const std::vector<QStringList> &rows) {
    return rows.empty() ? QString() : QStringLiteral("\n%1\n%2").arg(title, textTable(rows));
}

std::vector<QStringList> optionRows(const CLI::App *app, bool positional) {
    std::vector<QStringList> rows;
    for (const CLI::Option *option : app->get_options()) {
        const bool inherited = app->get_parent() && option == app->get_help_ptr(); // stands with those of every command
        if (!inherited && option->nonpositional() != positional)
            rows.push_back(
                {QStringLiteral("  ") + optionNames(option), QString::fromStdString(option->get_description())});
    }
    return rows;
}

QString commandSections(const CLI::App *app) {
    QStringList groups;
    std::map<QString, std::vector<QStringList>> rows;
    for (const CLI::App *command : app->get_subcommands({})) {
        const QString group = app->get_parent() ? Tr::tr("Commands") : QString::fromStdString(command->get_group());
        if (!groups.contains(group))
            groups << group;
        rows[group].push_back({QStringLiteral("  ") + QString::fromStdString(command->get_name()),
                               QString::fromStdString(command->get_description())});
    }
    QString text;
    for (const QString &group : groups)
        text += section(group, rows[group]);
    return text;
}

QString usageLine(const CLI::App *app) {
    QString line = fullName(app);
    for (const CLI::Option *option : app->get_options()) {
        if (!option->nonpositional())
            line += u' ' + optionNames(option);
        else if (option->get_required())
            line += QStringLiteral(" %1").arg(optionNames(option).section(QLatin1String(", "), -1));
    }
    if (!app->get_subcommands({}).empty())
        line += u' ' + Tr::tr("COMMAND");
    return line + u' ' + Tr::tr("[OPTIONS]");
}

/// Every page names the options of all commands: nobody looks for --env on another page at night.
class HelpFormatter final : public CLI::FormatterBase {
public:
    auto make_help(const CLI::App *app, std::string, CLI::AppFormatMode) const -> std::string override {
        const CLI::App *root = app;
        while (root->get_parent())
            root = root->get_parent();
        QString text = QString::fromStdString(app->get_description()) + u'\n';
        text += QStringLiteral("\n%1 %2\n").arg(Tr::tr("Usage:"), usageLine(app));
        if (const QString example = QString::fromStdString(app->get_footer()); !example.isEmpty())
            text += QStringLiteral("%1 stellwerk-cli %2\n").arg(Tr::tr("Example:"), example);
        text += commandSections(app);
        text += section(Tr::tr("Arguments"), optionRows(app, true));
        if (app != root)
            text += section(Tr::tr("Options"), optionRows(app, false));
        text += section(Tr::tr("Options of every command"), optionRows(root, false));
        if (app == root)
            text += u'\n' + exitCodes();
        return text.toStdString();
    }

private:
    static QString exitCodes() {
        return section(Tr::tr("Exit codes"),
                       {{QStringLiteral("  0"), Tr::tr("done")},
                        {QStringLiteral("  1"), Tr::tr("a defect of this program")},
                        {QStringLiteral("  2"), Tr::tr("the command line is wrong, or a confirmation is missing")},
                        {QStringLiteral("  3"), Tr::tr("differences or pending migrations (only with --exit-code)")},
                        {QStringLiteral("  4"), Tr::tr("a check failed, nothing was changed")},
                        {QStringLiteral("  5"), Tr::tr("conflicts must be decided")},
                        {QStringLiteral("  6"), Tr::tr("failed and rolled back")},
                        {QStringLiteral("  7"), Tr::tr("failed, and the rollback failed too")},
                        {QStringLiteral("  8"), Tr::tr("not reachable, or out of time")},
                        {QStringLiteral("  9"), Tr::tr("another run holds the lock")},
                        {QStringLiteral("  10"), Tr::tr("not authorised")},
                        {QStringLiteral("  130"), Tr::tr("interrupted")}})
            .mid(1);
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
            missing << optionNames(option);
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
        return {ErrorCode::Usage,
                Tr::tr("“%1” does not know “%2”.").arg(fullName(command), QString::fromStdString(unknown.front())),
                hint};
    if (const QString missing = missingWords(command); !missing.isEmpty() && error.get_name() == "RequiredError")
        return {ErrorCode::Usage, Tr::tr("Missing: %1").arg(missing), hint};
    const std::string message = error.what();
    if (const CLI::Option *option = optionNamedIn(message, command)) {
        if (error.get_name() == "ArgumentMismatch")
            return {ErrorCode::Usage, Tr::tr("The number of values of %1 is wrong.").arg(optionNames(option)), hint};
        return {ErrorCode::Usage, Tr::tr("The value of %1 does not fit.").arg(optionNames(option)), hint,
                QString::fromStdString(message)};
    }
    return {ErrorCode::Usage, Tr::tr("The command line cannot be read."), hint, QString::fromStdString(message)};
}

} // namespace stellwerk::cli
