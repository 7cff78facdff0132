// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/file_writer.h"

#include "backup/native/file_format.h"
#include "backup/tools/place.h"
#include "base/sha256.h"

#include <QCoreApplication>

#include <zstd.h>

#include <mutex>
#include <utility>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

/// Fast enough that the database is the slower side, and about as small as the levels above it.
constexpr int kCompressionLevel = 3;

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
    explicit Impl(TemporaryFile temporary) : file(std::move(temporary)) {}

    Result<qint64> append(std::string_view frame) {
        const std::lock_guard lock(mutex);
        const QByteArrayView view(frame.data(), static_cast<qsizetype>(frame.size()));
        hash.add(view);
        STELLWERK_TRY(file.write(view));
        return std::exchange(bytes, bytes + view.size());
    }

    std::mutex mutex; ///< for what follows
    TemporaryFile file;
    Sha256 hash;
    qint64 bytes = 0;
};

FileWriter::FileWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FileWriter::FileWriter(FileWriter &&) noexcept = default;
FileWriter &FileWriter::operator=(FileWriter &&) noexcept = default;
FileWriter::~FileWriter() = default;

Result<FileWriter> FileWriter::create(const QString &folder) {
    STELLWERK_ASSIGN(TemporaryFile file, TemporaryFile::create(folder));
    return FileWriter(std::make_unique<Impl>(std::move(file)));
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
    STELLWERK_TRY(m_impl->file.write(trailer.toBytes()));
    return m_impl->file.commit(stem, kFileSuffix);
}

} // namespace stellwerk::backup
