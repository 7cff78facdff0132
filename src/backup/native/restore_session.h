// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

/// What every restore into MariaDB begins and ends with.
namespace stellwerk::backup {

/// Refuses when tables of other databases point here: they would follow the old tables and lose their target.
[[nodiscard]] Status checkForeignReferences(db::Connection &connection);

/// Makes the session one in which everything that a server can hold can be put back: rows that break keys or checks,
/// dates that are none, definitions that are only just allowed. Whether it arrived unchanged is proved by the hashes.
[[nodiscard]] Status setUpRestoreSession(db::Connection &connection);

/// Keeps other restores of this database out as long as the connection lives (Locked: one is at work), and ends one
/// that was interrupted while switching over, by a crash of ours or of the server, as resumeSwitch() does. What it did
/// is a warning. Sets the session up (setUpRestoreSession).
[[nodiscard]] Status beginRestore(db::Connection &connection, const TaskContext &context);
/// The same, only where there is something to end.
[[nodiscard]] Status endInterruptedRestore(db::Connection &connection, const TaskContext &context);

/// Drops the tables that a restore builds or sets aside, also those of one that was killed, and before them the journal
/// of a switch-over: only where none is under way.
[[nodiscard]] Status dropTemporaryTables(db::Connection &connection);

/// After a restore failed with @p error: drops what it had built. While the journal says that a switch-over is neither
/// undone nor finished everything stays, for whoever ends it. Gives back the error, with what is left over.
[[nodiscard]] Error cleanUpFailedRestore(db::Connection &connection, Error error);

} // namespace stellwerk::backup
