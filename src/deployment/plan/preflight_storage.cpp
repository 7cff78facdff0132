// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "deployment/plan/preflight_parts.h"
#include "deployment/rehearsal/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryFile>

namespace stellwerk::deployment {

using Level = CheckResult::Level;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

/// A backup is compressed and rows are smaller than their pages, so this much beyond the database's size is enough.
constexpr qint64 kReserveBytes = 64LL << 20;

void checkBackupFolder(const PreflightInput &in, qint64 size, Findings &findings) {
    const QString title = Tr::tr("Backup folder");
    const QString folder = in.session.workspace.backupsFolder(in.target);
    if (const Status made = makeFolder(folder); !made) {
        findings.add("backup-folder", Level::Error, title, made.error().message,
                     Tr::tr("Without a backup nothing is deployed."), ErrorCode::Io);
        return;
    }
    QTemporaryFile probe(QString(folder + QLatin1String("/.probe-XXXXXX")));
    if (!probe.open()) {
        findings.add("backup-folder", Level::Error, title, Tr::tr("The folder %1 is not writable.").arg(folder),
                     Tr::tr("Without a backup nothing is deployed."), ErrorCode::Io);
        return;
    }
    judgeRoom("backup-folder", title, folder, freeSpace(folder), size + kReserveBytes, findings);
}

} // namespace

void judgeRoom(const char *code, const QString &title, const QString &folder, qint64 free, qint64 needed,
               Findings &findings) {
    if (free < 0)
        return;
    if (free < needed)
        findings.add(code, Level::Error, title,
                     Tr::tr("%1 has %2 MiB free; %3 MiB may be needed.").arg(folder).arg(free >> 20).arg(needed >> 20),
                     Tr::tr("Make room there, or name another place."), ErrorCode::Io);
    else
        findings.add(code, Level::Passed, title, Tr::tr("%1, %2 MiB free.").arg(folder).arg(free >> 20));
}

void checkStorage(const PreflightInput &in, db::Connection &connection, Findings &findings) {
    const auto size = databaseBytes(connection);
    checkBackupFolder(in, size.value_or(0), findings);
    // A restore builds every table beside the one that it replaces; so does a rehearsal.
    const auto files = visibleFolder(connection);
    if (size && files && !files->isEmpty())
        judgeRoom("server-space", Tr::tr("Room for a restore"), *files, freeSpace(*files), *size + kReserveBytes,
                  findings);
    if (in.target.rehearsal && connection.engine() == db::Engine::Sqlite && size)
        judgeRoom("rehearsal-space", Tr::tr("Room for the rehearsal"), QDir::tempPath(), freeSpace(QDir::tempPath()),
                  roomForCopy(*size), findings);
}

} // namespace stellwerk::deployment
