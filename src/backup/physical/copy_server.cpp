// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/copy_server.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PhysicalCopy)
};

constexpr qint64 kStartMilliseconds = 120000;
constexpr int kPollMilliseconds = 100;
constexpr qsizetype kLogEnd = 2000;

} // namespace

struct CopyServer::Impl {
    QTemporaryDir place{
        QDir::temp().filePath(QStringLiteral("stellwerk-server-XXXXXX"))}; ///< short enough for a socket
    QProcess process;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    /// Nothing here is needed any more.
    ~Impl() {
        process.kill();
        process.waitForFinished();
    }
    [[nodiscard]] QString socket() const { return place.filePath(QStringLiteral("socket")); }
    [[nodiscard]] QString log() const { return place.filePath(QStringLiteral("log")); }
};

CopyServer::CopyServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
CopyServer::CopyServer(CopyServer &&) noexcept = default;
CopyServer::~CopyServer() = default;

Result<CopyServer> CopyServer::start(const QString &folder, const ServerRelease &release, const TaskContext &context) {
    STELLWERK_ASSIGN(const ServerTool tool, findServerTool(QStringLiteral("mariadbd"), {}, context));
    STELLWERK_TRY(checkRelease(tool, QString(release.toString() + u"-MariaDB"), ToolMatch::SameSeries));
    auto impl = std::make_unique<Impl>();
    if (!impl->place.isValid())
        return fail(ErrorCode::Io, Tr::tr("A temporary folder cannot be made."), {}, impl->place.errorString());
    const QString temporary = impl->place.filePath(QStringLiteral("tmp"));
    STELLWERK_TRY(makeFolder(temporary));
    // How InnoDB's files were laid out, written by mariadb-backup.
    QStringList arguments{QString(u"--defaults-file=" + folder + u"/backup-my.cnf"),
                          QString(u"--datadir=" + folder),
                          QString(u"--socket=" + impl->socket()),
                          QString(u"--tmpdir=" + temporary),
                          QStringLiteral("--skip-networking"),
                          QStringLiteral("--skip-grant-tables"),
                          QStringLiteral("--skip-log-bin"),
                          QStringLiteral("--event-scheduler=DISABLED"),
                          QStringLiteral("--skip-slave-start"),
                          QStringLiteral("--innodb-buffer-pool-size=64M")};
    if (::geteuid() == 0)
        arguments << QStringLiteral("--user=root"); // the files belong to who made the copy
    QProcess &process = impl->process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(impl->log());
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(tool.command.front(), arguments);
    QElapsedTimer timer;
    timer.start();
    CopyServer server(std::move(impl));
    while (!db::Connection::open(server.profile({}))) {
        STELLWERK_TRY(context.checkStop());
        const bool ended = process.waitForFinished(kPollMilliseconds) || process.state() == QProcess::NotRunning;
        if (!ended && timer.elapsed() < kStartMilliseconds)
            continue;
        const auto log = readFile(server.m_impl->log());
        return fail(ErrorCode::Damaged, Tr::tr("A server cannot be started on the copy %1.").arg(folder), {},
                    QString::fromUtf8(log.value_or(QByteArray()).last(std::min(kLogEnd, log ? log->size() : 0))));
    }
    return server;
}

db::ConnectionProfile CopyServer::profile(const QString &database) const {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = Tr::tr("physical copy");
    profile.socket = m_impl->socket();
    profile.user = QStringLiteral("root");
    profile.database = database;
    return profile;
}

} // namespace stellwerk::backup
