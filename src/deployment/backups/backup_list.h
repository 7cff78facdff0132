// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/prune.h"
#include "deployment/backups/test_restore.h"
#include "deployment/session.h"

#include <functional>
#include <optional>

/// The backups of an environment: what its folder's catalogue says, together with what its database knows.
namespace stellwerk::deployment {

struct BackupList {
    backup::Catalogue catalogue;
    QStringList warnings; ///< translated: the catalogue was lost, a database could not be asked
};
/// Only reads. A database that cannot be asked is a warning: then it is not known whether a backup fits its server and
/// whether a deployment needs it.
[[nodiscard]] Result<BackupList> listBackups(const Session &session, const project::Environment &environment,
                                             const TaskContext &context);

/// The path of a backup that was named by its path or, in the environment's folder, by its file name alone. NotFound.
[[nodiscard]] Result<QString> findBackup(const Session &session, const project::Environment &environment,
                                         const QString &name);

/// Is the file in the backup folder of an environment of the workspace, so that its catalogue keeps what is found out?
[[nodiscard]] bool isCatalogued(const Session &session, const QString &file);

struct Verification {
    backup::BackupInfo info;
    backup::VerifyDepth depth = backup::VerifyDepth::None; ///< that was asked for and passed
    std::optional<TestRestore> restored;                   ///< for VerifyDepth::Restored
    bool recorded = false;                                 ///< in the catalogue
};
/// Verifies a backup and records the result, also that it is damaged, if it is one of the session's (isCatalogued).
/// @p server: where a test restore goes, needed for VerifyDepth::Restored only. A catalogue that cannot be written is a
/// warning, not a failure.
[[nodiscard]] Result<Verification> verifyAndRecord(const Session &session, const QString &file,
                                                   backup::VerifyDepth depth,
                                                   const std::optional<db::ConnectionProfile> &server,
                                                   const TaskContext &context);
/// The same with a verification of the caller's own, which is as good as @p depth and fills Verification::info.
[[nodiscard]] Result<Verification> verifyAs(const Session &session, const QString &file, backup::VerifyDepth depth,
                                            const std::function<Status(Verification &)> &verify,
                                            const TaskContext &context);

struct PrunePlan {
    project::Environment environment;
    QDateTime now;                                    ///< UTC; from when the days count back
    std::vector<backup::RetentionDecision> decisions; ///< of all backups, newest first
    QStringList warnings;

    [[nodiscard]] qint64 bytes() const; ///< that would be freed
    [[nodiscard]] qint64 count() const; ///< of those that would go
};
/// Only reads. Fails when it cannot be told what must stay: a database whose backups are in that folder does not
/// answer, somebody is at work there (Locked), or the catalogue cannot be read (CheckFailed).
[[nodiscard]] Result<PrunePlan> planPrune(const Session &session, const project::Environment &environment,
                                          const QDateTime &now, const TaskContext &context);
/// Removes what the plan shows and what must still not stay, see backup::pruneBackups().
[[nodiscard]] Result<backup::PruneReport> applyPrune(const Session &session, const PrunePlan &plan,
                                                     const QString &confirmation, const TaskContext &context);

} // namespace stellwerk::deployment
