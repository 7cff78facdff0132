// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "deployment/plan/plan.h"
#include "deployment/plan/release.h"
#include "migration/state/version_state.h"
#include "schema/schema.h"

#include <vector>

namespace stellwerk::deployment {

/// What the checks of a database need; everything was read by the caller.
struct DatabaseView {
    db::Connection &connection;
    const Release &release;
    const schema::Schema &actual;
    const migration::VersionState &state;
};

/// The checks of a database against a release, used by validation and at the end of a deployment. Only reads.
[[nodiscard]] Result<std::vector<CheckResult>> checkDatabase(const DatabaseView &view, const TaskContext &context);

/// The first failed check as an Error, or success.
[[nodiscard]] Status statusOf(const std::vector<CheckResult> &checks);

} // namespace stellwerk::deployment
