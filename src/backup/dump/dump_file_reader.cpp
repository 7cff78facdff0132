// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <zstd.h>

#include <vector>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

constexpr QByteArrayView kZstd("\x28\xB5\x2F\xFD", 4);
constexpr QByteArrayView kGzip("\x1F\x8B", 2);
constexpr qint64 kPiece = 256 << 10;

} // namespace

struct DumpFileReader::Impl {
    QFile file;
    std::optional<DumpMetadata> metadata;
    QByteArray sha256; ///< of the file, as its end says
    QByteArray frameHead;
    qint64 end = 0; ///< of what is compressed
    bool compressed = false;
    bool frameOpen = false; ///< in the middle of a zstd frame
    bool done = false;
    bool more = false; ///< the decoder holds text that did not fit
    ZSTD_DCtx *zstd = ZSTD_createDCtx();
    QByteArray input;
    size_t used = 0; ///< of the input
    std::vector<char> output = std::vector<char>(ZSTD_DStreamOutSize());
    QCryptographicHash fileHash{QCryptographicHash::Sha256};
    QCryptographicHash contentHash{QCryptographicHash::Sha256};
    qint64 contentBytes = 0;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { ZSTD_freeDCtx(zstd); }

    [[nodiscard]] std::unexpected<Error> damaged(const QString &what) const {
        return fail(ErrorCode::Damaged, Tr::tr("The SQL dump %1 is damaged: %2.").arg(file.fileName(), what),
                    Tr::tr("Take another backup. Nothing was changed."));
    }
    [[nodiscard]] std::unexpected<Error> unreadable() const {
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(file.fileName()), {}, file.errorString());
    }

    Status open(const QString &path) {
        file.setFileName(QFileInfo(path).absoluteFilePath());
        if (!file.exists())
            return fail(ErrorCode::NotFound, Tr::tr("The SQL dump %1 does not exist.").arg(path));
        if (QFileInfo(path).isDir())
            return fail(ErrorCode::InvalidInput, Tr::tr("%1 is a folder, not an SQL dump.").arg(path));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return unreadable();
        const QByteArray head = file.peek(4);
        if (head.startsWith(kGzip))
            return fail(ErrorCode::InvalidInput, Tr::tr("%1 is compressed with gzip.").arg(path),
                        Tr::tr("Unpack it first: gunzip -k FILE. Nothing was changed."));
        compressed = head == kZstd;
        end = file.size();
        auto frame = findDumpFrame(
            end, [this](qint64 offset, qint64 length) { return file.seek(offset) ? file.read(length) : QByteArray(); });
        if (!frame)
            return damaged(frame.error().message);
        if (*frame) {
            STELLWERK_ASSIGN(metadata, DumpMetadata::parse((*frame)->json));
            metadata->info.file = file.fileName();
            metadata->info.fileSize = end;
            end = (*frame)->begin;
            sha256 = (*frame)->sha256;
            frameHead = dumpFrameBegin((*frame)->json);
            compressed = true;
        } else if (!compressed && path.endsWith(kDumpSuffix)) {
            return damaged(Tr::tr("it does not begin as zstd does"));
        }
        return file.seek(0) ? Status{} : unreadable();
    }

    Status fill() {
        input = file.read(std::min(kPiece, end - file.pos()));
        if (input.isEmpty() && file.pos() < end)
            return unreadable();
        used = 0;
        fileHash.addData(input);
        return {};
    }

    Result<bool> finish() {
        done = true;
        if (frameOpen)
            return damaged(Tr::tr("it ends too early"));
        if (!metadata)
            return false;
        fileHash.addData(frameHead);
        if (fileHash.result() != sha256)
            return damaged(Tr::tr("its SHA-256 differs"));
        if (contentBytes != metadata->bytes || contentHash.result() != QByteArray::fromHex(metadata->sha256.toLatin1()))
            return damaged(Tr::tr("its text is not what was written"));
        return false;
    }

    Result<bool> give(std::string_view &piece, const char *bytes, size_t size) {
        piece = {bytes, size};
        contentHash.addData(QByteArrayView(bytes, static_cast<qsizetype>(size)));
        contentBytes += static_cast<qint64>(size);
        return true;
    }

    Result<bool> read(std::string_view &piece) {
        while (!done) {
            if (used == static_cast<size_t>(input.size()) && !more) {
                if (file.pos() >= end)
                    return finish();
                STELLWERK_TRY(fill());
            }
            if (!compressed) {
                used = static_cast<size_t>(input.size());
                return give(piece, input.constData(), used);
            }
            if (!frameOpen && !startsFrame())
                return damaged(Tr::tr("something that is no part of a dump follows its text"));
            ZSTD_inBuffer in{input.constData(), static_cast<size_t>(input.size()), used};
            ZSTD_outBuffer out{output.data(), output.size(), 0};
            const size_t left = ZSTD_decompressStream(zstd, &out, &in);
            if (ZSTD_isError(left))
                return damaged(QString::fromLatin1(ZSTD_getErrorName(left)));
            used = in.pos;
            frameOpen = left != 0;
            more = out.pos == out.size;
            if (out.pos > 0)
                return give(piece, output.data(), out.pos);
        }
        return false;
    }

    /// Skippable frames are nobody's but ours, and ours stands at the end only.
    [[nodiscard]] bool startsFrame() const {
        const QByteArrayView rest = QByteArrayView(input).sliced(static_cast<qsizetype>(used));
        return rest.first(std::min<qsizetype>(rest.size(), kZstd.size())) ==
               kZstd.first(std::min(rest.size(), kZstd.size()));
    }
};

DumpFileReader::DumpFileReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DumpFileReader::DumpFileReader(DumpFileReader &&) noexcept = default;
DumpFileReader::~DumpFileReader() = default;

Result<DumpFileReader> DumpFileReader::open(const QString &file) {
    auto impl = std::make_unique<Impl>();
    STELLWERK_TRY(impl->open(file));
    return DumpFileReader(std::move(impl));
}

const std::optional<DumpMetadata> &DumpFileReader::metadata() const {
    return m_impl->metadata;
}
qint64 DumpFileReader::fileSize() const {
    return m_impl->file.size();
}
qint64 DumpFileReader::position() const {
    return m_impl->file.pos();
}
Result<bool> DumpFileReader::read(std::string_view &piece) {
    return m_impl->read(piece);
}

} // namespace stellwerk::backup
