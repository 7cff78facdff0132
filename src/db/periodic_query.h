// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace stellwerk::db {

/// Asks or tells the server something again and again while another connection is busy: a heartbeat, the progress of a
/// long statement. It has a thread and a connection of its own, opened when it is first needed. What fails is tried
/// again at the next turn, because nobody's work depends on it.
class PeriodicQuery final {
public:
    using Work = std::function<void(Connection &connection)>;

    /// Calls @p work on the thread of the object, the first time after one @p interval.
    PeriodicQuery(const ConnectionProfile &profile, std::chrono::milliseconds interval, Work work);
    /// Waits for a turn that is at work.
    ~PeriodicQuery();
    PeriodicQuery(const PeriodicQuery &) = delete;
    PeriodicQuery &operator=(const PeriodicQuery &) = delete;

private:
    void run(const std::stop_token &stop);

    ConnectionProfile m_profile;
    std::chrono::milliseconds m_interval;
    Work m_work;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace stellwerk::db
