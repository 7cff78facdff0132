// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <optional>

/// What Stellwerk adds to a dump (docs/formats.md): one skippable frame of zstd at the end of the file, so that
/// `zstd -dc FILE | mariadb DATABASE` never sees it.
///
///     magic and length of a skippable frame (8 bytes) · the metadata as JSON · SHA-256 of all bytes of the file before
///     this (32) · length of the JSON (4, little-endian) · "STLWDMP1"
namespace stellwerk::backup {

struct DumpMetadata {
    BackupInfo info;      ///< without file and size
    QString toolVersion;  ///< of mariadb-dump
    QJsonObject settings; ///< of the database as a whole: character set and collation
    QString definitions;  ///< DumpContent::definitions
    qint64 bytes = 0;     ///< of the dump, uncompressed
    QString sha256;       ///< of the dump, uncompressed
    QStringList losses;   ///< what the dump does not hold exactly, translated when it was made

    [[nodiscard]] QByteArray toJson() const;
    /// Damaged names the member; InvalidInput when the format is newer than this version knows.
    [[nodiscard]] static Result<DumpMetadata> parse(const QByteArray &json);
};

/// The skippable frame without the SHA-256 and what follows it; these are made by dumpFrameEnd().
[[nodiscard]] QByteArray dumpFrameBegin(const QByteArray &json);
[[nodiscard]] QByteArray dumpFrameEnd(const QByteArray &json, const QByteArray &sha256);

struct DumpFrame {
    qint64 begin = 0; ///< offset of the skippable frame = size of what tools decompress
    QByteArray json;
    QByteArray sha256;
};
/// The frame of a file of @p size bytes; @p readAt gives bytes from an offset. Nothing when the file does not end with
/// one, Damaged when its parts do not fit each other.
[[nodiscard]] Result<std::optional<DumpFrame>>
findDumpFrame(qint64 size, const std::function<QByteArray(qint64 offset, qint64 length)> &readAt);

} // namespace stellwerk::backup
