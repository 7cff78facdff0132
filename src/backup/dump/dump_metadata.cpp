// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/dump/dump_metadata.h"

#include "backup/tools/info_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqlDump)
};

constexpr quint32 kSkippableMagic = 0x184D2A5D; // one of the sixteen of RFC 8878, 3.1.2
constexpr qint64 kHead = 8;
constexpr qint64 kShaBytes = 32;
constexpr QByteArrayView kMagic("STLWDMP1", 8);
constexpr qint64 kTail = kShaBytes + 4 + 8;
constexpr qint64 kMaxJson = 64 << 20;
constexpr QLatin1StringView kFormatName("stellwerk-sql-dump");

std::unexpected<Error> damaged(const QString &what) {
    return fail(ErrorCode::Damaged, Tr::tr("The SQL dump is damaged: %1.").arg(what));
}

} // namespace

QByteArray DumpMetadata::toJson() const {
    QJsonObject object = infoToJson(info, kFormatName);
    object.insert(QStringLiteral("tool"), toolVersion);
    object.insert(QStringLiteral("settings"), settings);
    object.insert(QStringLiteral("definitions"), definitions);
    object.insert(QStringLiteral("bytes"), bytes);
    object.insert(QStringLiteral("sha256"), sha256);
    object.insert(QStringLiteral("losses"), QJsonArray::fromStringList(losses));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<DumpMetadata> DumpMetadata::parse(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    DumpMetadata metadata;
    STELLWERK_ASSIGN(metadata.info, infoFromJson(object, kFormatName));
    metadata.info.kind = BackupKind::SqlDump;
    metadata.toolVersion = object.value(u"tool").toString();
    metadata.settings = object.value(u"settings").toObject();
    metadata.definitions = object.value(u"definitions").toString();
    metadata.bytes = object.value(u"bytes").toInteger(-1);
    metadata.sha256 = object.value(u"sha256").toString();
    for (const QJsonValue &loss : object.value(u"losses").toArray())
        metadata.losses << loss.toString();
    if (metadata.bytes < 0 || metadata.sha256.size() != 2 * kShaBytes || metadata.definitions.isEmpty())
        return damaged(Tr::tr("its metadata is not complete"));
    return metadata;
}

QByteArray dumpFrameBegin(const QByteArray &json) {
    QByteArray head(kHead, '\0');
    qToLittleEndian(kSkippableMagic, head.data());
    qToLittleEndian(static_cast<quint32>(json.size() + kTail), head.data() + 4);
    return QByteArray(head + json);
}

QByteArray dumpFrameEnd(const QByteArray &json, const QByteArray &sha256) {
    QByteArray length(4, '\0');
    qToLittleEndian(static_cast<quint32>(json.size()), length.data());
    return QByteArray(sha256 + length + kMagic.toByteArray());
}

Result<std::optional<DumpFrame>> findDumpFrame(qint64 size, const std::function<QByteArray(qint64, qint64)> &readAt) {
    if (size < kHead + kTail)
        return std::nullopt;
    const QByteArray tail = readAt(size - kTail, kTail);
    if (tail.size() != kTail || !tail.endsWith(kMagic))
        return std::nullopt;
    DumpFrame frame;
    const qint64 length = qFromLittleEndian<quint32>(tail.constData() + kShaBytes);
    frame.begin = size - kTail - length - kHead;
    if (length > kMaxJson || frame.begin < 0)
        return damaged(Tr::tr("its end is not what was written"));
    frame.sha256 = tail.first(kShaBytes);
    const QByteArray begin = readAt(frame.begin, kHead + length);
    frame.json = begin.sliced(std::min<qsizetype>(kHead, begin.size()));
    if (begin != dumpFrameBegin(frame.json))
        return damaged(Tr::tr("its end is not what was written"));
    return frame;
}

} // namespace stellwerk::backup
