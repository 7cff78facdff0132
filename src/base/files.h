// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace stellwerk {

/// Reads a whole file. @p limit (bytes) guards against files that cannot be what they claim to be.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit = 256LL << 20);

enum class FileAccess { Everyone, OwnerOnly };

/// Writes a file so that it exists wholly or not at all: temporary name, flush to disk, rename.
/// OwnerOnly gives mode 0600 from the first byte on. Missing folders are made.
[[nodiscard]] Status writeFileAtomically(const QString &path, const QByteArray &content,
                                         FileAccess access = FileAccess::Everyone);

/// Makes a folder and its parents.
[[nodiscard]] Status makeFolder(const QString &path);

/// Flushes a folder's entry list, so that a rename survives a power cut.
void syncFolder(const QString &path);

/// Free bytes on the file system that holds @p path, or -1 when it cannot be told.
[[nodiscard]] qint64 freeSpace(const QString &path);

/// SHA-256 as 64 lower-case hex digits.
[[nodiscard]] QString sha256Hex(const QByteArray &content);
[[nodiscard]] Result<QString> sha256HexOfFile(const QString &path);

/// UTC now as "2026-01-31T12:34:56Z", the form of every file and JSON document.
[[nodiscard]] QString utcTimestamp();
/// UTC now as "20260131-123456" or, with @p separator '_', "20260131_123456"; the form of file names.
[[nodiscard]] QString fileTimestamp(QChar separator);

} // namespace stellwerk
