// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/backup.h"

#include "backup/database_content.h"
#include "backup/file_format.h"
#include "backup/file_writer.h"
#include "backup/mariadb_rights.h"
#include "backup/row_json.h"
#include "db/row_hash.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Rows are handed to the compressor in pieces of about this size.
constexpr size_t kPiece = 256 << 10;

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

/// Writes the rows of one table, hashing what it writes.
class TableWriter {
public:
    TableWriter(FileWriter &file, const TaskContext &context, qint64 &rowsDone, qint64 rowsTotal)
        : m_file(file), m_context(context), m_rowsDone(rowsDone), m_rowsTotal(rowsTotal) {}

    Result<BackupTable> write(db::Connection &connection, const TableContent &table) {
        const QByteArray head = toLine(table.definition);
        m_buffer.assign(head.constData(), static_cast<size_t>(head.size()));
        report(table);
        STELLWERK_ASSIGN(db::RowReader reader, openRows(connection, table));
        while (true) {
            STELLWERK_ASSIGN(const bool found, reader.next());
            if (!found)
                break;
            m_hash.add(reader.row());
            appendRow(m_buffer, reader.row());
            ++m_rowsDone;
            if (m_buffer.size() >= kPiece) {
                STELLWERK_TRY(flush());
                report(table);
            }
        }
        const BackupTable result{table.definition.name, m_hash.rows(), m_hash.toHex()};
        const QByteArray end = tableEndLine(result);
        m_buffer.append(end.constData(), static_cast<size_t>(end.size()));
        STELLWERK_TRY(flush());
        return result;
    }

private:
    Status flush() {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_TRY(m_file.write(m_buffer));
        m_buffer.clear();
        return {};
    }
    void report(const TableContent &table) const {
        m_context.report({table.definition.name, m_rowsDone, std::max(m_rowsDone, m_rowsTotal)});
    }

    FileWriter &m_file;
    const TaskContext &m_context;
    qint64 &m_rowsDone;
    qint64 m_rowsTotal;
    db::RowHash m_hash;
    std::string m_buffer;
};

Status writeLine(FileWriter &file, const QByteArray &line) {
    return file.write({line.constData(), static_cast<size_t>(line.size())});
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

/// Header, tables and objects; fills the tables of @p footer.
Status writeContent(db::Connection &connection, FileWriter &file, const FileHeader &header, FileFooter &footer,
                    const TaskContext &context) {
    STELLWERK_ASSIGN(const std::vector<TableContent> tables, readTables(connection));
    STELLWERK_TRY(checkTables(tables, context));
    STELLWERK_ASSIGN(const std::vector<SchemaObject> objects, readObjects(connection));
    STELLWERK_TRY(writeLine(file, toLine(header)));
    const qint64 total =
        std::accumulate(tables.begin(), tables.end(), qint64(0),
                        [](qint64 sum, const TableContent &table) { return sum + table.estimatedRows; });
    qint64 done = 0;
    for (const TableContent &table : tables) {
        STELLWERK_TRY(context.checkStop());
        STELLWERK_ASSIGN(BackupTable written, TableWriter(file, context, done, total).write(connection, table));
        footer.tables.push_back(std::move(written));
    }
    for (const SchemaObject &object : objects)
        STELLWERK_TRY(writeLine(file, toLine(object)));
    footer.objects = std::ssize(objects);
    return {};
}

Result<BackupInfo> writeBackup(const db::ConnectionProfile &profile, const BackupOptions &options,
                               const TaskContext &context) {
    STELLWERK_TRY(context.checkStop());
    db::ConnectionProfile readOnly = profile;
    readOnly.readOnly = true;
    readOnly.createFile = false;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly));
    connection.stopWith(context.stopToken());
    if (connection.engine() == db::Engine::MariaDb)
        STELLWERK_TRY(checkBackupRights(connection));
    STELLWERK_ASSIGN(FileWriter file, FileWriter::create(options.folder));
    STELLWERK_ASSIGN(const auto snapshot, db::Transaction::beginSnapshot(connection));
    STELLWERK_ASSIGN(const QJsonObject settings, readSettings(connection));
    const FileHeader header = makeHeader(connection, options, settings);
    FileFooter footer;
    STELLWERK_TRY(writeContent(connection, file, header, footer, context));
    STELLWERK_ASSIGN(const FileWriter::Content content, file.endContent());
    footer.bytes = content.bytes;
    footer.sha256 = content.sha256;
    STELLWERK_TRY(context.checkStop());
    const QByteArray footerLine = toLine(footer);
    STELLWERK_ASSIGN(const QString path, file.commit({footerLine.constData(), static_cast<size_t>(footerLine.size())},
                                                     fileStem(header.info)));
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
