// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/create_text.h"
#include "backup/file_format.h"

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

/// Drops the tables that a restore builds or sets aside, also those of one that was killed.
[[nodiscard]] Status dropTemporaryTables(db::Connection &connection);

} // namespace stellwerk::backup
