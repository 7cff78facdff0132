// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/native/create_text.h"
#include "backup/native/file_format.h"
#include "backup/native/replaced_state.h"

namespace stellwerk::backup {

/// A table that stands ready under a temporary name, complete but for its foreign keys.
struct BuiltTable {
    QString name;
    QString temporary;
    CreateText text; ///< with the foreign keys
    QString hash{};  ///< of the rows that the server was found to hold (BackupTable::hash)
};

/// A whole database that stands ready beside the tables that it shall replace.
struct BuiltDatabase {
    std::vector<BuiltTable> tables;
    std::vector<SchemaObject> objects;
    QString name{}; ///< of the database where the definitions come from
};

struct SwitchJournal;

/// Puts the built tables in the place of everything that is in the database: other objects are dropped, one RENAME
/// swaps all tables, the objects are made, what is set aside is compared with @p present and kept where it is more
/// (keepReplaced; gives its path). When any of that fails, it is undone; the error says whether that worked
/// (RollbackFailed: it did not). Then the old tables are dropped and the foreign keys added; a failure there is told,
/// all rows are restored then. As long as it is neither undone nor finished the journal says so (see
/// cleanUpFailedRestore). Definitions that name another database name this one then. Must not be stopped.
[[nodiscard]] Result<QString> switchOver(db::Connection &connection, BuiltDatabase built,
                                         const std::optional<PresentBackup> &present, const TaskContext &context);

/// Refuses foreign keys with names of more than 64 characters, which a server gives by itself when a table gets a long
/// name, but takes from nobody.
[[nodiscard]] Status checkForeignKeyNames(const std::vector<BuiltTable> &built);

/// Ends what an earlier switch-over began; the journal is removed then. Gives back whether it went forward. Back to
/// what was there, unless everything was in its place and finishing had begun, or somebody has written since: then only
/// forward loses no rows. Fails with CheckFailed, and changes nothing, when the tables are not as any switch-over
/// leaves them.
[[nodiscard]] Result<bool> resumeSwitch(db::Connection &connection, SwitchJournal journal, const TaskContext &context);

} // namespace stellwerk::backup
