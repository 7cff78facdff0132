// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"
#include "db/connection.h"
#include "project/workspace.h"

#include <QString>

#include <optional>

namespace stellwerk::deployment {

/// What a target remembers of a deployment that was committed there, in its table stellwerk_deployment.
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

/// Makes the table stellwerk_deployment where it is missing.
[[nodiscard]] Status ensureDeploymentTable(db::Connection &connection);
/// Adds the record; part of the caller's transaction.
[[nodiscard]] Status recordDeployment(db::Connection &connection, const DeploymentRecord &record);

/// The run whose statements are the last in the journal of the target, if it was neither recorded nor taken back: it
/// was killed (or is at work now). Empty when there is none.
[[nodiscard]] Result<QString> unfinishedRun(db::Connection &connection);

/// An id that no folder under reports/ has: "20260131-123456-production", with a counter when needed.
[[nodiscard]] QString newRunId(const project::Workspace &workspace, const QString &environment);

} // namespace stellwerk::deployment
