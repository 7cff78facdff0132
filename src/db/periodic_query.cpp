// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/periodic_query.h"

#include <optional>

namespace stellwerk::db {

PeriodicQuery::PeriodicQuery(const ConnectionProfile &profile, std::chrono::milliseconds interval, Work work)
    : m_profile(profile),
      m_interval(interval),
      m_work(std::move(work)),
      m_thread([this](const std::stop_token &stop) { run(stop); }) {}

PeriodicQuery::~PeriodicQuery() = default;

void PeriodicQuery::run(const std::stop_token &stop) {
    std::optional<Connection> connection;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (m_wake.wait_for(lock, stop, m_interval, [&stop] { return stop.stop_requested(); }))
                return;
        }
        // Opened anew after the server ended it.
        if (connection && !connection->selectValue(QStringLiteral("SELECT 1")))
            connection.reset();
        if (!connection) {
            if (auto opened = Connection::open(m_profile))
                connection.emplace(*std::move(opened));
        }
        if (connection && !stop.stop_requested())
            m_work(*connection);
    }
}

} // namespace stellwerk::db
