// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/file_reader.h"

#include "backup/frame_reader.h"
#include "backup/row_json.h"
#include "db/row_hash.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr qint64 kReportEvery = 5000; // rows

std::unexpected<Error> damaged(const QString &what) {
    return fail(ErrorCode::Damaged, Tr::tr("The backup is damaged: %1.").arg(what),
                Tr::tr("Use another backup. Nothing was changed."));
}

Result<QJsonObject> parseJson(std::string_view line) {
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())));
    if (!document.isObject())
        return damaged(Tr::tr("a line is not a JSON object"));
    return document.object();
}

Result<QJsonObject> nextObject(FrameReader &reader) {
    std::string_view line;
    STELLWERK_ASSIGN(const bool found, reader.nextLine(line));
    if (!found)
        return damaged(Tr::tr("a line is missing"));
    return parseJson(line);
}

/// The footer's frame holds one line and nothing else.
Result<FileFooter> readFooter(FrameReader &reader) {
    STELLWERK_ASSIGN(const QJsonObject object, nextObject(reader));
    std::string_view line;
    STELLWERK_ASSIGN(const bool more, reader.nextLine(line));
    if (more)
        return damaged(Tr::tr("its footer has more than one line"));
    return parseFooter(object);
}

Result<BackupInfo> readInfo(const QString &file) {
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(file));
    STELLWERK_ASSIGN(const QJsonObject first, nextObject(reader));
    STELLWERK_ASSIGN(FileHeader header, parseHeader(first));
    STELLWERK_TRY(reader.seekFooter());
    STELLWERK_ASSIGN(FileFooter footer, readFooter(reader));
    BackupInfo info = std::move(header.info);
    info.file = QFileInfo(file).absoluteFilePath();
    info.fileSize = reader.fileSize();
    info.tables = std::move(footer.tables);
    return info;
}

/// The lines of the first frame, one after the other, and what they add up to.
class ContentReader {
public:
    ContentReader(FileVisitor &visitor, const TaskContext &context, qint64 totalRows)
        : m_visitor(visitor), m_context(context), m_totalRows(totalRows) {}

    Status line(std::string_view line) {
        if (line.starts_with('['))
            return row(line);
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_ASSIGN(const QJsonObject object, parseJson(line));
        if (object.contains(u"table"))
            return tableBegins(object);
        if (object.contains(u"table_end"))
            return tableEnds(object);
        if (object.contains(u"object") && !m_table) {
            STELLWERK_ASSIGN(const SchemaObject parsed, parseObject(object));
            ++m_objects;
            return m_visitor.object(parsed);
        }
        return damaged(Tr::tr("a line is of no known kind"));
    }

    Status compare(const FileFooter &footer, qint64 bytes, const QString &sha256) const {
        if (m_table)
            return damaged(Tr::tr("the table %1 has no end").arg(m_table->name));
        for (size_t i = 0; i < std::min(m_tables.size(), footer.tables.size()); ++i) {
            const BackupTable &found = m_tables[i];
            const BackupTable &said = footer.tables[i];
            if (found.name != said.name || found.rows != said.rows || found.hash != said.hash)
                return damaged(Tr::tr("the table %1 is not what the footer says").arg(found.name));
        }
        if (m_tables.size() != footer.tables.size() || m_objects != footer.objects)
            return damaged(Tr::tr("it has not as many tables and objects as the footer says"));
        if (bytes != footer.bytes || sha256 != footer.sha256)
            return damaged(Tr::tr("its content has another SHA-256 than the footer says"));
        return {};
    }

private:
    Status row(std::string_view line) {
        if (!m_table)
            return damaged(Tr::tr("a row stands outside of a table"));
        STELLWERK_ASSIGN(const std::vector<db::ValueView> *cells,
                         m_parser.parse(line, static_cast<size_t>(m_table->columns.size())));
        m_hash.add(*cells);
        if (++m_rows % kReportEvery == 0) {
            STELLWERK_TRY(m_context.checkStop());
            report();
        }
        return m_visitor.row(*cells);
    }

    Status tableBegins(const QJsonObject &object) {
        STELLWERK_ASSIGN(TableDefinition table, parseTable(object));
        if (m_table || m_names.contains(table.name))
            return damaged(Tr::tr("the table %1 begins twice or inside of another").arg(table.name));
        m_names.insert(table.name);
        m_table = std::move(table);
        m_hash = {};
        report();
        return m_visitor.tableBegins(*m_table);
    }

    Status tableEnds(const QJsonObject &object) {
        STELLWERK_ASSIGN(BackupTable said, parseTableEnd(object));
        if (!m_table || said.name != m_table->name || said.rows != m_hash.rows() || said.hash != m_hash.toHex())
            return damaged(Tr::tr("the rows of the table %1 are not those that were written").arg(said.name));
        m_table.reset();
        m_tables.push_back(said);
        return m_visitor.tableEnds(said);
    }

    void report() const { m_context.report({m_table ? m_table->name : QString(), m_rows, m_totalRows}); }

    FileVisitor &m_visitor;
    const TaskContext &m_context;
    qint64 m_totalRows;
    RowParser m_parser;
    std::optional<TableDefinition> m_table;
    db::RowHash m_hash;
    qint64 m_rows = 0;
    qint64 m_objects = 0;
    QSet<QString> m_names;
    std::vector<BackupTable> m_tables;
};

Result<BackupInfo> visit(const QString &file, FileVisitor &visitor, const TaskContext &context) {
    STELLWERK_ASSIGN(BackupInfo info, readInfo(file));
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(file));
    STELLWERK_ASSIGN(const QJsonObject first, nextObject(reader));
    STELLWERK_ASSIGN(const FileHeader header, parseHeader(first));
    STELLWERK_TRY(visitor.header(header));
    ContentReader content(visitor, context, info.rows());
    std::string_view line;
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.nextLine(line));
        if (!found)
            break;
        STELLWERK_TRY(content.line(line));
    }
    const qint64 bytes = reader.frameBytes();
    const QString sha256 = reader.frameSha256();
    STELLWERK_TRY(reader.beginFooter());
    STELLWERK_ASSIGN(const FileFooter footer, readFooter(reader));
    STELLWERK_TRY(content.compare(footer, bytes, sha256));
    STELLWERK_TRY(reader.verifyEnd());
    return info;
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

Result<BackupInfo> verifyBackup(const QString &file, const TaskContext &context) {
    FileVisitor nobody;
    return visitBackup(file, nobody, context);
}

} // namespace stellwerk::backup
