// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pause.h"

#include <condition_variable>
#include <mutex>

namespace stellwerk {

Status pause(const TaskContext &context, std::chrono::milliseconds time) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    (void)wake.wait_for(lock, context.stopToken(), time, [] { return false; });
    return context.checkStop();
}

} // namespace stellwerk
