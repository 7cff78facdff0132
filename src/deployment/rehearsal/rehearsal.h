// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/rehearsal/prediction.h"
#include "deployment/run/deploy.h"
#include "deployment/run/event_stream.h"

#include <vector>

namespace stellwerk::deployment {

/// The id of a rehearsal without a deployment begins so: its folder is no deployment's.
inline constexpr const char *kRehearsalRun = "rehearsal-";

/// One statement of a migration, as it ran on the copy.
struct StatementTime {
    qint64 migration = 0;
    QString section;   ///< up, data
    int statement = 0; ///< counts from 1 in its section
    qint64 rows = -1;  ///< that it changed; -1 when the engine does not tell
    qint64 milliseconds = 0;
};

/// What a rehearsal found out; always given back, whatever happened.
struct RehearsalReport {
    /// What was done on the copy: migrations, import, proofs, validation, warnings, and the error that stopped it. Its
    /// phases are the steps on the copy: "restore", "state", "migrate", … The outcome is Succeeded (with warnings), or
    /// Refused when the deployment would fail or could not be tried, or Cancelled.
    DeploymentReport work;
    bool wouldFail = false; ///< it was tried, and a step failed
    QString place;          ///< translated: where the copy was
    bool onPrivateServer = false;
    bool sameState = false;      ///< the copy was in exactly the state that the plan was made from
    bool backupVerified = false; ///< the backup came out as it went in, and its catalogue says so
    std::vector<StatementTime> statements;
    std::optional<Prediction> prediction; ///< when it came to its end

    [[nodiscard]] bool works() const { return prediction.has_value(); }
    /// Rows that migrations and import changed, as far as the engine tells.
    [[nodiscard]] qint64 rowsChanged() const;
    /// Of a failure: CheckFailed when the deployment would fail, else that of the error.
    [[nodiscard]] ExitCode exitCode() const;
    [[nodiscard]] QJsonObject toJson() const; ///< docs/formats.md
};

struct RehearsalInput {
    const Session &session;
    const Plan &plan;
    const db::ConnectionProfile &target; ///< only read
    const backup::BackupInfo &backup;    ///< a fresh native one
    QString runId;
    QString folder; ///< of the run; gets rehearsal.json
};

/// Restores the backup into a scratch database, compares every table with what the backup says, and runs the whole
/// deployment of the plan there, hooks aside: migrations, safety net, import, validation, protection proof, record. The
/// target's database is only read. The copy is gone afterwards, whatever happens; what killed rehearsals left is
/// removed first. A backup that came out right is recorded as test-restored.
[[nodiscard]] RehearsalReport rehearse(const RehearsalInput &input, const TaskContext &context);

/// A rehearsal without a deployment: preflight, a fresh backup, rehearsal; nothing of the target is changed. Refused
/// when a check of the plan fails or somebody is at work there. Writes reports/<run>/events.jsonl, rehearsal.json and
/// rehearsal.html.
[[nodiscard]] RehearsalReport applyRehearsal(const Session &session, const Plan &plan, const TaskContext &context);

/// For a deployment that was to be rehearsed: why it does not begin.
[[nodiscard]] Error rehearsalError(const RehearsalReport &report, const QString &environment);

} // namespace stellwerk::deployment
