// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "base/version.h"
#include "db/connection.h"
#include "migration/migration.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::migration {

struct RunOptions {
    QString deploymentId;    ///< goes into the journal
    QString appliedBy;       ///< "user@host"
    Version backendVersion;
};

/// How one migration went.
struct MigrationOutcome {
    int number = 0;
    QString label;
    bool success = false;
    bool skippedWithWarning = false; ///< a non-critical migration that failed; it stays pending
    qint64 milliseconds = 0;
    int statements = 0;              ///< of its up and data sections that were applied
    QStringList warnings;
};

/// What apply or revert has done; filled also when it failed (see error).
struct RunReport {
    std::vector<MigrationOutcome> migrations;
    std::optional<Error> error;      ///< with the file position and text of the statement that failed
    [[nodiscard]] bool success() const { return !error.has_value(); }
};

/// Applies migrations in order. MariaDB: every statement is journalled in stellwerk_journal before and after it runs
/// (deployment, migration, section, index, SHA-256, state, time, error), because DDL commits by itself; the data
/// section runs in one transaction. SQLite: one transaction per migration including its history row, with foreign keys
/// off while tables are rebuilt and a foreign_key_check before the commit. Then the verify section must return no row.
/// Each migration gets its migration_history row (failures too); schema_version gets its row when the last
/// migration of a version is through.
[[nodiscard]] RunReport applyMigrations(db::Connection &connection, const std::vector<Migration> &migrations,
                                        const std::vector<Migration> &all, const RunOptions &options, const TaskContext &context);

/// Runs down sections in reverse order; history is updated after each success, never before. schema_version gets the row of
/// the version that is then current (@p all and @p baseVersion, the version before the first migration, decide).
[[nodiscard]] RunReport revertMigrations(db::Connection &connection, const std::vector<Migration> &toRevert,
                                         const std::vector<Migration> &all, const Version &baseVersion,
                                         const RunOptions &options, const TaskContext &context);

} // namespace stellwerk::migration
