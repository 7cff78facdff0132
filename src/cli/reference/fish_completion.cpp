// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/formats.h"
#include "cli/reference/shell_tables.h"

namespace stellwerk::cli {

namespace {

constexpr auto kFunctions = R"sh(
# The commands that stand on the line, and how many arguments follow: "package show 0".
function __stellwerk_cli_state
    set -l path
    set -l arguments 0
    set -l pending 0
    for word in (commandline -opc)[2..-1]
        if test $pending = 1
            set pending 0
        else if string match -q -- '--*=*' $word
            continue
        else if string match -q -- '-*' $word
            __stellwerk_cli_takes_value "$path $word"; and set pending 1
        else if contains -- $word (__stellwerk_cli_commands "$path")
            set -a path $word
        else
            set arguments (math $arguments + 1)
        end
    end
    echo "$path $arguments"
end

# Is the command on the line this one?
function __stellwerk_cli_at
    test (string replace -r ' ?[0-9]+$' '' -- (__stellwerk_cli_state)) = $argv[1]
end

# Is it this one, with so many arguments?
function __stellwerk_cli_argument
    test (__stellwerk_cli_state) = "$argv[1] $argv[2]"
end

function __stellwerk_cli_environments
    set -l tokens (commandline -opc)
    set -l workspace
    for i in (seq 2 (count $tokens))
        switch $tokens[$i]
            case -w --workspace
                set -l next (math $i + 1)
                test $next -le (count $tokens); and set workspace --workspace $tokens[$next]
            case '--workspace=*'
                set workspace $tokens[$i]
        end
    end
    $tokens[1] environments list --names --no-input $workspace 2> /dev/null
end

complete -c stellwerk-cli -f
)sh";

/// In single quotes fish takes a backslash before a quote and before a backslash.
QString quoted(const QString &text) {
    QString escaped = text;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'"));
    return QString(u'\'' + escaped + u'\'');
}

QString valueWords(const OptionInfo &option) {
    switch (option.kind) {
    case ValueKind::None:
        return {};
    case ValueKind::Text:
        return QStringLiteral(" -x");
    case ValueKind::Choice:
        return QStringLiteral(" -x -a %1").arg(quoted(option.choices.join(u' ')));
    case ValueKind::File:
        return QStringLiteral(" -r -F");
    case ValueKind::Folder:
        return QStringLiteral(" -x -a '(__fish_complete_directories)'");
    case ValueKind::Environment:
        return QStringLiteral(" -x -a '(__stellwerk_cli_environments)'");
    }
    return {};
}

void addOptions(const CommandInfo &command, QString &text) {
    const QString condition =
        command.path.isEmpty()
            ? QString()
            : QStringLiteral(" -n %1").arg(quoted(QStringLiteral("__stellwerk_cli_at %1").arg(quoted(command.path))));
    int arguments = 0;
    for (const OptionInfo &option : command.options) {
        QString line = QStringLiteral("complete -c stellwerk-cli");
        if (option.isArgument()) {
            // What stands on the line does not count as an argument yet.
            const QString place = QStringLiteral("__stellwerk_cli_argument %1 %2")
                                      .arg(quoted(command.path), QString::number(arguments++));
            const QString words = valueWords(option).remove(QLatin1String(" -r")).remove(QLatin1String(" -x"));
            if (!words.isEmpty())
                text += line + QStringLiteral(" -n %1%2 -d %3\n").arg(quoted(place), words, quoted(option.help));
            continue;
        }
        for (const QString &name : option.names)
            line += name.startsWith(QLatin1String("--")) ? QString(QLatin1String(" -l ") + name.sliced(2))
                                                         : QString(QLatin1String(" -s ") + name.sliced(1));
        text += line + condition + valueWords(option) + QStringLiteral(" -d %1\n").arg(quoted(option.help));
    }
}

void addCommand(const CommandInfo &command, QString &names, QString &text) {
    addOptions(command, text);
    QStringList below;
    for (const CommandInfo &one : command.commands) {
        const QString condition = QStringLiteral("__stellwerk_cli_at %1").arg(quoted(command.path));
        text += QStringLiteral("complete -c stellwerk-cli -n %1 -a %2 -d %3\n")
                    .arg(quoted(condition), quoted(one.name), quoted(one.help));
        below << one.name;
        addCommand(one, names, text);
    }
    if (!below.isEmpty())
        names += QStringLiteral("        case %1\n            string split ' ' -- %2\n")
                     .arg(quoted(command.path), quoted(below.join(u' ')));
}

} // namespace

QString fishCompletion(const CommandInfo &program) {
    QString names;
    QString rules;
    addCommand(program, names, rules);
    QString text = QStringLiteral("# fish completion for stellwerk-cli, printed by: stellwerk-cli completion fish\n\n"
                                  "function __stellwerk_cli_commands\n    switch $argv[1]\n");
    text += names + QStringLiteral("    end\nend\n\nfunction __stellwerk_cli_takes_value\n    switch $argv[1]\n");
    for (const ShellRow &row : shellTables(program).values) {
        // In fish a pattern is a quoted word with a star in it.
        const QString pattern =
            row.pattern.startsWith(u'*') ? QString(QLatin1String("'*") + row.pattern.sliced(2)) : row.pattern;
        text += QStringLiteral("        case %1\n            return 0\n").arg(pattern);
    }
    text += QStringLiteral("    end\n    return 1\nend\n");
    return text + QString::fromUtf8(kFunctions) + rules;
}

} // namespace stellwerk::cli
