// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupPlace)
};

constexpr int kMaxNames = 1000;

/// False when somebody else has that name already.
Result<bool> renameOnce(const QByteArray &from, const QByteArray &to, const QString &folder) {
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno == EEXIST)
        return false;
    // Some file systems cannot refuse to replace; there looking first has to do.
    if (errno != EINVAL && errno != ENOSYS)
        return writeError(folder, errno);
    if (QFile::exists(QFile::decodeName(to)))
        return false;
    if (::rename(from.constData(), to.constData()) != 0)
        return writeError(folder, errno);
    return true;
}

} // namespace

std::unexpected<Error> writeError(const QString &folder, int code) {
    return fail(ErrorCode::Io, Tr::tr("The backup cannot be written to %1; no file was left.").arg(folder),
                code == ENOSPC ? Tr::tr("The disk is full: make room or name another backup folder.")
                               : Tr::tr("Check that the folder may be written by this user."),
                QString::fromLocal8Bit(std::strerror(code)));
}

Result<QString> moveIntoPlace(const QByteArray &temporary, const QString &folder, const QString &stem,
                              QLatin1StringView suffix) {
    for (int i = 1; i <= kMaxNames; ++i) {
        const QString name = QString(stem + (i == 1 ? QString() : QStringLiteral("_%1").arg(i)) + suffix);
        const QString target = QDir(folder).absoluteFilePath(name);
        STELLWERK_ASSIGN(const bool renamed, renameOnce(temporary, QFile::encodeName(target), folder));
        if (!renamed)
            continue;
        syncFolder(folder);
        return target;
    }
    return fail(ErrorCode::AlreadyExists,
                Tr::tr("The folder %1 has too many backups of this second; no file was left.").arg(folder));
}

} // namespace stellwerk::backup
