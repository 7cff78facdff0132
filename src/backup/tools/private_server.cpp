// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/private_server.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PrivateServer)
};

constexpr qint64 kStartMilliseconds = 120000;
constexpr int kPollMilliseconds = 100;
constexpr qsizetype kLogEnd = 2000;

} // namespace

struct PrivateServer::Impl {
    Place place;
    QProcess process;

    explicit Impl(const Place &where) : place(where) {}
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    /// Nothing here is needed any more.
    ~Impl() {
        process.kill();
        process.waitForFinished();
    }
    [[nodiscard]] QString socket() const { return QString(place.folder + u"/socket"); }
    [[nodiscard]] QString log() const { return QString(place.folder + u"/log"); }
};

PrivateServer::PrivateServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PrivateServer::PrivateServer(PrivateServer &&) noexcept = default;
PrivateServer::~PrivateServer() = default;

Result<PrivateServer> PrivateServer::start(const ServerTool &mariadbd, const Place &place, const TaskContext &context) {
    auto impl = std::make_unique<Impl>(place);
    const QString temporary = QString(place.folder + u"/tmp");
    STELLWERK_TRY(makeFolder(temporary));
    QStringList arguments = place.arguments;
    arguments << QString(u"--datadir=" + place.data) << QString(u"--socket=" + impl->socket())
              << QString(u"--tmpdir=" + temporary) << QStringLiteral("--skip-networking")
              << QStringLiteral("--skip-grant-tables") << QStringLiteral("--skip-log-bin")
              << QStringLiteral("--event-scheduler=DISABLED") << QStringLiteral("--skip-slave-start")
              << QStringLiteral("--innodb-buffer-pool-size=64M");
    if (::geteuid() == 0)
        arguments << QStringLiteral("--user=root"); // the files belong to who made them
    QProcess &process = impl->process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(impl->log());
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(mariadbd.command.front(), arguments);
    QElapsedTimer timer;
    timer.start();
    PrivateServer server(std::move(impl));
    while (!db::Connection::open(server.profile({}))) {
        STELLWERK_TRY(context.checkStop());
        const bool ended = process.waitForFinished(kPollMilliseconds) || process.state() == QProcess::NotRunning;
        if (!ended && timer.elapsed() < kStartMilliseconds)
            continue;
        const auto log = readFile(server.m_impl->log());
        return fail(ErrorCode::Io, Tr::tr("The server of %1 cannot be started.").arg(place.label), {},
                    QString::fromUtf8(log.value_or(QByteArray()).last(std::min(kLogEnd, log ? log->size() : 0))));
    }
    return server;
}

db::ConnectionProfile PrivateServer::profile(const QString &database) const {
    db::ConnectionProfile profile;
    profile.engine = db::Engine::MariaDb;
    profile.label = m_impl->place.label;
    profile.socket = m_impl->socket();
    profile.user = QStringLiteral("root");
    profile.database = database;
    return profile;
}

} // namespace stellwerk::backup
