// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/catalogue/catalogue.h"

#include "backup/catalogue/catalogue_file.h"
#include "base/file_lock.h"
#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupCatalogue)
};

constexpr std::chrono::seconds kLockPatience{10};

CatalogueEntry entryOf(const QString &path, BackupKind kind, const QHash<QString, CatalogueNote> &notes) {
    CatalogueEntry entry;
    auto info = readInfo(path);
    entry.info = info ? *std::move(info) : infoFromOutside(path, kind);
    const auto note = notes.constFind(QFileInfo(path).fileName());
    const auto mark = markOf(path);
    if (mark)
        entry.mark = *mark;
    if (note != notes.cend()) {
        entry.pin = note->pin; // a pin is about the name; all else was found out about the bytes
        if (mark && note->mark == *mark) {
            entry.depth = note->depth;
            entry.verifiedAt = note->verifiedAt;
            entry.damage = note->damage;
        }
    }
    if (info && mark)
        return entry;
    const Error &error = info ? mark.error() : info.error();
    entry.depth = VerifyDepth::None;
    if (error.code == ErrorCode::Damaged)
        entry.damage = error.message;
    else if (error.code == ErrorCode::InvalidInput)
        entry.obstacle = error.message;
    else
        entry.readable = false;
    return entry;
}

std::unexpected<Error> noSuchBackup(const QString &file) {
    return fail(ErrorCode::NotFound, Tr::tr("There is no backup %1. Nothing was changed.").arg(file),
                Tr::tr("“backup list” names those that there are."));
}

Result<CatalogueEntry> changeEntry(const QString &file, const std::function<Status(CatalogueEntry &)> &work) {
    if (!kindOf(file))
        return noSuchBackup(file);
    CatalogueEntry result;
    STELLWERK_TRY(changeCatalogue(QFileInfo(file).absolutePath(), [&](Catalogue &catalogue) -> Status {
        const QString name = QFileInfo(file).fileName();
        const auto entry = std::ranges::find(
            catalogue.entries, name, [](const CatalogueEntry &one) { return QFileInfo(one.info.file).fileName(); });
        if (entry == catalogue.entries.end())
            return noSuchBackup(file);
        STELLWERK_TRY(work(*entry));
        result = *entry;
        return {};
    }));
    return result;
}

Status checkUnchanged(const CatalogueEntry &entry, const FileMark &before) {
    if (entry.mark == before)
        return {};
    return fail(ErrorCode::PlanOutdated,
                Tr::tr("The backup %1 was changed while it was looked at.").arg(entry.info.file),
                Tr::tr("Find out by whom, then verify it again."));
}

/// 11.8 as 11008; 0 when it cannot be told.
int releaseOf(const QString &serverVersion) {
    static const QRegularExpression numbers(QStringLiteral("\\A(\\d{1,4})\\.(\\d{1,3})"));
    const auto match = numbers.match(serverVersion);
    return match.hasMatch() ? match.captured(1).toInt() * 1000 + match.captured(2).toInt() : 0;
}

} // namespace

QString backupStateName(BackupState state) {
    switch (state) {
    case BackupState::Unverified:
        return QStringLiteral("unverified");
    case BackupState::Verified:
        return QStringLiteral("verified");
    case BackupState::Damaged:
        return QStringLiteral("damaged");
    case BackupState::Incompatible:
        return QStringLiteral("incompatible");
    }
    Q_UNREACHABLE_RETURN({});
}

