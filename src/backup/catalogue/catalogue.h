// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/backup.h"
#include "backup/catalogue/listed_file.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

/// What is known of the backups of a folder. The backups themselves are the truth; the file catalogue.json beside them
/// (docs/formats.md) keeps only what they cannot say: how deeply they were verified and when, and who pinned them.
namespace stellwerk::backup {

enum class BackupState {
    Unverified,
    Verified,
    Damaged,
    Incompatible, ///< with the server that it would be restored to, or with this version of Stellwerk
};
/// "unverified", "verified", "damaged", "incompatible"; never translated.
[[nodiscard]] QString backupStateName(BackupState state);

/// A backup that retention never removes.
struct BackupPin {
    QString by; ///< "user@host"
    QString reason;
    QDateTime at; ///< UTC

    bool operator==(const BackupPin &) const = default;
};

/// Whose a backup is, seen from the environment that is asked about. Folders can be shared.
enum class BackupOwner {
    Ours,
    Other,
    Unknown, ///< it does not say enough of itself
};
/// "ours", "other", "unknown"; never translated.
[[nodiscard]] QString backupOwnerName(BackupOwner owner);

struct CatalogueEntry {
    BackupInfo info; ///< see infoFromOutside() when the inside cannot be read
    FileMark mark;
    VerifyDepth depth = VerifyDepth::None; ///< the deepest verification that it passed as it is now
    QDateTime verifiedAt;                  ///< UTC; of that one
    QString damage;                        ///< what a damaged backup's reader said; empty = no damage known
    QString obstacle;                      ///< why it cannot be used here; empty = none known
    bool readable = true;                  ///< false: the system cannot read it now, so nothing is known
    std::optional<BackupPin> pin;
    QString neededBy; ///< run id of an unfinished deployment; filled in by those who can ask its database
    BackupOwner owner = BackupOwner::Ours; ///< filled in by those who know the workspace
    QString belongsTo;                     ///< BackupOwner::Other: the name of that environment, or of its project

    [[nodiscard]] BackupState state() const;
    [[nodiscard]] bool isVerified() const { return state() == BackupState::Verified; }
};

struct Catalogue {
    enum class Source {
        File,
        Missing,    ///< made anew from the backups: pins and verifications are lost, if there were any
        Unreadable, ///< the same, and a file lies there that is no catalogue
        TooNew,     ///< the file is of a newer version of Stellwerk: nothing may be written
    };
    QString folder;
    Source source = Source::File;
    std::vector<CatalogueEntry> entries; ///< newest first

    [[nodiscard]] const CatalogueEntry *find(const QString &file) const; ///< by its file name
    /// One translated sentence when the catalogue itself was lost; empty otherwise.
    [[nodiscard]] QString note() const;
};

/// Reads the catalogue and compares it with the folder; writes nothing. A folder that is not there has no backups. Io
/// when the folder cannot be read.
[[nodiscard]] Result<Catalogue> readCatalogue(const QString &folder);

/// Each of the following reads the catalogue of the backup's folder again under its lock, changes one entry and writes
/// it: temporary file, flush, rename. Two processes never lose each other's change. NotFound when there is no such
/// backup, Locked when somebody holds the lock for more than ten seconds, InvalidInput for Source::TooNew. A file that
/// is no catalogue is kept as catalogue.json.unreadable.

/// A verification that was passed. @p before: the mark from before it began; when the backup was changed meanwhile,
/// that is PlanOutdated and nothing is recorded. A lesser depth than the one that is known changes nothing.
[[nodiscard]] Result<CatalogueEntry> recordVerified(const QString &file, const FileMark &before, VerifyDepth depth);
/// A verification that found damage.
[[nodiscard]] Result<CatalogueEntry> recordDamage(const QString &file, const FileMark &before, const QString &damage);
/// Pins a backup, or takes its pin away.
[[nodiscard]] Result<CatalogueEntry> recordPin(const QString &file, const std::optional<BackupPin> &pin);

/// Under the lock of a folder: reads its catalogue, lets @p work change it or its backups, writes what is left. The
/// functions above are made of it.
[[nodiscard]] Status changeCatalogue(const QString &folder, const std::function<Status(Catalogue &)> &work);

/// Why a server should not get a backup: another engine, or an older release than the one that made it; empty when
/// nothing speaks against it. A test restore that was passed says more than the numbers.
[[nodiscard]] QString obstacleFor(const CatalogueEntry &entry, db::Engine engine, const QString &serverVersion);

} // namespace stellwerk::backup
