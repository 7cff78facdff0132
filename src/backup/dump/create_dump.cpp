// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_file.h"
#include "backup/dump/dump_run.h"
#include "backup/dump/sql_dump.h"
#include "backup/native/database_content.h"
#include "backup/native/mariadb_rights.h"
#include "backup/tools/info_json.h"

#include <QCoreApplication>
#include <QSet>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

Result<QStringList> names(db::Connection &connection, const QString &sql) {
    STELLWERK_ASSIGN(const db::ResultSet result, connection.select(sql));
    QStringList list;
    for (const auto &row : result.rows)
        list << row.front().toString();
    return list;
}

/// What mariadb-dump leaves out or rounds, without a word.
Result<QStringList> readLosses(db::Connection &connection) {
    QStringList losses;
    STELLWERK_ASSIGN(const QStringList floats,
                     names(connection, QStringLiteral("SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) FROM "
                                                      "information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND "
                                                      "DATA_TYPE = 'float' ORDER BY 1")));
    if (!floats.isEmpty())
        losses << Tr::tr("mariadb-dump writes FLOAT with six digits, so numbers with more come back rounded: %1.")
                      .arg(floats.join(QLatin1String(", ")));
    STELLWERK_ASSIGN(const QStringList engines,
                     names(connection, QStringLiteral("SELECT t.TABLE_NAME FROM information_schema.TABLES t JOIN "
                                                      "information_schema.ENGINES e ON e.ENGINE = t.ENGINE WHERE "
                                                      "t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' AND "
                                                      "e.TRANSACTIONS <> 'YES' ORDER BY 1")));
    if (!engines.isEmpty())
        losses << Tr::tr("The storage engine of these tables has no transactions, so changes during the dump may be "
                         "half in it: %1.")
                      .arg(engines.join(QLatin1String(", ")));
    return losses;
}

/// Every base table must have been dumped, and nothing else; stand-ins of views are no tables.
Status compareWithServer(db::Connection &connection, DumpContent &content) {
    STELLWERK_ASSIGN(const QStringList tables,
                     names(connection, QStringLiteral("SELECT TABLE_NAME FROM information_schema.TABLES WHERE "
                                                      "TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', "
                                                      "'SYSTEM VERSIONED')")));
    STELLWERK_ASSIGN(const QStringList views, names(connection, QStringLiteral("SELECT TABLE_NAME FROM "
                                                                               "information_schema.VIEWS WHERE "
                                                                               "TABLE_SCHEMA = DATABASE()")));
    std::erase_if(content.tables,
                  [&](const BackupTable &table) { return table.rows == 0 && views.contains(table.name); });
    QSet<QString> missing(tables.begin(), tables.end());
    for (const BackupTable &table : content.tables) {
        if (!missing.remove(table.name))
            return fail(
                ErrorCode::CheckFailed,
                Tr::tr("The dump has the table %1, which the database does not have.").arg(table.name),
                Tr::tr("Was it dropped meanwhile, or does the prefix lead to another server? No file was left."));
    }
    if (!missing.isEmpty())
        return fail(ErrorCode::CheckFailed, Tr::tr("The table %1 is missing in the dump.").arg(*missing.begin()),
                    Tr::tr("Was it made meanwhile, or does the prefix lead to another server? No file was left."));
    return {};
}

Result<BackupInfo> writeDump(const db::ConnectionProfile &profile, const BackupOptions &options,
                             const project::ToolSettings &tools, const TaskContext &context) {
    STELLWERK_TRY(context.checkStop());
    db::ConnectionProfile readOnly = profile;
    readOnly.readOnly = true;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(const DumpOrder order, prepareDump(connection, tools, context));
    STELLWERK_TRY(checkBackupRights(connection));
    DumpMetadata metadata;
    STELLWERK_ASSIGN(metadata.losses, readLosses(connection));
    STELLWERK_ASSIGN(metadata.settings, readSettings(connection));
    metadata.info = beginInfo(connection, BackupKind::SqlDump, options);
    metadata.toolVersion = order.tool.release.toString();
    STELLWERK_ASSIGN(DumpFileWriter file, DumpFileWriter::create(options.folder));
    STELLWERK_ASSIGN(DumpRun run,
                     runDump(order, [&file](std::string_view bytes) { return file.write(bytes); }, context));
    if (run.plainHead)
        metadata.losses << Tr::tr("Rows that break a CHECK, and dates that are none, may not come back.");
    // Long dumps outlive idle connections.
    STELLWERK_ASSIGN(connection, db::Connection::open(readOnly));
    connection.stopWith(context.stopToken());
    STELLWERK_TRY(compareWithServer(connection, run.content));
    for (const QString &loss : metadata.losses)
        context.warning(QStringLiteral("dump_loses"), loss);
    metadata.info.tables = std::move(run.content.tables);
    metadata.definitions = run.content.definitions;
    STELLWERK_TRY(context.checkStop());
    const QString stem = backupStem(metadata.info);
    STELLWERK_ASSIGN(const QString path, file.commit(std::move(metadata), stem));
    return readSqlDumpInfo(path);
}

} // namespace

Result<BackupInfo> createSqlDump(const db::ConnectionProfile &profile, const BackupOptions &options,
                                 const project::ToolSettings &tools, const TaskContext &context) {
    auto info = writeDump(profile, options, tools, context);
    if (!info)
        return fail(std::move(info).error().during(Tr::tr("dumping “%1” as SQL").arg(profile.label)));
    return info;
}

Result<BackupInfo> readSqlDumpInfo(const QString &file) {
    STELLWERK_ASSIGN(const DumpFileReader reader, DumpFileReader::open(file));
    if (reader.metadata())
        return reader.metadata()->info;
    return fail(ErrorCode::Foreign, Tr::tr("The SQL dump %1 was not written by Stellwerk, or lacks its end.").arg(file),
                Tr::tr("It can be restored, but it says nothing of itself that could be compared."));
}

} // namespace stellwerk::backup
