// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/file_writer.h"

#include "backup/file_format.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Fast enough that the database is the slower side, and about as small as the levels above it.
constexpr int kCompressionLevel = 3;
constexpr int kMaxNames = 1000;

QByteArrayView view(std::string_view bytes) {
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

} // namespace

struct FileWriter::Impl {
    QString folder;
    QByteArray path; ///< temporary, empty once renamed
    int fd = -1;
    ZSTD_CCtx *zstd = ZSTD_createCCtx();
    std::vector<char> room = std::vector<char>(ZSTD_CStreamOutSize());
    QCryptographicHash content{QCryptographicHash::Sha256};
    QCryptographicHash file{QCryptographicHash::Sha256};
    qint64 contentBytes = 0;
    qint64 fileBytes = 0;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() {
        ZSTD_freeCCtx(zstd);
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

    Status put(const char *bytes, size_t size) {
        file.addData(QByteArrayView(bytes, static_cast<qsizetype>(size)));
        fileBytes += static_cast<qint64>(size);
        while (size > 0) {
            const ssize_t written = ::write(fd, bytes, size);
            if (written < 0 && errno != EINTR)
                return writeError();
            bytes += std::max<ssize_t>(written, 0);
            size -= static_cast<size_t>(std::max<ssize_t>(written, 0));
        }
        return {};
    }

    Status compress(std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        size_t left = 0;
        do {
            ZSTD_outBuffer out{room.data(), room.size(), 0};
            left = ZSTD_compressStream2(zstd, &out, &in, directive);
            if (ZSTD_isError(left))
                return fail(ErrorCode::Internal, Tr::tr("The backup cannot be compressed; no file was left."), {},
                            QString::fromLatin1(ZSTD_getErrorName(left)));
            STELLWERK_TRY(put(room.data(), out.pos));
        } while (in.pos < in.size || (directive == ZSTD_e_end && left > 0));
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
    QByteArray path = QFile::encodeName(impl->folder) + "/.stellwerk-backup-XXXXXX";
    impl->fd = ::mkostemp(path.data(), O_CLOEXEC); // mode 0600
    if (impl->fd < 0)
        return impl->writeError();
    impl->path = path;
    ZSTD_CCtx_setParameter(impl->zstd, ZSTD_c_compressionLevel, kCompressionLevel);
    ZSTD_CCtx_setParameter(impl->zstd, ZSTD_c_checksumFlag, 1);
    return FileWriter(std::move(impl));
}

Status FileWriter::write(std::string_view bytes) {
    m_impl->content.addData(view(bytes));
    m_impl->contentBytes += static_cast<qint64>(bytes.size());
    return m_impl->compress(bytes, ZSTD_e_continue);
}

Result<FileWriter::Content> FileWriter::endContent() {
    STELLWERK_TRY(m_impl->compress({}, ZSTD_e_end));
    return Content{m_impl->contentBytes, QString::fromLatin1(m_impl->content.result().toHex())};
}

Result<QString> FileWriter::commit(std::string_view footer, const QString &stem) {
    FileTrailer trailer;
    trailer.footerOffset = static_cast<std::uint64_t>(m_impl->fileBytes);
    STELLWERK_TRY(m_impl->compress(footer, ZSTD_e_end));
    trailer.sha256 = m_impl->file.result();
    const QByteArray end = trailer.toBytes();
    STELLWERK_TRY(m_impl->put(end.constData(), static_cast<size_t>(end.size())));
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
