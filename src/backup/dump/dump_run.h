// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/dump/dump_file.h"
#include "backup/dump/dump_scanner.h"
#include "backup/tools/server_tool.h"

#include <functional>

namespace stellwerk::backup {

using DumpOutput = std::function<Status(std::string_view bytes)>;

/// How a database is dumped.
struct DumpOrder {
    ServerTool tool;
    project::ToolSettings settings;
    db::ConnectionProfile profile;
    bool history = false; ///< there are system-versioned tables, and the program can write their past rows
    qint64 totalRows = 0; ///< estimated, for the progress
};

/// What is missing in a dump although nothing failed.
struct DumpRun {
    DumpContent content;
    /// The program began in words that are not known, so that rows which break a CHECK or dates that are none could not
    /// be provided for.
    bool plainHead = false;
};

/// Runs mariadb-dump and gives its text, read by a DumpScanner on the way and completed by what it lacks: a session in
/// which rows that break a CHECK and dates that are none come back. Fails unless the program succeeded, kept silent and
/// ended with its last line.
[[nodiscard]] Result<DumpRun> runDump(const DumpOrder &order, const DumpOutput &output, const TaskContext &context);

/// Finds the program for a server, and looks for what it must be told about the database.
[[nodiscard]] Result<DumpOrder> prepareDump(db::Connection &connection, const project::ToolSettings &settings,
                                            const TaskContext &context);

} // namespace stellwerk::backup
