// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/file_writer.h"

#include "backup/file_format.h"
#include "base/files.h"
#include "base/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <utility>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Fast enough that the database is the slower side, and about as small as the levels above it.
constexpr int kCompressionLevel = 3;
constexpr int kMaxNames = 1000;
constexpr QLatin1StringView kTemporaryStem(".stellwerk-backup-");

/// Files of writers that were killed: nobody locks them any more.
void removeLeftovers(const QString &folder) {
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QString(kTemporaryStem + u'*')}, QDir::Files | QDir::Hidden)) {
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

void FrameCompressor::Free::operator()(ZSTD_CCtx_s *zstd) const {
    ZSTD_freeCCtx(zstd);
}

FrameCompressor::FrameCompressor() : m_zstd(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(m_zstd.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    ZSTD_CCtx_setParameter(m_zstd.get(), ZSTD_c_checksumFlag, 1);
}

Result<std::string_view> FrameCompressor::compress(std::string_view lines) {
    // Room for what cannot be compressed is made once; later frames find it there.
    if (const size_t needed = ZSTD_compressBound(lines.size()); m_frame.size() < needed)
        m_frame.resize(needed);
    const size_t size = ZSTD_compress2(m_zstd.get(), m_frame.data(), m_frame.size(), lines.data(), lines.size());
    if (ZSTD_isError(size))
        return fail(ErrorCode::Internal, Tr::tr("The backup cannot be compressed; no file was left."), {},
                    QString::fromLatin1(ZSTD_getErrorName(size)));
    return std::string_view(m_frame.data(), size);
}

struct FileWriter::Impl {
    QString folder;
    QByteArray path; ///< temporary, empty once renamed
    int fd = -1;
    std::mutex mutex; ///< for what follows
    Sha256 hash;
    qint64 bytes = 0;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() {
        if (fd >= 0)
            ::close(fd);
        if (!path.isEmpty())
            ::unlink(path.constData());
    }

    [[nodiscard]] std::unexpected<Error> writeError() const {
        const int code = errno;
        return fail(ErrorCode::Io, Tr::tr("The backup cannot be written to %1; no file was left.").arg(folder),
                    code == ENOSPC ? Tr::tr("The disk is full: make room or name another backup folder.")
                                   : Tr::tr("Check that the folder may be written by this user."),
                    QString::fromLocal8Bit(std::strerror(code)));
    }

    /// Makes the temporary file, mode 0600, and locks it as long as it is written.
    Status open() {
        while (true) {
            path = QFile::encodeName(QDir(folder).filePath(QString(kTemporaryStem + u"XXXXXX")));
            fd = ::mkostemp(path.data(), O_CLOEXEC);
            if (fd < 0) {
                path.clear();
                return writeError();
            }
            struct stat now{};
            if (::flock(fd, LOCK_EX) == 0 && ::fstat(fd, &now) == 0 && now.st_nlink > 0)
                return {};
            // Somebody took it for a leftover before it was locked.
            ::close(fd);
        }
    }

    Result<qint64> append(std::string_view frame) {
        const std::lock_guard lock(mutex);
        hash.add(QByteArrayView(frame.data(), static_cast<qsizetype>(frame.size())));
        STELLWERK_TRY(put(frame));
        return std::exchange(bytes, bytes + static_cast<qint64>(frame.size()));
    }

    Status put(std::string_view rest) {
        while (!rest.empty()) {
            const ssize_t written = ::write(fd, rest.data(), rest.size());
            if (written < 0 && errno != EINTR)
                return writeError();
            rest.remove_prefix(static_cast<size_t>(std::max<ssize_t>(written, 0)));
        }
        return {};
    }

    /// Gives the file its name; false when somebody else has that name already.
    Result<bool> rename(const QByteArray &target) {
        if (::renameat2(AT_FDCWD, path.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
            return true;
        if (errno == EEXIST)
            return false;
        // Some file systems cannot refuse to replace; there looking first has to do.
        if (errno != EINVAL && errno != ENOSYS)
            return writeError();
        if (QFile::exists(QFile::decodeName(target)))
            return false;
        if (::rename(path.constData(), target.constData()) != 0)
            return writeError();
        return true;
    }
};

FileWriter::FileWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FileWriter::FileWriter(FileWriter &&) noexcept = default;
FileWriter &FileWriter::operator=(FileWriter &&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::create(const QString &folder) {
    STELLWERK_TRY(makeFolder(folder));
    auto impl = std::make_unique<Impl>();
    impl->folder = QDir(folder).absolutePath();
    removeLeftovers(impl->folder);
    STELLWERK_TRY(impl->open());
    return FileWriter(std::move(impl));
}

Result<qint64> FileWriter::append(std::string_view frame) {
    return m_impl->append(frame);
}

Result<QString> FileWriter::commit(std::string_view footer, const QString &stem) {
    FrameCompressor compressor;
    STELLWERK_ASSIGN(const std::string_view frame, compressor.compress(footer));
    STELLWERK_ASSIGN(const qint64 offset, m_impl->append(frame));
    FileTrailer trailer;
    trailer.footerOffset = static_cast<std::uint64_t>(offset);
    trailer.sha256 = m_impl->hash.result();
    STELLWERK_TRY(m_impl->put(trailer.toBytes().toStdString()));
    if (::fsync(m_impl->fd) != 0)
        return m_impl->writeError();
    for (int i = 1; i <= kMaxNames; ++i) {
        const QString name = QString(stem + (i == 1 ? QString() : QStringLiteral("_%1").arg(i)) + kFileSuffix);
        const QString target = QDir(m_impl->folder).filePath(name);
        STELLWERK_ASSIGN(const bool renamed, m_impl->rename(QFile::encodeName(target)));
        if (!renamed)
            continue;
        m_impl->path.clear();
        syncFolder(m_impl->folder);
        return target;
    }
    return fail(ErrorCode::AlreadyExists,
                Tr::tr("The folder %1 has too many backups of this second; no file was left.").arg(m_impl->folder));
}

} // namespace stellwerk::backup
