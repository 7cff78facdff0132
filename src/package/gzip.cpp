// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/gzip.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

constexpr qint64 kChunk = 1 << 20;
/// RFC 1952: magic, deflate, FNAME with an empty name, no time, no extra flags, Unix. KArchive writes exactly this,
/// apart from the time.
constexpr QByteArrayView kHeader("\x1f\x8b\x08\x08\0\0\0\0\0\x03\0", 11);
constexpr qsizetype kTimeAt = 4;
constexpr qsizetype kTimeLength = 4;
/// CRC-32 and size modulo 2^32.
constexpr qsizetype kTrailerLength = 8;

std::unexpected<Error> damaged(const QString &detail) {
    return fail(ErrorCode::Damaged, Tr::tr("The package is damaged: it cannot be unpacked."),
                Tr::tr("Fetch or make the package again. Nothing was changed."), detail);
}

Status checkLimits(qint64 unpacked, qint64 packed, const UnpackLimits &limits) {
    const bool bomb = unpacked > limits.ratioFrom && unpacked / limits.ratio > packed;
    if (unpacked <= limits.bytes && !bomb)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        Tr::tr("The package is refused: it would unpack to far more than a package needs (over %1 MiB from %2 KiB).")
            .arg(unpacked >> 20)
            .arg(packed >> 10),
        Tr::tr("Do not trust where it came from. Nothing was changed."));
}

} // namespace

Result<QByteArray> gzip(const QByteArray &content) {
    QByteArray packed;
    QBuffer buffer(&packed);
    const auto failed = [](const QString &detail) {
        return fail(ErrorCode::Internal, Tr::tr("The package cannot be compressed; nothing was written."), {}, detail);
    };
    KCompressionDevice device(&buffer, false, KCompressionDevice::GZip);
    if (!buffer.open(QIODevice::WriteOnly) || !device.open(QIODevice::WriteOnly))
        return failed(device.errorString());
    for (qint64 at = 0; at < content.size(); at += kChunk) {
        const qint64 length = std::min<qint64>(kChunk, content.size() - at);
        if (device.write(content.constData() + at, length) != length)
            return failed(device.errorString());
    }
    device.close();
    if (device.error() != QFileDevice::NoError || packed.size() < kHeader.size() + kTrailerLength)
        return failed(device.errorString());
    // The time is the only part that differs from run to run, and no checksum covers it.
    std::fill_n(packed.begin() + kTimeAt, kTimeLength, '\0');
    if (!packed.startsWith(kHeader))
        return failed(QStringLiteral("unexpected gzip header"));
    return packed;
}

Result<QByteArray> gunzip(const QByteArray &packed, const UnpackLimits &limits, const TaskContext &context) {
    if (packed.isEmpty())
        return damaged(QStringLiteral("empty"));
    if (!packed.startsWith(kHeader))
        return damaged(QStringLiteral("not the gzip header of a package"));
    QBuffer buffer;
    buffer.setData(packed);
    KCompressionDevice device(&buffer, false, KCompressionDevice::GZip);
    if (!buffer.open(QIODevice::ReadOnly) || !device.open(QIODevice::ReadOnly))
        return damaged(device.errorString());
    QByteArray content;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    while (true) {
        STELLWERK_TRY(context.checkStop());
        const qint64 length = device.read(chunk.data(), chunk.size());
        if (length < 0)
            return damaged(QStringLiteral("wrong deflate data or checksum"));
        if (length == 0)
            break;
        content.append(chunk.constData(), length);
        STELLWERK_TRY(checkLimits(content.size(), packed.size(), limits));
    }
    // A cut-off file merely stops giving bytes; only atEnd() tells it from the real end.
    if (!device.atEnd())
        return damaged(QStringLiteral("cut off"));
    // Further members after ours would be unpacked silently: then the last size is not that of the whole.
    const auto size = qFromLittleEndian<quint32>(packed.constData() + packed.size() - 4);
    if (size != static_cast<quint32>(content.size()))
        return damaged(QStringLiteral("more follows after the end"));
    return content;
}

} // namespace stellwerk::package
