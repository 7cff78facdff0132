// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>

namespace stellwerk::migration {

/// Who holds a lock, or wants one.
struct LockOwner {
    QString user;
    QString host;
    qint64 pid = 0;
    quint64 connectionId = 0; ///< MariaDB: the connection that holds the named lock
    QString purpose;          ///< e.g. "deploy 0.5.0"
    QDateTime since;          ///< UTC

    /// "“anna@desk” (process 4711) since 2026-01-31 12:34:56 UTC for “deploy 0.5.0”".
    [[nodiscard]] QString toText() const;
};

/// Holds the deployment lock of one database as long as it lives. MariaDB: GET_LOCK("stellwerk/<database>") on a
/// connection of its own, plus an owner row in stellwerk_lock that only explains who it is. SQLite: an exclusive flock
/// on the file "<file>.stellwerk-lock", which holds the owner as JSON and stays behind empty. Server and system free
/// both when the process dies, so nothing has to be cleaned up by hand after a crash.
class DatabaseLock final {
public:
    /// Waits up to @p patience (0 = one attempt); then fails with Locked and names the holder: who, where, since when,
    /// for what. @p purpose is shown to others. A database that cannot be reached fails as Connection::open does.
    [[nodiscard]] static Result<DatabaseLock> acquire(const db::ConnectionProfile &profile, const QString &purpose,
                                                      std::chrono::seconds patience);
    DatabaseLock(DatabaseLock &&) noexcept;
    DatabaseLock &operator=(DatabaseLock &&) noexcept;
    ~DatabaseLock();

    /// Fails with Locked when the lock was lost (the server closed the connection, somebody removed the file). Ask
    /// before every step that writes.
    [[nodiscard]] Status check();

    struct State; ///< the engine's side, for files of this folder only

private:
    explicit DatabaseLock(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stellwerk::migration
