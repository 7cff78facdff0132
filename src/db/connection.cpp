// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"

#include "db/connection_native.h"
#include "db/statement_run.h"

#include <QCoreApplication>
#include <QDateTime>

#include <atomic>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

QString uniqueName() {
    static std::atomic<quint64> counter = 0;
    return QStringLiteral("stellwerk-%1").arg(++counter);
}

/// Ends a statement from a connection of its own, on the watch's thread.
void killQuery(const ConnectionProfile &profile, quint64 connectionId) {
    Connection::Native second;
    second.name = uniqueName();
    second.profile = profile;
    if (openDatabase(second))
        (void)QSqlQuery(second.database()).exec(QStringLiteral("KILL QUERY %1").arg(connectionId));
}

} // namespace

QString ConnectionProfile::address() const {
    if (engine == Engine::Sqlite)
        return database;
    const QString place = socket.isEmpty() ? QStringLiteral("%1:%2").arg(host).arg(port) : socket;
    return QStringLiteral("mariadb://%1@%2/%3").arg(user, place, database);
}

Connection::Connection(std::unique_ptr<Native> native) : m_native(std::move(native)) {}
Connection::Connection(Connection &&other) noexcept = default;
Connection &Connection::operator=(Connection &&other) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const ConnectionProfile &profile) {
    auto native = std::make_unique<Native>();
    native->name = uniqueName();
    native->profile = profile;
    STELLWERK_TRY(openDatabase(*native));
    native->profile.createFile = false;
    return Connection(std::move(native));
}

Engine Connection::engine() const {
    return m_native->profile.engine;
}
const Dialect &Connection::dialect() const {
    return Dialect::of(engine());
}
const ConnectionProfile &Connection::profile() const {
    return m_native->profile;
}
QString Connection::serverVersion() const {
    return m_native->serverVersion;
}
quint64 Connection::serverConnectionId() const {
    return m_native->connectionId;
}
Connection::Native &Connection::native() const {
    return *m_native;
}

Result<qint64> Connection::exec(const QString &sql, const std::vector<Value> &values) {
    const RunningStatement running(*m_native);
    QSqlQuery query(m_native->database());
    STELLWERK_TRY(run(*m_native, query, sql, values));
    return query.numRowsAffected();
}

Result<ResultSet> Connection::select(const QString &sql, const std::vector<Value> &values) {
    const RunningStatement running(*m_native);
    QSqlQuery query(m_native->database());
    STELLWERK_TRY(run(*m_native, query, sql, values));
    return readRows(*m_native, query, sql);
}

Result<std::optional<Value>> Connection::selectValue(const QString &sql, const std::vector<Value> &values) {
    STELLWERK_ASSIGN(const ResultSet result, select(sql, values));
    if (result.rows.empty() || result.rows.front().empty())
        return std::optional<Value>();
    return std::optional<Value>(result.rows.front().front());
}

void Connection::stopWith(const std::stop_token &token) {
    std::unique_ptr<StatementWatch> &watch = m_native->watch;
    const bool known = watch && (!token.stop_possible() || watch->watches(token));
    if (known) {
        watch->setPaused(!token.stop_possible());
        return;
    }
    watch.reset();
    if (!token.stop_possible())
        return;
    if (m_native->mysql)
        m_native->watch = std::make_unique<StatementWatch>(
            token, [profile = m_native->profile, id = m_native->connectionId] { killQuery(profile, id); });
    else
        m_native->watch =
            std::make_unique<StatementWatch>(token, [sqlite = m_native->sqlite] { sqlite3_interrupt(sqlite); });
}

Status Connection::begin() {
    STELLWERK_TRY(
        exec(engine() == Engine::MariaDb ? QStringLiteral("START TRANSACTION") : QStringLiteral("BEGIN IMMEDIATE")));
    return {};
}

Status Connection::beginSnapshot() {
    if (engine() == Engine::Sqlite) {
        STELLWERK_TRY(exec(QStringLiteral("BEGIN")));
        // SQLite takes its snapshot at the first read.
        STELLWERK_TRY(selectValue(QStringLiteral("SELECT count(*) FROM sqlite_schema")));
        return {};
    }
    STELLWERK_TRY(exec(QStringLiteral("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")));
    STELLWERK_TRY(exec(QStringLiteral("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")));
    return {};
}

Status Connection::commit() {
    STELLWERK_TRY(exec(QStringLiteral("COMMIT")));
    return {};
}

Status Connection::rollback() {
    // Not through exec(): a requested stop must not keep anybody from undoing.
    QSqlQuery query(m_native->database());
    if (!query.exec(QStringLiteral("ROLLBACK")))
        return std::unexpected(queryError(*m_native, query, QStringLiteral("ROLLBACK")));
    return {};
}

bool Connection::inTransaction() const {
    if (m_native->sqlite)
        return sqlite3_get_autocommit(m_native->sqlite) == 0;
    unsigned status = 0;
    return mariadb_get_infov(m_native->mysql, MARIADB_CONNECTION_SERVER_STATUS, &status) == 0 &&
           (status & SERVER_STATUS_IN_TRANS) != 0;
}

Result<Transaction> Transaction::begin(Connection &connection) {
    STELLWERK_TRY(connection.begin());
    return Transaction(connection);
}

Result<Transaction> Transaction::beginSnapshot(Connection &connection) {
    STELLWERK_TRY(connection.beginSnapshot());
    return Transaction(connection);
}

Transaction::~Transaction() {
    if (m_connection)
        (void)m_connection->rollback();
}

Status Transaction::commit() {
    STELLWERK_TRY(m_connection->commit());
    m_connection = nullptr;
    return {};
}

} // namespace stellwerk::db
