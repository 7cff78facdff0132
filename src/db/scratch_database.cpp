// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/scratch_database.h"

#include "db/scratch_folder.h"

#include <QCoreApplication>
#include <QUuid>

#include <optional>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ScratchDatabase)
};

/// ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR.
bool isDenied(const Error &error) {
    return error.code == ErrorCode::AccessDenied || error.nativeCode == 1044 || error.nativeCode == 1045 ||
           error.nativeCode == 1227;
}

/// 'anna'@'%' as GRANT wants it, from CURRENT_USER()'s anna@%.
QString accountOf(Connection &connection) {
    const auto user = connection.selectValue(QStringLiteral("SELECT CURRENT_USER()"));
    const QString account = user && *user ? (*user)->toString() : connection.profile().user;
    const Dialect &dialect = connection.dialect();
    const QString host = account.contains(u'@') ? account.section(u'@', -1) : QStringLiteral("%");
    return dialect.quote(account.section(u'@', 0, -2)) + u'@' + dialect.quote(host);
}

std::unexpected<Error> refused(Connection &connection, const Error &error) {
    if (!isDenied(error))
        return fail(error);
    QString pattern = QString::fromLatin1(kScratchPrefix).replace(u'_', QStringLiteral("\\_")) + u'%';
    return fail(ErrorCode::AccessDenied,
                Tr::tr("The account of “%1” may not make a scratch database; nothing was changed.")
                    .arg(connection.profile().label),
                Tr::tr("Let the server's administrator run: %1")
                    .arg(QStringLiteral("GRANT ALL PRIVILEGES ON %1.* TO %2;")
                             .arg(connection.dialect().quote(pattern), accountOf(connection))),
                error.detail.isEmpty() ? error.message : error.detail);
}

/// The connection that holds the lock is idle while others work.
Status lockName(Connection &connection, const QString &name) {
    STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION wait_timeout = 2147483")));
    STELLWERK_TRY(connection.selectValue(QStringLiteral("SELECT GET_LOCK(?, 0)"), {Value::text(name)}));
    return {};
}

} // namespace

struct ScratchDatabase::Place {
    ConnectionProfile profile;
    std::optional<ScratchFolder> folder; ///< SQLite
    std::optional<Connection> server;    ///< MariaDB: to drop it; no stop request reaches this connection
    bool made = false;

    Place() = default;
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    ~Place() {
        if (!made)
            return;
        const QString drop = QLatin1StringView("DROP DATABASE IF EXISTS ") + server->dialect().quote(profile.database);
        if (server->exec(drop))
            return;
        // The server may have closed a connection that was idle for long.
        ConnectionProfile again = profile;
        again.database.clear();
        if (auto connection = Connection::open(again))
            (void)connection->exec(drop);
    }
};

Result<ScratchDatabase> ScratchDatabase::create(const ConnectionProfile &server, const QString &collation,
                                                const QString &kind, const TaskContext &context) {
    STELLWERK_ASSIGN(const QStringList leftovers, removeLeftovers(server, kind));
    for (const QString &leftover : leftovers)
        context.info(QStringLiteral("scratch_removed"),
                     Tr::tr("Removed %1, which an interrupted run had left.").arg(leftover),
                     {{QStringLiteral("scratch"), leftover}});
    const QString begin = QString(QLatin1StringView(kScratchPrefix) + kind + u'_');
    auto place = std::make_unique<Place>();
    place->profile = server;
    place->profile.readOnly = false;
    place->profile.label = Tr::tr("scratch database");
    if (server.engine == Engine::Sqlite) {
        STELLWERK_ASSIGN(auto folder, ScratchFolder::create(begin));
        place->folder.emplace(std::move(folder));
        place->profile.database = place->folder->path(QStringLiteral("scratch.sqlite"));
        place->profile.createFile = true;
        return ScratchDatabase(std::move(place));
    }
    ConnectionProfile administration = server;
    administration.database.clear();
    STELLWERK_ASSIGN(place->server, Connection::open(administration));
    place->profile.database = QString(begin + QUuid::createUuid().toString(QUuid::Id128).first(16));
    STELLWERK_TRY(lockName(*place->server, place->profile.database));
    const Dialect &dialect = place->server->dialect();
    QString sql =
        QStringLiteral("CREATE DATABASE %1 CHARACTER SET utf8mb4").arg(dialect.quote(place->profile.database));
    if (!collation.isEmpty())
        sql = QStringLiteral("CREATE DATABASE %1 COLLATE %2")
                  .arg(dialect.quote(place->profile.database), dialect.quote(collation));
    if (const auto made = place->server->exec(sql); !made)
        return refused(*place->server, made.error());
    place->made = true;
    return ScratchDatabase(std::move(place));
}

Result<QStringList> ScratchDatabase::removeLeftovers(const ConnectionProfile &server, const QString &kind) {
    const QString begin = QString(QLatin1StringView(kScratchPrefix) + kind + u'_');
    if (server.engine == Engine::Sqlite)
        return ScratchFolder::removeLeftovers(begin);
    ConnectionProfile administration = server;
    administration.database.clear();
    STELLWERK_ASSIGN(Connection connection, Connection::open(administration));
    STELLWERK_ASSIGN(
        const auto names,
        connection.select(QStringLiteral("SELECT schema_name FROM information_schema.schemata WHERE LEFT(schema_name, "
                                         "%1) = ?")
                              .arg(begin.size()),
                          {Value::text(begin)}));
    QStringList removed;
    for (const auto &row : names.rows) {
        const Value &name = row.front();
        STELLWERK_ASSIGN(const auto taken, connection.selectValue(QStringLiteral("SELECT GET_LOCK(?, 0)"), {name}));
        if (!taken || taken->toInteger().value_or(0) != 1)
            continue;
        STELLWERK_TRY(connection.exec(
            QString(QLatin1StringView("DROP DATABASE IF EXISTS ") + connection.dialect().quote(name.toString()))));
        STELLWERK_TRY(connection.selectValue(QStringLiteral("SELECT RELEASE_LOCK(?)"), {name}));
        removed << name.toString();
    }
    return removed;
}

ScratchDatabase::ScratchDatabase(std::unique_ptr<Place> place) : m_place(std::move(place)) {}
ScratchDatabase::ScratchDatabase(ScratchDatabase &&) noexcept = default;
ScratchDatabase &ScratchDatabase::operator=(ScratchDatabase &&) noexcept = default;
ScratchDatabase::~ScratchDatabase() = default;

const ConnectionProfile &ScratchDatabase::profile() const {
    return m_place->profile;
}

} // namespace stellwerk::db
