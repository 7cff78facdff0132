// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "db/connection.h"

namespace stellwerk::migration {

/// Only the migration's own statements may be interrupted; what is written about them must not be, unless it is of one
/// block and one transaction with them.
class Stoppable final {
public:
    Stoppable(db::Connection &connection, const TaskContext &context) : m_connection(connection) {
        connection.stopWith(context.stopToken());
    }
    ~Stoppable() { m_connection.stopWith({}); }
    Stoppable(const Stoppable &) = delete;
    Stoppable &operator=(const Stoppable &) = delete;

private:
    db::Connection &m_connection;
};

/// KILL QUERY from outside hits one statement: what must be known, or undone, is tried again, so long as there is a
/// connection.
template <class Work>
auto insist(const Work &work) {
    constexpr int kTries = 4;
    auto result = work();
    for (int tries = 1; !result && result.error().code != ErrorCode::ConnectionFailed && tries < kTries; ++tries)
        result = work();
    return result;
}

} // namespace stellwerk::migration
