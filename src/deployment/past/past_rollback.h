// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/past/past_note.h"
#include "deployment/run/deploy.h"
#include "deployment/session.h"

#include <QDateTime>

#include <map>

namespace stellwerk::deployment {

struct PastRollbackOptions {
    QString deployment;         ///< the run id of the last deployment that succeeded
    bool restoreBackup = false; ///< level 2: its backup, which does not have what users wrote since
    bool previousImage = false; ///< run the hook previous_image, too
};

/// A protected table: what the deployment left in it, and what it holds now.
struct TableSince {
    QString table;      ///< its present name
    QString tableAfter; ///< its name after the rollback; empty: the deployment made the table
    project::TableClass tableClass = project::TableClass::Unclassified;
    std::optional<Fingerprint> then; ///< over the columns that both versions have; nothing: it is not known
    Fingerprint now;                 ///< likewise; without a hash when there is nothing to compare it with
    QStringList newColumns;          ///< that the version before does not have

    /// Rows were added, removed or changed since. False where it is not known.
    [[nodiscard]] bool isWritten() const { return then && *then != now; }
    [[nodiscard]] QJsonObject toJson() const;
};

/// What the rollback of a past deployment would do: a value. Made by planPastRollback, which only reads;
/// applyPastRollback executes exactly this plan or refuses.
struct PastRollbackPlan {
    project::Environment environment;
    PastRollbackOptions options;
    DeploymentRecord deployment;
    std::optional<Checkpoint> checkpoint; ///< nothing: what users wrote since cannot be told, and nothing be proved
    std::optional<PastNote> resumed;      ///< of the rollback that was interrupted and is taken up
    QString resumedRun;                   ///< its id
    std::optional<Version> from;          ///< the version that the target has now
    std::vector<TableSince> tables;       ///< every protected table
    std::vector<migration::Migration> migrations; ///< to be taken back, newest first
    std::map<qint64, Version> recorded;           ///< what the history says of each migration's version
    QString reverseFile;                          ///< undoes the import; empty: master data stays as it is
    QString backupFile;                           ///< of the deployment; absolute
    QStringList lost;                             ///< translated: what the backup does not have; with restoreBackup
    QStringList warnings;                         ///< translated: what to know before agreeing
    QStringList phases;                           ///< stable names, in order
    QString sha256;                               ///< over all of it but the sentences

    [[nodiscard]] const Version &to() const { return *deployment.from; }
    [[nodiscard]] bool undoesImport() const { return !reverseFile.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const;
};

/// Fails with NotFound when it is not the last deployment that succeeded (a later one must be taken back first), with
/// Drift when the target is not at the version that it brought, when something else is unfinished there, or when
/// migrations were applied since; with CheckFailed when a migration has no way back.
[[nodiscard]] Result<PastRollbackPlan> planPastRollback(const Session &session, const project::Environment &environment,
                                                        const PastRollbackOptions &options, const TaskContext &context);

/// Executes @p plan under the deployment lock: maintenance on, backup of the present state, the import undone by its
/// reverse file, the down sections (or the deployment's backup restored), proof, record, maintenance off, health check.
/// Proved is, where the deployment kept its fingerprints, that version, structure and all rows but those of users are
/// the ones from before it, and that users' rows are as this rollback found them; what cannot be proved is a warning,
/// table by table. After a failure or a stop request the state of the beginning is restored from the backup. A run that
/// was killed is taken up by planning again. Refuses like a deployment (PlanOutdated when users have written since the
/// plan, unless the environment is live). Writes reports/<run>/ and gives events like a deployment.
[[nodiscard]] DeploymentReport applyPastRollback(const Session &session, const PastRollbackPlan &plan,
                                                 const QString &confirmation, const TaskContext &context);

} // namespace stellwerk::deployment
