// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

/// The table of commands and options as values. It is read from the parser itself, so help, completion, man page and
/// reference page cannot say anything else than what the parser takes.
namespace stellwerk::cli {

/// What stands for a value on the command line.
enum class ValueKind { None, Text, Choice, File, Folder, Environment };

/// An option, or an argument without a name.
struct OptionInfo {
    QStringList names; ///< "-e", "--env"; of an argument its one name, e.g. "package"
    QString value;     ///< how the help calls its value, e.g. "NAME"; empty for flags and most arguments
    QString help;      ///< translated
    QStringList choices;
    ValueKind kind = ValueKind::None;
    bool required = false;

    [[nodiscard]] bool isArgument() const { return !names.front().startsWith(u'-'); }
    /// "-e, --env NAME", or the name of an argument in capitals.
    [[nodiscard]] QString label() const;
};

struct CommandInfo {
    QString path;                    ///< "backup create"; empty: the program itself
    QString name;                    ///< the last word of the path
    QString group;                   ///< heading in the help; translated
    QString help;                    ///< translated
    QString example;                 ///< what follows the program's name
    std::vector<OptionInfo> options; ///< its own; those of every command are the program's
    std::vector<CommandInfo> commands;

    /// "stellwerk-cli backup create DIR --kind KIND [OPTIONS]": what cannot be left out.
    [[nodiscard]] QString usage() const;
};

[[nodiscard]] OptionInfo optionInfo(const CLI::Option &option);
/// What @p app and everything below it takes.
[[nodiscard]] CommandInfo commandTree(const CLI::App &app);
/// Of the whole program, in the language of the running one.
[[nodiscard]] CommandInfo commandTree();

/// Every command that does something, in the order of the help: @p tree itself or what is below it.
[[nodiscard]] std::vector<const CommandInfo *> runnableCommands(const CommandInfo &tree);

/// The exit codes with their meaning, in the order of their numbers.
struct ExitCodeInfo {
    QString code;
    QString meaning; ///< translated
};
[[nodiscard]] std::vector<ExitCodeInfo> exitCodes();

} // namespace stellwerk::cli
