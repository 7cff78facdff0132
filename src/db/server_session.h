// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <optional>

namespace stellwerk::db {

/// One session of a MariaDB server, also after its client is gone. Session numbers begin anew when the server starts,
/// so the time of that start belongs to the name; so does the node of a cluster, because nodes that were started
/// together give the same numbers. On SQLite there are no sessions: the number is 0.
struct ServerSession {
    quint64 id = 0;         ///< CONNECTION_ID()
    qint64 serverStart = 0; ///< unix seconds, exact to a second or two

    QString node; ///< Galera: the node's id in the group (wsrep_gcomm_uuid); else empty

    /// "1769862896/17" or "1769862896/17/17db308f-e65a-…"; empty on SQLite.
    [[nodiscard]] QString toText() const;
    /// Nothing for any other text.
    [[nodiscard]] static std::optional<ServerSession> fromText(const QString &text);
    auto operator<=>(const ServerSession &) const = default;
};

/// What the server's process list says about a session.
struct ServerProcess {
    quint64 id = 0;
    QString command;         ///< Query, Sleep, Killed, …
    QString state;           ///< e.g. "copy to tmp table"; may be empty
    QString statement;       ///< what it runs; empty when idle
    qint64 milliseconds = 0; ///< how long it has been in that state
    int stage = 0;           ///< of an ALTER that reports its progress, from 1; 0 = not told
    int stages = 0;
    double percent = 0; ///< of the stage, 0…100

    [[nodiscard]] bool isIdle() const { return statement.isEmpty(); }
    /// "copy to tmp table, stage 1 of 2, 41.5 %", as far as the server tells.
    [[nodiscard]] QString toText() const;
};

/// The name of the connection's own session.
[[nodiscard]] Result<ServerSession> sessionOf(Connection &connection);
/// What that session does now; nothing when it is gone, also when the server was started again since. Every user sees
/// the sessions of the own account. A node of a cluster knows its own sessions only: nothing for those of others.
[[nodiscard]] Result<std::optional<ServerProcess>> findProcess(Connection &connection, const ServerSession &session);
/// Ends a session that is idle: what it had not committed is undone by the server. Gone already is success.
[[nodiscard]] Status endSession(Connection &connection, const ServerSession &session);

} // namespace stellwerk::db
