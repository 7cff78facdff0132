// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/parallel.h"

#include <algorithm>
#include <mutex>
#include <stop_token>
#include <vector>

namespace stellwerk::db {

int workerCount(int limit) {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, limit);
}

Status runWorkers(int count, const TaskContext &context,
                  const std::function<Status(int worker, const TaskContext &context)> &work) {
    std::stop_source stop;
    const std::stop_callback forward(context.stopToken(), [&stop] { stop.request_stop(); });
    std::mutex mutex;
    Status first;
    const auto run = [&](int worker, const TaskContext &own) {
        Status status = work(worker, own);
        if (status)
            return;
        const std::lock_guard lock(mutex);
        if (first)
            first = std::move(status);
        stop.request_stop();
    };
    {
        std::vector<std::jthread> threads;
        for (int worker = 1; worker < count; ++worker)
            threads.emplace_back([&, worker] { run(worker, TaskContext(stop.get_token(), {}, {})); });
        run(0, context.stoppedBy(stop.get_token()));
    }
    return first;
}

} // namespace stellwerk::db
