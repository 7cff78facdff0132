// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/grants.h"
#include "deployment/plan/preflight_parts.h"
#include "migration/lock/lock.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSet>
#include <QVersionNumber>

#include <unistd.h>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

constexpr qint64 kMaxClockSkewSeconds = 120;
/// A transaction that lasts longer belongs to somebody who thinks, or who has forgotten it.
constexpr int kLongTransactionSeconds = 5;

bool isMariaDb(const db::Connection &connection) {
    return connection.engine() == db::Engine::MariaDb;
}

/// The lock is waited for, so it is no obstacle yet. This process may hold it itself: a plan is made again under it.
void checkLock(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    const auto holder = migration::DatabaseLock::holder(connection);
    if (holder && *holder && (*holder)->pid != ::getpid())
        findings.add("lock", Level::Warning, Tr::tr("Lock"),
                     Tr::tr("“%1” is being worked on by %2.").arg(in.target.name, (*holder)->toText()),
                     Tr::tr("Wait until that has ended; a deployment waits as long as --wait says."),
                     ErrorCode::Locked);
}

/// False when nothing more need be asked of it.
bool checkVersion(db::Connection &connection, Findings &findings) {
    const QString title = Tr::tr("Server");
    // Before 10.6 a change of structure could be left half-done by a crash.
    const QString version = connection.serverVersion();
    if (isMariaDb(connection) &&
        (!version.contains(QLatin1String("MariaDB")) || QVersionNumber::fromString(version) < QVersionNumber(10, 6))) {
        findings.add("server", Level::Error, title,
                     Tr::tr("The server is %1; MariaDB 10.6 or newer is needed.").arg(version),
                     Tr::tr("Update the server first."));
        return false;
    }
    findings.add("server", Level::Passed, title, version);
    return true;
}

void checkClock(db::Connection &connection, Findings &findings) {
    const auto now =
        connection.selectValue(isMariaDb(connection) ? QStringLiteral("SELECT UNIX_TIMESTAMP()")
                                                     : QStringLiteral("SELECT CAST(strftime('%s', 'now') AS INTEGER)"));
    if (now && *now)
        judgeClock((*now)->toInteger().value_or(0) - QDateTime::currentSecsSinceEpoch(), findings);
}

void checkReadOnly(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    const auto readOnly = connection.selectValue(QStringLiteral("SELECT @@GLOBAL.read_only"));
    if (!readOnly || !*readOnly || (*readOnly)->toInteger().value_or(0) == 0)
        return;
    const auto grants = db::Grants::read(connection, in.target.database);
    if (grants && grants->hasOnServer(QStringLiteral("READ_ONLY ADMIN")))
        findings.add("read-only", Level::Warning, Tr::tr("Server"),
                     Tr::tr("The server is set to read_only; this account may write all the same."),
                     Tr::tr("Make sure that it is the server that the application writes to."));
    else
        findings.add("read-only", Level::Error, Tr::tr("Server"),
                     Tr::tr("The server is set to read_only, so nothing can be deployed."),
                     Tr::tr("Name the primary server in environments.toml, or let its administrator run: %1")
                         .arg(QStringLiteral("SET GLOBAL read_only = OFF")));
}

/// What is written to a replica is not on its primary. An account that may not ask learns nothing; that is no finding.
void checkReplica(db::Connection &connection, Findings &findings) {
    const auto status = connection.select(QStringLiteral("SHOW ALL SLAVES STATUS"));
    if (!status || status->rows.empty())
        return;
    const auto cell = [&](const char *name) {
        const qsizetype column = status->columns.indexOf(QLatin1String(name));
        return column < 0 ? QString() : status->rows.front()[static_cast<size_t>(column)].toString();
    };
    const QString behind = cell("Seconds_Behind_Master");
    findings.add(
        "replica", Level::Warning, Tr::tr("Server"),
        behind.isEmpty()
            ? Tr::tr("The server is a replica of %1, and its replication does not run.").arg(cell("Master_Host"))
            : Tr::tr("The server is a replica of %1, %2 s behind it.").arg(cell("Master_Host"), behind),
        Tr::tr("What is deployed here does not reach the primary. Name that one in environments.toml, unless "
               "each server writes to the other."));
}

