// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/backup_file.h"

#include "backup/convert/conversion.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <unistd.h>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupList)
};

using backup::RetentionReason;

constexpr qint64 kPiece = 1 << 20;

std::unexpected<Error> mustStay(const backup::RetentionDecision &decision) {
    const QString name = QFileInfo(decision.entry.info.file).fileName();
    const auto refuse = [&](const QString &why, const QString &hint) {
        return fail(ErrorCode::CheckFailed, QString(why.arg(name) + u' ' + Tr::tr("Nothing was removed.")), hint);
    };
    switch (decision.reason) {
    case RetentionReason::OtherEnvironment:
        return refuse(Tr::tr("%1 belongs to “%2”.").arg(QStringLiteral("%1"), decision.entry.belongsTo),
                      Tr::tr("Name that environment with --env."));
    case RetentionReason::OwnerUnknown:
        return refuse(Tr::tr("Which environment %1 belongs to cannot be told."),
                      Tr::tr("Remove the file by hand when nobody needs it."));
    case RetentionReason::Pinned:
        return refuse(Tr::tr("%1 is pinned."),
                      Tr::tr("Take the pin away first: stellwerk-cli backup unpin %1").arg(name));
    case RetentionReason::Needed:
        return refuse(Tr::tr("%1 is what an unfinished deployment would go back to."),
                      Tr::tr("Finish the deployment %1 first.").arg(decision.entry.neededBy));
    case RetentionReason::Unreadable:
        return refuse(Tr::tr("%1 cannot be read, so nobody knows what would be lost."),
                      Tr::tr("Give yourself the right to read it."));
    default:
        return refuse(Tr::tr("%1 is the newest backup, or the newest that was verified."),
                      Tr::tr("Make a newer one and verify it first: stellwerk-cli backup create"));
    }
}

/// Where the export goes; nothing may be there yet.
Result<QString> freeTarget(const QString &wanted, const QString &name) {
    const QString path = QDir::current().absoluteFilePath(wanted);
    const QString target = QFileInfo(path).isDir() ? QString(path + u'/' + name) : path;
    if (QFileInfo::exists(target))
        return fail(ErrorCode::AlreadyExists, Tr::tr("%1 exists already. Nothing was written.").arg(target),
                    Tr::tr("Name another file."));
    return QDir::cleanPath(target);
}

std::unexpected<Error> copyError(const QFileDevice &file) {
    return fail(ErrorCode::Io, Tr::tr("%1 cannot be written; nothing is left of it.").arg(file.fileName()),
                Tr::tr("Look at the room and the rights there."), file.errorString());
}

/// Under a temporary name, which goes with the object; mode 0600 is QTemporaryFile's own.
Status copyBytes(const QString &file, QTemporaryFile &copy, const TaskContext &context) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(file), {}, source.errorString());
    while (!source.atEnd()) {
        STELLWERK_TRY(context.checkStop());
        const QByteArray piece = source.read(kPiece);
        if (piece.isEmpty())
            return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(file), {}, source.errorString());
        if (copy.write(piece) != piece.size())
            return copyError(copy);
    }
    if (!copy.flush() || ::fsync(copy.handle()) != 0)
        return copyError(copy);
    return {};
}

} // namespace

Result<PrunePlan> planDelete(const Session &session, const project::Environment &environment, const QString &file,
                             const QDateTime &now, const TaskContext &context) {
    STELLWERK_ASSIGN(const QString path, findBackup(session, environment, file));
    project::Environment withoutDays = environment;
    withoutDays.retention = {0, 0};
    STELLWERK_ASSIGN(PrunePlan plan, planPrune(session, withoutDays, now, context));
    const QString wanted = QFileInfo(path).canonicalFilePath();
    std::erase_if(plan.decisions, [&wanted](const backup::RetentionDecision &one) {
        return QFileInfo(one.entry.info.file).canonicalFilePath() != wanted;
    });
    if (plan.decisions.empty())
        return fail(ErrorCode::NotFound,
                    Tr::tr("%1 is no backup of “%2”. Nothing was removed.").arg(path, environment.name));
    if (!plan.decisions.front().removes())
        return mustStay(plan.decisions.front());
    return plan;
}

Result<ExportedBackup> exportBackup(const QString &file, const QString &target, const TaskContext &context) {
    if (backup::kindOf(file) == backup::BackupKind::Physical)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("%1 is a physical copy, a folder of the server's files. Nothing was written.").arg(file),
                    Tr::tr("Copy the folder as it is, for example with rsync -a; its manifest has every checksum."));
    STELLWERK_TRY(backup::checkFile(file, backup::VerifyDepth::Checksum, context));
    STELLWERK_ASSIGN(const QString path, freeTarget(target, QFileInfo(file).fileName()));
    QTemporaryFile copy(QFileInfo(path).path() + QLatin1String("/.stellwerk-export-XXXXXX"));
    if (!copy.open())
        return copyError(copy);
    STELLWERK_TRY(copyBytes(file, copy, context));
    STELLWERK_ASSIGN(const QString before, sha256HexOfFile(file));
    STELLWERK_ASSIGN(const QString after, sha256HexOfFile(copy.fileName()));
    if (before != after)
        return fail(ErrorCode::Damaged, Tr::tr("The copy of %1 is not what was read; it was removed.").arg(file),
                    Tr::tr("Look at the disk there, then try again."));
    // link() replaces nothing, even if somebody has made the file meanwhile.
    if (::link(QFile::encodeName(copy.fileName()).constData(), QFile::encodeName(path).constData()) != 0)
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be written; nothing is left of it.").arg(path),
                    Tr::tr("Look at the room and the rights there."), qt_error_string());
    syncFolder(QFileInfo(path).path());
    return ExportedBackup{path, QFileInfo(path).size(), after, {}};
}

Result<ExportedBackup> exportAsSqlite(const QString &file, const QString &target, const TaskContext &context) {
    STELLWERK_ASSIGN(const QString path,
                     freeTarget(target, QFileInfo(file).fileName().section(u'.', 0, 0) + QLatin1String(".sqlite")));
    db::ConnectionProfile profile;
    profile.engine = db::Engine::Sqlite;
    profile.label = QFileInfo(path).fileName();
    profile.database = path;
    profile.createFile = true;
    const auto report = backup::restoreConverted(file, profile, context);
    if (!report) {
        QFile::remove(path); // it was not there before
        return std::unexpected(report.error());
    }
    if (!QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(ErrorCode::Io, Tr::tr("The rights of %1 cannot be set.").arg(path));
    STELLWERK_ASSIGN(const QString sha256, sha256HexOfFile(path));
    ExportedBackup result{path, QFileInfo(path).size(), sha256, {}};
    for (const backup::NotCarried &one : report->notCarried)
        result.notCarried << one.name + QLatin1String(": ") + one.reason;
    return result;
}

} // namespace stellwerk::deployment
