// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/session.h"
#include "migration/run/resolve.h"
#include "migration/run/runner.h"

#include <chrono>
#include <optional>

namespace stellwerk::deployment {

/// The migration files of the workspace and what they say.
struct MigrationFiles {
    QMap<QString, QByteArray> bytes; ///< by file name
    std::vector<migration::Migration> parsed;
};

/// Migrations alone, without a package and without master data: for development databases, and for finishing what a
/// killed run began.
struct MigratePlan {
    project::Environment environment;
    std::optional<Version> from;
    Version to;
    std::vector<PlannedMigration> migrations;
    std::vector<migration::UnfinishedMigration> unfinished; ///< those of them that an earlier run left in part
    std::vector<CheckResult> checks;
    QString sha256;       ///< over from, to and the migrations' checksums
    MigrationFiles files; ///< that it was made from; who executes it compares their bytes and need not parse them again

    [[nodiscard]] bool runnable() const; ///< no check failed
    [[nodiscard]] QJsonObject toJson() const;
};

/// Plans the pending migrations up to @p to, which defaults to the version that the project requires. Only reads.
[[nodiscard]] Result<MigratePlan> planMigrate(const Session &session, const project::Environment &environment,
                                              const std::optional<Version> &to, const TaskContext &context);

struct MigrateOptions {
    QString confirmation;
    std::chrono::seconds lockPatience{0}; ///< how long to wait for the lock of somebody else
    bool backup = true;                   ///< a verified backup first; production always makes one
};

struct MigrateReport {
    migration::RunReport run;
    std::optional<backup::BackupInfo> backup;
    std::vector<TableProof> proofs; ///< of protected tables; empty when it went on in the middle of a migration
};

/// Executes the plan under the lock: backup, migrations, proof that undeclared protected rows are as before. A
/// migration that fails stays as far as it came and is taken up by the next run; a violated proof restores the backup.
/// PlanOutdated when the plan is no longer the one that was shown.
[[nodiscard]] MigrateReport applyMigrate(const Session &session, const MigratePlan &plan, const MigrateOptions &options,
                                         const TaskContext &context);

/// Undoes what unfinished migrations have applied: those on the way in by the inverse of their statements, those on the
/// way back by the rest of their down section. Backup first. NotFound when nothing is unfinished.
[[nodiscard]] Status undoUnfinished(const Session &session, const project::Environment &environment,
                                    const QString &confirmation, const TaskContext &context);

/// Records what a person says about a migration, under the lock. See migration/run/resolve.h.
[[nodiscard]] Status resolve(const Session &session, const project::Environment &environment, qint64 number,
                             const migration::Resolution &resolution, const QString &confirmation,
                             const TaskContext &context);

} // namespace stellwerk::deployment
