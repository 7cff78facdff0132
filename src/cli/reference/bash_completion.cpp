// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reference/formats.h"
#include "cli/reference/shell_tables.h"

namespace stellwerk::cli {

namespace {

/// A file name may hold blanks, so what the shell completes itself is taken line by line.
constexpr auto kProgram = R"sh(
_stellwerk_cli() {
    local cur=${COMP_WORDS[COMP_CWORD]} path='' pending='' workspace='' word REPLY='' i
    local -i arguments=0
    COMPREPLY=()
    # "--env=prod" comes as three words.
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        [[ $word == '=' ]] && continue
        if [[ -n $pending ]]; then
            case $pending in -w | --workspace) workspace=$word ;; esac
            pending=''
            continue
        fi
        case $word in
        -*) _stellwerk_cli_value "$path $word" && pending=$word ;;
        *)
            _stellwerk_cli_commands "$path"
            if [[ " $REPLY " == *" $word "* ]]; then path=${path:+$path }$word; else arguments+=1; fi
            ;;
        esac
    done
    [[ $cur == '=' ]] && cur=''
    if [[ -n $pending ]]; then
        _stellwerk_cli_value "$path $pending"
    elif [[ $cur == -* ]]; then
        _stellwerk_cli_options "$path"
        REPLY="words $REPLY"
    else
        _stellwerk_cli_commands "$path"
        if [[ -n $REPLY ]]; then
            REPLY="words $REPLY"
        else
            _stellwerk_cli_value "$path $((arguments + 1))" || REPLY=''
        fi
    fi
    case $REPLY in
    words\ *) mapfile -t COMPREPLY < <(compgen -W "${REPLY#words }" -- "$cur") ;;
    files)
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        ;;
    folders)
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        ;;
    environments)
        REPLY=$("${COMP_WORDS[0]/#\~\//$HOME/}" environments list --names --no-input \
            ${workspace:+--workspace "${workspace/#\~\//$HOME/}"} 2> /dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$REPLY" -- "$cur")
        ;;
    esac
}
complete -F _stellwerk_cli stellwerk-cli
)sh";

QString table(const QString &name, const std::vector<ShellRow> &rows, const QString &otherwise) {
    QString text = QStringLiteral("%1() {\n    case $1 in\n").arg(name);
    for (const ShellRow &row : rows)
        text += QStringLiteral("    %1) REPLY=%2 ;;\n").arg(row.pattern, shellQuoted(row.words.join(u' ')));
    return text + QStringLiteral("    *) %1 ;;\n    esac\n}\n").arg(otherwise);
}

} // namespace

QString bashCompletion(const CommandInfo &program) {
    const ShellTables tables = shellTables(program);
    QString text = QStringLiteral("# bash completion for stellwerk-cli, printed by: stellwerk-cli completion bash\n\n");
    text += table(QStringLiteral("_stellwerk_cli_commands"), tables.commands, QStringLiteral("REPLY=''"));
    text += table(QStringLiteral("_stellwerk_cli_options"), tables.options,
                  QStringLiteral("REPLY=%1").arg(shellQuoted(tables.programOptions.join(u' '))));
    text += QStringLiteral("# What an option (\"backup create --kind\") or an argument (\"package show 1\") takes.\n");
    text += table(QStringLiteral("_stellwerk_cli_value"), tables.values, QStringLiteral("return 1"));
    return text + QString::fromUtf8(kProgram);
}

} // namespace stellwerk::cli