void checkCollations(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    QSet<QString> known;
    for (const char *query : {"SELECT COLLATION_NAME FROM information_schema.COLLATIONS",
                              // Since 10.10 the names of new collations stand without their character set there.
                              "SELECT FULL_COLLATION_NAME FROM "
                              "information_schema.COLLATION_CHARACTER_SET_APPLICABILITY"}) {
        if (const auto names = connection.select(QString::fromLatin1(query))) {
            for (const auto &row : names->rows)
                known.insert(row.front().toString().toLower());
        }
    }
    QStringList missing;
    const auto look = [&](const QString &collation, const QString &where) {
        if (!collation.isEmpty() && !known.contains(collation.toLower()))
            missing << QStringLiteral("%1 (%2)").arg(collation, where);
    };
    for (const schema::Table &table : in.release.snapshot().tables) {
        look(table.collation, table.name);
        for (const schema::Column &column : table.columns)
            look(column.collation, QString(table.name + u'.' + column.name));
    }
    const QString title = Tr::tr("Collations");
    const schema::Schema *expected = in.state.current ? in.release.snapshotOf(*in.state.current) : nullptr;
    if (!missing.isEmpty())
        findings.add("collations", Level::Error, title,
                     Tr::tr("The server does not know what the new version uses: %1").arg(examples(missing)),
                     Tr::tr("Update the server, or write the migrations for collations that it has."));
    else if (expected && !expected->collation.isEmpty() && !in.actual.collation.isEmpty() &&
             expected->collation.compare(in.actual.collation, Qt::CaseInsensitive) != 0)
        findings.add("collations", Level::Warning, title,
                     Tr::tr("New tables would get the collation %1 here, and %2 where the package was made.")
                         .arg(in.actual.collation, expected->collation),
                     QStringLiteral("ALTER DATABASE %1 COLLATE %2")
                         .arg(connection.dialect().quote(in.target.database), expected->collation));
    else
        findings.add("collations", Level::Passed, title, Tr::tr("The server knows all that the new version uses."));
}

/// A change of structure waits until every transaction that has seen the table has ended.
void checkTransactions(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    if (in.migrations.empty())
        return;
    const QString title = Tr::tr("Open transactions");
    // InnoDB tells the time of the server's own zone.
    const auto open = connection.select(
        QStringLiteral("SELECT p.ID, p.USER, p.HOST, TIMESTAMPDIFF(SECOND, t.trx_started, CONVERT_TZ(UTC_TIMESTAMP(), "
                       "'+00:00', 'SYSTEM')) AS age FROM information_schema.INNODB_TRX t JOIN "
                       "information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id WHERE p.ID <> CONNECTION_ID() "
                       "HAVING age >= %1 ORDER BY age DESC")
            .arg(kLongTransactionSeconds));
    if (!open) {
        findings.add("transactions", Level::Warning, title,
                     Tr::tr("Whether somebody has a transaction open, for which the migrations would have to wait, is "
                            "not shown to this account."),
                     Tr::tr("Let the server's administrator run: %1").arg(QStringLiteral("GRANT PROCESS ON *.* TO …")));
        return;
    }
    QStringList who;
    for (const auto &row : open->rows)
        who << Tr::tr("connection %1 of %2@%3, since %4 s")
                   .arg(row[0].toString(), row[1].toString(), row[2].toString(), row[3].toString());
    if (who.isEmpty())
        findings.add("transactions", Level::Passed, title, Tr::tr("Nobody has one open for long."));
    else
        findings.add("transactions", Level::Warning, title,
                     Tr::tr("The migrations may have to wait for: %1").arg(examples(who)),
                     Tr::tr("Stop what does that, or end the connection: KILL NUMBER. A statement that waits longer "
                            "than %1 s fails, and the deployment is rolled back.")
                         .arg(connection.profile().lockTimeout.count()));
}

} // namespace

void judgeClock(qint64 seconds, Findings &findings) {
    const QString title = Tr::tr("Clock");
    if (std::abs(seconds) > kMaxClockSkewSeconds)
        findings.add("clock", Level::Warning, title,
                     Tr::tr("The server's clock differs from this machine's by %1 s.").arg(std::abs(seconds)),
                     Tr::tr("Set both by a time server; times in history and reports are wrong otherwise."));
    else
        findings.add("clock", Level::Passed, title, Tr::tr("The server's clock agrees with this machine's."));
}

void checkServer(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    checkLock(in, connection, findings);
    if (!checkVersion(connection, findings))
        return;
    checkClock(connection, findings);
    if (!isMariaDb(connection))
        return;
    checkReadOnly(in, connection, findings);
    checkReplica(connection, findings);
    checkCollations(in, connection, findings);
    checkTransactions(in, connection, findings);
}

} // namespace stellwerk::deployment
