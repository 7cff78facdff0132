// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <vector>

/// The backup file, described once (docs/formats.md): JSON Lines, compressed with zstd.
///
///     frame 1   header · per table: definition, one array per row, end · other objects
///     frame 2   footer: rows and hash of every table, SHA-256 of the uncompressed frame 1
///     frame 3   trailer: a skippable frame of fixed length with the offset of frame 2 and the SHA-256 of all bytes
///               before the trailer, so that the footer is found without reading the rows and no bit can turn unseen
///
/// `zstd -dc FILE` prints the lines: tools skip skippable frames.
namespace stellwerk::backup {

/// The newest form that this version writes and reads.
inline constexpr int kFormatVersion = 1;
inline constexpr QLatin1StringView kFileSuffix(".jsonl.zst");

struct FileHeader {
    BackupInfo info;      ///< without file, size and tables
    QJsonObject settings; ///< of the database as a whole: character set, SQLite's user_version and the like
};

struct TableDefinition {
    QString name;
    QString create;      ///< the engine's own text
    QStringList columns; ///< stored (not generated) columns in their order: the cells of a row
};

/// Whatever is in a database besides tables and their rows.
struct SchemaObject {
    QString kind; ///< view, trigger, procedure, function, package, package body, event, sequence, defaults (of the
                  ///< database); SQLite: index
    QString name;
    QString create;    ///< the engine's own text
    QString sqlMode;   ///< MariaDB: under which the body was written
    QString collation; ///< MariaDB: collation of the connection that made it
    QString timeZone;  ///< MariaDB: of an event's schedule
    QStringList
        state; ///< of a sequence: next value, finished cycles; of MariaDB's programs and views: character set
               ///< in which the text was sent, collation of the database then; of sqlite_sequence: table, value, …
    bool broken = false; ///< a view that could not be used when the backup was made

    bool operator==(const SchemaObject &) const = default;
};

struct FileFooter {
    std::vector<BackupTable> tables;
    qint64 objects = 0;
    qint64 bytes = 0; ///< of frame 1, uncompressed
    QString sha256;   ///< of frame 1, uncompressed
};

/// Each gives one line with its line end.
[[nodiscard]] QByteArray toLine(const FileHeader &header);
[[nodiscard]] QByteArray toLine(const TableDefinition &table);
[[nodiscard]] QByteArray tableEndLine(const BackupTable &table);
[[nodiscard]] QByteArray toLine(const SchemaObject &object);
[[nodiscard]] QByteArray toLine(const FileFooter &footer);

/// Each fails with Damaged when a member is missing or of the wrong type; parseHeader with InvalidInput when the
/// format is newer than this version knows.
[[nodiscard]] Result<FileHeader> parseHeader(const QJsonObject &line);
[[nodiscard]] Result<TableDefinition> parseTable(const QJsonObject &line);
[[nodiscard]] Result<BackupTable> parseTableEnd(const QJsonObject &line);
[[nodiscard]] Result<SchemaObject> parseObject(const QJsonObject &line);
[[nodiscard]] Result<FileFooter> parseFooter(const QJsonObject &line);

/// The fixed end of the file.
struct FileTrailer {
    static constexpr qint64 kSize = 56;
    std::uint64_t footerOffset = 0;
    QByteArray sha256; ///< 32 bytes

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static std::optional<FileTrailer> parse(const QByteArray &bytes);
};

} // namespace stellwerk::backup
