// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/engine_restore.h"

#include <QCoreApplication>
#include <QHash>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

} // namespace

Status compareTables(const std::vector<BackupTable> &expected, const std::vector<BackupTable> &actual) {
    const auto differs = [](const QString &what) { return fail(ErrorCode::Damaged, what); };
    QHash<QString, const BackupTable *> found;
    for (const BackupTable &table : actual)
        found.insert(table.name, &table);
    for (const BackupTable &table : expected) {
        const BackupTable *other = found.take(table.name);
        if (!other)
            return differs(Tr::tr("The table %1 did not arrive.").arg(table.name));
        if (other->rows != table.rows)
            return differs(Tr::tr("The table %1 has %2 rows; the backup has %3.")
                               .arg(table.name)
                               .arg(other->rows)
                               .arg(table.rows));
        if (other->hash != table.hash)
            return differs(Tr::tr("The rows of the table %1 are not exactly those of the backup.").arg(table.name));
    }
    if (!found.isEmpty())
        return differs(Tr::tr("The table %1 is not in the backup.").arg(found.begin().key()));
    return {};
}

RestoreReport makeReport(std::vector<BackupTable> tables) {
    RestoreReport report;
    for (const BackupTable &table : tables)
        report.rows += table.rows;
    report.tables = std::move(tables);
    return report;
}

Result<RestoreReport> restoreBackup(const QString &file, const db::ConnectionProfile &profile,
                                    const TaskContext &context, const std::optional<BackupInfo> &present) {
    STELLWERK_ASSIGN(const BackupInfo info, readBackupInfo(file));
    if (info.engine != profile.engine)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The backup %1 is of a %2 database and cannot be restored into “%3”, which is %4.")
                        .arg(info.file, db::engineName(info.engine), profile.label, db::engineName(profile.engine)),
                    Tr::tr("Choose a target of the same kind. Nothing was changed."));
    STELLWERK_TRY(checkBackup(file, context));
    const auto known = present.transform(&PresentBackup::of);
    auto report = profile.engine == db::Engine::MariaDb ? restoreMariaDb(info, profile, known, context)
                                                        : restoreSqlite(info, profile, known, context);
    if (!report)
        return fail(std::move(report).error().during(Tr::tr("restoring %1 into “%2”").arg(info.file, profile.label)));
    return report;
}

} // namespace stellwerk::backup
