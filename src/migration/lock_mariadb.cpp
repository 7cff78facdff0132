// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "migration/lock_state.h"
#include "migration/tracking_tables.h"

#include <QTimeZone>

namespace stellwerk::migration {

namespace {

using db::Value;

constexpr qsizetype kLongestLockName = 64; // the server's limit

QString lockName(const QString &database) {
    const QString name = QStringLiteral("stellwerk/") + database;
    return name.size() <= kLongestLockName
               ? name
               : QString(QStringLiteral("stellwerk/") + sha256Hex(database.toUtf8()).left(40));
}

/// The owner row, if it belongs to the connection that really holds the lock.
Result<std::optional<LockOwner>> readHolder(db::Connection &connection, const QString &name) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, TrackingTable::Lock));
    if (!exists)
        return std::optional<LockOwner>();
    STELLWERK_ASSIGN(
        const auto result,
        connection.select(QStringLiteral("SELECT `user`, host, pid, connection_id, purpose, since FROM stellwerk_lock "
                                         "WHERE name = ? AND connection_id = IS_USED_LOCK(?)"),
                          {Value::text(name), Value::text(name)}));
    if (result.rows.empty())
        return std::optional<LockOwner>();
    const auto &row = result.rows.front();
    return LockOwner{row[0].toString(),
                     row[1].toString(),
                     row[2].toInteger().value_or(0),
                     static_cast<quint64>(row[3].toInteger().value_or(0)),
                     row[4].toString(),
                     QDateTime::fromSecsSinceEpoch(row[5].toInteger().value_or(0), QTimeZone::UTC)};
}

class NamedLock final : public DatabaseLock::State {
public:
    NamedLock(db::Connection connection, QString name) : m_connection(std::move(connection)), m_name(std::move(name)) {}
    ~NamedLock() override {
        // The row first: without the lock it might be the next owner's. Closing the connection would free the lock as
        // well.
        (void)m_connection.exec(QStringLiteral("DELETE FROM stellwerk_lock WHERE name = ?"), {Value::text(m_name)});
        (void)m_connection.selectValue(QStringLiteral("SELECT RELEASE_LOCK(?)"), {Value::text(m_name)});
    }

    Result<bool> isHeld() override {
        STELLWERK_ASSIGN(const auto held,
                         m_connection.selectValue(QStringLiteral("SELECT IS_USED_LOCK(?) = CONNECTION_ID()"),
                                                  {Value::text(m_name)}));
        return held && held->toInteger() == 1;
    }

    Status writeOwner(const LockOwner &owner) {
        STELLWERK_TRY(m_connection.exec(
            QStringLiteral("REPLACE INTO stellwerk_lock (name, host, pid, `user`, connection_id, purpose, since)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {Value::text(m_name), Value::text(owner.host), Value::integer(owner.pid), Value::text(owner.user),
             Value::integer(m_connection.serverConnectionId()), Value::text(owner.purpose),
             Value::integer(owner.since.toSecsSinceEpoch())}));
        return {};
    }

private:
    db::Connection m_connection;
    QString m_name;
};

} // namespace

DatabaseLock::State::Made DatabaseLock::State::onMariaDb(const db::ConnectionProfile &profile, LockOwner owner,
                                                         std::chrono::seconds patience) {
    STELLWERK_ASSIGN(auto connection, db::Connection::open(profile));
    const QString name = lockName(profile.database);
    STELLWERK_ASSIGN(const auto taken, connection.selectValue(
                                           QStringLiteral("SELECT GET_LOCK(?, ?)"),
                                           {Value::text(name), Value::integer(static_cast<qint64>(patience.count()))}));
    if (!taken || taken->toInteger() != 1) {
        STELLWERK_ASSIGN(const auto holder, readHolder(connection, name));
        return lockedBy(profile, holder);
    }
    STELLWERK_TRY(ensureTable(connection, TrackingTable::Lock));
    owner.since = QDateTime::currentDateTimeUtc();
    auto lock = std::make_unique<NamedLock>(std::move(connection), name);
    STELLWERK_TRY(lock->writeOwner(owner));
    return lock;
}

} // namespace stellwerk::migration
