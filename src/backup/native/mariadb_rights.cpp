// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_rights.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// The rights on the whole server or this database. From SHOW GRANTS: information_schema leaves out those that come
/// from a role.
Result<QSet<QString>> readRights(db::Connection &connection) {
    static const QRegularExpression form(QStringLiteral("\\AGRANT (.+) ON (?:\\*\\.\\*|`((?:[^`]|``)+)`\\.\\*) TO "));
    STELLWERK_ASSIGN(const db::ResultSet rows, connection.select(QStringLiteral("SHOW GRANTS")));
    QSet<QString> rights;
    for (const auto &row : rows.rows) {
        const auto grant = form.match(row.front().toString());
        if (!grant.hasMatch())
            continue;
        if (const QString pattern = grant.captured(2).replace(QLatin1String("``"), QLatin1String("`"));
            !pattern.isEmpty()) {
            STELLWERK_ASSIGN(const auto covers, connection.selectValue(QStringLiteral("SELECT DATABASE() LIKE ?"),
                                                                       {db::Value::text(pattern)}));
            if (covers.value_or(db::Value()).toInteger() != 1)
                continue;
        }
        for (const QString &right : grant.captured(1).split(QLatin1String(", ")))
            rights.insert(right);
    }
    return rights;
}

} // namespace

Status checkBackupRights(db::Connection &connection) {
    STELLWERK_ASSIGN(const QSet<QString> rights, readRights(connection));
    if (rights.contains(QStringLiteral("ALL PRIVILEGES")))
        return {};
    QStringList missing;
    for (const QString &right : {QStringLiteral("SHOW VIEW"), QStringLiteral("TRIGGER"), QStringLiteral("EVENT")}) {
        if (!rights.contains(right))
            missing << right;
    }
    // Any of these makes routines visible; whether their text can be read shows when it is.
    const QSet<QString> routineRights{QStringLiteral("EXECUTE"), QStringLiteral("ALTER ROUTINE"),
                                      QStringLiteral("CREATE ROUTINE"), QStringLiteral("SHOW CREATE ROUTINE")};
    if (!rights.intersects(routineRights))
        missing << QStringLiteral("EXECUTE");
    if (missing.isEmpty())
        return {};
    const db::ConnectionProfile &profile = connection.profile();
    return fail(ErrorCode::AccessDenied,
                Tr::tr("The user %1 may not see everything in the database %2: the rights %3 are missing, so the "
                       "backup would not be complete.")
                    .arg(profile.user, profile.database, missing.join(QLatin1String(", "))),
                QStringLiteral("GRANT %1 ON %2.* TO …")
                    .arg(missing.join(QLatin1String(", ")), connection.dialect().quote(profile.database)));
}

} // namespace stellwerk::backup
