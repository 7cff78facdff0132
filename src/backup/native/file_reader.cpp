// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/file_reader.h"

#include "backup/native/backup_file.h"
#include "backup/native/part_queue.h"
#include "db/parallel.h"

#include <QCoreApplication>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr qint64 kReportEvery = 5000; // rows

BackupInfo infoOf(const BackupFile &file, FileHeader header) {
    BackupInfo info = std::move(header.info);
    info.file = file.path();
    info.fileSize = file.size();
    info.tables = file.footer().tables;
    return info;
}

Result<BackupInfo> readInfo(const QString &path) {
    STELLWERK_ASSIGN(const BackupFile file, BackupFile::open(path));
    STELLWERK_ASSIGN(FileHeader header, file.readHeader());
    return infoOf(file, std::move(header));
}

Status compareTable(const BackupFile &file, size_t table, const db::RowHash &hash) {
    const BackupTable &said = file.footer().tables[table];
    if (hash.rows() != said.rows || hash.toHex() != said.hash)
        return fileDamaged(file.path(), Tr::tr("the table %1 is not what the footer says").arg(said.name));
    return {};
}

Result<BackupInfo> visit(const QString &path, FileVisitor &visitor, const TaskContext &context) {
    STELLWERK_ASSIGN(const BackupFile file, BackupFile::open(path));
    STELLWERK_TRY(file.checkSum(context));
    STELLWERK_ASSIGN(BackupFile::Head head, file.readHead());
    STELLWERK_ASSIGN(PartReader reader, PartReader::open(file));
    STELLWERK_TRY(visitor.header(head.header));
    qint64 done = 0;
    for (size_t i = 0; i < head.tables.size(); ++i) {
        const TableDefinition &table = head.tables[i];
        STELLWERK_TRY(visitor.tableBegins(table));
        context.report({table.name, done, file.rows()});
        db::RowHash hash;
        for (const FilePart &part : file.partsOf(i)) {
            STELLWERK_TRY(context.checkStop());
            STELLWERK_TRY(reader.read(part, table, hash, [&](std::span<const db::ValueView> cells) {
                if (++done % kReportEvery == 0)
                    context.report({table.name, done, file.rows()});
                return visitor.row(cells);
            }));
        }
        STELLWERK_TRY(compareTable(file, i, hash));
        STELLWERK_TRY(visitor.tableEnds(file.footer().tables[i]));
    }
    for (const SchemaObject &object : head.objects)
        STELLWERK_TRY(visitor.object(object));
    return infoOf(file, std::move(head.header));
}

/// Rows do not depend on each other, so they are looked at by several workers.
Result<BackupInfo> verify(const QString &path, const TaskContext &context) {
    STELLWERK_ASSIGN(const BackupFile file, BackupFile::open(path));
    STELLWERK_TRY(file.checkSum(context));
    STELLWERK_ASSIGN(BackupFile::Head head, file.readHead());
    const int workers = db::workerCount();
    std::vector<std::vector<db::RowHash>> hashes(static_cast<size_t>(workers),
                                                 std::vector<db::RowHash>(head.tables.size()));
    PartQueue queue(file.footer().parts);
    STELLWERK_TRY(db::runWorkers(workers, context, [&](int worker, const TaskContext &own) -> Status {
        STELLWERK_ASSIGN(PartReader reader, PartReader::open(file));
        while (const FilePart *part = queue.next()) {
            STELLWERK_TRY(own.checkStop());
            const auto table = static_cast<size_t>(part->table);
            own.report({head.tables[table].name, queue.rowsGivenOut(), file.rows()});
            STELLWERK_TRY(reader.read(*part, head.tables[table], hashes[static_cast<size_t>(worker)][table],
                                      [](std::span<const db::ValueView>) { return Status(); }));
        }
        return {};
    }));
    for (size_t table = 0; table < head.tables.size(); ++table) {
        db::RowHash sum;
        for (const std::vector<db::RowHash> &one : hashes)
            sum.add(one[table]);
        STELLWERK_TRY(compareTable(file, table, sum));
    }
    return infoOf(file, std::move(head.header));
}

template <class T>
Result<T> named(Result<T> result, const QString &file) {
    if (!result)
        return fail(std::move(result).error().during(Tr::tr("reading the backup %1").arg(file)));
    return result;
}

} // namespace

Result<BackupInfo> visitBackup(const QString &file, FileVisitor &visitor, const TaskContext &context) {
    return named(visit(file, visitor, context), file);
}

Result<BackupInfo> readBackupInfo(const QString &file) {
    return named(readInfo(file), file);
}

Result<BackupInfo> checkBackup(const QString &file, const TaskContext &context) {
    const auto check = [&]() -> Result<BackupInfo> {
        STELLWERK_ASSIGN(const BackupFile opened, BackupFile::open(file));
        STELLWERK_TRY(opened.checkSum(context));
        STELLWERK_ASSIGN(FileHeader header, opened.readHeader());
        return infoOf(opened, std::move(header));
    };
    return named(check(), file);
}

Result<BackupInfo> verifyBackup(const QString &file, const TaskContext &context) {
    return named(verify(file, context), file);
}

} // namespace stellwerk::backup
