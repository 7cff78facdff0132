// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/tools/server_tool.h"
#include "base/task_context.h"

#include <memory>
#include <string_view>

namespace stellwerk::backup {

/// A running program of the server whose output or input is a stream. The option file with the password lies in
/// memory: the program inherits a descriptor of it, or, through a prefix, reads it from standard input. It is in no
/// argument, no environment and no folder. Ended with the object.
class ToolProcess final {
public:
    /// @p arguments come after the one that names the option file. NotFound when it cannot be started.
    [[nodiscard]] static Result<ToolProcess> start(const ServerTool &tool, const QByteArray &options,
                                                   const QStringList &arguments);
    ToolProcess(ToolProcess &&) noexcept;
    ToolProcess &operator=(ToolProcess &&) noexcept;
    ~ToolProcess();

    /// The next piece of its output; false at its end. Cancelled on a stop request.
    [[nodiscard]] Result<bool> read(QByteArray &piece, const TaskContext &context);
    /// Gives it input, waiting until most of it is taken. False when it takes no more: finish() says why. Not with a
    /// prefixed tool, whose input is the option file.
    [[nodiscard]] Result<bool> write(std::string_view bytes, const TaskContext &context);
    /// Ends the input and waits for the end. Anything but the exit code 0 fails, with what it said as the detail.
    [[nodiscard]] Status finish(const TaskContext &context);
    /// What it printed as mistakes and warnings so far, without the last line end; the last 64 KiB.
    [[nodiscard]] QString complaints() const;

private:
    struct Impl;
    explicit ToolProcess(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace stellwerk::backup
