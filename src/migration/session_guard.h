// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/migration.h"

#include <vector>

namespace stellwerk::migration {

/// Scripts switch off foreign key checks, change sql_mode and the like. Whatever a migration sets on MariaDB ends with
/// it, so that the next migration and the import run by the rules of Connection. Does nothing on SQLite.
class SessionGuard final {
public:
    /// Remembers the settings, when one of the migration's statements could change them.
    [[nodiscard]] static Result<SessionGuard> begin(db::Connection &connection, const Migration &migration);
    /// False when no statement of the migration can change a setting.
    [[nodiscard]] bool isNeeded() const { return !m_settings.empty(); }
    /// Puts the settings back.
    [[nodiscard]] Status restore();

private:
    explicit SessionGuard(db::Connection &connection) : m_connection(connection) {}
    db::Connection &m_connection;
    std::vector<db::Value> m_settings; ///< in the order of the names in the .cpp
};

} // namespace stellwerk::migration
