// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/server_session.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdlib>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ServerSession)
};

/// The server tells its age in whole seconds, so its start is not exact.
constexpr qint64 kStartTolerance = 2;
/// Error number of MariaDB for a session that is gone (ER_NO_SUCH_THREAD).
constexpr int kNoSuchThread = 1094;

} // namespace

QString ServerSession::toText() const {
    if (id == 0)
        return {};
    const QString text = QStringLiteral("%1/%2").arg(serverStart).arg(id);
    return node.isEmpty() ? text : QString(text + u'/' + node);
}

std::optional<ServerSession> ServerSession::fromText(const QString &text) {
    const QStringList parts = text.split(u'/');
    if (parts.size() != 2 && parts.size() != 3)
        return {};
    bool startIsNumber = false;
    bool idIsNumber = false;
    const ServerSession session{parts[1].toULongLong(&idIsNumber), parts[0].toLongLong(&startIsNumber), parts.value(2)};
    if (!startIsNumber || !idIsNumber || session.id == 0)
        return {};
    return session;
}

QString ServerProcess::toText() const {
    QStringList parts;
    if (!state.isEmpty())
        parts << state;
    if (stages > 0) {
        parts << Tr::tr("stage %1 of %2").arg(stage).arg(stages);
        parts << Tr::tr("%1 %").arg(percent, 0, 'f', 1);
    }
    return parts.join(QLatin1StringView(", "));
}

Result<ServerSession> sessionOf(Connection &connection) {
    if (connection.engine() == Engine::Sqlite)
        return ServerSession();
    STELLWERK_ASSIGN(const ResultSet result,
                     connection.select(QStringLiteral(
                         "SELECT UNIX_TIMESTAMP() - MAX(IF(VARIABLE_NAME = 'UPTIME', VARIABLE_VALUE, NULL)), "
                         "COALESCE(MAX(IF(VARIABLE_NAME = 'WSREP_GCOMM_UUID', VARIABLE_VALUE, NULL)), '') FROM "
                         "information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME IN ('UPTIME', 'WSREP_GCOMM_UUID')")));
    const auto &row = result.rows.front();
    return ServerSession{connection.serverConnectionId(), static_cast<qint64>(row[0].toString().toDouble()),
                         row[1].toString()};
}

Result<std::optional<ServerProcess>> findProcess(Connection &connection, const ServerSession &session) {
    if (connection.engine() == Engine::Sqlite || session.id == 0)
        return std::optional<ServerProcess>();
    STELLWERK_ASSIGN(const ServerSession own, sessionOf(connection));
    if (own.id == session.id || own.node != session.node ||
        std::abs(own.serverStart - session.serverStart) > kStartTolerance)
        return std::optional<ServerProcess>();
    STELLWERK_ASSIGN(
        const ResultSet result,
        connection.select(QStringLiteral("SELECT COMMAND, STATE, INFO, CAST(TIME_MS AS SIGNED), STAGE, MAX_STAGE, "
                                         "CAST(PROGRESS AS CHAR) FROM information_schema.PROCESSLIST WHERE ID = %1")
                              .arg(session.id)));
    if (result.rows.empty())
        return std::optional<ServerProcess>();
    const auto &row = result.rows.front();
    ServerProcess process;
    process.id = session.id;
    process.command = row[0].toString();
    process.state = row[1].toString();
    process.statement = row[2].toString();
    process.milliseconds = row[3].toInteger().value_or(0);
    process.stage = static_cast<int>(row[4].toInteger().value_or(0));
    process.stages = static_cast<int>(row[5].toInteger().value_or(0));
    process.percent = row[6].toString().toDouble();
    return std::optional(process);
}

Status endSession(Connection &connection, const ServerSession &session) {
    if (connection.engine() == Engine::Sqlite || session.id == 0)
        return {};
    const auto ended = connection.exec(QStringLiteral("KILL %1").arg(session.id));
    if (ended || ended.error().nativeCode == kNoSuchThread)
        return {};
    return std::unexpected(ended.error());
}

} // namespace stellwerk::db
