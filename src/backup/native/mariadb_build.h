// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/backup_file.h"
#include "backup/native/mariadb_switch.h"
#include "base/task_context.h"
#include "db/connection.h"

#include <vector>

/// How a restore builds its tables on MariaDB: beside the old ones, under temporary names, without foreign keys.
namespace stellwerk::backup {

[[nodiscard]] Result<std::vector<BuiltTable>> createTables(db::Connection &connection,
                                                           const std::vector<TableDefinition> &definitions);

/// Fills the tables with the rows of the file, several at the same time, each through one LOAD DATA: so InnoDB writes
/// an empty table in bulk, sorts every index once and keeps no undo. A table is the work of one connection.
[[nodiscard]] Status loadTables(const db::ConnectionProfile &profile, const BackupFile &file,
                                const std::vector<TableDefinition> &definitions, const std::vector<BuiltTable> &built,
                                const TaskContext &context);

/// Compares the tables as the server has them now with what they should be, definitions without foreign keys and rows;
/// gives the hashes found, under the final names.
[[nodiscard]] Result<std::vector<BackupTable>> compareBuilt(db::Connection &connection,
                                                            const std::vector<BuiltTable> &built,
                                                            const std::vector<BackupTable> &expected,
                                                            const TaskContext &context);

} // namespace stellwerk::backup
