// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/backup_file.h"

#include "backup/native/head_check.h"
#include "base/sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr qint64 kPiece = 1 << 20; ///< bytes read at once for the SHA-256

Result<QJsonObject> parseJson(const QString &path, std::string_view line) {
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())));
    if (!document.isObject())
        return fileDamaged(path, Tr::tr("a line is not a JSON object"));
    return document.object();
}

Result<QJsonObject> nextObject(const QString &path, FrameReader &reader) {
    std::string_view line;
    STELLWERK_ASSIGN(const bool found, reader.nextLine(line));
    if (!found)
        return fileDamaged(path, Tr::tr("a line is missing"));
    return parseJson(path, line);
}

/// The footer's frame holds one line and nothing else.
Result<FileFooter> readFooter(const QString &path, FrameReader &reader) {
    STELLWERK_ASSIGN(const QJsonObject object, nextObject(path, reader));
    std::string_view line;
    STELLWERK_ASSIGN(const bool more, reader.nextLine(line));
    if (more)
        return fileDamaged(path, Tr::tr("its footer has more than one line"));
    return parseFooter(object);
}

} // namespace

Result<BackupFile> BackupFile::open(const QString &path) {
    BackupFile self;
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(path));
    self.m_path = QFileInfo(path).absoluteFilePath();
    QFile file(self.m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be read.").arg(path), {}, file.errorString());
    self.m_size = file.size();
    const qint64 dataEnd = self.m_size - FileTrailer::kSize;
    if (dataEnd <= 0 || !file.seek(dataEnd))
        return fileDamaged(path, Tr::tr("it is too short"));
    const auto trailer = FileTrailer::parse(file.read(FileTrailer::kSize));
    if (!trailer || trailer->footerOffset >= static_cast<std::uint64_t>(dataEnd))
        return fileDamaged(path, Tr::tr("its end is missing, or it is not a backup of Stellwerk"));
    self.m_trailer = *trailer;
    const auto footerAt = static_cast<qint64>(trailer->footerOffset);
    STELLWERK_TRY(reader.begin(footerAt, dataEnd - footerAt));
    STELLWERK_ASSIGN(self.m_footer, readFooter(self.m_path, reader));
    self.m_headSize = self.m_footer.parts.empty() ? footerAt : self.m_footer.parts.front().offset;
    STELLWERK_TRY(self.checkLayout());
    return self;
}

Status BackupFile::checkLayout() const {
    qint64 end = m_headSize;
    std::vector<qint64> rows(m_footer.tables.size());
    for (const FilePart &part : m_footer.parts) {
        if (part.offset != end || part.size <= 0)
            return fileDamaged(m_path, Tr::tr("its parts do not lie one behind the other"));
        end += part.size;
        rows[static_cast<size_t>(part.table)] += part.rows;
    }
    if (end != static_cast<qint64>(m_trailer.footerOffset))
        return fileDamaged(m_path, Tr::tr("its parts do not lie one behind the other"));
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] != m_footer.tables[i].rows)
            return fileDamaged(m_path, Tr::tr("the table %1 is not what the footer says").arg(m_footer.tables[i].name));
    }
    return {};
}

qint64 BackupFile::rows() const {
    return std::accumulate(m_footer.tables.begin(), m_footer.tables.end(), qint64(0),
                           [](qint64 sum, const BackupTable &table) { return sum + table.rows; });
}

std::vector<FilePart> BackupFile::partsOf(size_t table) const {
    std::vector<FilePart> parts;
    std::ranges::copy_if(m_footer.parts, std::back_inserter(parts),
                         [table](const FilePart &part) { return part.table == static_cast<qint64>(table); });
    std::ranges::stable_sort(parts, {}, &FilePart::slice);
    return parts;
}

