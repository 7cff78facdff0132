// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_rights.h"

#include "db/grants.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

} // namespace

Status checkBackupRights(db::Connection &connection) {
    STELLWERK_ASSIGN(const db::Grants grants, db::Grants::read(connection, connection.profile().database));
    QStringList missing =
        grants.missing({QStringLiteral("SHOW VIEW"), QStringLiteral("TRIGGER"), QStringLiteral("EVENT")});
    // Any of these makes routines visible; whether their text can be read shows when it is.
    const QStringList ofRoutines{QStringLiteral("EXECUTE"), QStringLiteral("ALTER ROUTINE"),
                                 QStringLiteral("CREATE ROUTINE"), QStringLiteral("SHOW CREATE ROUTINE")};
    if (grants.missing(ofRoutines) == ofRoutines)
        missing << ofRoutines.front();
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
