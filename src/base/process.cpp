// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>

#include <unistd.h>

#include <csignal>

namespace stellwerk {

namespace {

constexpr int kPollMilliseconds = 50;
constexpr qsizetype kMaxOutput = 16 << 20;
constexpr qsizetype kMaxErrors = 1 << 20;
constexpr qsizetype kMaxLine = 4096;
constexpr int kMillisecondsToCleanUp = 2000;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Process)
};

void appendLimited(QByteArray &target, const QByteArray &more, qsizetype limit) {
    target += more.left(limit - target.size());
}

/// Asks first, then insists: a command may want to clean up.
void endProcess(QProcess &process) {
    process.terminate();
    if (!process.waitForFinished(kMillisecondsToCleanUp)) {
        process.kill();
        process.waitForFinished(kMillisecondsToCleanUp);
    }
}

/// The same with everything that the command has started. Its number is that of its group until it was waited for, and
/// of the group as long as somebody is in it.
void endGroup(QProcess &process, pid_t group) {
    ::kill(-group, SIGTERM);
    process.waitForFinished(kMillisecondsToCleanUp);
    ::kill(-group, SIGKILL);
    process.waitForFinished(kMillisecondsToCleanUp);
}

/// Makes lines of what comes in pieces.
class Lines final {
public:
    explicit Lines(const std::function<void(const QByteArray &)> &sink) : m_sink(sink) {}

    void add(const QByteArray &more) {
        if (!m_sink)
            return;
        m_rest += more;
        qsizetype end = 0;
        while ((end = m_rest.indexOf('\n')) >= 0 || m_rest.size() > kMaxLine) {
            const bool whole = end >= 0 && end <= kMaxLine;
            QByteArray line = m_rest.first(whole ? end : kMaxLine);
            m_rest.remove(0, whole ? end + 1 : kMaxLine);
            pass(std::move(line));
        }
    }
    void finish() {
        if (m_sink && !m_rest.isEmpty())
            pass(std::exchange(m_rest, {}));
    }

private:
    void pass(QByteArray line) {
        if (line.endsWith('\r'))
            line.chop(1);
        m_sink(line);
    }

    const std::function<void(const QByteArray &)> &m_sink;
    QByteArray m_rest;
};

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
    for (const QString &name : command.withheld)
        environment.remove(name);
    process.setProcessEnvironment(environment);
    if (command.ownGroup)
        process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession);

    process.start();
    if (!process.waitForStarted(10000))
        return fail(ErrorCode::NotFound, Tr::tr("The command %1 cannot be started.").arg(command.program), {},
                    process.errorString());
    process.write(command.input);
    process.closeWriteChannel();

    ProcessOutput output;
    Lines standardLines(command.onLine);
    Lines errorLines(command.onLine);
    const auto drain = [&] {
        const QByteArray said = process.readAllStandardOutput();
        const QByteArray complained = process.readAllStandardError();
        appendLimited(output.standardOutput, said, kMaxOutput);
        appendLimited(output.standardError, complained, kMaxErrors);
        standardLines.add(said);
        errorLines.add(complained);
    };
    const auto finishLines = [&] {
        drain();
        standardLines.finish();
        errorLines.finish();
    };
    const auto group = static_cast<pid_t>(process.processId());
    const auto end = [&] {
        if (command.ownGroup)
            endGroup(process, group);
        else
            endProcess(process);
        finishLines();
    };
    QElapsedTimer timer;
    timer.start();
    while (!process.waitForFinished(kPollMilliseconds)) {
        drain();
        if (process.state() == QProcess::NotRunning)
            break;
        if (context.stopRequested()) {
            end();
            return std::unexpected(context.checkStop().error());
        }
        if (timer.elapsed() > command.timeLimit.count()) {
            end();
            return fail(ErrorCode::Timeout, Tr::tr("The command %1 did not end within %2 s and was ended.")
                                                .arg(command.program)
                                                .arg(command.timeLimit.count() / 1000));
        }
    }
    finishLines();
    if (process.exitStatus() == QProcess::CrashExit)
        return fail(ErrorCode::Io, Tr::tr("The command %1 crashed.").arg(command.program));
    output.exitCode = process.exitCode();
    return output;
}

} // namespace stellwerk
