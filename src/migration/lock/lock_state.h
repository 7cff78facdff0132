// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lock/lock.h"

#include <optional>

namespace stellwerk::migration {

/// What one engine does for a lock; destroying it frees the lock.
struct DatabaseLock::State {
    virtual ~State() = default;
    /// True while the lock is still ours.
    [[nodiscard]] virtual Result<bool> isHeld() = 0;
    /// See DatabaseLock::enlist.
    [[nodiscard]] virtual Status enlist(db::Connection &worker) = 0;

    /// What acquire() was asked for.
    struct Wish {
        const db::ConnectionProfile &profile;
        LockOwner owner;
        std::chrono::seconds patience;
        const TaskContext &context;
    };
    using Made = Result<std::unique_ptr<State>>;
    [[nodiscard]] static Made onMariaDb(const Wish &wish);
    [[nodiscard]] static Made onSqlite(const Wish &wish);
    [[nodiscard]] static Result<std::optional<LockOwner>> holderOnMariaDb(db::Connection &connection);
    [[nodiscard]] static Result<std::optional<LockOwner>> holderOnSqlite(const db::ConnectionProfile &profile);
    /// The failure of who came too late; @p holder is nothing when nobody can tell.
    [[nodiscard]] static std::unexpected<Error> lockedBy(const db::ConnectionProfile &profile,
                                                         const std::optional<LockOwner> &holder);

    QString label; ///< of the database, for messages
};

} // namespace stellwerk::migration
