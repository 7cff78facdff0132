// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/native/create_text.h"
#include "backup/native/file_format.h"

namespace stellwerk::backup {

/// A table that stands ready under a temporary name, complete but for its foreign keys.
struct BuiltTable {
    QString name;
    QString temporary;
    CreateText text; ///< with the foreign keys
};

/// Puts the built tables in the place of everything that is in the database: other objects are dropped, one RENAME
/// swaps all tables, the objects are made, the rows are compared with the backup. When any of that fails, it is undone;
/// the error says whether that worked (RollbackFailed: it did not). Then the old tables are dropped and the foreign
/// keys added. Definitions that name @p fromDatabase name this one then. Must not be stopped.
[[nodiscard]] Status switchOver(db::Connection &connection, const std::vector<BuiltTable> &built,
                                const std::vector<SchemaObject> &objects, const QString &fromDatabase,
                                const TaskContext &context);

/// Refuses when tables of other databases point here: they would follow the old tables and lose their target.
[[nodiscard]] Status checkForeignReferences(db::Connection &connection);

/// Makes the session one in which everything that a server can hold can be put back: rows that break keys or checks,
/// dates that are none, definitions that are only just allowed. Whether it arrived unchanged is proved by the hashes.
[[nodiscard]] Status setUpRestoreSession(db::Connection &connection);

/// Keeps other restores of this database out as long as the connection lives (Locked: one is at work), and ends one
/// that was interrupted while switching over, by a crash of ours or of the server: back to what was there, or forward
/// when everything was in its place already. What it did is a warning. Sets the session up (setUpRestoreSession).
[[nodiscard]] Status beginRestore(db::Connection &connection, const TaskContext &context);
/// The same, only where there is something to end.
[[nodiscard]] Status endInterruptedRestore(db::Connection &connection, const TaskContext &context);

/// Drops the tables that a restore builds or sets aside, also those of one that was killed.
[[nodiscard]] Status dropTemporaryTables(db::Connection &connection);

} // namespace stellwerk::backup
