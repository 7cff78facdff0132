// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/plan.h"

namespace stellwerk::deployment {

/// Checks a database against the project: schema equals the snapshot of its version, version tables agree, foreign-key
/// and logical orphans, the project's own checks. Only reads; every result is listed, passed ones too.
[[nodiscard]] Result<std::vector<CheckResult>>
validateEnvironment(const Session &session, const project::Environment &environment, const TaskContext &context);

} // namespace stellwerk::deployment
