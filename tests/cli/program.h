// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>

namespace stellwerk::test {

/// How long a process may take before it counts as hanging, in milliseconds.
inline constexpr int kPatience = 60000;

/// The real program.
class Program final : public QProcess {
public:
    explicit Program(const QStringList &arguments) {
        setProgram(QStringLiteral(STELLWERK_BIN_DIR "/stellwerk-cli"));
        setArguments(arguments);
    }
    void send(int signal) const { ::kill(static_cast<pid_t>(processId()), signal); }
    /// Runs to the end; gives the exit code, -1 for a crash or when it did not end.
    int finish() {
        if (state() == NotRunning)
            start();
        const bool ended = waitForFinished(kPatience);
        return ended && exitStatus() == NormalExit ? exitCode() : -1;
    }
};

} // namespace stellwerk::test
