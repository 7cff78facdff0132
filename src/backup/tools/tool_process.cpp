// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/tool_process.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ServerTool)
};

constexpr int kPollMilliseconds = 50;
constexpr int kEndMilliseconds = 2000;
constexpr qsizetype kMaxComplaints = 64 << 10;
/// So much input may wait for the program.
constexpr qint64 kMaxWaiting = 1 << 20;

/// A file that has no name; -1 when there is none to be had.
int makeMemoryFile(const QByteArray &content) {
    const int fd = ::memfd_create("stellwerk-options", MFD_CLOEXEC);
    if (fd < 0)
        return -1;
    // The clients ignore an option file that everybody may write.
    const bool good = ::fchmod(fd, S_IRUSR | S_IWUSR) == 0 &&
                      ::write(fd, content.constData(), static_cast<size_t>(content.size())) == content.size();
    if (good)
        return fd;
    ::close(fd);
    return -1;
}

QProcessEnvironment environmentForTools() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // They would win over what is not in the option file.
    for (const char *name : {"MYSQL_PWD", "MYSQL_HOST", "MYSQL_TCP_PORT", "MYSQL_UNIX_PORT", "MARIADB_HOST"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

} // namespace

struct ToolProcess::Impl {
    QString name;
    QProcess process;
    QByteArray complaints;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { end(); }

    void end() {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate();
        if (!process.waitForFinished(kEndMilliseconds)) {
            process.kill();
            process.waitForFinished(kEndMilliseconds);
        }
    }

    void listen() {
        complaints += process.readAllStandardError();
        if (complaints.size() > kMaxComplaints)
            complaints = complaints.last(kMaxComplaints);
    }

    Status checkStop(const TaskContext &context) {
        auto going = context.checkStop();
        if (!going)
            end();
        return going;
    }
};

ToolProcess::ToolProcess(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ToolProcess::ToolProcess(ToolProcess &&) noexcept = default;
ToolProcess &ToolProcess::operator=(ToolProcess &&) noexcept = default;
ToolProcess::~ToolProcess() = default;

Result<ToolProcess> ToolProcess::start(const ServerTool &tool, const QByteArray &options,
                                       const QStringList &arguments) {
    auto impl = std::make_unique<Impl>();
    impl->name = tool.name;
    QProcess &process = impl->process;
    process.setProcessEnvironment(environmentForTools());
    QString file = QStringLiteral("/dev/stdin");
    int fd = -1;
    if (!tool.prefixed) {
        fd = makeMemoryFile(options);
        if (fd < 0)
            return fail(ErrorCode::Io, Tr::tr("There is no memory for the options of %1.").arg(tool.name));
        file = QStringLiteral("/dev/fd/%1").arg(fd);
        process.setChildProcessModifier([fd] { ::fcntl(fd, F_SETFD, 0); });
    }
    // Only this file is read: what else is configured on the machine (max_allowed_packet, where, no-data, another
    // user in ~/.my.cnf) must not decide what is in a backup. It must be the first argument.
    QStringList all = tool.command.sliced(1) << QString(u"--defaults-file=" + file);
    process.start(tool.command.front(), all << arguments);
    const bool started = process.waitForStarted();
    if (fd >= 0)
        ::close(fd);
    if (!started)
        return fail(ErrorCode::NotFound, Tr::tr("The program %1 cannot be started.").arg(tool.command.join(u' ')), {},
                    process.errorString());
    if (tool.prefixed) {
        process.write(options);
        process.closeWriteChannel();
    }
    return ToolProcess(std::move(impl));
}

Result<bool> ToolProcess::read(QByteArray &piece, const TaskContext &context) {
    QProcess &process = m_impl->process;
    while (true) {
        STELLWERK_TRY(m_impl->checkStop(context));
        m_impl->listen();
        piece = process.readAllStandardOutput();
        if (!piece.isEmpty())
            return true;
        if (process.state() == QProcess::NotRunning)
            return false;
        process.waitForReadyRead(kPollMilliseconds);
    }
}

Result<bool> ToolProcess::write(std::string_view bytes, const TaskContext &context) {
    QProcess &process = m_impl->process;
    if (process.state() == QProcess::NotRunning || process.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
        return false;
    while (process.bytesToWrite() > kMaxWaiting) {
        STELLWERK_TRY(m_impl->checkStop(context));
        m_impl->listen();
        (void)process.readAllStandardOutput();
        process.waitForBytesWritten(kPollMilliseconds);
        if (process.state() == QProcess::NotRunning)
            return false;
    }
    return true;
}

Status ToolProcess::finish(const TaskContext &context) {
    QProcess &process = m_impl->process;
    process.closeWriteChannel();
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(kPollMilliseconds)) {
        STELLWERK_TRY(m_impl->checkStop(context));
        m_impl->listen();
        (void)process.readAllStandardOutput();
    }
    m_impl->listen();
    if (process.exitStatus() == QProcess::CrashExit)
        return fail(ErrorCode::Io, Tr::tr("%1 was ended from outside or crashed.").arg(m_impl->name), {}, complaints());
    if (process.exitCode() != 0)
        return fail(ErrorCode::Sql,
                    Tr::tr("%1 failed with the exit code %2.").arg(m_impl->name).arg(process.exitCode()), {},
                    complaints());
    return {};
}

QString ToolProcess::complaints() const {
    return QString::fromUtf8(m_impl->complaints).trimmed();
}

} // namespace stellwerk::backup
