// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/statement_watch.h"

#include <chrono>

namespace stellwerk::db {

namespace {
/// A statement may not have reached the server yet when the first interrupt is sent, so it is repeated.
constexpr std::chrono::milliseconds kRepeat{100};
} // namespace

StatementWatch::StatementWatch(const std::stop_token &token, std::function<void()> interrupt)
    : m_token(token),
      m_interrupt(std::move(interrupt)),
      m_onStop(token, [this] { m_wake.notify_all(); }),
      m_thread([this] { run(); }) {}

StatementWatch::~StatementWatch() {
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void StatementWatch::statementBegins() {
    if (m_paused)
        return;
    const std::lock_guard lock(m_mutex);
    m_busy = true;
    m_interrupted = false;
    // Waking the thread for every statement would cost more than a small statement does.
    if (m_token.stop_requested())
        m_wake.notify_all();
}

bool StatementWatch::statementEnded() {
    const std::lock_guard lock(m_mutex);
    m_busy = false;
    return m_interrupted;
}

void StatementWatch::run() {
    std::unique_lock lock(m_mutex);
    while (!m_quit) {
        if (m_busy && m_token.stop_requested()) {
            m_interrupted = true;
            m_interrupt(); // under the mutex: the statement's end waits until the interrupt is through
        }
        // The time limit also covers a stop request between the test above and the wait.
        m_wake.wait_for(lock, kRepeat);
    }
}

} // namespace stellwerk::db
