// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/pause.h"
#include "db/cluster.h"
#include "db/periodic_query.h"
#include "db/server_session.h"
#include "migration/lock/lock_state.h"
#include "migration/lock/owner_row.h"
#include "migration/lock/session_end.h"
#include "migration/state/tracking_tables.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

using db::Value;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DatabaseLock)
};

constexpr qsizetype kLongestLockName = 64; // the server's limit
constexpr std::chrono::milliseconds kHeartbeat{5000};
constexpr std::chrono::milliseconds kPause{200};
constexpr std::chrono::milliseconds kNamePause{50}; ///< until the holder has written its name
constexpr int kNameAttempts = 100;
/// The lock's connection does nothing for as long as the longest statement takes; the server must not close it.
constexpr int kLongestIdleSeconds = 2'000'000;
/// Error number of MariaDB for a second row with the same key (ER_DUP_ENTRY).
constexpr int kDuplicate = 1062;
/// Of a transaction that was undone because another node was faster (ER_LOCK_DEADLOCK).
constexpr int kConflict = 1213;

QString lockName(const QString &database) {
    const QString name = QStringLiteral("stellwerk/") + database;
    return name.size() <= kLongestLockName
               ? name
               : QString(QStringLiteral("stellwerk/") + sha256Hex(database.toUtf8()).left(40));
}

/// Fails on a node of a cluster that is not of the majority, or cannot work yet.
Status checkNode(db::Connection &connection) {
    STELLWERK_ASSIGN(const auto cluster, db::readCluster(connection));
    if (!cluster || (cluster->clusterStatus == u"Primary" && cluster->ready))
        return {};
    return fail(ErrorCode::ConnectionFailed,
                Tr::tr("“%1” is reached through a node that takes no writes: %2; nothing was changed.")
                    .arg(connection.profile().label, cluster->toText()),
                Tr::tr("Use another node, or wait until this one belongs to the majority again."));
}

class NamedLock final : public DatabaseLock::State {
public:
    NamedLock(db::Connection connection, QString name, bool galera)
        : m_connection(std::move(connection)), m_name(std::move(name)), m_galera(galera) {}
    ~NamedLock() override {
        m_heartbeat.reset();
        // The row first: without the lock it might be the next owner's. Closing the connection would free the lock as
        // well.
        if (!m_session.isEmpty())
            (void)m_connection.exec(QStringLiteral("DELETE FROM stellwerk_lock WHERE name = ? AND session = ?"),
                                    {Value::text(m_name), Value::text(m_session)});
        (void)m_connection.selectValue(QStringLiteral("SELECT RELEASE_LOCK(?)"), {Value::text(m_name)});
    }

    Result<bool> isHeld() override {
        STELLWERK_ASSIGN(const auto held,
                         m_connection.selectValue(QStringLiteral("SELECT IS_USED_LOCK(?) = CONNECTION_ID()"),
                                                  {Value::text(m_name)}));
        // The row only explains, except on Galera; a restored backup takes it away.
        if (!m_galera || !held || held->toInteger() != 1)
            return held && held->toInteger() == 1;
        STELLWERK_ASSIGN(const auto own,
                         m_connection.selectValue(QStringLiteral("SELECT session FROM stellwerk_lock WHERE name = ?"),
                                                  {Value::text(m_name)}));
        return own && own->toString() == m_session;
    }

    Status enlist(db::Connection &worker) override {
        STELLWERK_ASSIGN(const db::ServerSession session, db::sessionOf(worker));
        STELLWERK_TRY(m_connection.exec(
            QStringLiteral("UPDATE stellwerk_lock SET workers = CONCAT_WS(' ', workers, ?) WHERE name = ? AND "
                           "session = ?"),
            {Value::text(session.toText()), Value::text(m_name), Value::text(m_session)}));
        return {};
    }

    Status take(const Wish &wish) {
        STELLWERK_TRY(ensureTable(m_connection, TrackingTable::Lock));
        STELLWERK_TRY(m_connection.exec(QStringLiteral("SET SESSION wait_timeout = %1").arg(kLongestIdleSeconds)));
        STELLWERK_ASSIGN(const db::ServerSession session, db::sessionOf(m_connection));
        m_session = session.toText();
        STELLWERK_ASSIGN(const QStringList left, takeRow(wish));
        beginHeartbeat(wish.profile);
        for (const QString &text : left) {
            if (const auto worker = db::ServerSession::fromText(text))
                STELLWERK_TRY(awaitEnd(m_connection, *worker, wish.context));
        }
        return {};
    }

private:
    /// Gives the sessions that the owner before left behind. They stay in the row, so that whoever comes after a crash
    /// of ours waits for them as well.
    Result<QStringList> takeRow(const Wish &wish) {
        const auto deadline = std::chrono::steady_clock::now() + wish.patience;
        for (;;) {
            STELLWERK_ASSIGN(const auto before, readOwner(m_connection, m_name));
            Lease lease = Lease::Ended;
            if (before && m_galera) {
                STELLWERK_ASSIGN(lease, leaseOf(m_connection, *before));
            }
            if (lease == Lease::Ended) {
                const QStringList left = before ? before->sessions : QStringList();
                STELLWERK_ASSIGN(const bool written, replaceOwner(before, wish.owner, left));
                if (written)
                    return left;
            }
            if (std::chrono::steady_clock::now() >= deadline) {
                // Who was faster by a moment, on another node, stands in the row now.
                STELLWERK_ASSIGN(const auto now, readOwner(m_connection, m_name));
                if (lease == Lease::Orphaned && now)
                    return orphaned(wish.profile, now->owner);
                return lockedBy(wish.profile, now ? std::optional(now->owner) : std::nullopt);
            }
            STELLWERK_TRY(pause(wish.context, kPause));
        }
    }

