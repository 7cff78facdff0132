// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <chrono>

namespace stellwerk {

/// Waits that long; a stop request ends the wait at once and fails with Cancelled.
[[nodiscard]] Status pause(const TaskContext &context, std::chrono::milliseconds time);

} // namespace stellwerk
