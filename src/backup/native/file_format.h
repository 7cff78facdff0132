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
///     head      header · definition of every table · other objects
///     parts     any number: a line that names the table, then some of its rows, one array each
///     footer    rows and hash of every table; where each part is
///     trailer   a skippable frame of fixed length with the offset of the footer and the SHA-256 of all bytes before
///               the trailer, so that the footer is found without reading the rows and no bit can turn unseen
///
/// Head, parts and footer are frames of their own, one after the other without gaps. Several connections write parts at
/// the same time, so the parts of a table may stand apart; a table's rows are in their order when its parts are read by
/// slice and, within a slice, by offset. `zstd -dc FILE` prints all lines: tools skip skippable frames.
namespace stellwerk::backup {

/// The form that this version writes and reads.
inline constexpr int kFormatVersion = 2;
inline constexpr QLatin1StringView kFileSuffix(".jsonl.zst");
/// A part holds about as many bytes of lines: enough for zstd's window, little enough for memory.
inline constexpr size_t kPartBytes = 4 << 20;

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

/// Where some rows of a table are.
struct FilePart {
    qint64 offset = 0; ///< of its frame in the file, bytes
    qint64 size = 0;   ///< of its frame, bytes
    qint64 table = 0;  ///< index into the footer's tables
    qint64 slice = 0;  ///< of the table, in the order of its primary key
    qint64 rows = 0;

    bool operator==(const FilePart &) const = default;
};

struct FileFooter {
    std::vector<BackupTable> tables; ///< as many and in the order of the head's definitions
    std::vector<FilePart> parts;     ///< by offset
    qint64 objects = 0;
};

/// Each gives one line with its line end.
[[nodiscard]] QByteArray toLine(const FileHeader &header);
[[nodiscard]] QByteArray toLine(const TableDefinition &table);
/// The first line of a part.
[[nodiscard]] QByteArray partLine(const QString &table);
[[nodiscard]] QByteArray toLine(const SchemaObject &object);
[[nodiscard]] QByteArray toLine(const FileFooter &footer);

/// Each fails with Damaged when a member is missing or of the wrong type; parseHeader with InvalidInput when the
/// format is newer than this version knows.
[[nodiscard]] Result<FileHeader> parseHeader(const QJsonObject &line);
[[nodiscard]] Result<TableDefinition> parseTable(const QJsonObject &line);
/// The name of the table.
[[nodiscard]] Result<QString> parsePart(const QJsonObject &line);
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
