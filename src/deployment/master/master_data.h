// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/package_data.h"
#include "deployment/plan/plan.h"
#include "deployment/run/deploy.h"
#include "deployment/session.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/review.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

/// Master data alone, without migrations: compare, import, take back.
namespace stellwerk::deployment {

/// Where master data comes from; exactly one of these is set.
struct MasterDataInput {
    QString path;        ///< a package, or a folder of export files (format 2.0 or 1.0)
    QString environment; ///< another environment of the workspace
};

/// Source and target, opened for one comparison or import.
struct MasterDataSides {
    std::unique_ptr<Release> release; ///< that describes the rows
    std::optional<PackageData> data;
    std::optional<db::Connection> connection;         ///< to the target
    TargetView now;                                   ///< of the target
    QString source;                                   ///< for people: file name, folder or environment
    QString sourceSha256;                             ///< of a package
    std::optional<package::SignatureState> signature; ///< of a package
};

/// The release is that of the package; for a folder or an environment the workspace's for the version that the target
/// has, or, where project.toml does not fit that, for the version that it requires. Foreign for a package of another
/// project.
[[nodiscard]] Result<MasterDataSides> openSides(const Session &session, const project::Environment &target,
                                                const MasterDataInput &input, const TaskContext &context);

/// What an import would do.
struct MasterDataPlan {
    project::Environment target;
    MasterDataInput input;
    QString source;
    QString sourceSha256;
    std::optional<Version> targetVersion;
    Version version; ///< of the database that the rows are for
    masterdata::DataDiff diff;
    masterdata::Review review;
    QString reviewFile;
    std::vector<CheckResult> checks; ///< what stands in the way of an import; a comparison is shown all the same
    QString sha256;                  ///< over all of it but the checks

    [[nodiscard]] bool importable() const; ///< no check failed
    [[nodiscard]] QJsonObject toJson() const;
};

/// Compares; only reads.
[[nodiscard]] Result<MasterDataPlan> compareMasterData(const Session &session, const project::Environment &target,
                                                       const MasterDataInput &input, const TaskContext &context);
/// The same with sides that are open already.
[[nodiscard]] Result<MasterDataPlan> compareSides(const Session &session, const project::Environment &target,
                                                  const MasterDataInput &input, MasterDataSides &sides,
                                                  const TaskContext &context);

struct MasterDataOptions {
    QString confirmation;                 ///< see DeployOptions
    std::chrono::seconds lockPatience{5}; ///< how long to wait for the lock of somebody else
    bool backup = true;                   ///< a verified backup first; production always makes one
};

/// Imports what the plan says, or refuses, like a deployment without migrations: under the lock a verified backup, then
/// in one transaction the rows, the checks of the database (those that failed before do not count), the proof that
/// every protected table is as before, and the record of the run. Whoever writes to protected tables meanwhile does not
/// disturb it. After a failure or a stop the transaction is rolled back; the record, which commits with the rows, tells
/// whether it was. Nothing is ever restored, because users may have written since the backup. When others wrote what it
/// was about to change, it is tried again. What the comparison says inside that transaction must be the plan, or it is
/// refused with PlanOutdated. Writes reports/<run>/ with reverse.jsonl for undoMasterData. A refusal before the first
/// step leaves no report folder.
[[nodiscard]] DeploymentReport importMasterData(const Session &session, const MasterDataPlan &plan,
                                                const MasterDataOptions &options, const TaskContext &context);

struct UndoneMasterData {
    QString runId;
    qint64 restored = 0;
    QStringList leftAlone; ///< translated: rows that somebody changed since, with the reason
    std::optional<backup::BackupInfo> backup;
    std::vector<TableProof> proofs;
    bool commitLost = false; ///< the connection was lost at the end; that it is done was found out afterwards
};

/// Takes the import of a run back: rows that still hold what it wrote get what they held before, and what was the
/// baseline before it is so again. @p what is the run's id or its reverse file. Only the last import of the target can
/// be taken back, and only once. Lock, backup, one transaction, proof of protected tables; after a failure nothing is
/// changed.
[[nodiscard]] Result<UndoneMasterData> undoMasterData(const Session &session, const project::Environment &target,
                                                      const QString &what, const MasterDataOptions &options,
                                                      const TaskContext &context);

} // namespace stellwerk::deployment
