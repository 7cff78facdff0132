// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/run/statement_effects.h"

#include <QSet>
#include <QString>

#include <optional>

namespace stellwerk::migration {

/// The names of tables and views that may be in the database: what the server lists once, and what the run's own
/// statements name since. Nobody else makes tables while the lock is held. MariaDB only.
class TableNames final {
public:
    explicit TableNames(db::Connection &connection) : m_connection(connection) {}

    /// False only when there is surely no such table. True for every object of another kind.
    [[nodiscard]] Result<bool> mayExist(const ObjectName &object);
    /// True only for a table of an engine with transactions that is as seenTransactional() said.
    [[nodiscard]] bool isTransactional(const QString &table) const { return m_transactional.contains(table); }
    void seenTransactional(const QString &table) { m_transactional.insert(table); }
    /// Before the statement runs, whatever becomes of it.
    void follow(const StatementEffects &effects);
    /// Something ran that may have made tables without naming them: the server is asked again.
    void forget();

private:
    db::Connection &m_connection;
    std::optional<QSet<QString>> m_names; ///< in lower case, as some servers keep them
    QSet<QString> m_transactional;        ///< spelled as in the statements
};

} // namespace stellwerk::migration
