// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/listed_file.h"

#include "backup/dump/dump_file.h"
#include "backup/dump/sql_dump.h"
#include "backup/native/file_format.h"
#include "backup/physical/manifest.h"
#include "backup/physical/physical_copy.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupCatalogue)
};

constexpr qint64 kEdge = 64 << 10; ///< bytes of the beginning and the end that a fingerprint covers

std::unexpected<Error> unreadable(const QString &path, const QString &detail) {
    return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be read.").arg(path), {}, detail);
}

Result<FileMark> markOfFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    const QFileInfo info(path);
    const qint64 size = file.size();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(file.read(kEdge));
    if (size > kEdge) {
        if (!file.seek(std::max(kEdge, size - kEdge)))
            return unreadable(path, file.errorString());
        hash.addData(file.read(kEdge));
    }
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, file.errorString());
    return FileMark{size, info.lastModified().toMSecsSinceEpoch(), QString::fromLatin1(hash.result().toHex())};
}

FileMark markOfFolder(const QString &path) {
    FileMark mark;
    QStringList lines;
    QDirIterator files(path, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    const QDir folder(path);
    while (files.hasNext()) {
        const QFileInfo info = files.nextFileInfo();
        mark.bytes += info.size();
        mark.modified = std::max(mark.modified, info.lastModified().toMSecsSinceEpoch());
        lines << QStringLiteral("%1 %2 %3")
                     .arg(info.size())
                     .arg(info.lastModified().toMSecsSinceEpoch())
                     .arg(folder.relativeFilePath(info.filePath()));
    }
    lines.sort();
    mark.fingerprint = sha256Hex(lines.join(u'\n').toUtf8());
    return mark;
}

} // namespace

QString backupKindName(BackupKind kind) {
    switch (kind) {
    case BackupKind::Native:
        return QStringLiteral("native");
    case BackupKind::SqlDump:
        return QStringLiteral("sql");
    case BackupKind::Physical:
        return QStringLiteral("physical");
    }
    Q_UNREACHABLE_RETURN({});
}

QString verifyDepthName(VerifyDepth depth) {
    switch (depth) {
    case VerifyDepth::None:
        return QStringLiteral("none");
    case VerifyDepth::Checksum:
        return QStringLiteral("checksum");
    case VerifyDepth::Contents:
        return QStringLiteral("contents");
    case VerifyDepth::Restored:
        return QStringLiteral("restored");
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<BackupKind> backupKindOf(QStringView name) {
    for (const BackupKind kind : {BackupKind::Native, BackupKind::SqlDump, BackupKind::Physical}) {
        if (name == backupKindName(kind))
            return kind;
    }
    return {};
}

std::optional<VerifyDepth> verifyDepthOf(QStringView name) {
    for (const VerifyDepth depth :
         {VerifyDepth::None, VerifyDepth::Checksum, VerifyDepth::Contents, VerifyDepth::Restored}) {
        if (name == verifyDepthName(depth))
            return depth;
    }
    return {};
}

std::optional<BackupKind> kindOf(const QString &path) {
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!name.startsWith(QLatin1String("backup_")))
        return {};
    if (info.isFile() && name.endsWith(kFileSuffix))
        return BackupKind::Native;
    if (info.isFile() && name.endsWith(kDumpSuffix))
        return BackupKind::SqlDump;
    if (info.isDir() && name.endsWith(kPhysicalSuffix))
        return BackupKind::Physical;
    return {};
}

Result<FileMark> markOf(const QString &path) {
    return QFileInfo(path).isDir() ? Result<FileMark>(markOfFolder(path)) : markOfFile(path);
}

Result<BackupInfo> readInfo(const QString &path) {
    switch (kindOf(path).value_or(BackupKind::Native)) {
    case BackupKind::SqlDump:
        return readSqlDumpInfo(path);
    case BackupKind::Physical:
        return readPhysicalCopyInfo(path);
    case BackupKind::Native:
        break;
    }
    return readBackupInfo(path);
}

BackupInfo infoFromOutside(const QString &path, BackupKind kind) {
    static const QRegularExpression time(QStringLiteral("\\Abackup_(\\d{8}_\\d{6})_"));
    const QFileInfo file(path);
    BackupInfo info;
    info.kind = kind;
    info.file = file.absoluteFilePath();
    info.fileSize = file.size();
    info.createdAt = QDateTime::fromString(time.match(file.fileName()).captured(1), QStringLiteral("yyyyMMdd_HHmmss"));
    info.createdAt.setTimeZone(QTimeZone::UTC);
    if (!info.createdAt.isValid())
        info.createdAt = file.lastModified().toUTC();
    return info;
}

Result<BackupInfo> checkFile(const QString &path, VerifyDepth depth, const TaskContext &context) {
    switch (kindOf(path).value_or(BackupKind::Native)) {
    case BackupKind::SqlDump:
        return verifySqlDump(path, depth, nullptr, context);
    case BackupKind::Physical:
        return verifyPhysicalCopy(path, depth, context);
    case BackupKind::Native:
        break;
    }
    return depth == VerifyDepth::Contents ? verifyBackup(path, context) : checkBackup(path, context);
}

Status removeBackup(const QString &path) {
    const QFileInfo info(path);
    const auto kept = [&path](const QString &detail = {}) {
        return fail(ErrorCode::Io, Tr::tr("The backup %1 cannot be removed; it is still there.").arg(path),
                    Tr::tr("Check the rights of its folder."), detail);
    };
    if (!info.isDir() || info.isSymLink()) {
        QFile file(path);
        return file.remove() ? Status() : kept(file.errorString());
    }
    const QString doomed = QString(info.absolutePath() + QLatin1String("/.removing_") + info.fileName());
    if (!QDir().rename(path, doomed))
        return kept();
    if (!QDir(doomed).removeRecursively())
        return fail(ErrorCode::Io, Tr::tr("What is left of the backup %1 cannot be removed.").arg(doomed),
                    Tr::tr("Remove the folder by hand; it is no backup any more."));
    return {};
}

} // namespace stellwerk::backup
