// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace stellwerk::migration {

/// Who holds a lock, or wants one.
struct LockOwner {
    QString user;
    QString host;
    qint64 pid = 0;
    quint64 connectionId = 0; ///< MariaDB: the connection that holds the named lock
    QString purpose;          ///< e.g. "deploy 0.5.0"
    QDateTime since;          ///< UTC
    QDateTime heartbeat;      ///< UTC; the owner's last sign of life, not valid on SQLite

    /// "“anna@desk” (process 4711) since 2026-01-31 12:34:56 UTC for “deploy 0.5.0”".
    [[nodiscard]] QString toText() const;
};

/// Holds the deployment lock of one database as long as it lives.
/// - MariaDB: GET_LOCK("stellwerk/<database>") on a connection of its own, plus an owner row in stellwerk_lock with a
///   heartbeat and the sessions that write under the lock. The server frees the lock when the process dies, but a
///   statement of the dead may still be running then: who takes the lock over waits until that has ended.
/// - Galera, where named locks hold on one node only: the owner row decides. It is taken over when its heartbeat has
///   been silent for a minute, from the node that the owner used or when that has left the cluster (then after 15 s):
///   only that node knows whether a statement of the dead is still at work. A node that is not of the majority gives
///   no lock.
/// - SQLite: an exclusive flock on the file "<file>.stellwerk-lock", which holds the owner as JSON and stays behind
///   empty; the system frees it when the process dies.
class DatabaseLock final {
public:
    /// Waits up to @p patience (0 = one attempt); then fails with Locked and names the holder: who, where, since when,
    /// for what. @p purpose is shown to others. A database that cannot be reached fails as Connection::open does. After
    /// that it waits for statements of a dead owner, however long they take; a stop request ends both waits.
    [[nodiscard]] static Result<DatabaseLock> acquire(const db::ConnectionProfile &profile, const QString &purpose,
                                                      std::chrono::seconds patience, const TaskContext &context = {});
    DatabaseLock(DatabaseLock &&) noexcept;
    DatabaseLock &operator=(DatabaseLock &&) noexcept;
    ~DatabaseLock();

    /// Fails with Locked when the lock was lost (the server closed the connection, somebody removed the file). Ask
    /// before every step that writes.
    [[nodiscard]] Status check();
    /// Makes a connection known that is going to write, so that whoever comes after a crash waits for its statement.
    [[nodiscard]] Status enlist(db::Connection &worker);

    /// Who holds the lock of the connection's database now; nothing when nobody does.
    [[nodiscard]] static Result<std::optional<LockOwner>> holder(db::Connection &connection);

    struct State; ///< the engine's side, for files of this folder only

private:
    explicit DatabaseLock(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stellwerk::migration
