// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/rehearsal/place.h"

#include "backup/tools/private_server.h"
#include "base/files.h"
#include "base/process.h"
#include "db/scratch_database.h"
#include "db/scratch_folder.h"
#include "deployment/rehearsal/reach.h"
#include "migration/lint/table_sizes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

#include <optional>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

constexpr QLatin1StringView kKind("rehearsal");
constexpr QLatin1StringView kServerFolder("stellwerk_scratch_server_");
/// What a server needs before it holds anything.
constexpr qint64 kServerBytes = 256LL << 20;
/// A restore builds tables beside those that it replaces, and a migration may rebuild the biggest one.
constexpr qint64 kRoomFactor = 2;
constexpr qint64 kRoomReserve = 64LL << 20;
constexpr std::chrono::seconds kInstallLimit{120};

/// What decides how a table looks that a migration makes without saying more.
struct ServerSettings {
    QString collation; ///< of the database
    QStringList arguments;
};

Result<ServerSettings> settingsOf(db::Connection &target) {
    ServerSettings settings;
    STELLWERK_ASSIGN(const auto collation, target.selectValue(QStringLiteral("SELECT @@collation_database")));
    settings.collation = collation ? collation->toString() : QString();
    for (const char *name : {"collation_server", "character_set_server", "lower_case_table_names", "max_allowed_packet",
                             "innodb_strict_mode", "explicit_defaults_for_timestamp"}) {
        const QString variable = QString::fromLatin1(name);
        STELLWERK_ASSIGN(const auto value, target.selectValue(QString(u"SELECT @@GLOBAL." + variable)));
        if (value)
            settings.arguments << QStringLiteral("--%1=%2").arg(variable, value->toString());
    }
    return settings;
}

Result<QString> findInstaller() {
    const QString name = QStringLiteral("mariadb-install-db");
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return fail(ErrorCode::NotFound, Tr::tr("%1 is not on this machine.").arg(name),
                Tr::tr("Install MariaDB's server (Debian: apt install mariadb-server); it need not run."));
}

Status install(const QString &data, const TaskContext &context) {
    STELLWERK_ASSIGN(const QString installer, findInstaller());
    ProcessCommand command{installer, {QStringLiteral("--no-defaults"), QString(u"--datadir=" + data)}, {}, {}, {}};
    command.arguments << QStringLiteral("--auth-root-authentication-method=normal") << QStringLiteral("--skip-test-db");
    if (::geteuid() == 0)
        command.arguments << QStringLiteral("--user=root");
    command.timeLimit = kInstallLimit;
    STELLWERK_ASSIGN(const ProcessOutput output, runProcess(command, context));
    if (output.exitCode == 0)
        return {};
    return fail(ErrorCode::Io, Tr::tr("The files of a private server cannot be made in %1.").arg(data), {},
                QString::fromUtf8(output.standardError).right(2000));
}

void tellRemoved(const QStringList &leftovers, const TaskContext &context) {
    for (const QString &leftover : leftovers)
        context.info(QStringLiteral("scratch_removed"),
                     Tr::tr("Removed %1, which an interrupted run had left.").arg(leftover),
                     {{QStringLiteral("scratch"), leftover}});
}

/// Those of killed rehearsals have ended with them; their files have not.
void removeServers(const TaskContext &context) {
    tellRemoved(db::ScratchFolder::removeLeftovers(kServerFolder), context);
}

} // namespace

struct RehearsalPlace::Impl {
    Kind kind = Kind::SameServer;
    QString text;
    db::ConnectionProfile profile;
    std::optional<db::ScratchDatabase> database;
    std::optional<db::ScratchFolder> folder;
    std::optional<backup::PrivateServer> server; ///< last: ends before its files go

    Status beside(const db::ConnectionProfile &target, const QString &collation, const TaskContext &context) {
        STELLWERK_ASSIGN(auto scratch, db::ScratchDatabase::create(target, collation, QString(kKind), context));
        database.emplace(std::move(scratch));
        profile = database->profile();
        return {};
    }

    Status apart(db::Connection &target, const ServerSettings &settings, qint64 bytes, const TaskContext &context) {
        STELLWERK_ASSIGN(const auto mariadbd, backup::findServerTool(QStringLiteral("mariadbd"), {}, context));
        STELLWERK_TRY(backup::checkRelease(mariadbd, target.serverVersion(), backup::ToolMatch::SameSeries));
        STELLWERK_TRY(checkRoom(QDir::tempPath(), bytes + kServerBytes));
        STELLWERK_ASSIGN(auto made, db::ScratchFolder::create(kServerFolder));
        folder.emplace(std::move(made));
        const QString data = folder->path(QStringLiteral("data"));
        STELLWERK_TRY(install(data, context));
        const QStringList arguments = QStringList{QStringLiteral("--no-defaults")} + settings.arguments;
        STELLWERK_ASSIGN(auto started,
                         backup::PrivateServer::start(
                             mariadbd, {data, folder->path({}), Tr::tr("private server"), arguments}, context));
        server.emplace(std::move(started));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(server->profile({})));
        const QString name = target.profile().database;
        const db::Dialect &dialect = connection.dialect();
        STELLWERK_TRY(connection.exec(QStringLiteral("CREATE DATABASE %1 COLLATE %2")
                                          .arg(dialect.quote(name), dialect.quote(settings.collation))));
        profile = server->profile(name);
        kind = Kind::PrivateServer;
        return {};
    }
};

