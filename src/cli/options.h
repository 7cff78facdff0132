// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace stellwerk::cli {

/// Options that every command has.
struct GlobalOptions {
    std::string workspace;
    std::string language;
    std::string environment;
    std::string confirm;
    int timeout = 0; ///< seconds; 0 = none
    bool json = false;
    bool events = false;
    bool quiet = false;
    bool verbose = false;
    bool noColor = false;
    bool noInput = false;
    bool dryRun = false;
    bool exitCode = false;
    bool yes = false;

    /// Does a program read standard output?
    [[nodiscard]] bool forPrograms() const { return json || events; }
};

} // namespace stellwerk::cli
