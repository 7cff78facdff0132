// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "base/error.h"
#include "base/task_context.h"
#include "deployment/plan/protection.h"
#include "deployment/run/checkpoint.h"
#include "deployment/session.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/review.h"
#include "migration/lint/lint.h"
#include "migration/state/version_state.h"
#include "package/package.h"
#include "schema/schema_diff.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace stellwerk::deployment {

/// One finding of the preflight: an error blocks, a warning is shown, a passed check is listed.
struct CheckResult {
    enum class Level { Passed, Warning, Error };
    QString code; ///< stable, e.g. "version-rule"
    Level level = Level::Passed;
    QString title;                                ///< translated, e.g. "Version rule"
    QString message;                              ///< translated sentence with the reason
    QString hint;                                 ///< what to do; may be empty
    ErrorCode errorCode = ErrorCode::CheckFailed; ///< of an error; the first one decides the exit code
};

/// [{"code","level","title","message","hint"}, …]; code and level are never translated.
[[nodiscard]] QJsonArray checksToJson(const std::vector<CheckResult> &checks);

/// What a pending migration would do.
struct PlannedMigration {
    qint64 number = 0;
    QString label;
    Version version;
    QStringList statements; ///< up and data, as they will run
    QStringList verify;     ///< SELECTs that must return no row afterwards
    bool critical = true;   ///< false: the deployment goes on when it fails
    QStringList touches;
    std::vector<migration::LintFinding> findings;
};

/// What a deployment would do: a value that can be shown, compared and approved. Made by planDeployment, which only
/// reads; applyDeployment executes exactly this plan or refuses.
struct Plan {
    QString packagePath;
    package::Metadata package;
    QString packageSha256;
    project::Environment target;
    QString serverVersion;
    std::optional<Version> from;
    Version to;
    std::vector<CheckResult> checks;
    std::vector<PlannedMigration> migrations;
    std::vector<schema::Difference>
        schemaNow; ///< how the target differs from the snapshot of the version it says it has
    masterdata::DataDiff data;
    masterdata::Review review;               ///< the decisions that went into it
    std::vector<TableProof> protectedTables; ///< state before; `after` is empty
    QStringList phases;                      ///< stable names, in order
    std::vector<backup::BackupTable> tables; ///< every table of the target with its rows, tracking tables aside
    QString targetSchema;                    ///< SHA-256 of the target's structure
    QString targetFingerprint;               ///< of the target, see TargetState::planFingerprint()
    QString coreFingerprint;                 ///< see TargetState
    QMap<QString, Fingerprint> userRows;     ///< see TargetState
    QString sha256;                          ///< of content()
    std::optional<Checkpoint> resumed;       ///< of the killed run that this plan takes up
    bool writesAccepted = false;             ///< see ResumeOptions

    [[nodiscard]] bool deployable() const;  ///< no check failed
    [[nodiscard]] bool nothingToDo() const; ///< same version, no row would change
    [[nodiscard]] QJsonObject toJson() const;
    /// What `sha256` goes over (of a plan that takes up a run: `resumed` and what resume.cpp adds): toJson() without
    /// the hash itself, and without what may differ between two looks at the same state: checks (free space, clock) and
    /// sentences (language).
    [[nodiscard]] QJsonObject content() const;
};

/// Reads package and target and collects all problems at once in Plan::checks. Fails only when there is nothing to
/// show: the package cannot be read or the target not be reached.
[[nodiscard]] Result<Plan> planDeployment(const Session &session, const QString &packagePath,
                                          const project::Environment &target, const TaskContext &context);

} // namespace stellwerk::deployment
