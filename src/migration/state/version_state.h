// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "db/connection.h"
#include "migration/files/migration.h"
#include "migration/state/unfinished.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace stellwerk::migration {

enum class Compatibility { Compatible, MigrationRequired, BackendTooOld, Untracked, Empty, Unknown };

/// "compatible", "migration_required", "backend_too_old", "untracked", "empty", "unknown".
[[nodiscard]] QString compatibilityName(Compatibility compatibility);

struct HistoryEntry {
    qint64 number = 0;
    Version version;
    QString description;
    std::optional<QDateTime> appliedAt; ///< UTC
    QString appliedBy;
    qint64 executionMs = 0;
    bool success = true;
    QString errorMessage;
    bool rollbackAvailable = true;
};

/// An applied file that is not what was applied.
struct ScriptChange {
    qint64 number = 0;
    QString fileName;      ///< of the present file
    bool cosmetic = false; ///< only comments, white space or directives without effect differ: a warning, no refusal
    QString diff;          ///< the stored script (-) against the present file (+), line by line
};

/// What the version tables of a database say, read without changing anything.
struct VersionState {
    Compatibility compatibility = Compatibility::Unknown;
    QString reason;                 ///< one translated sentence
    std::optional<Version> current; ///< of the schema_version row with the highest id
    qint64 migrationNumber = 0;     ///< of that row
    Version required;
    std::vector<HistoryEntry> history; ///< by id
    /// What has to run to reach the required version, in order: the migrations above the current version up to the
    /// required one that have no successful history row, and non-critical ones that failed earlier.
    std::vector<Migration> pending;
    std::vector<Version> path; ///< the version steps from current to required, without current
    QStringList disagreements; ///< translated: version tables, files and history that contradict each other
    QStringList blockers;      ///< those of the disagreements with which nothing may be deployed
    std::vector<UnfinishedMigration> unfinished; ///< migrations that a run left in part, by number
    std::vector<ScriptChange> changedScripts;    ///< by number; the stored scripts of stellwerk_migration decide
};

/// The versions of what succeeded, by number: what adoptVersions needs.
[[nodiscard]] std::map<qint64, Version> recordedVersions(const std::vector<HistoryEntry> &history);

/// Reads the state; for files that state no version the history decides. @p migrations are those of the project (or
/// package) for this engine. Only a failed read is an error (missing rights on the version table are one); "untracked"
/// and the like are states. An unreadable version text is VersionUnknown, never "no version". A version table without
/// rows counts as none.
[[nodiscard]] Result<VersionState> readVersionState(db::Connection &connection, const Version &required,
                                                    const std::vector<Migration> &migrations);

/// Makes the tables schema_version and migration_history (bigint unix seconds, as real Bamort databases have them)
/// and Stellwerk's own for scripts and journal where they are missing: what a run of migrations writes. Existing ones
/// are left as they are.
[[nodiscard]] Status ensureMigrationTables(db::Connection &connection);
/// The same with those for the lock and for deployments.
[[nodiscard]] Status ensureTrackingTables(db::Connection &connection);

/// Records that the database is at @p version without running anything: one schema_version row, and a history row and
/// the stored script for every migration up to it that has no successful one. In one transaction. @p appliedBy names
/// the person and host.
[[nodiscard]] Status recordBaseline(db::Connection &connection, const Version &version, const Version &backendVersion,
                                    const std::vector<Migration> &migrations, const QString &appliedBy);

/// The same as part of the caller's transaction, with the description of the schema_version row. The tables must exist.
[[nodiscard]] Status recordInstalled(db::Connection &connection, const Version &version, const Version &backendVersion,
                                     const std::vector<Migration> &migrations, const QString &appliedBy,
                                     const QString &description);

} // namespace stellwerk::migration
