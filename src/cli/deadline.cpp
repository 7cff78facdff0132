// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/deadline.h"

namespace stellwerk::cli {

Deadline::Deadline(const std::stop_token &outer, std::chrono::seconds limit)
    : m_onOuter(outer, [this] { m_stop.request_stop(); }) {
    if (limit.count() > 0)
        m_thread = std::jthread([this, limit](const std::stop_token &quit) { wait(quit, limit); });
}

Deadline::~Deadline() = default;

void Deadline::wait(const std::stop_token &quit, std::chrono::seconds limit) {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, quit, limit, [] { return false; });
    if (quit.stop_requested() || m_stop.stop_requested())
        return;
    m_passed = true;
    m_stop.request_stop();
}

} // namespace stellwerk::cli
