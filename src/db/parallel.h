// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace stellwerk::db