Result<FileHeader> BackupFile::readHeader() const {
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(m_path));
    STELLWERK_TRY(reader.begin(0, m_headSize));
    STELLWERK_ASSIGN(const QJsonObject first, nextObject(m_path, reader));
    return parseHeader(first);
}

Result<BackupFile::Head> BackupFile::readHead() const {
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(m_path));
    STELLWERK_TRY(reader.begin(0, m_headSize));
    STELLWERK_ASSIGN(const QJsonObject first, nextObject(m_path, reader));
    Head head;
    STELLWERK_ASSIGN(head.header, parseHeader(first));
    QSet<QString> names;
    std::string_view line;
    while (true) {
        STELLWERK_ASSIGN(const bool found, reader.nextLine(line));
        if (!found)
            break;
        STELLWERK_ASSIGN(const QJsonObject object, parseJson(m_path, line));
        if (object.contains(u"table") && head.objects.empty()) {
            STELLWERK_ASSIGN(TableDefinition table, parseTable(object));
            if (names.contains(table.name))
                return fileDamaged(m_path, Tr::tr("the table %1 is defined twice").arg(table.name));
            STELLWERK_TRY(checkTable(head.header, table, m_path));
            names.insert(table.name);
            head.tables.push_back(std::move(table));
        } else if (object.contains(u"object")) {
            STELLWERK_ASSIGN(SchemaObject parsed, parseObject(object));
            STELLWERK_TRY(checkObject(head.header, parsed, m_path));
            head.objects.push_back(std::move(parsed));
        } else {
            return fileDamaged(m_path, Tr::tr("a line is of no known kind"));
        }
    }
    if (!std::ranges::equal(head.tables, m_footer.tables, {}, &TableDefinition::name, &BackupTable::name) ||
        std::ssize(head.objects) != m_footer.objects)
        return fileDamaged(m_path, Tr::tr("it has not the tables and objects that the footer names"));
    return head;
}

Status BackupFile::checkSum(const TaskContext &context) const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be read.").arg(m_path), {}, file.errorString());
    Sha256 hash;
    for (qint64 left = m_size - FileTrailer::kSize; left > 0;) {
        STELLWERK_TRY(context.checkStop());
        const QByteArray piece = file.read(std::min(kPiece, left));
        if (piece.isEmpty())
            return fileDamaged(m_path,
                               file.error() == QFileDevice::NoError ? Tr::tr("it is cut off") : file.errorString());
        hash.add(piece);
        left -= piece.size();
    }
    if (hash.result() != m_trailer.sha256)
        return fileDamaged(m_path, Tr::tr("its SHA-256 differs"));
    return {};
}

Result<PartReader> PartReader::open(const BackupFile &file) {
    STELLWERK_ASSIGN(FrameReader reader, FrameReader::open(file.path()));
    return PartReader(std::move(reader), file.path());
}

Status PartReader::read(const FilePart &part, const TableDefinition &table, db::RowHash &hash, const RowSink &sink) {
    STELLWERK_TRY(m_reader.begin(part.offset, part.size));
    STELLWERK_ASSIGN(const QJsonObject first, nextObject(m_path, m_reader));
    STELLWERK_ASSIGN(const QString name, parsePart(first));
    if (name != table.name)
        return fileDamaged(m_path, Tr::tr("a part holds rows of the table %1 instead of %2").arg(name, table.name));
    const auto columns = static_cast<size_t>(table.columns.size());
    qint64 rows = 0;
    std::string_view line;
    while (true) {
        STELLWERK_ASSIGN(const bool found, m_reader.nextLine(line));
        if (!found)
            break;
        STELLWERK_ASSIGN(const std::vector<db::ValueView> *cells, m_parser.parse(line, columns));
        hash.add(*cells);
        ++rows;
        STELLWERK_TRY(sink(*cells));
    }
    if (rows != part.rows)
        return fileDamaged(m_path, Tr::tr("the table %1 is not what the footer says").arg(table.name));
    return {};
}

} // namespace stellwerk::backup
