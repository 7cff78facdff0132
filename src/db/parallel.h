// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"

#include <functional>
#include <optional>
#include <thread>
#include <utility>

namespace stellwerk::db {

/// Runs two pieces of work at the same time, e.g. reading from two databases, and waits for both. @p first runs on the
/// thread of the caller, @p second on one of its own: it must not speak to sinks of the caller.
template <class First, class Second>
auto inParallel(First &&first, Second &&second) {
    std::optional<decltype(second())> other;
    std::jthread thread([&] { other.emplace(second()); });
    auto one = first();
    thread.join();
    return std::pair(std::move(one), *std::move(other));
}

/// How many workers are worth it on this machine, at most @p limit: one per processor, at least one.
[[nodiscard]] int workerCount(int limit = 4);

/// Runs work(0) … work(count - 1) at the same time and waits for all: the first on the thread of the caller, each other
/// on one of its own. Each gets a context of its own; only that of the first speaks to the caller's sinks. When one
/// fails the others are asked to stop, and the first failure is given.
[[nodiscard]] Status runWorkers(int count, const TaskContext &context,
                                const std::function<Status(int worker, const TaskContext &context)> &work);

} // namespace stellwerk::db
