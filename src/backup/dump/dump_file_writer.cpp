// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_file.h"
#include "backup/tools/place.h"
#include "base/sha256.h"

#include <QCoreApplication>

#include <zstd.h>

#include <utility>
#include <vector>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

constexpr int kCompressionLevel = 3;

} // namespace

struct DumpFileWriter::Impl {
    TemporaryFile file;
    ZSTD_CCtx *zstd = ZSTD_createCCtx();
    std::vector<char> room = std::vector<char>(ZSTD_CStreamOutSize());
    Sha256 content;
    Sha256 all; ///< of the file's bytes
    qint64 contentBytes = 0;

    explicit Impl(TemporaryFile temporary) : file(std::move(temporary)) {}
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { ZSTD_freeCCtx(zstd); }

    Status put(QByteArrayView bytes) {
        all.add(bytes);
        return file.write(bytes);
    }

    Status compress(std::string_view bytes, ZSTD_EndDirective directive) {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        size_t left = 0;
        do {
            ZSTD_outBuffer out{room.data(), room.size(), 0};
            left = ZSTD_compressStream2(zstd, &out, &in, directive);
            if (ZSTD_isError(left))
                return fail(ErrorCode::Internal, Tr::tr("The dump cannot be compressed; no file was left."), {},
                            QString::fromLatin1(ZSTD_getErrorName(left)));
            STELLWERK_TRY(put({room.data(), static_cast<qsizetype>(out.pos)}));
        } while (in.pos < in.size || (directive == ZSTD_e_end && left > 0));
        return {};
    }
};

DumpFileWriter::DumpFileWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DumpFileWriter::DumpFileWriter(DumpFileWriter &&) noexcept = default;
DumpFileWriter::~DumpFileWriter() = default;

Result<DumpFileWriter> DumpFileWriter::create(const QString &folder) {
    STELLWERK_ASSIGN(TemporaryFile file, TemporaryFile::create(folder));
    auto impl = std::make_unique<Impl>(std::move(file));
    ZSTD_CCtx_setParameter(impl->zstd, ZSTD_c_compressionLevel, kCompressionLevel);
    ZSTD_CCtx_setParameter(impl->zstd, ZSTD_c_checksumFlag, 1);
    return DumpFileWriter(std::move(impl));
}

Status DumpFileWriter::write(std::string_view bytes) {
    m_impl->content.add(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    m_impl->contentBytes += static_cast<qint64>(bytes.size());
    return m_impl->compress(bytes, ZSTD_e_continue);
}

Result<QString> DumpFileWriter::commit(DumpMetadata metadata, const QString &stem) {
    STELLWERK_TRY(m_impl->compress({}, ZSTD_e_end));
    metadata.bytes = m_impl->contentBytes;
    metadata.sha256 = QString::fromLatin1(m_impl->content.result().toHex());
    const QByteArray json = metadata.toJson();
    STELLWERK_TRY(m_impl->put(dumpFrameBegin(json)));
    STELLWERK_TRY(m_impl->put(dumpFrameEnd(json, m_impl->all.result())));
    return m_impl->file.commit(stem, kDumpSuffix);
}

} // namespace stellwerk::backup
