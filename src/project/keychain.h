// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <QString>

namespace stellwerk::project {

/// The password that the desktop's keychain holds for service "stellwerk" and @p key. Waits up to 30 s (a locked
/// keychain asks its owner). Runs an event loop of its own: not for the thread of a window.
[[nodiscard]] Result<QString> readKeychain(const QString &key, const TaskContext &context);

} // namespace stellwerk::project
