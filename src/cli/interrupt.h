// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace stellwerk::cli {

/// Turns Ctrl-C and SIGTERM into a stop request: the first one cancels the work (and rolls back what was begun), the
/// second one leaves at once with exit code 130. A lost terminal does neither. Make it before any other thread.
class InterruptWatch final {
public:
    InterruptWatch();
    ~InterruptWatch();
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::thread m_thread; ///< waits for the signals, so that the request is made outside a signal handler
};

} // namespace stellwerk::cli
