// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace stellwerk::migration {

/// The tool's own writes about a migration. They run at once, or, between collect() and send(), are kept and then go to
/// the server in one round trip: as a block of statements on MariaDB, one after the other on SQLite. A small migration
/// is otherwise mostly waiting for answers.
class SqlBatch final {
public:
    explicit SqlBatch(db::Connection &connection) : m_connection(connection) {}

    [[nodiscard]] db::Connection &connection() const { return m_connection; }
    /// Runs the statement, or keeps it.
    [[nodiscard]] Status exec(const QString &sql);
    void collect() { m_collecting = true; }
    /// Runs what was kept, then @p last.
    [[nodiscard]] Status send(const QString &last);
    /// Gives what was kept, for a block with statements of others.
    [[nodiscard]] QStringList take();
    /// Forgets what was kept.
    void drop();
    /// True where a change of structure may stand in a block: on MariaDB, but not in a Galera cluster, which takes such
    /// a change through all of its nodes on a way of its own. Asked once.
    [[nodiscard]] Result<bool> takesStructure();

private:
    db::Connection &m_connection;
    bool m_collecting = false;
    QStringList m_kept;
    std::optional<bool> m_takesStructure;
};

} // namespace stellwerk::migration
