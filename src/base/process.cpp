// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

namespace stellwerk {

namespace {

constexpr int kPollMilliseconds = 50;
constexpr qsizetype kMaxOutput = 16 << 20;
constexpr qsizetype kMaxErrors = 1 << 20;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Process)
};

void appendLimited(QByteArray &target, const QByteArray &more, qsizetype limit) {
    target += more.left(limit - target.size());
}

/// Asks first, then insists: a command may want to clean up.
void endProcess(QProcess &process) {
    process.terminate();
    if (!process.waitForFinished(2000)) {
        process.kill();
        process.waitForFinished(2000);
    }
}

} // namespace

Result<ProcessOutput> runProcess(const ProcessCommand &command, const TaskContext &context) {
    QProcess process;
    process.setProgram(command.program);
    process.setArguments(command.arguments);
    if (!command.workingFolder.isEmpty())
        process.setWorkingDirectory(command.workingFolder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : command.environment)
        environment.insert(name, value);
    process.setProcessEnvironment(environment);

    process.start();
    if (!process.waitForStarted(10000))
        return fail(ErrorCode::NotFound, Tr::tr("The command %1 cannot be started.").arg(command.program), {},
                    process.errorString());
    process.write(command.input);
    process.closeWriteChannel();

    ProcessOutput output;
    const auto drain = [&] {
        appendLimited(output.standardOutput, process.readAllStandardOutput(), kMaxOutput);
        appendLimited(output.standardError, process.readAllStandardError(), kMaxErrors);
    };
    QElapsedTimer timer;
    timer.start();
    while (!process.waitForFinished(kPollMilliseconds)) {
        drain();
        if (process.state() == QProcess::NotRunning)
            break;
        if (context.stopRequested()) {
            endProcess(process);
            return std::unexpected(context.checkStop().error());
        }
        if (timer.elapsed() > command.timeLimit.count()) {
            endProcess(process);
            return fail(ErrorCode::Timeout, Tr::tr("The command %1 did not end within %2 s and was ended.")
                                                .arg(command.program)
                                                .arg(command.timeLimit.count() / 1000));
        }
    }
    drain();
    if (process.exitStatus() == QProcess::CrashExit)
        return fail(ErrorCode::Io, Tr::tr("The command %1 crashed.").arg(command.program));
    output.exitCode = process.exitCode();
    return output;
}

} // namespace stellwerk
