// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/backup_file.h"
#include "backup/native/database_content.h"
#include "backup/native/engine_restore.h"
#include "backup/native/mariadb_build.h"
#include "backup/native/mariadb_objects.h"
#include "backup/native/mariadb_switch.h"
#include "backup/native/restore_session.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Adds the foreign keys between the built tables and takes them off again. Their real names are still taken by the old
/// tables; but what fails here must fail now, and not when the old tables are gone.
Status rehearseForeignKeys(db::Connection &connection, const std::vector<BuiltTable> &built) {
    STELLWERK_TRY(checkForeignKeyNames(built));
    const db::Dialect &dialect = connection.dialect();
    const QString name = dialect.quote(restoreName(0));
    QHash<QString, QString> tables;
    for (const BuiltTable &table : built)
        tables.insert(dialect.quote(table.name), dialect.quote(table.temporary));
    for (const BuiltTable &table : built) {
        for (const QString &key : table.text.foreignKeys()) {
            const QString tried = retargetForeignKey(key, name, tables);
            const QString alter = QString(u"ALTER TABLE " + dialect.quote(table.temporary));
            if (const auto added = connection.exec(QString(alter + u" ADD " + tried)); tried.isEmpty() || !added)
                return fail(ErrorCode::Sql,
                            Tr::tr("This server cannot make a foreign key of the table %1.").arg(table.name), {}, key);
            STELLWERK_TRY(connection.exec(QString(alter + u" DROP FOREIGN KEY " + name)));
        }
    }
    return {};
}

/// What is in the database beside the old tables, ready to take their places.
struct Built {
    BuiltDatabase database;
    std::vector<BackupTable> hashes;
};

Result<Built> build(db::Connection &connection, const QString &path, const TaskContext &context) {
    STELLWERK_ASSIGN(const BackupFile file, BackupFile::open(path));
    STELLWERK_ASSIGN(BackupFile::Head head, file.readHead());
    STELLWERK_TRY(checkForeignReferences(connection));
    STELLWERK_TRY(dropTemporaryTables(connection));
    Built built;
    STELLWERK_ASSIGN(built.database.tables, createTables(connection, head.tables));
    STELLWERK_TRY(rehearseForeignKeys(connection, built.database.tables));
    STELLWERK_TRY(probeRights(connection, head.objects, restoreName(1)));
    context.info(QStringLiteral("restore_loading"),
                 Tr::tr("Loading %n row(s) beside the present tables.", nullptr, static_cast<int>(file.rows())));
    STELLWERK_TRY(loadTables(connection.profile(), file, head.tables, built.database.tables, context));
    context.info(QStringLiteral("restore_comparing"), Tr::tr("Comparing what the server has with the backup."));
    STELLWERK_ASSIGN(built.hashes, compareBuilt(connection, built.database.tables, file.footer().tables, context));
    for (size_t i = 0; i < built.database.tables.size(); ++i)
        built.database.tables[i].hash = built.hashes[i].hash;
    STELLWERK_TRY(context.checkStop());
    built.database.objects = std::move(head.objects);
    return built;
}

} // namespace

Result<RestoreReport> restoreMariaDb(const BackupInfo &info, const db::ConnectionProfile &profile,
                                     const std::optional<PresentBackup> &present, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_TRY(beginRestore(connection, context.unstoppable())); // before that no table is ours to clean up
    auto built = build(connection, info.file, context);
    connection.stopWith({}); // neither cleaning up nor switching over may be stopped half-way
    if (!built)
        return fail(cleanUpFailedRestore(connection, std::move(built).error()));
    context.info(QStringLiteral("restore_switching"), Tr::tr("Putting the new tables in their places."));
    built->database.name = info.databaseName;
    auto switched = switchOver(connection, std::move(built->database), present, context.unstoppable());
    if (!switched)
        return fail(cleanUpFailedRestore(connection, std::move(switched).error()));
    RestoreReport report = makeReport(std::move(built->hashes));
    report.replaced = *std::move(switched);
    return report;
}

} // namespace stellwerk::backup
