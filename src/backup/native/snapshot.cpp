// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/snapshot.h"

#include "db/cluster.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// How long writers may be kept waiting, in seconds.
constexpr int kLockPatience = 2;
/// How often a table may appear or vanish meanwhile.
constexpr int kAttempts = 3;

/// InnoDB tells the time of a table's last change of structure, which RENAME is, too; with other engines the time of
/// its making goes with the table. Either way a table that takes the place of another does not go unseen. A MEMORY
/// table counts as made anew when it is emptied.
Result<TableMarks> readMarks(db::Connection &connection) {
    TableMarks marks;
    if (connection.engine() == db::Engine::Sqlite)
        return marks;
    STELLWERK_ASSIGN(const db::ResultSet rows, connection.select(QStringLiteral(
                                                   "SELECT TABLE_NAME, IF(ENGINE = 'MEMORY', NULL, CREATE_TIME) FROM "
                                                   "information_schema.TABLES WHERE TABLE_SCHEMA = "
                                                   "DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')")));
    for (const auto &row : rows.rows)
        marks.insert(row[0].toString(), row[1].toString());
    return marks;
}

/// Keeps writers out of all tables as long as it lives.
class TableLock final {
public:
    static Result<TableLock> acquire(const db::ConnectionProfile &profile) {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        // A lock on one node of a cluster keeps nobody out who writes on another.
        STELLWERK_ASSIGN(const bool cluster, db::isClusterNode(connection));
        if (cluster)
            return fail(ErrorCode::CheckFailed, Tr::tr("the server is a node of a cluster"));
        // Without autocommit the lock also waits for transactions that have written and not yet ended.
        STELLWERK_TRY(connection.exec(QStringLiteral("SET SESSION autocommit = 0, SESSION innodb_table_locks = 1, "
                                                     "SESSION lock_wait_timeout = %1, "
                                                     "SESSION innodb_lock_wait_timeout = %1")
                                          .arg(kLockPatience)));
        TableLock lock(std::move(connection));
        STELLWERK_ASSIGN(lock.m_tables, readMarks(lock.m_connection));
        QStringList parts;
        for (const QString &table : lock.m_tables.keys())
            parts << QString(lock.m_connection.dialect().quote(table) + u" READ");
        if (!parts.isEmpty())
            STELLWERK_TRY(lock.m_connection.exec(QString(u"LOCK TABLES " + parts.join(QLatin1StringView(", ")))));
        return lock;
    }
    /// As they were before they were locked.
    [[nodiscard]] const TableMarks &tables() const { return m_tables; }

private:
    explicit TableLock(db::Connection connection) : m_connection(std::move(connection)) {}
    db::Connection m_connection; ///< its end is that of the lock
    TableMarks m_tables;
};

Status readContent(Snapshot &snapshot) {
    db::Connection &connection = snapshot.connections.front();
    STELLWERK_ASSIGN(snapshot.settings, readSettings(connection));
    STELLWERK_ASSIGN(snapshot.tables, readTables(connection));
    STELLWERK_ASSIGN(snapshot.objects, readObjects(connection));
    return {};
}

db::ConnectionProfile readOnly(db::ConnectionProfile profile) {
    profile.readOnly = true;
    profile.createFile = false;
    return profile;
}

Result<Snapshot> openConnections(const db::ConnectionProfile &profile, int count, const TaskContext &context) {
    Snapshot snapshot;
    for (int i = 0; i < count; ++i) {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly(profile)));
        connection.stopWith(context.stopToken());
        snapshot.connections.push_back(std::move(connection));
    }
    return snapshot;
}

Result<Snapshot> openSingle(const db::ConnectionProfile &profile, const TaskContext &context) {
    STELLWERK_ASSIGN(Snapshot snapshot, openConnections(profile, 1, context));
    STELLWERK_ASSIGN(snapshot.marks, readMarks(snapshot.connections.front()));
    STELLWERK_TRY(snapshot.connections.front().beginSnapshot());
    STELLWERK_TRY(readContent(snapshot));
    return snapshot;
}

/// False when a table was made, dropped or changed between the look at them and the snapshot.
Result<bool> beginTogether(Snapshot &snapshot, const db::ConnectionProfile &lockProfile) {
    {
        STELLWERK_ASSIGN(const TableLock lock, TableLock::acquire(lockProfile));
        for (db::Connection &connection : snapshot.connections)
            STELLWERK_TRY(connection.beginSnapshot());
        snapshot.marks = lock.tables();
    }
    STELLWERK_ASSIGN(const TableMarks now, readMarks(snapshot.connections.front()));
    if (now == snapshot.marks)
        return true;
    for (db::Connection &connection : snapshot.connections)
        STELLWERK_TRY(connection.rollback());
    return false;
}

} // namespace

Status checkUnchanged(Snapshot &snapshot) {
    if (snapshot.marks.isEmpty())
        return {};
    STELLWERK_ASSIGN(const TableMarks now, readMarks(snapshot.connections.front()));
    for (const TableContent &table : snapshot.tables) {
        const QString &name = table.definition.name;
        if (now.value(name) != snapshot.marks.value(name))
            return fail(
                ErrorCode::CheckFailed,
                Tr::tr("The table %1 was changed, or took the place of another, while the backup was made.").arg(name),
                Tr::tr("Its rows and its definition may not belong together, so no file was left. Make the "
                       "backup again when nobody changes the structure."));
    }
    return {};
}

Result<Snapshot> openSnapshot(const db::ConnectionProfile &profile, int connections, const TaskContext &context) {
    if (profile.engine == db::Engine::Sqlite || connections == 1)
        return openSingle(profile, context);
    STELLWERK_ASSIGN(Snapshot snapshot, openConnections(profile, connections, context));
    QString why = Tr::tr("tables are made or dropped meanwhile");
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        STELLWERK_TRY(context.checkStop());
        const auto begun = beginTogether(snapshot, profile);
        if (!begun) {
            why = begun.error().detail.isEmpty() ? begun.error().message : begun.error().detail;
            break;
        }
        if (*begun) {
            STELLWERK_TRY(readContent(snapshot));
            return snapshot;
        }
    }
    context.info(QStringLiteral("backup_with_one_connection"),
                 Tr::tr("The backup reads with one connection, because the tables could not be locked for a moment: %1")
                     .arg(why));
    return openSingle(profile, context);
}

Result<std::vector<db::Connection>> openSnapshots(const db::ConnectionProfile &profile, int connections,
                                                  const TaskContext &context) {
    STELLWERK_ASSIGN(Snapshot snapshot, openConnections(profile, connections, context));
    for (db::Connection &connection : snapshot.connections)
        STELLWERK_TRY(connection.beginSnapshot());
    return std::move(snapshot.connections);
}

} // namespace stellwerk::backup
