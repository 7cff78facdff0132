// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/database_content.h"

#include <QMap>

#include <vector>

namespace stellwerk::backup {

/// By its name, when the structure of a table was last changed, as the server tells it (to the second). Empty on
/// SQLite.
using TableMarks = QMap<QString, QString>;

/// Connections that see a database as it was at one moment, and what is in it.
struct Snapshot {
    /// At least one. Other threads may read rows with them (db::RowReader), but run no other queries.
    std::vector<db::Connection> connections;
    std::vector<TableContent> tables;
    std::vector<SchemaObject> objects;
    QJsonObject settings;
    TableMarks marks; ///< from before the moment; empty where nobody can change a table
};

/// A snapshot keeps rows, not names: tables that swap theirs before the first row of them is read would be written
/// under the definitions of each other. When all tables have been read, nobody can change them before the connections
/// end; so what is compared then is what was read. Fails with CheckFailed and the name of a table.
[[nodiscard]] Status checkUnchanged(Snapshot &snapshot);

/// Opens up to @p connections that only read. On MariaDB nobody may commit between the beginnings of several
/// snapshots, so all tables are locked for that moment (LOCK TABLES … READ, for which writers wait). Where that is not
/// allowed or not possible soon – a missing right, a transaction that has written and does not end, a Galera cluster –
/// one connection has to do, and the context is told why.
[[nodiscard]] Result<Snapshot> openSnapshot(const db::ConnectionProfile &profile, int connections,
                                            const TaskContext &context);

/// Connections that only read, each with a snapshot of its own: for tables that nobody writes to any more.
[[nodiscard]] Result<std::vector<db::Connection>> openSnapshots(const db::ConnectionProfile &profile, int connections,
                                                                const TaskContext &context);

} // namespace stellwerk::backup
