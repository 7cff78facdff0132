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
    QString hash{};  ///< of the rows that the server was found to hold (BackupTable::hash)
};

struct SwitchJournal;

/// Puts the built tables in the place of everything that is in the database: other objects are dropped, one RENAME
/// swaps all tables, the objects are made, the rows are compared with the backup. When any of that fails, it is undone;
/// the error says whether that worked (RollbackFailed: it did not). Then the old tables are dropped and the foreign
/// keys added; a failure there is told, all rows are restored then. As long as it is neither undone nor finished the
/// journal says so (see cleanUpFailedRestore). Definitions that name @p fromDatabase name this one then. Must not be
/// stopped.
[[nodiscard]] Status switchOver(db::Connection &connection, const std::vector<BuiltTable> &built,
                                const std::vector<SchemaObject> &objects, const QString &fromDatabase,
                                const TaskContext &context);

/// Refuses foreign keys with names of more than 64 characters, which a server gives by itself when a table gets a long
/// name, but takes from nobody.
[[nodiscard]] Status checkForeignKeyNames(const std::vector<BuiltTable> &built);

/// Ends what an earlier switch-over began; the journal is removed then. Gives back whether it went forward. Back to
/// what was there, unless everything was in its place and finishing had begun, or somebody has written since: then only
/// forward loses no rows. Fails with CheckFailed, and changes nothing, when the tables are not as any switch-over
/// leaves them.
[[nodiscard]] Result<bool> resumeSwitch(db::Connection &connection, SwitchJournal journal, const TaskContext &context);

} // namespace stellwerk::backup
