// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/owner_row.h"

#include "db/cluster.h"
#include "db/server_session.h"

#include <QTimeZone>

namespace stellwerk::migration {

namespace {

using db::Value;

constexpr qint64 kLeaseSeconds = 60; ///< so long an owner may be silent
/// The same for one whose node has left the cluster: its sessions are gone, and three heartbeats were missed.
constexpr qint64 kLeaseWithoutNodeSeconds = 15;

QDateTime fromSeconds(const Value &cell) {
    return QDateTime::fromSecsSinceEpoch(cell.toInteger().value_or(0), QTimeZone::UTC);
}

} // namespace

Result<std::optional<OwnerRow>> readOwner(db::Connection &connection, const QString &name) {
    STELLWERK_ASSIGN(
        const auto result,
        connection.select(QStringLiteral("SELECT `user`, host, pid, connection_id, purpose, since, "
                                         "heartbeat, session, workers, COALESCE(connection_id = IS_USED_LOCK(?), 0),"
                                         " UNIX_TIMESTAMP() - COALESCE(heartbeat, since) "
                                         "FROM stellwerk_lock WHERE name = ?"),
                          {Value::text(name), Value::text(name)}));
    if (result.rows.empty())
        return std::optional<OwnerRow>();
    const auto &row = result.rows.front();
    OwnerRow owner;
    owner.owner = {row[0].toString(),
                   row[1].toString(),
                   row[2].toInteger().value_or(0),
                   static_cast<quint64>(row[3].toInteger().value_or(0)),
                   row[4].toString(),
                   fromSeconds(row[5]),
                   fromSeconds(row[6])};
    owner.session = row[7].toString();
    owner.sessions = row[8].toString().split(u' ', Qt::SkipEmptyParts);
    owner.holdsNamedLock = row[9].toInteger().value_or(0) == 1;
    owner.silentSeconds = row[10].toInteger().value_or(0);
    return std::optional(std::move(owner));
}

Result<Lease> leaseOf(db::Connection &connection, const OwnerRow &row) {
    if (row.silentSeconds <= kLeaseWithoutNodeSeconds)
        return Lease::Valid;
    const Lease expired = row.silentSeconds > kLeaseSeconds ? Lease::Ended : Lease::Valid;
    STELLWERK_ASSIGN(const db::ServerSession own, db::sessionOf(connection));
    Lease lease = expired;
    bool allGone = true;
    for (const QString &text : QStringList(row.sessions + QStringList{row.session})) {
        const auto session = db::ServerSession::fromText(text);
        if (!session || session->node.isEmpty() || session->node == own.node) {
            allGone = false; // awaitEnd() will ask here
            continue;
        }
        STELLWERK_ASSIGN(const auto member, db::isMember(connection, session->node));
        if (member == false)
            continue;
        allGone = false;
        if (expired == Lease::Ended)
            lease = Lease::Orphaned;
    }
    return allGone ? Lease::Ended : lease;
}

} // namespace stellwerk::migration
