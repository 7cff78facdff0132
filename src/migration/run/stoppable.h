// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "db/connection.h"

namespace stellwerk::migration {

/// Only the migration's own statements may be interrupted; what is written about them must not be.
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

} // namespace stellwerk::migration
