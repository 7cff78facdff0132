// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace stellwerk::db {

/// Ends the statement that a connection is running when a stop is requested. One thread sleeps until then; it
/// interrupts only while a statement runs, so a later rollback on the same connection is not hit.
class StatementWatch final {
public:
    /// @p interrupt is called on the watch's own thread and must be quick and safe against a statement that just ended.
    StatementWatch(const std::stop_token &token, std::function<void()> interrupt);
    ~StatementWatch();

    [[nodiscard]] bool stopRequested() const { return !m_paused && m_token.stop_requested(); }
    [[nodiscard]] bool watches(const std::stop_token &token) const { return m_token == token; }
    /// While it is paused, statements run to their end; only between statements. Cheaper than a new thread.
    void setPaused(bool paused) { m_paused = paused; }
    void statementBegins();
    /// Gives true when the statement was interrupted.
    bool statementEnded();

private:
    void run();

    std::stop_token m_token;
    std::function<void()> m_interrupt;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_busy = false;
    bool m_interrupted = false;
    bool m_quit = false;
    bool m_paused = false;                              ///< on the connection's thread only
    std::stop_callback<std::function<void()>> m_onStop; ///< wakes the thread
    std::thread m_thread;
};

} // namespace stellwerk::db
