// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/content_writer.h"

#include "backup/native/row_json.h"
#include "backup/native/slice_queue.h"
#include "backup/progress_text.h"
#include "db/parallel.h"
#include "db/row_hash.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <string>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Rows between two looks at the stop request and two reports.
constexpr qint64 kReportEvery = 5000;

/// What the workers have done together.
struct Tally {
    std::atomic<qint64> rows = 0;
    std::atomic<qint64> bytes = 0; ///< compressed
    qint64 rowsExpected = 0;
};

/// One worker's side: slices of tables become parts of the file.
class PartWriter final {
public:
    PartWriter(FileWriter &file, const std::vector<TableContent> &tables, Tally &tally)
        : m_file(file), m_tables(tables), m_tally(tally), m_hashes(tables.size()) {}

    Status write(db::Connection &connection, const Slice &slice, const TaskContext &context) {
        const TableContent &table = m_tables[slice.table];
        const std::string first = partLine(table.definition.name).toStdString();
        db::RowHash &hash = m_hashes[slice.table];
        STELLWERK_ASSIGN(db::RowReader reader, openRows(connection, table, slice.condition));
        FilePart part;
        part.table = static_cast<qint64>(slice.table);
        part.slice = slice.number;
        m_lines = first;
        while (true) {
            STELLWERK_ASSIGN(const bool found, reader.next());
            if (!found)
                break;
            hash.add(reader.row());
            appendRow(m_lines, reader.row());
            if (++part.rows % kReportEvery == 0)
                STELLWERK_TRY(tick(table, kReportEvery, context));
            if (m_lines.size() >= kPartBytes) {
                const qint64 rest = part.rows % kReportEvery;
                STELLWERK_TRY(end(part));
                STELLWERK_TRY(tick(table, rest, context));
                m_lines = first;
            }
        }
        if (part.rows == 0)
            return {};
        STELLWERK_TRY(tick(table, part.rows % kReportEvery, context));
        return end(part);
    }

    [[nodiscard]] const std::vector<FilePart> &parts() const { return m_parts; }
    [[nodiscard]] const std::vector<db::RowHash> &hashes() const { return m_hashes; }

private:
    /// Writes the lines as a part; @p part goes on without rows.
    Status end(FilePart &part) {
        STELLWERK_ASSIGN(const std::string_view frame, m_compressor.compress(m_lines));
        part.size = static_cast<qint64>(frame.size());
        STELLWERK_ASSIGN(part.offset, m_file.append(frame));
        m_tally.bytes += part.size;
        m_parts.push_back(part);
        part.rows = 0;
        return {};
    }

    Status tick(const TableContent &table, qint64 rows, const TaskContext &context) {
        m_tally.rows += rows;
        context.report({progressText(table.definition.name, m_tally.bytes), m_tally.rows,
                        std::max<qint64>(m_tally.rows, m_tally.rowsExpected)});
        return context.checkStop();
    }

    FileWriter &m_file;
    const std::vector<TableContent> &m_tables;
    Tally &m_tally;
    FrameCompressor m_compressor;
    std::string m_lines;
    std::vector<FilePart> m_parts;
    std::vector<db::RowHash> m_hashes; ///< of what this worker wrote, per table
};

Status checkObstacles(const std::vector<TableContent> &tables) {
    for (const TableContent &table : tables) {
        if (!table.obstacle.isEmpty())
            return fail(ErrorCode::CheckFailed,
                        Tr::tr("The table %1 cannot be backed up: %2.").arg(table.definition.name, table.obstacle),
                        Tr::tr("No file was written."));
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
    info.environment = options.environment;
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

Status writeHead(FileWriter &file, const FileHeader &header, const Snapshot &snapshot) {
    QByteArray lines = toLine(header);
    for (const TableContent &table : snapshot.tables)
        lines += toLine(table.definition);
    for (const SchemaObject &object : snapshot.objects)
        lines += toLine(object);
    FrameCompressor compressor;
    STELLWERK_ASSIGN(const std::string_view frame, compressor.compress(lines.toStdString()));
    STELLWERK_TRY(file.append(frame));
    return {};
}

FileFooter joined(const std::vector<PartWriter> &workers, const Snapshot &snapshot) {
    FileFooter footer;
    footer.objects = std::ssize(snapshot.objects);
    for (size_t table = 0; table < snapshot.tables.size(); ++table) {
        db::RowHash hash;
        for (const PartWriter &worker : workers)
            hash.add(worker.hashes()[table]);
        footer.tables.push_back({snapshot.tables[table].definition.name, hash.rows(), hash.toHex()});
    }
    for (const PartWriter &worker : workers)
        footer.parts.insert(footer.parts.end(), worker.parts().begin(), worker.parts().end());
    std::ranges::sort(footer.parts, {}, &FilePart::offset);
    return footer;
}

/// Writes head and parts, with as many workers as the snapshot has connections: each reads slices of tables, hashes
/// their rows, makes lines of them and compresses these. Gives the footer.
Result<FileFooter> writeContent(FileWriter &file, const FileHeader &header, Snapshot &snapshot,
                                const TaskContext &context) {
    STELLWERK_TRY(writeHead(file, header, snapshot));
    Tally tally;
    for (const TableContent &table : snapshot.tables)
        tally.rowsExpected += table.estimatedRows;
    if (!snapshot.tables.empty())
        context.report({snapshot.tables.front().definition.name, 0, tally.rowsExpected});
    const int count = static_cast<int>(snapshot.connections.size());
    std::vector<PartWriter> workers;
    workers.reserve(snapshot.connections.size());
    SliceQueue queue(snapshot.tables);
    for (int i = 0; i < count; ++i)
        workers.emplace_back(file, snapshot.tables, tally);
    STELLWERK_TRY(db::runWorkers(count, context, [&](int index, const TaskContext &own) -> Status {
        const auto at = static_cast<size_t>(index);
        db::Connection &connection = snapshot.connections[at];
        connection.stopWith(own.stopToken());
        while (true) {
            STELLWERK_ASSIGN(const auto slice, queue.next(connection));
            if (!slice)
                return {};
            STELLWERK_TRY(workers[at].write(connection, *slice, own));
        }
    }));
    return joined(workers, snapshot);
}

} // namespace

Result<BackupInfo> writeSnapshot(FileWriter &file, Snapshot &snapshot, const BackupOptions &options,
                                 const TaskContext &context) {
    STELLWERK_TRY(checkObstacles(snapshot.tables));
    const FileHeader header = makeHeader(snapshot.connections.front(), options, snapshot.settings);
    STELLWERK_ASSIGN(const FileFooter footer, writeContent(file, header, snapshot, context));
    STELLWERK_TRY(checkUnchanged(snapshot));
    STELLWERK_TRY(context.checkStop());
    STELLWERK_ASSIGN(const QString path, file.commit(toLine(footer).toStdString(), fileStem(header.info)));
    return readBackupInfo(path);
}

} // namespace stellwerk::backup
