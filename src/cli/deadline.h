// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace stellwerk::cli {

/// Requests a stop when time runs out, or when the outer token does.
class Deadline final {
public:
    /// @p limit 0 = none.
    Deadline(const std::stop_token &outer, std::chrono::seconds limit);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    /// Did time run out before somebody else stopped the work?
    [[nodiscard]] bool passed() const { return m_passed; }

private:
    void wait(const std::stop_token &quit, std::chrono::seconds limit);

    std::stop_source m_stop;
    std::atomic<bool> m_passed = false;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_callback<std::function<void()>> m_onOuter;
    std::jthread m_thread; ///< last, so that it ends first
};

} // namespace stellwerk::cli
