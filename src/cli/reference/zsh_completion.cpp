// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/formats.h"
#include "cli/reference/shell_tables.h"

namespace stellwerk::cli {

namespace {

constexpr auto kProgram = R"sh(
_stellwerk_cli() {
    local path_='' pending='' workspace='' word REPLY='' i
    local -a reply found
    local -i arguments=0
    for ((i = 2; i < CURRENT; i++)); do
        word=$words[i]
        if [[ -n $pending ]]; then
            case $pending in (-w | --workspace) workspace=$word ;; esac
            pending=''
            continue
        fi
        case $word in
        (--*=*)
            case $word in (--workspace=*) workspace=${word#*=} ;; esac
            ;;
        (-*) _stellwerk_cli_value "$path_ $word" && pending=$word ;;
        (*)
            _stellwerk_cli_commands "$path_"
            if (( ${reply[(I)$word:*]} )); then path_=${path_:+$path_ }$word; else (( ++arguments )); fi
            ;;
        esac
    done
    if [[ -z $pending && $PREFIX == --*=* ]]; then
        pending=${PREFIX%%=*}
        compset -P 1 '*='
    fi
    if [[ -n $pending ]]; then
        _stellwerk_cli_value "$path_ $pending"
    elif [[ $PREFIX == -* ]]; then
        _stellwerk_cli_options "$path_"
        _describe -o option reply
        return
    else
        _stellwerk_cli_commands "$path_"
        if (( $#reply )); then
            _describe command reply
            return
        fi
        _stellwerk_cli_value "$path_ $((arguments + 1))" || return 1
    fi
    case $REPLY in
    (words\ *) compadd -- ${=REPLY#words } ;;
    (files) _files ;;
    (folders) _files -/ ;;
    (environments)
        found=(${(f)"$(${~words[1]} environments list --names --no-input ${workspace:+--workspace} ${~workspace} 2> /dev/null)"})
        compadd -a found
        ;;
    esac
}

# In $fpath the file is the function; a shell that has read it is told what it completes.
if [[ $funcstack[1] == _stellwerk-cli ]]; then
    _stellwerk_cli "$@"
else
    compdef _stellwerk_cli stellwerk-cli
fi
)sh";

/// "name:what it means" for _describe.
QString described(const QString &name, const QString &help) {
    QString escaped = name;
    escaped.replace(u':', QLatin1String("\\:"));
    return shellQuoted(escaped + u':' + help);
}

QStringList describedOptions(const CommandInfo &command) {
    QStringList list;
    for (const OptionInfo &option : command.options) {
        for (const QString &name : option.isArgument() ? QStringList() : option.names)
            list << described(name, option.help);
    }
    return list;
}

void addCommands(const CommandInfo &command, QString &text) {
    if (command.commands.empty())
        return;
    QStringList list;
    for (const CommandInfo &below : command.commands) {
        list << described(below.name, below.help);
        addCommands(below, text);
    }
    text += QStringLiteral("    (%1) reply=(%2) ;;\n").arg(shellQuoted(command.path), list.join(u' '));
}

} // namespace

QString zshCompletion(const CommandInfo &program) {
    QString text = QStringLiteral("#compdef stellwerk-cli\n"
                                  "# zsh completion for stellwerk-cli, printed by: stellwerk-cli completion zsh\n\n"
                                  "_stellwerk_cli_commands() {\n    case $1 in\n");
    addCommands(program, text);
    text += QStringLiteral("    (*) reply=() ;;\n    esac\n}\n_stellwerk_cli_options() {\n    case $1 in\n");
    for (const CommandInfo *command : runnableCommands(program)) {
        if (const QStringList own = describedOptions(*command); !own.isEmpty())
            text += QStringLiteral("    (%1) reply=(%2) ;;\n").arg(shellQuoted(command->path), own.join(u' '));
    }
    text += QStringLiteral("    (*) reply=() ;;\n    esac\n    reply+=(%1)\n}\n"
                           "# What an option (\"backup create --kind\") or an argument (\"package show 1\") takes.\n"
                           "_stellwerk_cli_value() {\n    case $1 in\n")
                .arg(describedOptions(program).join(u' '));
    for (const ShellRow &row : shellTables(program).values)
        text += QStringLiteral("    (%1) REPLY=%2 ;;\n").arg(row.pattern, shellQuoted(row.words.join(u' ')));
    return text + QStringLiteral("    (*) return 1 ;;\n    esac\n}\n") + QString::fromUtf8(kProgram);
}

} // namespace stellwerk::cli
