// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_loader.h"
#include "backup/dump/dump_run.h"
#include "backup/dump/sql_dump.h"
#include "db/scratch_database.h"

#include <QCoreApplication>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

Status readToEnd(const QString &file, const TaskContext &context) {
    STELLWERK_ASSIGN(DumpFileReader reader, DumpFileReader::open(file));
    std::string_view piece;
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.read(piece));
        if (!found)
            return {};
        STELLWERK_TRY(context.checkStop());
        context.report({Tr::tr("checksum"), reader.position(), reader.fileSize()});
    }
}

/// Dumps what was loaded once more: the same rows and definitions give the same text.
Status compareCopy(db::Connection &connection, const ReadDump &original, const TrialServer &server,
                   const TaskContext &context) {
    STELLWERK_ASSIGN(const DumpOrder order, prepareDump(connection, server.tools, context));
    if (order.tool.release.toString() != original.metadata->toolVersion) {
        context.warning(QStringLiteral("dump_tool_differs"),
                        Tr::tr("The dump was written by mariadb-dump %1, and here is %2, whose words may differ: only "
                               "the rows were counted.")
                            .arg(original.metadata->toolVersion, order.tool.release.toString()));
        return {};
    }
    STELLWERK_ASSIGN(DumpRun copy, runDump(order, {}, context));
    std::erase_if(copy.content.tables, [&](const BackupTable &table) {
        return table.rows == 0 && !std::ranges::contains(original.content.tables, table.name, &BackupTable::name);
    });
    for (const BackupTable &table : original.content.tables) {
        const auto found = std::ranges::find(copy.content.tables, table.name, &BackupTable::name);
        if (found == copy.content.tables.end() || found->rows != table.rows || found->hash != table.hash)
            return fail(ErrorCode::Damaged,
                        Tr::tr("The rows of the table %1 are not the same when they come back.").arg(table.name));
    }
    if (!copy.content.sameAs(original.content))
        return fail(ErrorCode::Damaged, Tr::tr("The definitions are not the same when they come back."));
    return {};
}

Status tryRestore(const QString &file, const ReadDump &original, const TrialServer &server,
                  const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ScratchDatabase scratch,
                     db::ScratchDatabase::create(server.profile,
                                                 original.metadata->settings.value(u"collation").toString(),
                                                 QStringLiteral("dump"), context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(scratch.profile()));
    connection.stopWith(context.stopToken());
    STELLWERK_TRY(checkNeeds(connection, original.content.needs, context));
    STELLWERK_TRY(loadDump(file, DumpPart::Data, scratch.profile(), context));
    STELLWERK_ASSIGN(connection, db::Connection::open(scratch.profile()));
    connection.stopWith(context.stopToken());
    STELLWERK_TRY(compareCounts(connection, original.content.tables));
    return compareCopy(connection, original, server, context);
}

} // namespace

Result<BackupInfo> verifySqlDump(const QString &file, VerifyDepth depth, const TrialServer *server,
                                 const TaskContext &context) {
    STELLWERK_ASSIGN(BackupInfo info, readSqlDumpInfo(file));
    if (depth == VerifyDepth::None)
        return info;
    if (depth == VerifyDepth::Checksum) {
        STELLWERK_TRY(readToEnd(file, context));
        return info;
    }
    STELLWERK_ASSIGN(const ReadDump read, readDump(file, {}, context));
    if (depth == VerifyDepth::Contents)
        return info;
    if (!server)
        return fail(ErrorCode::Internal, Tr::tr("There is no server for a trial of %1.").arg(file));
    if (const Status tried = tryRestore(file, read, *server, context); !tried)
        return fail(Error(tried.error()).during(Tr::tr("restoring %1 into a scratch database").arg(file)));
    return info;
}

} // namespace stellwerk::backup
