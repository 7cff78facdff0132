// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/workspace_backup.h"

#include "backup/dump/sql_dump.h"
#include "backup/physical/physical_copy.h"
#include "deployment/backups/backup_list.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Maintenance)
};

} // namespace

Result<backup::BackupInfo> writeBackup(const Session &session, const project::Environment &environment,
                                       const db::ConnectionProfile &profile, const std::optional<Version> &version,
                                       qint64 migrationNumber, const QString &trigger, const TaskContext &context,
                                       backup::BackupKind kind) {
    backup::BackupOptions options;
    options.folder = session.workspace.backupsFolder(environment);
    options.projectId = session.workspace.project.id;
    options.environment = environment.name;
    options.databaseVersion = version;
    options.migrationNumber = migrationNumber;
    options.trigger = trigger;
    STELLWERK_ASSIGN(const backup::BackupInfo written,
                     kind == backup::BackupKind::SqlDump
                         ? backup::createSqlDump(profile, options, environment.tools, context)
                     : kind == backup::BackupKind::Physical ? backup::createPhysicalCopy(profile, options, context)
                                                            : backup::createBackup(profile, options, context));
    STELLWERK_ASSIGN(const Verification verified,
                     verifyAndRecord(session, written.file, backup::VerifyDepth::Contents, {}, context));
    return verified.info;
}

Result<Version> baseVersion(const Session &session, const std::vector<migration::Migration> &migrations) {
    std::optional<Version> base;
    const QDir folder(QFileInfo(session.workspace.snapshotFile(Version{})).absolutePath());
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const auto version = Version::parse(QStringView(name).chopped(5));
        if (version && !migrations.empty() && *version < migrations.front().version && (!base || *version > *base))
            base = version;
    }
    if (base)
        return *base;
    return fail(ErrorCode::NotFound,
                Tr::tr("Nobody says which version there was before the first migration. Nothing was changed."),
                Tr::tr("Put the snapshot of that version into the folder schema/."));
}

} // namespace stellwerk::deployment
