// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/preflight.h"

#include <vector>

namespace stellwerk::deployment {

/// What a deployment needs of a MariaDB Galera Cluster: a node of the majority that is synced, writes that are not held
/// back, changes of structure in total order, tables that are replicated row by row, and transactions that fit into a
/// write set. Empty on a single server and on SQLite. See docs/galera.md.
[[nodiscard]] std::vector<CheckResult> checkCluster(const PreflightInput &input, db::Connection &connection);

} // namespace stellwerk::deployment
