// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/trial.h"

#include "backup/physical/copy_server.h"
#include "backup/physical/manifest.h"
#include "backup/tools/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PhysicalCopy)
};

/// Copies everything below @p from; file systems that can share blocks do.
Status copyTree(const QString &from, const QString &to, const TaskContext &context) {
    const QDir base(from);
    QDirIterator walk(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        STELLWERK_TRY(context.checkStop());
        const QFileInfo info = walk.nextFileInfo();
        const QString target = QDir(to).filePath(base.relativeFilePath(info.absoluteFilePath()));
        if (info.isDir()) {
            STELLWERK_TRY(makeFolder(target));
            continue;
        }
        STELLWERK_TRY(makeFolder(QFileInfo(target).absolutePath()));
        errno = 0;
        if (!QFile::copy(info.absoluteFilePath(), target))
            return writeError(to, errno);
    }
    return {};
}

Result<std::vector<BackupTable>> readTables(const CopyServer &server, const BackupInfo &info,
                                            const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(server.profile(info.databaseName)));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(std::vector<BackupTable> tables, hashTables(connection, context));
    for (const BackupTable &table : tables) {
        STELLWERK_TRY(context.checkStop());
        STELLWERK_ASSIGN(
            const db::ResultSet said,
            connection.select(QString(u"CHECK TABLE " + connection.dialect().quote(table.name) + u" EXTENDED")));
        // Table, Op, Msg_type, Msg_text; the last line is the verdict.
        if (said.rows.empty() || said.rows.back().back().toString() != QLatin1String("OK"))
            return fail(ErrorCode::Damaged, Tr::tr("The table %1 of the copy is damaged.").arg(table.name), {},
                        said.rows.empty() ? QString() : said.rows.back().back().toString());
    }
    return tables;
}

} // namespace

Result<HiddenFolder> HiddenFolder::create(const QString &parent) {
    STELLWERK_TRY(makeFolder(parent));
    QByteArray path = QFile::encodeName(QDir(parent).absolutePath()) + kTemporaryName;
    if (!::mkdtemp(path.data())) // mode 0700
        return writeError(parent, errno);
    return HiddenFolder(QFile::decodeName(path));
}

HiddenFolder::~HiddenFolder() {
    if (!m_path.isEmpty())
        QDir(m_path).removeRecursively();
}

Result<std::vector<BackupTable>> tryCopy(const QString &folder, const BackupInfo &info, const TaskContext &context) {
    const auto release = ServerRelease::parse(info.serverVersion);
    if (!release)
        return fail(ErrorCode::Damaged, Tr::tr("The copy %1 names no version of its server.").arg(folder));
    STELLWERK_ASSIGN(const HiddenFolder second, HiddenFolder::create(QFileInfo(folder).absolutePath()));
    STELLWERK_TRY(copyTree(folder, second.path(), context));
    STELLWERK_ASSIGN(const CopyServer server, CopyServer::start(second.path(), *release, context));
    return readTables(server, info, context);
}

} // namespace stellwerk::backup
