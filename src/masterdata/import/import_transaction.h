// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

namespace stellwerk::masterdata {

/// How often an import is tried that others overtake.
inline constexpr int kImportAttempts = 3;

/// Begins the transaction of an import or of its undoing, in which every plain query sees one moment whatever the
/// server's default is: so comparison and proof are about this transaction alone. SQLite lets nobody else write anyway.
[[nodiscard]] Result<db::Transaction> beginImport(db::Connection &connection);

/// Did the transaction fail only because others wrote at the same time? Then it may be tried again, from its
/// comparison on. MariaDB's ER_LOCK_DEADLOCK (1213) and ER_CHECKREAD (1020, with innodb_snapshot_isolation), and
/// overtaken().
[[nodiscard]] bool wasOvertaken(const Error &error);

/// The failure of an import that finds rows of @p table which others have written since it compared them. Code
/// Conflict, nativeCode 1020, as a server with innodb_snapshot_isolation says it.
[[nodiscard]] std::unexpected<Error> overtaken(const QString &table);

} // namespace stellwerk::masterdata
