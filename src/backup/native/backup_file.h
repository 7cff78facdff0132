// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "backup/native/frame_reader.h"
#include "backup/native/row_json.h"
#include "base/task_context.h"
#include "db/row_hash.h"

#include <functional>
#include <vector>

namespace stellwerk::backup {

/// A backup file of which footer and trailer have been read: it knows where everything is. Only reads.
class BackupFile final {
public:
    /// Damaged also when head, parts and footer do not lie one after the other without gaps.
    [[nodiscard]] static Result<BackupFile> open(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] const FileFooter &footer() const { return m_footer; }
    /// The rows of all tables.
    [[nodiscard]] qint64 rows() const;
    /// The parts of a table (an index into the footer's), in the order of its rows.
    [[nodiscard]] std::vector<FilePart> partsOf(size_t table) const;

    struct Head {
        FileHeader header;
        std::vector<TableDefinition> tables; ///< as many and in the order of the footer's
        std::vector<SchemaObject> objects;
    };
    [[nodiscard]] Result<Head> readHead() const;
    /// The header alone.
    [[nodiscard]] Result<FileHeader> readHeader() const;
    /// Reads every byte and compares with the SHA-256 of the trailer.
    [[nodiscard]] Status checkSum(const TaskContext &context) const;

private:
    [[nodiscard]] Status checkLayout() const;

    QString m_path; ///< absolute
    qint64 m_size = 0;
    qint64 m_headSize = 0;
    FileTrailer m_trailer;
    FileFooter m_footer;
};

/// Reads the rows of parts; one object per thread.
class PartReader final {
public:
    using RowSink = std::function<Status(std::span<const db::ValueView>)>;

    [[nodiscard]] static Result<PartReader> open(const BackupFile &file);
    /// Gives every row of the part to @p sink and adds it to @p hash. The rows must be of the table and as many as the
    /// footer says.
    [[nodiscard]] Status read(const FilePart &part, const TableDefinition &table, db::RowHash &hash,
                              const RowSink &sink);

private:
    PartReader(FrameReader reader, QString path) : m_reader(std::move(reader)), m_path(std::move(path)) {}
    FrameReader m_reader;
    QString m_path;
    RowParser m_parser;
};

} // namespace stellwerk::backup
