// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection_native.h"

#include "db/server_trust.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <errmsg.h>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

constexpr int kMustSetPassword = 1820;
constexpr int kMustSetPasswordAtLogin = 1862;
constexpr int kAccountLocked = 4151;

/// MariaDB's error numbers that mean something of their own to us.
ErrorCode mariaDbCode(int nativeCode) {
    switch (nativeCode) {
    case 1044:
    case 1045:
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1698:
    case kMustSetPassword:
    case kMustSetPasswordAtLogin:
    case kAccountLocked:
        return ErrorCode::AccessDenied;
    case 1049:
        return ErrorCode::NotFound;
    case 1205:
        return ErrorCode::Timeout;
    case 1290:
    case 1836:
        return ErrorCode::AccessDenied; // the server is read-only
    case CR_CONNECTION_ERROR:
    case CR_CONN_HOST_ERROR:
    case CR_UNKNOWN_HOST:
    case CR_SERVER_GONE_ERROR:
    case CR_SERVER_LOST:
    case CR_SSL_CONNECTION_ERROR:
    case 1040:
    case 1047: // a cluster's node that is not of the majority, or not ready yet
    case 1053:
    case 1129:
    case 1203:
        return ErrorCode::ConnectionFailed;
    default:
        return ErrorCode::Sql;
    }
}

ErrorCode sqliteCode(int nativeCode) {
    switch (nativeCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_CANTOPEN:
        return ErrorCode::ConnectionFailed;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::AccessDenied;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Damaged;
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return ErrorCode::Io;
    default:
        return ErrorCode::Sql;
    }
}

Status runAll(const QSqlDatabase &database, Engine engine, const QStringList &statements) {
    QSqlQuery query(database);
    for (const QString &statement : statements) {
        if (!query.exec(statement))
            return std::unexpected(sqlError(engine, query.lastError().nativeErrorCode().toInt(),
                                            Tr::tr("The database session cannot be set up."), query.lastError().text(),
                                            false));
    }
    return {};
}

Error openError(const ConnectionProfile &profile, int code, const QString &text) {
    Error result = sqlError(Engine::MariaDb, code,
                            Tr::tr("The database “%1” at %2 cannot be opened.").arg(profile.label, profile.address()),
                            text, false);
    if (result.code == ErrorCode::Sql)
        result.code = ErrorCode::ConnectionFailed;
    if (code == kMustSetPassword || code == kMustSetPasswordAtLogin)
        result.hint = Tr::tr("The password of this account has expired. Give it a new one (ALTER USER …), and put that "
                             "where the environment's secret comes from.");
    else if (code == kAccountLocked)
        result.hint = Tr::tr("This account is locked. Unlock it (ALTER USER … ACCOUNT UNLOCK), or use another one.");
    else if (result.code == ErrorCode::AccessDenied)
        result.hint = Tr::tr("Check user, password and rights of this environment in environments.toml.");
    else if (code == CR_SSL_CONNECTION_ERROR)
        result.hint = Tr::tr("Check the server's certificate, and “tls_ca” in environments.toml.");
    else if (code == CR_PLUGIN_NOT_ALLOWED)
        result.hint =
            Tr::tr("This kind of login shows the password to whoever answers there, so it was not sent. Name the "
                   "authority of the server's certificate with “tls_ca” in environments.toml, or use a socket.");
    else
        result.hint = Tr::tr("Check that the server runs and that host, port or socket are right.");
    return result;
}

Status openMariaDb(Connection::Native &native) {
    const ConnectionProfile &profile = native.profile;
    STELLWERK_ASSIGN(const QString host, trustedHost(profile));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), native.name);
    database.setDatabaseName(profile.database);
    QStringList options{QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=%1").arg(profile.connectTimeout.count())};
    if (profile.socket.isEmpty()) {
        database.setHostName(host);
        database.setPort(profile.port);
    } else {
        options << QStringLiteral("UNIX_SOCKET=%1").arg(profile.socket);
    }
    if (!profile.tlsCa.isEmpty())
        options << QStringLiteral("MYSQL_OPT_SSL_CA=%1").arg(profile.tlsCa);
    database.setConnectOptions(options.join(u';'));
    if (!database.open(profile.user, profile.password)) {
        const QSqlError error = database.lastError();
        return std::unexpected(openError(profile, error.nativeErrorCode().toInt(), error.databaseText()));
    }
    native.mysql = *static_cast<MYSQL *const *>(database.driver()->handle().constData());
    if (!host.isEmpty() && !profile.tlsCa.isEmpty() && !mysql_get_ssl_cipher(native.mysql))
        return std::unexpected(openError(profile, CR_SSL_CONNECTION_ERROR, {}));
    // With several statements in one call a failure of the second would go unnoticed.
    mysql_set_server_option(native.mysql, MYSQL_OPTION_MULTI_STATEMENTS_OFF);
    native.connectionId = mysql_thread_id(native.mysql);
    native.serverVersion = QString::fromUtf8(mysql_get_server_info(native.mysql));
    const qint64 lockSeconds = profile.lockTimeout.count();
    return runAll(
        database, Engine::MariaDb,
        {QStringLiteral("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, SESSION sql_mode = "
                        "'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', "
                        "SESSION time_zone = '+00:00', "
                        "SESSION lock_wait_timeout = %1, SESSION innodb_lock_wait_timeout = %1, "
                        // Long pauses between statements of a deployment must not cost the connection.
                        "SESSION wait_timeout = 86400, "
                        // In a cluster every statement sees what was committed before it on any node: what stands in
                        // the journal may have been written through another one.
                        "/*M! SESSION wsrep_sync_wait = 15, */ "
                        "SESSION net_read_timeout = 600, SESSION net_write_timeout = 600")
             .arg(lockSeconds)});
}

