// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/diagnose.h"

#include "base/files.h"
#include "db/client_info.h"
#include "deployment/state/place_check.h"
#include "migration/files/migration.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSysInfo>

#include <langinfo.h>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Diagnose)
};

using Level = CheckResult::Level;

/// Below this much, neither a package nor a report is sure to fit.
constexpr qint64 kWantedBytes = 256LL << 20;

CheckResult check(const char *code, Level level, const QString &title, const QString &message, const QString &hint = {},
                  ErrorCode error = ErrorCode::CheckFailed) {
    return {QString::fromLatin1(code), level, title, message, hint, error};
}

CheckResult spaceCheck(const char *code, const QString &title, const QString &folder) {
    if (!QFileInfo(folder).isWritable())
        return check(code, Level::Error, title, Tr::tr("%1 is not writable.").arg(folder),
                     Tr::tr("Give yourself the right to write there, or choose another folder."), ErrorCode::Io);
    const qint64 free = freeSpace(folder);
    const QString text = Tr::tr("%1, %2 free.").arg(folder, QLocale().formattedDataSize(std::max<qint64>(free, 0)));
    return free >= 0 && free < kWantedBytes
               ? check(code, Level::Error, title, text, Tr::tr("Make room."), ErrorCode::Io)
               : check(code, Level::Passed, title, text);
}

CheckResult libraryCheck() {
    const db::ClientInfo client = db::clientInfo();
    const QString title = Tr::tr("Libraries");
    if (!client.missing.isEmpty())
        return check("libraries", Level::Error, title,
                     Tr::tr("Qt's driver %1 is not installed.").arg(client.missing.join(QLatin1String(", "))),
                     Tr::tr("Install Qt's SQL drivers for MariaDB and SQLite."), ErrorCode::NotFound);
    return check("libraries", Level::Passed, title,
                 QStringLiteral("Qt %1, MariaDB client %2, SQLite %3")
                     .arg(QString::fromLatin1(qVersion()), client.mariaDb, client.sqlite));
}

CheckResult languageCheck() {
    const QString title = Tr::tr("Language");
    const QString encoding = QString::fromLatin1(::nl_langinfo(CODESET));
    const QString text = QStringLiteral("%1, %2").arg(QLocale().name(), encoding);
    if (encoding.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) != 0)
        return check(
            "locale", Level::Warning, title, text,
            Tr::tr("Names with other letters than A to Z may not be shown right. Set LC_ALL or LANG to a locale "
                   "with UTF-8."));
    return check("locale", Level::Passed, title, text);
}

/// Times order migrations, backups and runs. A clock that is behind what it has itself written was set back.
CheckResult clockCheck() {
    const QString title = Tr::tr("Clock");
    const QDateTime now = QDateTime::currentDateTime();
    const QString text = now.toUTC().toString(Qt::ISODate) + QLatin1String(", ") + now.timeZoneAbbreviation();
    const QFileInfo program(QCoreApplication::applicationFilePath());
    if (program.lastModified() > now)
        return check("clock", Level::Warning, title, text,
                     Tr::tr("This program is newer than the clock says. Set the clock."));
    return check("clock", Level::Passed, title, text);
}

} // namespace

std::vector<CheckResult> checkMachine(const TaskContext &context) {
    std::vector<CheckResult> checks;
    checks.push_back(
        check("program", Level::Passed, Tr::tr("Program"),
              QStringLiteral("Stellwerk " STELLWERK_VERSION ", %1").arg(QCoreApplication::applicationFilePath())));
    checks.push_back(libraryCheck());
    checks.push_back(check("system", Level::Passed, Tr::tr("System"),
                           QStringLiteral("%1, %2 %3, %4")
                               .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                                    QSysInfo::currentCpuArchitecture())));
    checks.push_back(languageCheck());
    checks.push_back(clockCheck());
    checks.push_back(spaceCheck("temporary-folder", Tr::tr("Temporary files"), QDir::tempPath()));
    checks.push_back(checkTools({}, {}, context));
    return checks;
}

std::vector<CheckResult> checkWorkspace(const project::Workspace &workspace) {
    std::vector<CheckResult> checks;
    const project::Project &project = workspace.project;
    checks.push_back(
        check("workspace", Level::Passed, Tr::tr("Workspace"),
              QStringLiteral("%1: %2 %3").arg(workspace.folder, project.name, project.version.toString())));
    const int count = static_cast<int>(workspace.environments.size());
    checks.push_back(check("environments", count > 0 ? Level::Passed : Level::Warning, Tr::tr("Environments"),
                           Tr::tr("%n described.", nullptr, count),
                           count > 0 ? QString() : Tr::tr("Describe where the databases are, in environments.toml.")));
    const QString title = Tr::tr("Migrations");
    for (const db::Engine engine : {db::Engine::MariaDb, db::Engine::Sqlite}) {
        // Only the engines that are used count: a project need not support both.
        if (std::ranges::find(workspace.environments, engine, &project::Environment::driver) ==
            workspace.environments.end())
            continue;
        const auto migrations =
            migration::loadMigrations(workspace.migrationsFolder(), engine, project.requiredDbVersion);
        checks.push_back(
            migrations
                ? check("migrations", Level::Passed, title,
                        Tr::tr("%n for %1.", nullptr, static_cast<int>(migrations->size())).arg(db::engineName(engine)))
                : check("migrations", Level::Error, title, migrations.error().message, migrations.error().hint,
                        migrations.error().code));
    }
    const QString snapshot = workspace.snapshotFile(project.requiredDbVersion);
    const auto schema = schema::readSnapshot(snapshot);
    checks.push_back(schema ? check("snapshot", Level::Passed, Tr::tr("Snapshot"), snapshot)
                            : check("snapshot", Level::Error, Tr::tr("Snapshot"), schema.error().message,
                                    schema.error().hint, schema.error().code));
    checks.push_back(spaceCheck("workspace-space", Tr::tr("Workspace"), workspace.folder));
    return checks;
}

} // namespace stellwerk::deployment
