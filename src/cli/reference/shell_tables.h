// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/reference/command_tree.h"

namespace stellwerk::cli {

/// A branch of a shell's case: for which words, and what it answers.
struct ShellRow {
    QString pattern; ///< quoted
    QStringList words;
};

/// What completion in bash and zsh looks up.
struct ShellTables {
    std::vector<ShellRow> commands; ///< path → the commands below it
    std::vector<ShellRow> options;  ///< path → names of the options that it takes, those of every command included
    QStringList programOptions;     ///< where no path fits
    /// "path --option" or "path N" for its Nth argument → "words a b", "files", "folders", "environments", "text". An
    /// option without a row takes no value.
    std::vector<ShellRow> values;
};
[[nodiscard]] ShellTables shellTables(const CommandInfo &program);

} // namespace stellwerk::cli