Status openSqlite(Connection::Native &native) {
    const ConnectionProfile &profile = native.profile;
    const QFileInfo file(profile.database);
    if (!profile.createFile && !file.exists())
        return fail(ErrorCode::NotFound,
                    Tr::tr("The database file %1 of “%2” does not exist.").arg(profile.database, profile.label),
                    Tr::tr("Check the key “database” of this environment in environments.toml."));
    if (file.isDir())
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("%1 is a folder; a database file was expected.").arg(profile.database));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), native.name);
    database.setDatabaseName(profile.database);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(profile.lockTimeout.count() * 1000);
    if (profile.readOnly)
        options += QLatin1String(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    if (!database.open())
        return fail(ErrorCode::ConnectionFailed,
                    Tr::tr("The database file %1 of “%2” cannot be opened.").arg(profile.database, profile.label), {},
                    database.lastError().databaseText());
    native.sqlite = *static_cast<sqlite3 *const *>(database.driver()->handle().constData());
    native.serverVersion = QString::fromLatin1(sqlite3_libversion());
    QStringList statements{QStringLiteral("PRAGMA foreign_keys = ON")};
    if (!profile.readOnly)
        statements << QStringLiteral("PRAGMA journal_mode = WAL") << QStringLiteral("PRAGMA synchronous = FULL");
    // The first read finds out whether this is a database at all.
    statements << QStringLiteral("SELECT count(*) FROM sqlite_schema");
    Status status = runAll(database, Engine::Sqlite, statements);
    if (!status && status.error().code == ErrorCode::Damaged)
        return fail(
            ErrorCode::Damaged,
            Tr::tr("The file %1 of “%2” is not a SQLite database or is damaged.").arg(profile.database, profile.label),
            {}, status.error().detail);
    return status;
}

} // namespace

Connection::Native::~Native() {
    watch.reset();
    if (name.isEmpty())
        return;
    // The last copy must be gone before the name may be removed.
    QSqlDatabase::database(name, false).close();
    QSqlDatabase::removeDatabase(name);
}

Error Connection::Native::lastError(const QString &message) const {
    const bool stopped = watch && watch->stopRequested();
    if (mysql)
        return sqlError(Engine::MariaDb, static_cast<int>(mysql_errno(mysql)), message,
                        QString::fromUtf8(mysql_error(mysql)), stopped);
    return sqlError(Engine::Sqlite, sqlite3_extended_errcode(sqlite), message,
                    QString::fromUtf8(sqlite3_errmsg(sqlite)), stopped);
}

Error sqlError(Engine engine, int nativeCode, const QString &message, const QString &detail, bool stopRequested) {
    Error error;
    error.code = engine == Engine::MariaDb ? mariaDbCode(nativeCode) : sqliteCode(nativeCode);
    // 1317: KILL QUERY. Without our own request it is somebody else's doing and stays a failed statement.
    if (stopRequested && (nativeCode == 1317 || nativeCode == 1927 || nativeCode == SQLITE_INTERRUPT))
        error.code = ErrorCode::Cancelled;
    error.message = message;
    error.detail = detail;
    error.nativeCode = nativeCode;
    if (error.code == ErrorCode::Cancelled)
        error.message = Tr::tr("The statement was cancelled.");
    return error;
}

Status openDatabase(Connection::Native &native) {
    return native.profile.engine == Engine::MariaDb ? openMariaDb(native) : openSqlite(native);
}

} // namespace stellwerk::db
