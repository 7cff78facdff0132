// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/tools/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
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

/// Files of writers that were killed: nobody locks them any more.
void removeLeftovers(const QString &folder) {
    const QDir dir(folder);
    QString pattern = QString::fromLatin1(kTemporaryName + 1); // without the slash
    pattern.replace(QLatin1String("XXXXXX"), QLatin1String("*"));
    for (const QString &name : dir.entryList({pattern}, QDir::Files | QDir::Hidden)) {
        const QByteArray path = QFile::encodeName(dir.filePath(name));
        const int fd = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0)
            continue;
        if (::flock(fd, LOCK_EX | LOCK_NB) == 0)
            ::unlink(path.constData());
        ::close(fd);
    }
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

Result<TemporaryFile> TemporaryFile::create(const QString &folder) {
    STELLWERK_TRY(makeFolder(folder));
    const QString absolute = QDir(folder).absolutePath();
    removeLeftovers(absolute);
    while (true) {
        QByteArray path = QFile::encodeName(absolute) + kTemporaryName;
        const int fd = ::mkostemp(path.data(), O_CLOEXEC); // mode 0600
        if (fd < 0)
            return writeError(absolute, errno);
        // Where a file system has no locks, nobody can take the file for a leftover.
        struct stat now{};
        if (::flock(fd, LOCK_EX) != 0 || ::fstat(fd, &now) != 0 || now.st_nlink > 0)
            return TemporaryFile(absolute, path, fd);
        ::close(fd); // somebody took it for one before it was locked
    }
}

TemporaryFile::TemporaryFile(TemporaryFile &&other) noexcept
    : m_folder(std::move(other.m_folder)),
      m_path(std::exchange(other.m_path, {})),
      m_fd(std::exchange(other.m_fd, -1)) {}

TemporaryFile::~TemporaryFile() {
    if (!m_path.isEmpty())
        ::unlink(m_path.constData());
    if (m_fd >= 0)
        ::close(m_fd);
}

Status TemporaryFile::write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_fd, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return writeError(m_folder, errno);
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
    return {};
}

Result<QString> TemporaryFile::commit(const QString &stem, QLatin1StringView suffix) {
    if (::fsync(m_fd) != 0)
        return writeError(m_folder, errno);
    STELLWERK_ASSIGN(const QString target, moveIntoPlace(m_path, m_folder, stem, suffix));
    m_path.clear();
    return target;
}

} // namespace stellwerk::backup
