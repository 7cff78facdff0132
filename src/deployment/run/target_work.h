// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/package_data.h"
#include "deployment/plan/release.h"
#include "deployment/run/deploy.h"

namespace stellwerk::deployment {

/// What a deployment does to a database, whichever it is: that of the environment or the copy of a rehearsal. Knows
/// neither locks nor hooks nor backups. What is done goes into the report that it was given; so do proofs "after",
/// whose proofs "before" must be there already.
class TargetWork final {
public:
    struct Input {
        db::Connection &connection;
        const Release &release;
        const PackageData &data;
        migration::RunOptions runner;
    };
    TargetWork(const Input &input, DeploymentReport &report, const TaskContext &context);

    /// Makes the tables in which the work is recorded; before anything else.
    [[nodiscard]] Status prepare();
    /// Runs what is pending.
    [[nodiscard]] Status migrate();
    /// Adds what the snapshot has and the database lacks.
    [[nodiscard]] Status safetyNet();
    /// In the caller's transaction. @p reverseFile gets the pre-images, and is complete before this returns; @p title
    /// says whose they are.
    [[nodiscard]] Status import(const QString &reverseFile, const QString &title);
    /// Checks the database, then compares the protected tables with the proofs. In the transaction of the import, so
    /// that what fails is never committed.
    [[nodiscard]] Status validate();

private:
    Input m_in;
    DeploymentReport &m_report;
    const TaskContext &m_context;
};

} // namespace stellwerk::deployment
