// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "deployment/run/deploy.h"
#include "deployment/session.h"
#include "schema/schema_diff.h"

namespace stellwerk::deployment {

/// Adopting an untracked database.
struct BaselinePlan {
    project::Environment environment;
    Version version;
    std::vector<schema::Difference> differences; ///< between the real schema and the snapshot
    std::vector<migration::Migration> installed; ///< what would be recorded as installed
};
/// Only reads. Fails when the version has no snapshot or the database is already tracked at another version.
[[nodiscard]] Result<BaselinePlan> planBaseline(const Session &session, const project::Environment &environment,
                                                const Version &version, const TaskContext &context);
/// Records the version. With differences only if @p acceptDifferences. PlanOutdated when the schema is no longer the
/// one that was looked at.
[[nodiscard]] Status applyBaseline(const Session &session, const BaselinePlan &plan, bool acceptDifferences,
                                   const QString &confirmation, const TaskContext &context);

/// Makes a backup by hand and verifies it. @p reason, which may be empty, is kept in it.
[[nodiscard]] Result<backup::BackupInfo> backUp(const Session &session, const project::Environment &environment,
                                                const TaskContext &context, const QString &reason = {},
                                                backup::BackupKind kind = backup::BackupKind::Native);

struct RestorePlan {
    project::Environment environment;
    backup::BackupInfo backup;
    std::vector<backup::BackupTable> now; ///< what the database holds now
    QStringList lost;                     ///< translated: what is in the database now and not in the backup, by table
};
[[nodiscard]] Result<RestorePlan> planRestore(const Session &session, const project::Environment &environment,
                                              const QString &file, const TaskContext &context);
struct RestoreOutcome {
    std::optional<backup::BackupInfo> safetyBackup;
    backup::RestoreReport report;
};
/// Safety backup first, then the restore; holds the deployment lock. PlanOutdated when the rows are no longer those
/// that the plan counted.
[[nodiscard]] Result<RestoreOutcome> applyRestore(const Session &session, const RestorePlan &plan,
                                                  const QString &confirmation, const TaskContext &context);

/// How far a rollback goes: exactly one of these is set. A whole deployment is taken back by past/past_rollback.h.
struct RollbackTarget {
    int steps = 0;                    ///< that many migrations
    std::optional<Version> version{}; ///< everything above it
};

struct RollbackPlan {
    project::Environment environment;
    std::vector<migration::Migration> migrations; ///< newest first
    std::optional<Version> from;
    Version to;
    std::map<qint64, Version> recorded; ///< what the history says of each migration's version
};
[[nodiscard]] Result<RollbackPlan> planRollback(const Session &session, const project::Environment &environment,
                                                const RollbackTarget &target, const TaskContext &context);
/// Backup first, then the down sections; holds the deployment lock. PlanOutdated when other migrations are applied than
/// the plan says. After a failure or a stop the backup is restored (error code RolledBack or Cancelled; RollbackFailed
/// when not even that was possible).
[[nodiscard]] migration::RunReport applyRollback(const Session &session, const RollbackPlan &plan,
                                                 const QString &confirmation, const TaskContext &context);

} // namespace stellwerk::deployment
