// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/shell_tables.h"

#include "cli/reference/formats.h"

namespace stellwerk::cli {

namespace {

QStringList answerOf(const OptionInfo &option) {
    switch (option.kind) {
    case ValueKind::Choice:
        return QStringList{QStringLiteral("words")} + option.choices;
    case ValueKind::File:
        return {QStringLiteral("files")};
    case ValueKind::Folder:
        return {QStringLiteral("folders")};
    case ValueKind::Environment:
        return {QStringLiteral("environments")};
    case ValueKind::Text:
    case ValueKind::None:
        break;
    }
    return {QStringLiteral("text")};
}

QStringList optionNames(const CommandInfo &command) {
    QStringList names;
    for (const OptionInfo &option : command.options) {
        if (!option.isArgument())
            names << option.names;
    }
    return names;
}

void addValues(const CommandInfo &command, std::vector<ShellRow> &values) {
    // The program's own options may stand behind every command.
    const auto pattern = [&](const QString &word) {
        const QString tail = shellQuoted(u' ' + word);
        return command.path.isEmpty() ? QString(u'*' + tail) : shellQuoted(command.path + u' ' + word);
    };
    int arguments = 0;
    for (const OptionInfo &option : command.options) {
        if (option.kind == ValueKind::None)
            continue;
        if (option.isArgument()) {
            values.push_back({pattern(QString::number(++arguments)), answerOf(option)});
            continue;
        }
        for (const QString &name : option.names)
            values.push_back({pattern(name), answerOf(option)});
    }
}

void addCommand(const CommandInfo &command, ShellTables &tables) {
    QStringList names;
    for (const CommandInfo &below : command.commands) {
        names << below.name;
        addCommand(below, tables);
    }
    if (!names.isEmpty())
        tables.commands.push_back({shellQuoted(command.path), names});
    if (const QStringList own = optionNames(command); !own.isEmpty() && !command.path.isEmpty())
        tables.options.push_back({shellQuoted(command.path), own + tables.programOptions});
    addValues(command, tables.values); // those of the program stand last, behind the exact ones
}

} // namespace

QString shellQuoted(const QString &text) {
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return QString(u'\'' + quoted + u'\'');
}

ShellTables shellTables(const CommandInfo &program) {
    ShellTables tables;
    tables.programOptions = optionNames(program);
    addCommand(program, tables);
    return tables;
}

} // namespace stellwerk::cli
