// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/sha256.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <fcntl.h>
#include <unistd.h>

namespace stellwerk {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

constexpr qint64 kPiece = 1 << 20; // bytes read at once

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 limit) {
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, Tr::tr("The file %1 does not exist.").arg(path));
    if (QFileInfo(path).isDir())
        return fail(ErrorCode::InvalidInput, Tr::tr("%1 is a folder; a file was expected.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(path), {}, file.errorString());
    const qint64 size = file.size();
    if (size > limit)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The file %1 is larger than allowed (%2 bytes).").arg(path).arg(limit));
    // The answer keeps as much memory as was asked for. Pipes say that they are empty and files may grow meanwhile.
    QByteArray content = file.read(size + 1);
    if (content.size() > size)
        content += file.read(limit + 1 - content.size());
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(path), {}, file.errorString());
    if (content.size() > limit)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("The file %1 is larger than allowed (%2 bytes).").arg(path).arg(limit));
    return content;
}

Status writeFileAtomically(const QString &path, const QByteArray &content, FileAccess access) {
    STELLWERK_TRY(makeFolder(QFileInfo(path).absolutePath()));
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be written; nothing was changed.").arg(path), {},
                    file.errorString());
    if (access == FileAccess::OwnerOnly)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be written; nothing was changed.").arg(path), {},
                    file.errorString());
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

Status makeFolder(const QString &path) {
    if (QDir().mkpath(path))
        return {};
    return fail(ErrorCode::Io, Tr::tr("The folder %1 cannot be made.").arg(path));
}

void syncFolder(const QString &path) {
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

qint64 freeSpace(const QString &path) {
    QString existing = QFileInfo(path).absoluteFilePath();
    while (!QFileInfo::exists(existing) && existing != QLatin1String("/"))
        existing = QFileInfo(existing).absolutePath();
    const QStorageInfo storage(existing);
    return storage.isValid() ? storage.bytesAvailable() : -1;
}

QString sha256Hex(const QByteArray &content) {
    Sha256 hash;
    hash.add(content);
    return QString::fromLatin1(hash.result().toHex());
}

Result<QString> sha256HexOfFile(const QString &path) {
    QFile file(path);
    Sha256 hash;
    const bool opened = file.open(QIODevice::ReadOnly);
    QByteArray piece;
    while (opened && !(piece = file.read(kPiece)).isEmpty())
        hash.add(piece);
    if (!opened || file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(path), {}, file.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

QString utcTimestamp() {
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + u'Z';
}

QString fileTimestamp(QChar separator) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return now.toString(QStringLiteral("yyyyMMdd")) + separator + now.toString(QStringLiteral("HHmmss"));
}

} // namespace stellwerk
