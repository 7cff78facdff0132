// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/backup.h"

#include "backup/native/content_writer.h"
#include "backup/native/mariadb_rights.h"
#include "backup/native/restore_session.h"
#include "backup/native/snapshot.h"
#include "db/parallel.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

Status checkTables(const std::vector<TableContent> &tables, const TaskContext &context) {
    for (const TableContent &table : tables) {
        const QString &name = table.definition.name;
        if (!table.obstacle.isEmpty())
            return fail(ErrorCode::CheckFailed,
                        Tr::tr("The table %1 cannot be backed up: %2.").arg(name, table.obstacle),
                        Tr::tr("No file was written."));
        if (!table.transactional)
            context.warning(QStringLiteral("table_without_snapshot"),
                            Tr::tr("The storage engine of the table %1 has no transactions: changes during the backup "
                                   "may be half in it.")
                                .arg(name));
    }
    return {};
}

FileHeader makeHeader(const db::Connection &connection, const BackupOptions &options, const QJsonObject &settings) {
    FileHeader header;
    BackupInfo &info = header.info;
    info.createdAt = QDateTime::currentDateTimeUtc();
    info.engine = connection.engine();
    info.serverVersion = connection.serverVersion();
    info.databaseName = info.engine == db::Engine::Sqlite ? QFileInfo(connection.profile().database).fileName()
                                                          : connection.profile().database;
    info.projectId = options.projectId;
    info.databaseVersion = options.databaseVersion;
    info.migrationNumber = options.migrationNumber;
    info.trigger = options.trigger;
    header.settings = settings;
    return header;
}

QString fileStem(const BackupInfo &info) {
    return QStringLiteral("backup_%1_v%2_m%3")
        .arg(info.createdAt.toString(QStringLiteral("yyyyMMdd_HHmmss")),
             info.databaseVersion ? info.databaseVersion->toString() : QStringLiteral("none"))
        .arg(info.migrationNumber);
}

Result<BackupInfo> writeBackup(const db::ConnectionProfile &profile, const BackupOptions &options,
                               const TaskContext &context) {
    STELLWERK_TRY(context.checkStop());
    if (profile.engine == db::Engine::MariaDb) {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
        STELLWERK_TRY(checkBackupRights(connection));
        STELLWERK_TRY(endInterruptedRestore(connection, context));
    }
    STELLWERK_ASSIGN(FileWriter file, FileWriter::create(options.folder));
    STELLWERK_ASSIGN(Snapshot snapshot, openSnapshot(profile, db::workerCount(), context));
    STELLWERK_TRY(checkTables(snapshot.tables, context));
    const FileHeader header = makeHeader(snapshot.connections.front(), options, snapshot.settings);
    STELLWERK_ASSIGN(const FileFooter footer, writeContent(file, header, snapshot, context));
    STELLWERK_TRY(context.checkStop());
    STELLWERK_ASSIGN(const QString path, file.commit(toLine(footer).toStdString(), fileStem(header.info)));
    return readBackupInfo(path);
}

} // namespace

qint64 BackupInfo::rows() const {
    return std::accumulate(tables.begin(), tables.end(), qint64(0),
                           [](qint64 sum, const BackupTable &table) { return sum + table.rows; });
}

Result<BackupInfo> createBackup(const db::ConnectionProfile &profile, const BackupOptions &options,
                                const TaskContext &context) {
    auto info = writeBackup(profile, options, context);
    if (!info)
        return fail(std::move(info).error().during(Tr::tr("backing up “%1”").arg(profile.label)));
    return info;
}

std::vector<BackupInfo> listBackups(const QString &folder, QStringList *damaged) {
    std::vector<BackupInfo> backups;
    const QDir dir(folder);
    const QStringList names = dir.entryList({QString(u"backup_*" + kFileSuffix)}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        auto info = readBackupInfo(dir.absoluteFilePath(name));
        if (info)
            backups.push_back(*std::move(info));
        else if (damaged)
            damaged->append(dir.absoluteFilePath(name));
    }
    // Within one second the name decides, by its length first: "…_10" is newer than "…_9".
    std::ranges::sort(backups, std::greater(),
                      [](const BackupInfo &info) { return std::tuple(info.createdAt, info.file.size(), info.file); });
    return backups;
}

} // namespace stellwerk::backup
