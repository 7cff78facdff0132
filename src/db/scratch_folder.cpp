// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/scratch_folder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ScratchDatabase)
};

constexpr QLatin1StringView kLockFile("in-use");
/// Who makes a folder locks it in the next moment; without a lock file it is old enough to be a leftover after this.
constexpr qint64 kMostSecondsWithoutLock = 3600;

/// True when it is gone.
bool removeFolder(const QFileInfo &folder) {
    if (folder.isSymLink() || folder.ownerId() != ::getuid())
        return false;
    const QString lockFile = QString(folder.filePath() + u'/' + kLockFile);
    if (!QFileInfo::exists(lockFile))
        return folder.lastModified().secsTo(QDateTime::currentDateTime()) > kMostSecondsWithoutLock &&
               QDir(folder.filePath()).removeRecursively();
    const auto lock = FileLock::acquire(lockFile, {});
    return lock && QDir(folder.filePath()).removeRecursively();
}

} // namespace

Result<ScratchFolder> ScratchFolder::create(const QString &begin) {
    auto folder = std::make_unique<QTemporaryDir>(QString(QDir::tempPath() + u'/' + begin + QLatin1String("XXXXXX")));
    if (!folder->isValid())
        return fail(ErrorCode::Io, Tr::tr("A temporary folder for scratch work cannot be made; nothing was changed."),
                    Tr::tr("Make room in %1, or name another folder in TMPDIR.").arg(QDir::tempPath()),
                    folder->errorString());
    STELLWERK_ASSIGN(auto lock, FileLock::acquire(folder->filePath(kLockFile), {}));
    return ScratchFolder(std::move(folder), std::move(lock));
}

QStringList ScratchFolder::removeLeftovers(const QString &begin) {
    QStringList removed;
    const QFileInfoList folders =
        QDir::temp().entryInfoList({QString(begin + u'*')}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &folder : folders) {
        if (removeFolder(folder))
            removed << folder.filePath();
    }
    return removed;
}

} // namespace stellwerk::db
