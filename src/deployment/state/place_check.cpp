// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/place_check.h"

#include "backup/tools/server_tool.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentCheck)
};

using Level = CheckResult::Level;

/// A backup is compressed and rows are smaller than their pages, so this much beside the database's size is enough.
constexpr qint64 kBackupReserveBytes = 64LL << 20;

qint64 databaseSize(db::Connection &connection) {
    if (connection.engine() == db::Engine::Sqlite)
        return QFileInfo(connection.profile().database).size();
    const auto size =
        connection.selectValue(QStringLiteral("SELECT CAST(COALESCE(SUM(DATA_LENGTH), 0) AS SIGNED) FROM "
                                              "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"));
    return size && *size ? (*size)->toInteger().value_or(0) : 0;
}

QString nearestFolder(const QString &folder) {
    QString found = QDir::cleanPath(folder);
    while (!QFileInfo::exists(found) && QFileInfo(found).path() != found)
        found = QFileInfo(found).path();
    return found;
}

} // namespace

CheckResult checkBackupFolder(const QString &folder, db::Connection *connection) {
    CheckResult check{QStringLiteral("backup-folder"),
                      Level::Error,
                      Tr::tr("Backup folder"),
                      {},
                      Tr::tr("Without a backup nothing is deployed."),
                      ErrorCode::Io};
    const QString existing = nearestFolder(folder);
    if (const QFileInfo info(existing); !info.isDir() || !info.isWritable()) {
        check.message =
            info.isDir() ? Tr::tr("%1 is not writable.").arg(existing) : Tr::tr("%1 is no folder.").arg(existing);
        return check;
    }
    const qint64 free = freeSpace(existing);
    const qint64 needed = connection ? databaseSize(*connection) + kBackupReserveBytes : 0;
    const QString freeText = QLocale().formattedDataSize(free);
    if (free >= 0 && free < needed) {
        check.message =
            Tr::tr("%1 has %2 free; a backup may need %3.").arg(folder, freeText, QLocale().formattedDataSize(needed));
        return check;
    }
    check.level = Level::Passed;
    check.hint.clear();
    check.message = free < 0 ? folder : Tr::tr("%1, %2 free.").arg(folder, freeText);
    return check;
}

CheckResult checkTools(const project::ToolSettings &settings, const QString &serverVersion,
                       const TaskContext &context) {
    CheckResult check{QStringLiteral("tools"), Level::Passed, Tr::tr("Programs"), {}, {}, ErrorCode::NotFound};
    QStringList found;
    for (const auto &[name, match] : {std::pair(QStringLiteral("mariadb-dump"), backup::ToolMatch::NotOlder),
                                      std::pair(QStringLiteral("mariadb"), backup::ToolMatch::NotOlder),
                                      std::pair(QStringLiteral("mariadb-backup"), backup::ToolMatch::SameSeries)}) {
        const auto tool = backup::findServerTool(name, settings, context);
        const Status fits = !tool                     ? std::unexpected(tool.error())
                            : serverVersion.isEmpty() ? Status()
                                                      : backup::checkRelease(*tool, serverVersion, match);
        if (fits) {
            found << name + u' ' + tool->release.toString();
            continue;
        }
        check.level = Level::Warning;
        found << fits.error().message;
        if (check.hint.isEmpty())
            check.hint = Tr::tr("Backups in Stellwerk's own form need none of them.") + u' ' + fits.error().hint;
    }
    check.message = found.join(QLatin1String("; "));
    return check;
}

} // namespace stellwerk::deployment
