// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/native/sqlite_build_file.h"

#include "db/sqlite_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

Result<QString> pageSizeOf(const db::ConnectionProfile &target) {
    if (!QFileInfo::exists(target.database) && target.createFile)
        return QStringLiteral("4096");
    db::ConnectionProfile readOnly = target;
    readOnly.readOnly = true;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly));
    STELLWERK_ASSIGN(const auto size, connection.selectValue(QStringLiteral("PRAGMA page_size")));
    return size.value_or(db::Value()).toString();
}

} // namespace

BuildFile::BuildFile(const db::ConnectionProfile &target)
    : m_target(target), m_path(QString(QFileInfo(target.database).absoluteFilePath() + u".stellwerk_restore")) {
    remove();
}

BuildFile::~BuildFile() {
    remove();
}

void BuildFile::remove() const {
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(QString(m_path + QLatin1String(suffix)));
}

Result<db::Connection> BuildFile::open() const {
    STELLWERK_ASSIGN(const QString pageSize, pageSizeOf(m_target));
    const int fd = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(ErrorCode::Io, Tr::tr("The file %1 cannot be made; the database is unchanged.").arg(m_path), {},
                    QString::fromLocal8Bit(std::strerror(errno)));
    ::close(fd);
    db::ConnectionProfile profile;
    profile.engine = db::Engine::Sqlite;
    profile.database = m_path;
    profile.label = m_path;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    for (const QString &pragma : {QStringLiteral("journal_mode = MEMORY"), QStringLiteral("synchronous = OFF"),
                                  QString(u"page_size = " + pageSize), QStringLiteral("foreign_keys = OFF"),
                                  QStringLiteral("ignore_check_constraints = ON")})
        STELLWERK_TRY(connection.exec(QString(u"PRAGMA " + pragma)));
    STELLWERK_TRY(connection.exec(QStringLiteral("VACUUM"))); // the page size takes effect here
    return connection;
}

Result<db::Connection> BuildFile::moveIntoPlace() const {
    STELLWERK_ASSIGN(db::Connection target, db::Connection::open(m_target));
    STELLWERK_TRY(db::copySqliteDatabase(m_path, target));
    return target;
}

} // namespace stellwerk::backup
