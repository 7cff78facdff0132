// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/manifest.h"

#include "backup/tools/info_json.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PhysicalCopy)
};

constexpr QLatin1StringView kFormatName("stellwerk-physical-copy");
constexpr qint64 kPiece = 1 << 20;
constexpr qsizetype kShaLine = 65; // 64 digits and the line end

Result<ManifestFile> readEntry(const QDir &folder, const QString &path, bool flush, const TaskContext &context) {
    QFile file(path);
    ManifestFile entry{folder.relativeFilePath(path), 0, {}};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(path), {}, file.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (true) {
        STELLWERK_TRY(context.checkStop());
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            break;
        hash.addData(piece);
        entry.size += piece.size();
    }
    if (file.error() != QFileDevice::NoError || (flush && ::fsync(file.handle()) != 0))
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be read.").arg(path), {}, file.errorString());
    entry.sha256 = QString::fromLatin1(hash.result().toHex());
    return entry;
}

} // namespace

Result<std::vector<ManifestFile>> listFiles(const QString &folder, bool flush, const TaskContext &context) {
    const QDir base(folder);
    std::vector<ManifestFile> files;
    QDirIterator walk(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo info = walk.nextFileInfo();
        if (info.isSymLink() || (!info.isFile() && !info.isDir()))
            return fail(ErrorCode::Damaged,
                        Tr::tr("The physical copy holds %1, which is no file.").arg(info.absoluteFilePath()));
        if (info.isDir()) {
            if (flush)
                syncFolder(info.absoluteFilePath());
            continue;
        }
        if (base.relativeFilePath(info.absoluteFilePath()) == kManifestName)
            continue;
        context.report({info.fileName(), std::ssize(files), 0});
        STELLWERK_ASSIGN(ManifestFile entry, readEntry(base, info.absoluteFilePath(), flush, context));
        files.push_back(std::move(entry));
    }
    std::ranges::sort(files, {}, &ManifestFile::path);
    return files;
}

Status writeManifest(const QString &folder, const PhysicalManifest &manifest) {
    QJsonObject object = infoToJson(manifest.info, kFormatName);
    object.insert(QStringLiteral("tool"), manifest.toolVersion);
    object.insert(QStringLiteral("data_folder"), manifest.dataFolder);
    QJsonArray files;
    for (const ManifestFile &file : manifest.files)
        files.append(QJsonObject{{QStringLiteral("path"), file.path},
                                 {QStringLiteral("size"), file.size},
                                 {QStringLiteral("sha256"), file.sha256}});
    object.insert(QStringLiteral("files"), files);
    QByteArray text = QJsonDocument(object).toJson();
    text += sha256Hex(text).toLatin1() + '\n';
    return writeFileAtomically(QDir(folder).filePath(kManifestName), text, FileAccess::OwnerOnly);
}

Result<PhysicalManifest> readManifest(const QString &folder) {
    const auto damaged = [&folder](const QString &what) {
        return fail(ErrorCode::Damaged, Tr::tr("The physical copy %1 is damaged: %2.").arg(folder, what));
    };
    if (!QFileInfo(folder).isDir())
        return fail(ErrorCode::NotFound, Tr::tr("There is no physical copy %1.").arg(folder));
    const auto text = readFile(QDir(folder).filePath(kManifestName));
    if (!text)
        return damaged(text.error().message);
    const QByteArray json = text->first(std::max<qsizetype>(0, text->size() - kShaLine));
    if (QString::fromLatin1(text->sliced(json.size())) != QString(sha256Hex(json) + u'\n'))
        return damaged(Tr::tr("its manifest is not what was written"));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    PhysicalManifest manifest;
    STELLWERK_ASSIGN(manifest.info, infoFromJson(object, kFormatName));
    manifest.info.kind = BackupKind::Physical;
    manifest.info.file = QDir(folder).absolutePath();
    manifest.info.fileSize = text->size();
    manifest.toolVersion = object.value(u"tool").toString();
    manifest.dataFolder = object.value(u"data_folder").toString();
    for (const QJsonValue &value : object.value(u"files").toArray()) {
        const QJsonObject file = value.toObject();
        manifest.files.push_back(
            {file.value(u"path").toString(), file.value(u"size").toInteger(-1), file.value(u"sha256").toString()});
        manifest.info.fileSize += manifest.files.back().size;
    }
    if (manifest.files.empty())
        return damaged(Tr::tr("its manifest names no files"));
    return manifest;
}

} // namespace stellwerk::backup
