// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/file_format.h"
#include "backup/native/file_writer.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

#include "backup_support.h"

namespace stellwerk::test {

/// The same backup with other text in it and checksums that fit; gives the new file.
inline QString rewrite(const QString &file, const QByteArray &from, const QByteArray &to) {
    QProcess zstd;
    zstd.start(QStringLiteral("zstd"), {QStringLiteral("-dc"), file});
    if (!zstd.waitForFinished() || zstd.exitCode() != 0)
        qFatal("zstd failed");
    QByteArray content = zstd.readAllStandardOutput();
    const qsizetype footerAt = content.lastIndexOf('\n', content.size() - 2) + 1;
    backup::FileFooter footer =
        valueOrDie(backup::parseFooter(QJsonDocument::fromJson(content.sliced(footerAt)).object()));
    content.truncate(footerAt);
    if (!content.contains(from))
        qFatal("the backup does not contain %s", from.constData());
    content.replace(from, to);
    const QByteArray partBegin = R"({"rows_of":)";
    QByteArrayList parts;
    for (qsizetype at = content.lastIndexOf(partBegin); at >= 0; at = content.lastIndexOf(partBegin)) {
        parts.prepend(content.sliced(at));
        content.truncate(at);
    }
    return craftBackup(QFileInfo(file).absolutePath(), content, parts, footer);
}

} // namespace stellwerk::test
