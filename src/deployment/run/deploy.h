// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "deployment/rehearsal/prediction.h"
#include "deployment/run/event_stream.h"
#include "deployment/state/validate.h"
#include "masterdata/import/import.h"
#include "migration/run/runner.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace stellwerk::deployment {

enum class Outcome { Succeeded, SucceededWithWarnings, Refused, Cancelled, RolledBack, RollbackFailed, Unknown };

/// "succeeded", "succeeded_with_warnings", "refused", "cancelled", "rolled_back", "rollback_failed", "unknown".
[[nodiscard]] QString outcomeName(Outcome outcome);
/// A translated word for people.
[[nodiscard]] QString outcomeText(Outcome outcome);

struct PhaseResult {
    QString phase; ///< stable name, see phaseText
    bool success = false;
    qint64 milliseconds = 0;
};

/// A translated name of a phase: "preflight", "backup", "migrate", …
[[nodiscard]] QString phaseText(const QString &phase);

/// What a deployment did; always given back, whatever happened.
struct DeploymentReport {
    QString runId;  ///< "20260131-123456-production"
    QString folder; ///< reports/<runId>
    QString environment;
    QString operatorName;
    QString package;     ///< file name
    QDateTime startedAt; ///< UTC
    QDateTime finishedAt;
    std::optional<Version> versionBefore;
    std::optional<Version> versionAfter;
    Outcome outcome = Outcome::Unknown;
    std::optional<Error> error; ///< why it did not succeed
    QString databaseState;      ///< one translated sentence: what the database is now
    QStringList nextSteps;      ///< translated, numbered by the reader
    std::vector<PhaseResult> phases;
    std::vector<migration::MigrationOutcome> migrations;
    masterdata::ImportReport import;
    std::vector<TableProof> proofs;
    std::optional<backup::BackupInfo> backup;
    std::vector<CheckResult> validation;
    QStringList warnings;
    std::optional<Prediction> predicted; ///< by its rehearsal
    qint64 stateMilliseconds = 0;        ///< of the last look at the state before the first write

    /// How long the application had to be away, hooks aside: from the last look at the state to the record.
    [[nodiscard]] qint64 awayMilliseconds() const;
    [[nodiscard]] ExitCode exitCode() const;
    [[nodiscard]] QJsonObject toJson() const;
};

struct DeployOptions {
    QString confirmation;                 ///< must equal the environment's name where it needs confirmation
    std::chrono::seconds lockPatience{5}; ///< how long to wait for the lock of somebody else
    QStringList approvalFiles{};          ///< see approvalsCheck(); needed where the environment names approvers
};

/// Executes @p plan: preflight, backup, maintenance on, migrate, safety net, import, validate, record, maintenance off,
/// health check, retention; on failure rollback, proved by fingerprints. Refuses (nothing changed) when the target is
/// not what the plan was made from, a check fails, the confirmation is missing or the lock is held. A plan of
/// planResume takes a killed run up where it ended. A stop request before the first write cancels; after it, it rolls
/// back. Writes reports/<run>/events.jsonl, report.json and report.html. @p context receives every event; phases come
/// as events "phase_started" and "phase_finished" with data
/// {"phase": name}.
[[nodiscard]] DeploymentReport applyDeployment(const Session &session, const Plan &plan, const DeployOptions &options,
                                               const TaskContext &context);

} // namespace stellwerk::deployment
