// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lint/scratch_database.h"

#include "base/file_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUuid>

#include <unistd.h>

#include <optional>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationProof)
};

/// ER_DBACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR.
bool isDenied(const Error &error) {
    return error.code == ErrorCode::AccessDenied || error.nativeCode == 1044 || error.nativeCode == 1045 ||
           error.nativeCode == 1227;
}

/// 'anna'@'%' as GRANT wants it, from CURRENT_USER()'s anna@%.
QString accountOf(db::Connection &connection) {
    const auto user = connection.selectValue(QStringLiteral("SELECT CURRENT_USER()"));
    const QString account = user && *user ? (*user)->toString() : connection.profile().user;
    const db::Dialect &dialect = connection.dialect();
    const QString host = account.contains(u'@') ? account.section(u'@', -1) : QStringLiteral("%");
    return dialect.quote(account.section(u'@', 0, -2)) + u'@' + dialect.quote(host);
}

std::unexpected<Error> refused(db::Connection &connection, const Error &error) {
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

constexpr QLatin1StringView kLockFile("in-use");
/// Who makes a folder locks it in the next moment; without a lock file it is old enough to be a leftover after this.
constexpr qint64 kMostSecondsWithoutLock = 3600;

/// The connection that holds the lock is idle while others work.
Status lockName(db::Connection &connection, const QString &name) {
    STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION wait_timeout = 2147483")));
    STELLWERK_TRY(connection.selectValue(QStringLiteral("SELECT GET_LOCK(?, 0)"), {db::Value::text(name)}));
    return {};
}

/// True when it is gone.
bool removeFolder(const QFileInfo &folder) {
    if (folder.isSymLink() || folder.ownerId() != ::getuid())
        return false;
    const QString lockFile = QString(folder.filePath() + u'/' + kLockFile);
    if (!QFileInfo::exists(lockFile))
        return folder.lastModified().secsTo(QDateTime::currentDateTime()) > kMostSecondsWithoutLock &&
               QDir(folder.filePath()).removeRecursively();
    const auto lock = FileLock::acquire(lockFile, {});
    return lock && QDir(folder.filePath()).removeRecursively();
}

QStringList removeFolders(const QString &begin) {
    QStringList removed;
    const QFileInfoList folders =
        QDir::temp().entryInfoList({QString(begin + u'*')}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &folder : folders) {
        if (removeFolder(folder))
            removed << folder.filePath();
    }
    return removed;
}

} // namespace

struct ScratchDatabase::Place {
    db::ConnectionProfile profile;
    std::optional<FileLock> lock;         ///< SQLite, with a kind
    std::optional<QTemporaryDir> folder;  ///< SQLite
    std::optional<db::Connection> server; ///< MariaDB: to drop it; no stop request reaches this connection
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
        db::ConnectionProfile again = profile;
        again.database.clear();
        if (auto connection = db::Connection::open(again))
            (void)connection->exec(drop);
    }
};

Result<ScratchDatabase> ScratchDatabase::create(const db::ConnectionProfile &server, const QString &collation,
                                                const QString &kind) {
    const QString begin = QString(QLatin1StringView(kScratchPrefix) + (kind.isEmpty() ? QString() : kind + u'_'));
    auto place = std::make_unique<Place>();
    place->profile = server;
    place->profile.readOnly = false;
    place->profile.label = Tr::tr("scratch database");
    if (server.engine == db::Engine::Sqlite) {
        place->folder.emplace(QDir::tempPath() + u'/' + begin + QLatin1String("XXXXXX"));
        if (!place->folder->isValid())
            return fail(ErrorCode::Io, Tr::tr("A temporary folder for the scratch database cannot be made."), {},
                        place->folder->errorString());
        if (!kind.isEmpty()) {
            STELLWERK_ASSIGN(auto lock, FileLock::acquire(place->folder->filePath(kLockFile), {}));
            place->lock.emplace(std::move(lock));
        }
        place->profile.database = place->folder->filePath(QStringLiteral("scratch.sqlite"));
        place->profile.createFile = true;
        return ScratchDatabase(std::move(place));
    }
    db::ConnectionProfile administration = server;
    administration.database.clear();
    STELLWERK_ASSIGN(place->server, db::Connection::open(administration));
    place->profile.database = QString(begin + QUuid::createUuid().toString(QUuid::Id128).first(16));
    if (!kind.isEmpty())
        STELLWERK_TRY(lockName(*place->server, place->profile.database));
    const db::Dialect &dialect = place->server->dialect();
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

Result<QStringList> ScratchDatabase::removeLeftovers(const db::ConnectionProfile &server, const QString &kind) {
    const QString begin = QString(QLatin1StringView(kScratchPrefix) + kind + u'_');
    if (server.engine == db::Engine::Sqlite)
        return removeFolders(begin);
    db::ConnectionProfile administration = server;
    administration.database.clear();
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(administration));
    STELLWERK_ASSIGN(
        const auto names,
        connection.select(QStringLiteral("SELECT schema_name FROM information_schema.schemata WHERE LEFT(schema_name, "
                                         "%1) = ?")
                              .arg(begin.size()),
                          {db::Value::text(begin)}));
    QStringList removed;
    for (const auto &row : names.rows) {
        const db::Value &name = row.front();
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

const db::ConnectionProfile &ScratchDatabase::profile() const {
    return m_place->profile;
}

} // namespace stellwerk::migration
