// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlite_file.h"

#include "db/connection_native.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace stellwerk::db {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SqliteFile)
};

} // namespace

Status copySqliteDatabase(const QString &from, Connection &to) {
    ConnectionProfile profile;
    profile.engine = Engine::Sqlite;
    profile.database = from;
    profile.label = from;
    profile.readOnly = true;
    STELLWERK_ASSIGN(const Connection source, Connection::open(profile));

    sqlite3 *target = to.native().sqlite;
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", source.native().sqlite, "main");
    if (!backup)
        return std::unexpected(
            to.native().lastError(Tr::tr("“%1” cannot be overwritten; it is unchanged.").arg(to.profile().label)));
    int code = SQLITE_OK;
    QElapsedTimer timer;
    timer.start();
    do {
        code = sqlite3_backup_step(backup, -1);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep(50);
    } while ((code == SQLITE_BUSY || code == SQLITE_LOCKED) &&
             timer.elapsed() < to.profile().lockTimeout.count() * 1000);
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || finished != SQLITE_OK)
        return std::unexpected(sqlError(Engine::Sqlite, code == SQLITE_DONE ? finished : code,
                                        Tr::tr("“%1” cannot be overwritten; it is unchanged.").arg(to.profile().label),
                                        QString::fromUtf8(sqlite3_errstr(code == SQLITE_DONE ? finished : code)),
                                        false));
    return {};
}

} // namespace stellwerk::db
