// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file_lock.h"

#include "base/pause.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace stellwerk {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

constexpr std::chrono::milliseconds kPause{20}; ///< between two attempts

std::unexpected<Error> unusable(const QString &path) {
    return fail(ErrorCode::Io, Tr::tr("The lock file %1 cannot be used; nothing was changed.").arg(path),
                Tr::tr("Check that its folder is there and writable."), QString::fromLocal8Bit(std::strerror(errno)));
}

} // namespace

Result<FileLock> FileLock::acquire(const QString &path, std::chrono::milliseconds patience,
                                   const TaskContext &context) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return unusable(path);
    FileLock lock(descriptor);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return unusable(path);
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(ErrorCode::Locked, Tr::tr("Another process holds %1; nothing was changed.").arg(path),
                        Tr::tr("Wait until it has ended, then try again."));
        STELLWERK_TRY(pause(context, kPause));
    }
    return lock;
}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace stellwerk
