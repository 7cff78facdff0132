// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"
#include "deployment/init/init_record.h"
#include "deployment/plan/release.h"
#include "schema/schema.h"

#include <vector>

namespace stellwerk::deployment {

/// What the checks before an init judge; everything was read by the planner.
struct InitInput {
    const project::Environment &target;
    const Release &release;
    const package::Package &package;
    const InitAccount &account;
    const schema::Schema &actual;
    const std::optional<UnfinishedRun> &unfinished;
    db::Connection *connection; ///< none: a SQLite file that is still to be made
};

/// All problems at once: package, a database that is not empty, unfinished work, rights, the account.
[[nodiscard]] std::vector<CheckResult> checkInit(const InitInput &input);

} // namespace stellwerk::deployment
