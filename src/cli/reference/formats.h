// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/reference/command_tree.h"

#include <QDate>

/// The table of commands in the forms that others read.
namespace stellwerk::cli {

/// Completion for bash 4.4 or newer: commands, options, fixed words, files, folders, and the environments of the
/// workspace, for which it asks “environments list --names”. Needs nothing of the package bash-completion.
[[nodiscard]] QString bashCompletion(const CommandInfo &program);
/// The same for zsh, with what each word means. As a file _stellwerk-cli in $fpath, or read by the shell's start file.
[[nodiscard]] QString zshCompletion(const CommandInfo &program);
/// The same for fish.
[[nodiscard]] QString fishCompletion(const CommandInfo &program);
/// stellwerk-cli(1) in mdoc. @p date stands at its foot.
[[nodiscard]] QString manPage(const CommandInfo &program, const QDate &date);
/// Commands and options in Markdown, from the second level of headings on.
[[nodiscard]] QString markdownReference(const CommandInfo &program);

/// A word or sentence as one word of a shell, in single quotes, without the signs that a shell or terminal would act
/// on.
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace stellwerk::cli
