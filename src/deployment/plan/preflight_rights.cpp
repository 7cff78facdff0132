// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/mariadb_rights.h"
#include "db/grants.h"
#include "db/scratch_database.h"
#include "deployment/plan/preflight_parts.h"
#include "deployment/rehearsal/place.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

const QStringList kNeeded{QStringLiteral("SELECT"), QStringLiteral("INSERT"), QStringLiteral("UPDATE"),
                          QStringLiteral("DELETE"), QStringLiteral("CREATE"), QStringLiteral("DROP"),
                          QStringLiteral("ALTER"),  QStringLiteral("INDEX"),  QStringLiteral("REFERENCES")};

void checkBackup(db::Connection &connection, Findings &findings) {
    if (const Status complete = backup::checkBackupRights(connection); !complete)
        findings.add("backup-rights", Level::Error, Tr::tr("Rights for the backup"), complete.error().message,
                     complete.error().hint, complete.error().code);
    else
        findings.add("backup-rights", Level::Passed, Tr::tr("Rights for the backup"),
                     Tr::tr("The database account sees everything that belongs into a backup."));
}

void checkRehearsal(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    if (!in.target.rehearsal)
        return;
    const QString title = Tr::tr("Rehearsal");
    const QString scratch = QString(QLatin1StringView(db::kScratchPrefix) + u"rehearsal_0");
    const auto grants = db::Grants::read(connection, scratch);
    const QStringList missing = grants ? grants->missing(kNeeded) : kNeeded;
    if (missing.isEmpty()) {
        findings.add("rehearsal", Level::Passed, title, Tr::tr("The account may make a scratch database."));
        return;
    }
    if (const Status apart = checkPrivateServer(connection.serverVersion()); !apart)
        findings.add(
            "rehearsal", Level::Error, title,
            Tr::tr("The account may not make a scratch database (it lacks %1), and there is no private server: "
                   "%2")
                .arg(missing.join(QLatin1String(", ")), apart.error().message),
            Tr::tr("Let the server's administrator run: %1")
                .arg(QStringLiteral("GRANT ALL PRIVILEGES ON `stellwerk\\_scratch\\_%`.* TO …")),
            ErrorCode::AccessDenied);
    else
        findings.add("rehearsal", Level::Passed, title,
                     Tr::tr("The account may not make a scratch database; a private server of this machine is used."));
}

} // namespace

void checkDatabaseRights(const project::Environment &target, db::Connection &connection, Findings &findings) {
    const QString title = Tr::tr("Rights");
    const auto grants = db::Grants::read(connection, connection.profile().database);
    if (!grants) {
        findings.add("rights", Level::Warning, title, Tr::tr("The rights of the database account cannot be read."),
                     Tr::tr("Ask the server's administrator what SHOW GRANTS says for it."));
        return;
    }
    if (const QStringList missing = grants->missing(kNeeded); !missing.isEmpty())
        findings.add("rights", Level::Error, title,
                     Tr::tr("The database account lacks: %1").arg(missing.join(QLatin1String(", "))),
                     Tr::tr("Grant these on the database of “%1”.").arg(target.name), ErrorCode::AccessDenied);
    else
        findings.add("rights", Level::Passed, title, Tr::tr("The database account may do everything that is needed."));
}

void checkRights(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    if (connection.engine() != db::Engine::MariaDb)
        return;
    checkDatabaseRights(in.target, connection, findings);
    checkBackup(connection, findings);
    checkRehearsal(in, connection, findings);
}

} // namespace stellwerk::deployment
