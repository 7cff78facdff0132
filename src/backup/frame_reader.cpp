// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/frame_reader.h"

#include "backup/file_format.h"
#include "backup/row_json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <zstd.h>

#include <cstring>
#include <vector>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

constexpr size_t kInputBytes = 256 << 10;
constexpr size_t kOutputBytes = 256 << 10;
/// A row of the largest cells that a server sends (max_allowed_packet, 1 GiB), as base64.
constexpr size_t kMaxLine = 3ULL << 30;

} // namespace

struct FrameReader::Impl {
    QFile file;
    FileTrailer trailer;
    qint64 dataEnd = 0;  ///< where the trailer begins
    qint64 consumed = 0; ///< offset of the first byte that zstd has not taken yet
    ZSTD_DCtx *zstd = ZSTD_createDCtx();
    QByteArray input;
    qsizetype inputAt = 0;
    std::vector<char> buffer = std::vector<char>(kOutputBytes + RowParser::kPadding);
    size_t begin = 0; ///< of what was not given out yet
    size_t end = 0;
    bool frameDone = false;
    qint64 frameBytes = 0;
    QCryptographicHash frameHash{QCryptographicHash::Sha256};
    QCryptographicHash fileHash{QCryptographicHash::Sha256};

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { ZSTD_freeDCtx(zstd); }

    [[nodiscard]] std::unexpected<Error> damaged(const QString &what) const {
        return fail(ErrorCode::Damaged, Tr::tr("The backup %1 is damaged: %2.").arg(file.fileName(), what),
                    Tr::tr("Use another backup. Nothing was changed."));
    }

    Status open(const QString &path) {
        const QFileInfo info(path);
        file.setFileName(info.absoluteFilePath());
        if (!info.exists())
            return fail(ErrorCode::NotFound, Tr::tr("The backup %1 does not exist.").arg(path));
        if (!info.isFile())
            return fail(ErrorCode::InvalidInput, Tr::tr("%1 is not a file; a backup was expected.").arg(path));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be read.").arg(path), {}, file.errorString());
        dataEnd = file.size() - FileTrailer::kSize;
        if (dataEnd <= 0 || !file.seek(dataEnd))
            return damaged(Tr::tr("it is too short"));
        const auto found = FileTrailer::parse(file.read(FileTrailer::kSize));
        if (!found || found->footerOffset >= static_cast<std::uint64_t>(dataEnd))
            return damaged(Tr::tr("its end is missing, or it is not a backup of Stellwerk"));
        trailer = *found;
        return seek(0);
    }

    Status seek(qint64 offset) {
        if (!file.seek(offset))
            return damaged(file.errorString());
        input.clear();
        inputAt = 0;
        consumed = offset;
        beginFrame();
        return {};
    }

    void beginFrame() {
        ZSTD_DCtx_reset(zstd, ZSTD_reset_session_only);
        begin = end = 0;
        frameDone = false;
        frameBytes = 0;
        frameHash.reset();
    }

    /// More compressed bytes; fails at the trailer, where every frame must have ended.
    Status readInput() {
        const qint64 size = std::min<qint64>(kInputBytes, dataEnd - file.pos());
        input = size > 0 ? file.read(size) : QByteArray();
        inputAt = 0;
        if (input.isEmpty())
            return damaged(file.error() == QFileDevice::NoError ? Tr::tr("it is cut off") : file.errorString());
        fileHash.addData(input);
        return {};
    }

    /// Room for another piece of output behind what is still needed, and for the parser's padding.
    Status makeRoom() {
        if (begin > 0) {
            std::memmove(buffer.data(), buffer.data() + begin, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end > kMaxLine)
            return damaged(Tr::tr("a line is longer than a row can be"));
        if (buffer.size() < end + kOutputBytes + RowParser::kPadding)
            buffer.resize(std::max(buffer.size() * 2, end + kOutputBytes + RowParser::kPadding));
        return {};
    }

    Status decompress() {
        STELLWERK_TRY(makeRoom());
        if (inputAt == input.size())
            STELLWERK_TRY(readInput());
        ZSTD_inBuffer in{input.constData(), static_cast<size_t>(input.size()), static_cast<size_t>(inputAt)};
        ZSTD_outBuffer out{buffer.data() + end, buffer.size() - RowParser::kPadding - end, 0};
        const size_t left = ZSTD_decompressStream(zstd, &out, &in);
        if (ZSTD_isError(left))
            return damaged(QString::fromLatin1(ZSTD_getErrorName(left)));
        consumed += static_cast<qint64>(in.pos) - inputAt;
        inputAt = static_cast<qsizetype>(in.pos);
        const QByteArrayView piece(buffer.data() + end, static_cast<qsizetype>(out.pos));
        frameHash.addData(piece);
        frameBytes += piece.size();
        end += out.pos;
        frameDone = left == 0;
        return {};
    }

    Result<bool> nextLine(std::string_view &line) {
        size_t searched = begin;
        while (true) {
            const void *found = std::memchr(buffer.data() + searched, '\n', end - searched);
            if (found) {
                const auto at = static_cast<size_t>(static_cast<const char *>(found) - buffer.data());
                line = {buffer.data() + begin, at - begin};
                begin = at + 1;
                return true;
            }
            if (frameDone && begin == end)
                return false;
            if (frameDone)
                return damaged(Tr::tr("a line has no end"));
            const size_t known = end - begin;
            STELLWERK_TRY(decompress());
            searched = begin + known;
        }
    }
};

FrameReader::FrameReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
FrameReader::FrameReader(FrameReader &&) noexcept = default;
FrameReader &FrameReader::operator=(FrameReader &&) noexcept = default;
FrameReader::~FrameReader() = default;

Result<FrameReader> FrameReader::open(const QString &path) {
    auto impl = std::make_unique<Impl>();
    STELLWERK_TRY(impl->open(path));
    return FrameReader(std::move(impl));
}

Result<bool> FrameReader::nextLine(std::string_view &line) {
    return m_impl->nextLine(line);
}

Status FrameReader::beginFooter() {
    if (m_impl->consumed != static_cast<qint64>(m_impl->trailer.footerOffset))
        return m_impl->damaged(Tr::tr("its footer is not where it should be"));
    m_impl->beginFrame();
    return {};
}

Status FrameReader::seekFooter() {
    return m_impl->seek(static_cast<qint64>(m_impl->trailer.footerOffset));
}

Status FrameReader::verifyEnd() {
    if (m_impl->consumed != m_impl->dataEnd)
        return m_impl->damaged(Tr::tr("something follows its footer"));
    if (m_impl->fileHash.result() != m_impl->trailer.sha256)
        return m_impl->damaged(Tr::tr("its SHA-256 differs"));
    return {};
}

qint64 FrameReader::frameBytes() const {
    return m_impl->frameBytes;
}
QString FrameReader::frameSha256() const {
    return QString::fromLatin1(m_impl->frameHash.result().toHex());
}
qint64 FrameReader::fileSize() const {
    return m_impl->file.size();
}

} // namespace stellwerk::backup