RehearsalPlace::RehearsalPlace(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RehearsalPlace::RehearsalPlace(RehearsalPlace &&) noexcept = default;
RehearsalPlace::~RehearsalPlace() = default;

Result<RehearsalPlace> RehearsalPlace::open(const db::ConnectionProfile &target, const Release &release,
                                            const std::set<qint64> &pending, qint64 bytes, const TaskContext &context) {
    auto impl = std::make_unique<Impl>();
    if (target.engine == db::Engine::Sqlite) {
        STELLWERK_TRY(checkRoom(QDir::tempPath(), bytes));
        STELLWERK_TRY(impl->beside(target, {}, context));
        impl->text = Tr::tr("on a copy in a temporary file");
        return RehearsalPlace(std::move(impl));
    }
    removeServers(context);
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(target));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(const ServerSettings settings, settingsOf(connection));
    STELLWERK_ASSIGN(const QString files, visibleFolder(connection));
    STELLWERK_ASSIGN(const auto reaches, whyNotBeside(connection, release, pending));
    Status beside = reaches ? Status(fail(ErrorCode::CheckFailed, *reaches)) : Status();
    if (beside && !files.isEmpty())
        beside = checkRoom(files, bytes);
    if (beside)
        beside = impl->beside(target, settings.collation, context);
    if (beside) {
        impl->text = Tr::tr("on a copy beside “%1”, on the same server").arg(target.label);
        return RehearsalPlace(std::move(impl));
    }
    const ErrorCode why = beside.error().code;
    if (why != ErrorCode::AccessDenied && why != ErrorCode::Io && why != ErrorCode::CheckFailed)
        return std::unexpected(std::move(beside).error());
    if (const Status apart = impl->apart(connection, settings, bytes, context); !apart) {
        if (apart.error().code == ErrorCode::Cancelled)
            return std::unexpected(apart.error());
        Error error = std::move(beside).error();
        error.hint += QString((error.hint.isEmpty() ? QString() : QStringLiteral("\n")) +
                              Tr::tr("Nor is there a private server of the same version on this machine: %1 %2")
                                  .arg(apart.error().message, apart.error().hint));
        return fail(std::move(error));
    }
    impl->text = Tr::tr("on a private server of this machine, because: %1").arg(beside.error().message);
    return RehearsalPlace(std::move(impl));
}

const db::ConnectionProfile &RehearsalPlace::profile() const {
    return m_impl->profile;
}
RehearsalPlace::Kind RehearsalPlace::kind() const {
    return m_impl->kind;
}
QString RehearsalPlace::text() const {
    return m_impl->text;
}

Result<QString> visibleFolder(db::Connection &connection) {
    const db::ConnectionProfile &profile = connection.profile();
    if (connection.engine() == db::Engine::Sqlite)
        return QFileInfo(profile.database).absolutePath();
    if (profile.socket.isEmpty())
        return QString(); // behind an address may be a tunnel or a container
    STELLWERK_ASSIGN(const auto folder, connection.selectValue(QStringLiteral("SELECT @@datadir")));
    const QString path = folder ? folder->toString() : QString();
    return QFileInfo(path).isDir() ? path : QString();
}

void removeRehearsalLeftovers(const db::ConnectionProfile &target, const TaskContext &context) {
    if (target.engine == db::Engine::MariaDb)
        removeServers(context);
    if (const auto leftovers = db::ScratchDatabase::removeLeftovers(target, QString(kKind)))
        tellRemoved(*leftovers, context);
    else
        context.warning(QStringLiteral("scratch_left"),
                        Tr::tr("What an interrupted rehearsal may have left could not be removed: %1")
                            .arg(leftovers.error().message));
}

Result<qint64> databaseBytes(db::Connection &connection) {
    if (connection.engine() == db::Engine::Sqlite)
        return QFileInfo(connection.profile().database).size();
    STELLWERK_ASSIGN(const migration::TableSizes sizes, migration::readTableSizes(connection));
    qint64 bytes = 0;
    for (const auto &[table, size] : sizes)
        bytes += size.bytes;
    return bytes;
}

qint64 roomForCopy(qint64 databaseBytes) {
    return databaseBytes * kRoomFactor + kRoomReserve;
}

Status checkPrivateServer(const QString &serverVersion, const TaskContext &context) {
    STELLWERK_ASSIGN(const auto mariadbd, backup::findServerTool(QStringLiteral("mariadbd"), {}, context));
    STELLWERK_TRY(backup::checkRelease(mariadbd, serverVersion, backup::ToolMatch::SameSeries));
    return findInstaller().transform([](const QString &) {});
}

Status checkRoom(const QString &folder, qint64 bytes) {
    const qint64 free = freeSpace(folder);
    if (free < 0 || free >= bytes)
        return {};
    return fail(ErrorCode::Io,
                Tr::tr("%1 has %2 MiB free; a copy of the database may need %3 MiB.")
                    .arg(folder)
                    .arg(free >> 20)
                    .arg(bytes >> 20),
                Tr::tr("Make room there. Nothing was changed."));
}

} // namespace stellwerk::deployment
