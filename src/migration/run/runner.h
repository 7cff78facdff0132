// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "base/version.h"
#include "db/connection.h"
#include "migration/files/migration.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::migration {

struct RunOptions {
    QString deploymentId; ///< goes into the journal
    QString appliedBy;    ///< "user@host"
    Version backendVersion;
};

/// How one migration went.
struct MigrationOutcome {
    qint64 number = 0;
    QString label;
    bool success = false;
    bool skippedWithWarning = false; ///< a non-critical migration that failed; it stays pending
    qint64 milliseconds = 0;
    int statements = 0; ///< of its up and data sections (revert: down section) that are applied now
    QStringList warnings;
};

/// What apply or revert has done; filled also when it failed (see error).
struct RunReport {
    std::vector<MigrationOutcome> migrations;
    std::optional<Error> error; ///< with the file position and text of the statement that failed
    [[nodiscard]] bool success() const { return !error.has_value(); }
};

/// Applies migrations in order; stops at the first critical failure. A stop request ends the running statement.
/// - MariaDB: every statement of the up section is journalled in stellwerk_journal, the intent before it runs and the
///   outcome after it (see journal.h), because DDL commits by itself. The data section, the verify section, the history
///   row and the data section's outcome in the journal are one transaction. A migration that an earlier run left
///   unfinished goes on at the statement that comes next (see unfinished.h); when that cannot be told, or when its file
///   says something else now, nothing runs and the error says what a person must decide.
/// - SQLite: one transaction per migration including its history row and journal, with foreign keys off while tables
///   are rebuilt and a foreign_key_check before the commit: violations that were not there before fail the migration.
/// - The verify section must return no row; rows that it returns are shown in Error::detail.
/// - Each migration gets its migration_history row (failures too, with the server's words) and its script in
///   stellwerk_migration; schema_version gets its row when the last migration of a version (@p all tells) is through.
/// A migration that the history says was applied is refused before anything runs.
[[nodiscard]] RunReport applyMigrations(db::Connection &connection, const std::vector<Migration> &migrations,
                                        const std::vector<Migration> &all, const RunOptions &options,
                                        const TaskContext &context);

/// Runs down sections in reverse order, journalled and taken up in the same way; history is updated after each success,
/// never before: its row and stored script go away, because the migration is pending again. A failure keeps them.
/// schema_version gets the row of the version that is then current: the one before that migration's (@p all and @p
/// baseVersion, the version before the first migration, decide). A migration without down section is refused before
/// anything runs.
[[nodiscard]] RunReport revertMigrations(db::Connection &connection, const std::vector<Migration> &toRevert,
                                         const std::vector<Migration> &all, const Version &baseVersion,
                                         const RunOptions &options, const TaskContext &context);

} // namespace stellwerk::migration