    [[nodiscard]] static std::unexpected<Error> orphaned(const db::ConnectionProfile &profile, const LockOwner &owner) {
        return fail(ErrorCode::Locked,
                    Tr::tr("The run that had locked the database “%1” is gone: %2. But the node of the cluster that it "
                           "used may still be at a statement of it; nothing was changed.")
                        .arg(profile.label, owner.toText()),
                    Tr::tr("Go on through that node, which knows, or wait until it has left the cluster. The account "
                           "must be allowed to read mysql.wsrep_cluster_members."));
    }

    /// In one transaction, so that there is never a moment without the sessions that were left behind. False when
    /// somebody on another node was faster.
    Result<bool> replaceOwner(const std::optional<OwnerRow> &before, const LockOwner &owner,
                              const QStringList &sessions) {
        STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(m_connection));
        if (before) {
            const auto removed = m_connection.exec(
                QStringLiteral("DELETE FROM stellwerk_lock WHERE name = ? AND connection_id = ? AND since = ?"),
                {Value::text(m_name), Value::integer(before->owner.connectionId),
                 Value::integer(before->owner.since.toSecsSinceEpoch())});
            if (!removed)
                return lostTo(removed.error());
        }
        STELLWERK_ASSIGN(const bool written, writeOwner(owner, sessions));
        if (!written)
            return false;
        if (const Status committed = transaction.commit(); !committed)
            return lostTo(committed.error());
        return true;
    }

    /// False for the errors that mean: another node was faster.
    Result<bool> lostTo(const Error &error) const {
        if (m_galera && (error.nativeCode == kDuplicate || error.nativeCode == kConflict))
            return false;
        return std::unexpected(error);
    }

    /// False when somebody on another node was faster.
    Result<bool> writeOwner(const LockOwner &owner, const QStringList &sessions) {
        const auto written = m_connection.exec(
            QStringLiteral("INSERT INTO stellwerk_lock (name, host, pid, `user`, connection_id, purpose, since, "
                           "heartbeat, session, workers) VALUES (?, ?, ?, ?, ?, ?, UNIX_TIMESTAMP(), UNIX_TIMESTAMP(), "
                           "?, ?)"),
            {Value::text(m_name), Value::text(owner.host), Value::integer(owner.pid), Value::text(owner.user),
             Value::integer(m_connection.serverConnectionId()), Value::text(owner.purpose), Value::text(m_session),
             Value::text(sessions.join(u' '))});
        return written ? Result<bool>(true) : lostTo(written.error());
    }

    void beginHeartbeat(const db::ConnectionProfile &profile) {
        const auto beat = [name = m_name, session = m_session](db::Connection &second) {
            (void)second.exec(
                QStringLiteral("UPDATE stellwerk_lock SET heartbeat = UNIX_TIMESTAMP() WHERE name = ? AND session = ?"),
                {Value::text(name), Value::text(session)});
        };
        m_heartbeat = std::make_unique<db::PeriodicQuery>(profile, kHeartbeat, beat);
    }

    db::Connection m_connection;
    QString m_name;
    bool m_galera;
    QString m_session;
    std::unique_ptr<db::PeriodicQuery> m_heartbeat;
};

} // namespace

Result<std::optional<LockOwner>> DatabaseLock::State::holderOnMariaDb(db::Connection &connection) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, TrackingTable::Lock));
    if (!exists)
        return std::optional<LockOwner>();
    STELLWERK_ASSIGN(const auto row, readOwner(connection, lockName(connection.profile().database)));
    STELLWERK_ASSIGN(const bool galera, db::isClusterNode(connection));
    bool held = row && row->holdsNamedLock;
    if (row && galera && !held) {
        STELLWERK_ASSIGN(const Lease lease, leaseOf(connection, *row));
        held = lease == Lease::Valid;
    }
    return held ? std::optional(row->owner) : std::nullopt;
}

DatabaseLock::State::Made DatabaseLock::State::onMariaDb(const Wish &wish) {
    STELLWERK_ASSIGN(auto connection, db::Connection::open(wish.profile));
    STELLWERK_TRY(checkNode(connection));
    const QString name = lockName(wish.profile.database);
    connection.stopWith(wish.context.stopToken());
    STELLWERK_ASSIGN(
        const auto taken,
        connection.selectValue(QStringLiteral("SELECT GET_LOCK(?, ?)"),
                               {Value::text(name), Value::integer(static_cast<qint64>(wish.patience.count()))}));
    connection.stopWith({});
    if (!taken || taken->toInteger() != 1) {
        // Who was faster by a moment has not written the row yet.
        STELLWERK_ASSIGN(auto owner, holderOnMariaDb(connection));
        for (int attempt = 0; !owner && attempt < kNameAttempts; ++attempt) {
            STELLWERK_TRY(pause(wish.context, kNamePause));
            STELLWERK_ASSIGN(owner, holderOnMariaDb(connection));
        }
        return lockedBy(wish.profile, owner);
    }
    STELLWERK_ASSIGN(const bool galera, db::isClusterNode(connection));
    auto lock = std::make_unique<NamedLock>(std::move(connection), name, galera);
    STELLWERK_TRY(lock->take(wish));
    return lock;
}

} // namespace stellwerk::migration
