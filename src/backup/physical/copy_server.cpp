// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/copy_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PhysicalCopy)
};

} // namespace

struct CopyServer::Impl {
    QTemporaryDir place{
        QDir::temp().filePath(QStringLiteral("stellwerk-server-XXXXXX"))}; ///< short enough for a socket
    std::optional<PrivateServer> server;
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
    // How InnoDB's files were laid out, written by mariadb-backup.
    const PrivateServer::Place place{folder,
                                     impl->place.path(),
                                     Tr::tr("physical copy"),
                                     {QString(u"--defaults-file=" + folder + u"/backup-my.cnf")}};
    auto server = PrivateServer::start(tool, place, context);
    if (!server && server.error().code == ErrorCode::Io)
        return fail(ErrorCode::Damaged, Tr::tr("A server cannot be started on the copy %1.").arg(folder), {},
                    server.error().detail);
    if (!server)
        return std::unexpected(std::move(server).error());
    impl->server.emplace(*std::move(server));
    return CopyServer(std::move(impl));
}

db::ConnectionProfile CopyServer::profile(const QString &database) const {
    return m_impl->server->profile(database);
}

} // namespace stellwerk::backup
