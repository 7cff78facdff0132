// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <functional>

namespace stellwerk::masterdata {

/// What an import, or the undoing of one, does in its transaction; it commits as its last step.
using ImportWork = std::function<Status(db::Transaction &transaction)>;

/// Runs @p work in a transaction in which every plain query sees one moment whatever the server's default is: so
/// comparison and proof are about this transaction alone. SQLite lets nobody else write anyway. When it wasOvertaken(),
/// it was rolled back and begins again, after @p beforeAgain and three times in all at most. Each time the connection
/// stops with the context; work that commits may switch that off.
[[nodiscard]] Status inImportTransaction(db::Connection &connection, const ImportWork &work, const TaskContext &context,
                                         const std::function<void()> &beforeAgain = {});

/// Did the transaction fail only because others wrote at the same time? Then it may be tried again, from its
/// comparison on. MariaDB's ER_LOCK_DEADLOCK (1213) and ER_CHECKREAD (1020, with innodb_snapshot_isolation), and
/// overtaken().
[[nodiscard]] bool wasOvertaken(const Error &error);

/// The failure of an import that finds rows of @p table which others have written since it compared them. Code
/// Conflict, nativeCode 1020, as a server with innodb_snapshot_isolation says it.
[[nodiscard]] std::unexpected<Error> overtaken(const QString &table);

} // namespace stellwerk::masterdata
