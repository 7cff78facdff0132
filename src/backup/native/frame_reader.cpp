// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/frame_reader.h"

#include "backup/native/row_json.h"

#include <QCoreApplication>
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

std::unexpected<Error> fileDamaged(const QString &path, const QString &what) {
    return fail(ErrorCode::Damaged, Tr::tr("The backup %1 is damaged: %2.").arg(path, what),
                Tr::tr("Use another backup. Nothing was changed."));
}

struct FrameReader::Impl {
    QFile file;
    qint64 left = 0; ///< bytes of the frame that were not read yet
    ZSTD_DCtx *zstd = ZSTD_createDCtx();
    QByteArray input;
    qsizetype inputAt = 0;
    std::vector<char> buffer = std::vector<char>(kOutputBytes + RowParser::kPadding);
    size_t lineBegin = 0; ///< of what was not given out yet
    size_t end = 0;
    bool frameDone = false;

    Impl() = default;
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { ZSTD_freeDCtx(zstd); }

    [[nodiscard]] std::unexpected<Error> damaged(const QString &what) const {
        return fileDamaged(file.fileName(), what);
    }

    Status open(const QString &path) {
        const QFileInfo info(path);
        file.setFileName(info.absoluteFilePath());
        if (!info.exists())
            return fail(ErrorCode::NotFound, Tr::tr("The backup %1 does not exist.").arg(path));
        if (!info.isFile())
            return fail(ErrorCode::InvalidInput, Tr::tr("%1 is not a file; a backup was expected.").arg(path));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be read.").arg(path), {}, file.errorString());
        return {};
    }

    Status begin(qint64 offset, qint64 size) {
        if (!file.seek(offset))
            return damaged(file.errorString());
        ZSTD_DCtx_reset(zstd, ZSTD_reset_session_only);
        left = size;
        input.clear();
        inputAt = 0;
        lineBegin = end = 0;
        frameDone = false;
        return {};
    }

    /// More compressed bytes; fails where the frame should have ended.
    Status readInput() {
        const qint64 size = std::min<qint64>(kInputBytes, left);
        input = size > 0 ? file.read(size) : QByteArray();
        inputAt = 0;
        left -= input.size();
        if (input.isEmpty())
            return damaged(file.error() == QFileDevice::NoError ? Tr::tr("it is cut off") : file.errorString());
        return {};
    }

    /// Room for another piece of output behind what is still needed, and for the parser's padding.
    Status makeRoom() {
        if (lineBegin > 0) {
            std::memmove(buffer.data(), buffer.data() + lineBegin, end - lineBegin);
            end -= lineBegin;
            lineBegin = 0;
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
        const size_t unfinished = ZSTD_decompressStream(zstd, &out, &in);
        if (ZSTD_isError(unfinished))
            return damaged(QString::fromLatin1(ZSTD_getErrorName(unfinished)));
        inputAt = static_cast<qsizetype>(in.pos);
        end += out.pos;
        frameDone = unfinished == 0;
        if (frameDone && (left > 0 || inputAt < input.size()))
            return damaged(Tr::tr("a frame is shorter than it should be"));
        return {};
    }

    Result<bool> nextLine(std::string_view &line) {
        size_t searched = lineBegin;
        while (true) {
            const void *found = std::memchr(buffer.data() + searched, '\n', end - searched);
            if (found) {
                const auto at = static_cast<size_t>(static_cast<const char *>(found) - buffer.data());
                line = {buffer.data() + lineBegin, at - lineBegin};
                lineBegin = at + 1;
                return true;
            }
            if (frameDone && lineBegin == end)
                return false;
            if (frameDone)
                return damaged(Tr::tr("a line has no end"));
            const size_t known = end - lineBegin;
            STELLWERK_TRY(decompress());
            searched = lineBegin + known;
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

Status FrameReader::begin(qint64 offset, qint64 size) {
    return m_impl->begin(offset, size);
}

} // namespace stellwerk::backup
