// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <chrono>
#include <memory>

namespace stellwerk::migration {

/// Holds the deployment lock of one database as long as it lives. MariaDB: GET_LOCK("stellwerk/<database>") on a
/// connection of its own, plus an owner row in stellwerk_lock (host, pid, user, connection id, purpose, since).
/// SQLite: the owner row, valid while an exclusive lock on "<file>.stellwerk-lock" is held (the system frees it
/// when the process dies). Nothing has to be cleaned up by hand after a crash.
class DatabaseLock final {
public:
    /// Waits up to @p patience; then fails with Locked and names the holder: who, where, since when, for what.
    [[nodiscard]] static Result<DatabaseLock> acquire(const db::ConnectionProfile &profile, const QString &purpose,
                                                      std::chrono::seconds patience);
    DatabaseLock(DatabaseLock &&) noexcept;
    DatabaseLock &operator=(DatabaseLock &&) noexcept;
    ~DatabaseLock();

    /// Fails with Locked when the lock was lost (the server closed the connection).
    [[nodiscard]] Status check();

private:
    struct State;
    explicit DatabaseLock(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace stellwerk::migration
