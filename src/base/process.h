// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <map>

namespace stellwerk {

/// A command to run without a shell. Secrets go through @ref environment or @ref input, never through arguments.
struct ProcessCommand {
    QString program;
    QStringList arguments;
    std::map<QString, QString> environment; ///< added to the caller's environment
    QByteArray input;                       ///< given on standard input, which is then closed
    QString workingFolder{};
    std::chrono::milliseconds timeLimit{std::chrono::seconds(60)};
    QStringList withheld{}; ///< variables of the caller's environment that the command does not get
    /// A session and process group of its own, without the terminal: what the command has started is ended with it at
    /// the time limit and on a stop request, and Ctrl-C reaches none of them directly.
    bool ownGroup = false;
    /// Gets what both outputs say line by line, without the line's end, while the command runs; a line of more than
    /// 4096 bytes comes in parts. ProcessOutput has it all the same.
    std::function<void(const QByteArray &)> onLine{};
};

struct ProcessOutput {
    int exitCode = 0;
    QByteArray standardOutput; ///< at most 16 MiB; more is cut
    QByteArray standardError;  ///< at most 1 MiB; more is cut
};

/// Runs the command to its end. Fails with NotFound if it cannot be started, Timeout if it runs longer than its
/// limit (it is ended then), Cancelled on a stop request. A non-zero exit code is not a failure here.
[[nodiscard]] Result<ProcessOutput> runProcess(const ProcessCommand &command, const TaskContext &context = {});

} // namespace stellwerk
