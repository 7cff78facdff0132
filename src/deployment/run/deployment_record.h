// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "db/connection.h"
#include "deployment/run/checkpoint.h"
#include "project/workspace.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace stellwerk::deployment {

/// What a target remembers of a deployment, in its table stellwerk_deployment.
struct DeploymentRecord {
    QString runId;
    QString projectId;
    std::optional<Version> from;
    Version to;
    QString packageSha256;
    QString planSha256;
    QString operatorName;
    QString backupFile; ///< file name
};

/// Adds the record in state "running", with what resuming needs. The table is one of the tracking tables.
[[nodiscard]] Status beginDeployment(db::Connection &connection, const DeploymentRecord &record,
                                     const Checkpoint &checkpoint);
/// The import is in and validated: the record is in state "committed" until maintenance is off and the backend is well.
/// Part of the transaction that commits it.
[[nodiscard]] Status commitDeployment(db::Connection &connection, const DeploymentRecord &record,
                                      const Checkpoint &checkpoint);
/// The committed import of the last run is undone: that run is again one that has not imported, and can be taken up or
/// rolled back as such. Part of the transaction that undoes it; nothing happens to a record in another state.
[[nodiscard]] Status uncommitDeployment(db::Connection &connection);
/// The same with what a run of another kind wants to remember.
[[nodiscard]] Status beginRun(db::Connection &connection, const DeploymentRecord &record, const QByteArray &checkpoint);
/// Replaces what the running record remembers.
[[nodiscard]] Status noteOfRun(db::Connection &connection, const QString &runId, const QByteArray &checkpoint);
/// Gives the record its end: an outcome's name, or "closed". Adds it again when a restored backup has taken it away.
/// What it remembers goes, unless it succeeded: a rollback by hand needs that (past/past_note.h, checkpointOf).
/// Part of the caller's transaction. @p error may be empty.
[[nodiscard]] Status endDeployment(db::Connection &connection, const DeploymentRecord &record, const QString &outcome,
                                   const QString &error = {});

/// A run that was begun and has no end: it was killed, or is at work now.
struct UnfinishedRun {
    QString runId;
    QString operatorName;
    QDateTime startedAt; ///< UTC
    DeploymentRecord record;
    QByteArray checkpoint;  ///< see Checkpoint::fromJson
    bool committed = false; ///< only maintenance_off and the health check are missing

    /// One translated sentence: which run, and what is missing.
    [[nodiscard]] QString toText() const;
};
/// The last one, if it has no end. Nothing when the table is not there.
[[nodiscard]] Result<std::optional<UnfinishedRun>> unfinishedRun(db::Connection &connection);

/// The last deployment that succeeded there, if it is that one; NotFound otherwise: what came after it must be taken
/// back first.
[[nodiscard]] Result<DeploymentRecord> lastSucceeded(db::Connection &connection, const QString &runId);

/// Where the run of that id writes down what its import changes.
[[nodiscard]] QString reverseFileOf(const project::Workspace &workspace, const QString &runId);

/// An id that no other run has: time, environment and four random digits, "20260131-123456-production-3fa9".
[[nodiscard]] QString newRunId(const project::Workspace &workspace, const QString &environment);

} // namespace stellwerk::deployment
