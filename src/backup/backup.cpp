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

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

void warnOfTablesWithoutSnapshot(const std::vector<TableContent> &tables, const TaskContext &context) {
    for (const TableContent &table : tables) {
        if (!table.transactional)
            context.warning(QStringLiteral("table_without_snapshot"),
                            Tr::tr("The storage engine of the table %1 has no transactions: changes during the backup "
                                   "may be half in it.")
                                .arg(table.definition.name));
    }
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
    warnOfTablesWithoutSnapshot(snapshot.tables, context);
    return writeSnapshot(file, snapshot, options, context);
}

} // namespace

bool isToolTable(const QString &table) {
    return table.startsWith(QLatin1String("stellwerk_"));
}

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
