// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QLocale>
#include <QStringList>

#include <functional>
#include <stop_token>
#include <string_view>

namespace stellwerk::cli {

/// Where a run of the command line reads and writes; tests give their own.
struct Streams {
    std::function<void(std::string_view)> out; ///< data
    std::function<void(std::string_view)> err; ///< talk and progress
    bool outIsTerminal = false;                ///< colours and a width on standard output
    bool errIsTerminal = false;                ///< colours, and progress lines that are overwritten
    int columns = 0;                           ///< width of the terminal on standard output; 0 = no limit
    /// Asks somebody; @p secret hides what is typed. Empty: there is nobody to ask.
    std::function<Result<QString>(const QString &question, bool secret)> ask;
};

/// The language that --language asks for, else the system's. It must be installed before the first text is made, so it
/// is looked for ahead of the parser.
[[nodiscard]] QLocale wantedLocale(const QStringList &arguments);

/// Runs one command; gives its exit code (see ExitCode). @p arguments without the program's name. @p stop is
/// requested by an interrupt.
[[nodiscard]] int run(const QStringList &arguments, const Streams &streams, const std::stop_token &stop);

} // namespace stellwerk::cli
