// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/migration_reach.h"
#include "deployment/plan/plan.h"
#include "deployment/plan/protection.h"

#include <vector>

namespace stellwerk::deployment {

/// Where users keep writing, fingerprints alone cannot tell whose change a difference is. So the migrations must be
/// unable to change rows of protected tables that they do not declare: code "live-writes". The import proves the same
/// by itself, inside its own transaction.
[[nodiscard]] std::vector<CheckResult> checkLiveWrites(const MigrationReach &reach,
                                                       const std::vector<TableProof> &protectedTables);

} // namespace stellwerk::deployment
