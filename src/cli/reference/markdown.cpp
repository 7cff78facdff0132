// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/formats.h"

#include <QCoreApplication>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/// Inside a cell of a table.
QString cell(const QString &text) {
    QString result = text;
    return result.replace(u'\\', QLatin1String("\\\\"))
        .replace(u'|', QLatin1String("\\|"))
        .replace(u'<', QLatin1String("&lt;"));
}

QString optionTable(const std::vector<OptionInfo> &options) {
    if (options.empty())
        return {};
    QString text = QStringLiteral("\n| %1 | %2 |\n|---|---|\n").arg(Tr::tr("option"), Tr::tr("meaning"));
    for (const OptionInfo &option : options) {
        QString meaning = cell(option.help);
        if (!option.choices.isEmpty())
            meaning += QStringLiteral(" (`%1`)").arg(option.choices.join(QLatin1String("`, `")));
        if (option.required)
            meaning += QStringLiteral(" **%1**").arg(Tr::tr("required"));
        text += QStringLiteral("| `%1` | %2 |\n").arg(option.label().replace(u'|', QLatin1String("\\|")), meaning);
    }
    return text;
}

QString commandPart(const CommandInfo &command) {
    QString help = command.help;
    help.replace(0, 1, help.left(1).toUpper());
    return QStringLiteral("\n### %1\n\n%2.\n\n```sh\n%3\nstellwerk-cli %4\n```\n")
               .arg(command.path, help, QString(QLatin1String("# ") + command.usage()), command.example) +
           optionTable(command.options);
}

} // namespace

QString markdownReference(const CommandInfo &program) {
    QString text;
    QString group;
    for (const CommandInfo &top : program.commands) {
        if (top.group != group) {
            group = top.group;
            text += QStringLiteral("%1## %2\n").arg(text.isEmpty() ? QString() : QStringLiteral("\n"), group);
        }
        for (const CommandInfo *command : runnableCommands(top))
            text += commandPart(*command);
    }
    text += QStringLiteral("\n## %1\n").arg(Tr::tr("Options of every command")) + optionTable(program.options);
    text += QStringLiteral("\n## %1\n\n| %2 | %3 |\n|---|---|\n")
                .arg(Tr::tr("Exit codes"), Tr::tr("code"), Tr::tr("meaning"));
    for (const ExitCodeInfo &code : exitCodes())
        text += QStringLiteral("| %1 | %2 |\n").arg(code.code, code.meaning);
    return text;
}

} // namespace stellwerk::cli
