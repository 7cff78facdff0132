// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "deployment/past/past_rollback.h"

namespace stellwerk::cli {

/// `rollback --deployment ID`: shows the plan, asks, takes the deployment back.
[[nodiscard]] Result<CommandResult> rollBackPast(const CommandContext &context, const Target &target,
                                                 const deployment::PastRollbackOptions &options);

} // namespace stellwerk::cli
