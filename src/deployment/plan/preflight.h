// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"
#include "deployment/plan/release.h"
#include "masterdata/compare/data_diff.h"
#include "migration/state/version_state.h"
#include "schema/schema_diff.h"

#include <vector>

namespace stellwerk::deployment {

/// What preflight judges; everything was read by the planner.
struct PreflightInput {
    const Session &session;
    const project::Environment &target;
    const Release &release;
    const package::Package &package;
    const migration::VersionState &state;
    const schema::Schema &actual;
    const std::vector<schema::Difference> &drift; ///< against the snapshot of the version that the target says it has
    const std::vector<PlannedMigration> &migrations;
    const masterdata::DataDiff &data;
    QString unfinishedRun; ///< a deployment that was begun there and has no end; empty = none
};

/// All problems at once: version rule, version tables, drift, unclassified tables, migrations' lint, rights, server,
/// cluster, clock, space and backup folder, hooks, rows that cannot be matched.
[[nodiscard]] std::vector<CheckResult> runPreflight(const PreflightInput &input, db::Connection &connection);

} // namespace stellwerk::deployment
