// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "deployment/plan/protection.h"
#include "deployment/plan/release.h"
#include "masterdata/rows/database_source.h"
#include "migration/state/version_state.h"
#include "schema/schema.h"

#include <QString>

#include <vector>

namespace stellwerk::deployment {

/// What a comparison needs to know about a target.
struct TargetView {
    migration::VersionState version;
    schema::Schema schema;
    QMap<QString, QString> tableNow; ///< expected table name -> the name that it still has
};

/// Everything about a target that a plan is made from and a rollback is judged by.
struct TargetState : TargetView {
    std::vector<TableProof> proofs;
    std::vector<backup::BackupTable> tables; ///< all rows of every table, tracking tables aside
    QString schemaHash;                      ///< SHA-256 of the structure, tracking tables aside
    QString coreFingerprint;             ///< SHA-256 over the version, the schema and the rows of all tables that are
                                         ///< neither protected nor for tracking
    QMap<QString, Fingerprint> userRows; ///< of the protected tables, over all their columns, by present name
    QString fingerprint;                 ///< SHA-256 over both

    /// What must be the same for a plan to be up to date: where users keep writing, everything but their rows.
    [[nodiscard]] const QString &planFingerprint(const project::Environment &target) const {
        return target.live ? coreFingerprint : fingerprint;
    }
};

/// The names of tables that are not the same in both.
[[nodiscard]] QStringList differentRows(const QMap<QString, Fingerprint> &before,
                                        const QMap<QString, Fingerprint> &now);

/// Reads versions and structure, no rows.
[[nodiscard]] Result<TargetView> readTargetView(db::Connection &connection, const Release &release);

/// Reads the state of a target as a release sees it: tables that the release will rename are found under their present
/// names. Equal fingerprints mean: the same version, the same structure, the same rows.
[[nodiscard]] Result<TargetState> readTargetState(db::Connection &connection, const Release &release,
                                                  const TaskContext &context);

} // namespace stellwerk::deployment
