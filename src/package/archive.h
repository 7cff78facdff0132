// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "package/gzip.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>

namespace stellwerk::package {

/// What an archive may be at most; beyond it is refused.
struct ArchiveLimits {
    qint64 packedBytes = 512LL << 20; ///< size of the file
    qsizetype entries = 20000;
    UnpackLimits unpacked;
};

/// The files as .tar.gz: sorted by name, owner root, mode 0644, every time is @p time.
[[nodiscard]] Result<QByteArray> packFiles(const QMap<QString, QByteArray> &files, const QDateTime &time);

/// Undoes packFiles() on bytes that nobody vouches for: see scanTar() and gunzip() for what is refused.
[[nodiscard]] Result<QMap<QString, QByteArray>> unpackFiles(const QByteArray &archive, const ArchiveLimits &limits,
                                                            const TaskContext &context);

} // namespace stellwerk::package
