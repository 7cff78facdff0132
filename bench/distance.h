// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <thread>
#include <vector>

namespace stellwerk::bench {

/// A server that is some way away: a local socket that hands everything on to another one, and what a client says only
/// after a while. Its clients must have ended before it does.
class Distance final {
public:
    /// Listens at @p path; ends the program when it cannot. @p delay is added to each round trip.
    Distance(const QString &path, const QString &target, std::chrono::microseconds delay);
    ~Distance();
    Distance(const Distance &) = delete;
    Distance &operator=(const Distance &) = delete;

private:
    void listen(const QString &target, std::chrono::microseconds delay);

    int m_listener = -1;
    std::vector<std::jthread> m_clients;
    std::jthread m_thread; ///< the last to be made and the first to end
};

} // namespace stellwerk::bench
