// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <memory>

namespace CLI {
class App;
class FormatterBase;
class ParseError;
} // namespace CLI

namespace stellwerk::cli {

/// Writes --help: description, usage, example, commands by group, options of the command and of all commands.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> helpFormatter();

/// What is wrong with the words that were given, translated; @p app has just refused them with @p error.
[[nodiscard]] Error usageError(const CLI::App &app, const CLI::ParseError &error);

} // namespace stellwerk::cli
