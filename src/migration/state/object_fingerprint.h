// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/run/statement_effects.h"

#include <QString>

#include <optional>

namespace stellwerk::migration {

/// SHA-256, hex, over the definitions of what a statement changes, as the server tells them now; a thing that is not
/// there counts as that. Counters (AUTO_INCREMENT) are left out, for rows change them too. Names that a statement
/// swaps are told apart by their rows as well. MariaDB only. Empty when the statement names nothing.
[[nodiscard]] Result<QString> objectFingerprint(db::Connection &connection, const StatementEffects &effects);

/// The query that tells the definition of a statement's one object, for those who send it along with others, and the
/// fingerprint that its answer gives. Nothing when the answer tells nothing.
[[nodiscard]] QString definitionQuery(const db::Dialect &dialect, const ObjectName &object);
[[nodiscard]] std::optional<QString> fingerprintFrom(const ObjectName &object, const Result<db::ResultSet> &answer);

/// True when that answer is the definition of a table whose engine knows transactions.
[[nodiscard]] bool isTransactionalTable(const db::ResultSet &answer);

/// The fingerprint of the same objects if none of them were there.
[[nodiscard]] QString absentFingerprint(const StatementEffects &effects);

/// True when SHOW CREATE knows the thing.
[[nodiscard]] Result<bool> objectExists(db::Connection &connection, const ObjectName &object);

/// True when the body of a procedure holds a word that ends its caller's transaction, or may not be read; nothing when
/// there is no such procedure. MariaDB only.
[[nodiscard]] Result<std::optional<bool>> procedureMayCommit(db::Connection &connection, const QString &name);

} // namespace stellwerk::migration