QString backupOwnerName(BackupOwner owner) {
    switch (owner) {
    case BackupOwner::Ours:
        return QStringLiteral("ours");
    case BackupOwner::Other:
        return QStringLiteral("other");
    case BackupOwner::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE_RETURN({});
}

BackupState CatalogueEntry::state() const {
    if (!damage.isEmpty())
        return BackupState::Damaged;
    if (!obstacle.isEmpty())
        return BackupState::Incompatible;
    return depth == VerifyDepth::None ? BackupState::Unverified : BackupState::Verified;
}

const CatalogueEntry *Catalogue::find(const QString &file) const {
    const QString name = QFileInfo(file).fileName();
    for (const CatalogueEntry &entry : entries) {
        if (QFileInfo(entry.info.file).fileName() == name)
            return &entry;
    }
    return nullptr;
}

QString Catalogue::note() const {
    const QString path = folder + u'/' + kCatalogueFile;
    switch (source) {
    case Source::File:
        return {};
    case Source::Missing:
        return entries.empty()
                   ? QString()
                   : Tr::tr("The catalogue %1 is missing. The list was made from the backups themselves; who "
                            "pinned or verified them before is not known.")
                         .arg(path);
    case Source::Unreadable:
        return Tr::tr("The catalogue %1 cannot be read. The list was made from the backups themselves; who pinned or "
                      "verified them before is not known.")
            .arg(path);
    case Source::TooNew:
        return Tr::tr(
                   "The catalogue %1 was written by a newer version of Stellwerk. The list was made from the backups "
                   "themselves; pins and verifications are not shown.")
            .arg(path);
    }
    Q_UNREACHABLE_RETURN({});
}

Result<Catalogue> readCatalogue(const QString &folder) {
    Catalogue catalogue;
    catalogue.folder = QDir(folder).absolutePath();
    catalogue.source = Catalogue::Source::Missing;
    const QFileInfo place(catalogue.folder);
    if (!place.exists())
        return catalogue;
    const QDir dir(catalogue.folder);
    if (!place.isDir() || !dir.isReadable())
        return fail(ErrorCode::Io, Tr::tr("The folder of backups %1 cannot be read.").arg(catalogue.folder));
    const CatalogueFile file = readCatalogueFile(catalogue.folder);
    catalogue.source = file.source;
    const QStringList names = dir.entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const QString path = dir.absoluteFilePath(name);
        if (const auto kind = kindOf(path))
            catalogue.entries.push_back(entryOf(path, *kind, file.notes));
    }
    // Within one second the name decides, by its length first: "…_10" is newer than "…_9".
    std::ranges::sort(catalogue.entries, std::greater(), [](const CatalogueEntry &entry) {
        return std::tuple(entry.info.createdAt, entry.info.file.size(), entry.info.file);
    });
    return catalogue;
}

Result<CatalogueEntry> recordVerified(const QString &file, const FileMark &before, VerifyDepth depth) {
    return changeEntry(file, [&](CatalogueEntry &entry) -> Status {
        STELLWERK_TRY(checkUnchanged(entry, before));
        entry.damage.clear(); // the disk had a bad moment, not the file
        if (depth < entry.depth)
            return {};
        entry.depth = depth;
        entry.verifiedAt = QDateTime::currentDateTimeUtc();
        return {};
    });
}

Result<CatalogueEntry> recordDamage(const QString &file, const FileMark &before, const QString &damage) {
    return changeEntry(file, [&](CatalogueEntry &entry) -> Status {
        STELLWERK_TRY(checkUnchanged(entry, before));
        entry.damage = damage;
        entry.depth = VerifyDepth::None;
        entry.verifiedAt = {};
        return {};
    });
}

Result<CatalogueEntry> recordPin(const QString &file, const std::optional<BackupPin> &pin) {
    return changeEntry(file, [&pin](CatalogueEntry &entry) -> Status {
        entry.pin = pin;
        return {};
    });
}

Status changeCatalogue(const QString &folder, const std::function<Status(Catalogue &)> &work) {
    if (!QFileInfo(folder).isDir())
        return {};
    STELLWERK_ASSIGN(const FileLock lock, FileLock::acquire(folder + u'/' + kCatalogueLock, kLockPatience));
    STELLWERK_ASSIGN(Catalogue catalogue, readCatalogue(folder));
    const QString path = folder + u'/' + kCatalogueFile;
    if (catalogue.source == Catalogue::Source::TooNew)
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("The catalogue %1 was written by a newer version of Stellwerk. Nothing was changed.").arg(path),
            Tr::tr("Use that version."));
    STELLWERK_TRY(work(catalogue));
    if (catalogue.source == Catalogue::Source::Unreadable) {
        const QString kept = folder + u'/' + kUnreadableCatalogue;
        QFile::remove(kept);
        if (!QFile::rename(path, kept))
            return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be put aside. Nothing was changed.").arg(path));
    }
    return writeFileAtomically(path, catalogueToJson(catalogue.entries), FileAccess::OwnerOnly);
}

QString obstacleFor(const CatalogueEntry &entry, db::Engine engine, const QString &serverVersion) {
    const BackupInfo &info = entry.info;
    if (info.serverVersion.isEmpty())
        return entry.obstacle;
    if (info.engine != engine)
        return Tr::tr("It is of %1, this environment is %2.").arg(db::engineName(info.engine), db::engineName(engine));
    const int here = releaseOf(serverVersion);
    if (entry.depth == VerifyDepth::Restored || here == 0 || releaseOf(info.serverVersion) <= here)
        return entry.obstacle;
    return Tr::tr("It was made by %1, which is newer than this server (%2); only a test restore can tell whether it "
                  "fits.")
        .arg(info.serverVersion, serverVersion);
}

} // namespace stellwerk::backup
