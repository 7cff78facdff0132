// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/lock/lock.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk::migration {

/// A row of stellwerk_lock.
struct OwnerRow {
    LockOwner owner;
    QString session;      ///< of the lock
    QStringList sessions; ///< of those that write under it
    bool holdsNamedLock = false;
    qint64 silentSeconds = 0; ///< since the last heartbeat, by the server's clock
};

/// The row of the lock of that name; nothing when there is none.
[[nodiscard]] Result<std::optional<OwnerRow>> readOwner(db::Connection &connection, const QString &name);

/// What an owner row says on a cluster about the one who wrote it.
enum class Lease {
    Valid,
    Orphaned, ///< the owner is gone, but its node is not: a statement of it may still be at work there
    Ended,    ///< the row may be replaced
};

/// The rule for clusters. The node on which an owner's sessions are, and no other, knows whether one of them is still
/// at work; on that node, and where a row names none, awaitEnd() asks for them afterwards.
[[nodiscard]] Result<Lease> leaseOf(db::Connection &connection, const OwnerRow &row);

} // namespace stellwerk::migration
