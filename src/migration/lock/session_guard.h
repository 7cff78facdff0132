// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/run/statement_effects.h"

#include <vector>

namespace stellwerk::migration {

/// SET itself, and everything that can hold one: routines and blocks.
[[nodiscard]] bool mayChangeSettings(const db::SqlStatement &statement, const StatementEffects &effects);

/// Scripts switch off foreign key checks, change sql_mode and the like. Whatever a migration sets on MariaDB ends with
/// it, so that the next migration and the import run by the rules of Connection. Does nothing on SQLite.
class SessionGuard final {
public:
    /// Remembers the settings, when a statement that is going to run could change them.
    [[nodiscard]] static Result<SessionGuard> begin(db::Connection &connection, bool mayChange);
    /// Puts the settings back.
    [[nodiscard]] Status restore();

private:
    explicit SessionGuard(db::Connection &connection) : m_connection(connection) {}
    db::Connection &m_connection;
    std::vector<db::Value> m_settings; ///< in the order of the names in the .cpp
};

} // namespace stellwerk::migration
