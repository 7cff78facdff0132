// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/archive.h"

#include "package/tar_scan.h"

#include <KArchiveDirectory>
#include <KArchiveFile>
#include <KTar>

#include <QBuffer>
#include <QCoreApplication>

namespace stellwerk::package {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Package)
};

constexpr mode_t kFileMode = 0100644;
/// Two blocks of zeros end a tar; KTar leaves them out.
constexpr qsizetype kEndMark = 1024;

Status writeTar(const QMap<QString, QByteArray> &files, const QDateTime &time, QBuffer &buffer) {
    const auto failed = [](const QString &detail) {
        return fail(ErrorCode::Internal, Tr::tr("The package cannot be made; nothing was written."), {}, detail);
    };
    KTar tar(&buffer);
    if (!tar.open(QIODevice::WriteOnly))
        return failed(tar.errorString());
    const QString owner = QStringLiteral("root");
    for (const auto &[name, content] : files.asKeyValueRange()) {
        if (!tar.prepareWriting(name, owner, owner, content.size(), kFileMode, time, time, time) ||
            (!content.isEmpty() && !tar.writeData(content)) || !tar.finishWriting(content.size()))
            return failed(tar.errorString());
    }
    if (!tar.close())
        return failed(tar.errorString());
    return {};
}

void listFiles(const KArchiveDirectory *folder, const QString &prefix, QMap<QString, const KArchiveFile *> &files) {
    const QStringList names = folder->entries();
    for (const QString &name : names) {
        const KArchiveEntry *entry = folder->entry(name);
        if (entry->isDirectory())
            listFiles(static_cast<const KArchiveDirectory *>(entry), QString(prefix + name + u'/'), files);
        else
            files.insert(QString(prefix + name), static_cast<const KArchiveFile *>(entry));
    }
}

/// KArchive and the own scan must see the same files in the same places; what two readers understand differently is
/// how such archives deceive.
Status compareWithKArchive(const QByteArray &content, const std::vector<TarEntry> &entries) {
    QBuffer buffer;
    buffer.setData(content);
    KTar tar(&buffer);
    if (!buffer.open(QIODevice::ReadOnly) || !tar.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Damaged, Tr::tr("The package is damaged: its archive cannot be read."), {},
                    tar.errorString());
    QMap<QString, const KArchiveFile *> files;
    listFiles(tar.directory(), {}, files);
    bool same = files.size() == std::ssize(entries);
    for (const TarEntry &entry : entries) {
        const KArchiveFile *file = files.value(entry.name);
        same = same && file && file->symLinkTarget().isEmpty() && file->size() == entry.size &&
               file->position() == entry.offset;
    }
    if (!same)
        return fail(ErrorCode::InvalidInput, Tr::tr("The package is refused: its archive can be read in two ways."),
                    Tr::tr("Do not trust where it came from. Nothing was changed."));
    return {};
}

} // namespace

Result<QByteArray> packFiles(const QMap<QString, QByteArray> &files, const QDateTime &time) {
    QByteArray tar;
    QBuffer buffer(&tar);
    STELLWERK_TRY(writeTar(files, time, buffer));
    tar.append(kEndMark, '\0');
    return gzip(tar);
}

Result<QMap<QString, QByteArray>> unpackFiles(const QByteArray &archive, const ArchiveLimits &limits,
                                              const TaskContext &context) {
    STELLWERK_ASSIGN(const QByteArray tar, gunzip(archive, limits.unpacked, context));
    STELLWERK_ASSIGN(const std::vector<TarEntry> entries, scanTar(tar, limits.entries));
    STELLWERK_TRY(compareWithKArchive(tar, entries));
    QMap<QString, QByteArray> files;
    for (const TarEntry &entry : entries)
        files.insert(entry.name, tar.sliced(entry.offset, entry.size));
    return files;
}

} // namespace stellwerk::package
