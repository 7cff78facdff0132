// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/physical/physical_copy.h"

#include "backup/native/mariadb_rights.h"
#include "backup/physical/manifest.h"
#include "backup/physical/trial.h"
#include "backup/tools/info_json.h"
#include "backup/tools/place.h"
#include "backup/tools/tool_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>

namespace stellwerk::backup {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PhysicalCopy)
};

/// The last words of mariadb-backup when a step went well.
constexpr QLatin1StringView kGood("completed OK!");

Status runStep(const ServerTool &tool, const QByteArray &options, const QStringList &arguments,
               const TaskContext &context) {
    context.report({arguments.front(), 0, 0});
    STELLWERK_ASSIGN(ToolProcess process, ToolProcess::start(tool, options, arguments));
    STELLWERK_TRY(process.finish(context));
    if (process.complaints().endsWith(kGood))
        return {};
    return fail(ErrorCode::CheckFailed,
                Tr::tr("%1 %2 ended, but did not say “%3”.").arg(tool.name, arguments.front(), kGood),
                Tr::tr("No copy was left."), process.complaints());
}

QString variable(db::Connection &connection, const QString &name) {
    const auto value = connection.selectValue(QString(u"SELECT @@" + name));
    return value && *value ? (*value)->toString() : QString();
}

/// The folder of the server's files, if the server runs on this machine: a process with the number that its file names
/// must work in that folder. Another server's folder of the same name would give a copy of the wrong data.
Result<QString> findDataFolder(db::Connection &connection) {
    const QDir folder(variable(connection, QStringLiteral("datadir")));
    QFile pidFile(folder.absoluteFilePath(variable(connection, QStringLiteral("pid_file"))));
    if (pidFile.open(QIODevice::ReadOnly)) {
        const QString work = QStringLiteral("/proc/%1/cwd").arg(QString::fromLatin1(pidFile.readAll().trimmed()));
        if (QFileInfo(work).canonicalFilePath() == folder.canonicalPath() && QFileInfo(folder.path()).isReadable())
            return folder.canonicalPath();
    }
    return fail(ErrorCode::CheckFailed,
                Tr::tr("The files of the server of “%1” (%2) are not on this machine, or this user may not read them.")
                    .arg(connection.profile().label, folder.path()),
                Tr::tr("Run it on the server as root or as the server's user, or make another kind of backup. Nothing "
                       "was written."));
}

Result<BackupInfo> writeCopy(const db::ConnectionProfile &profile, const BackupOptions &options,
                             const TaskContext &context) {
    STELLWERK_TRY(context.checkStop());
    if (profile.engine != db::Engine::MariaDb)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("“%1” is no MariaDB database: only a native backup can be made of it.").arg(profile.label));
    db::ConnectionProfile readOnly = profile;
    readOnly.readOnly = true;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(readOnly));
    STELLWERK_ASSIGN(const ServerTool tool, findServerTool(QStringLiteral("mariadb-backup"), {}, context));
    STELLWERK_TRY(checkRelease(tool, connection.serverVersion(), ToolMatch::SameSeries));
    PhysicalManifest manifest;
    STELLWERK_ASSIGN(manifest.dataFolder, findDataFolder(connection));
    manifest.info = beginInfo(connection, BackupKind::Physical, options);
    manifest.toolVersion = tool.release.toString();
    STELLWERK_ASSIGN(HiddenFolder copy, HiddenFolder::create(options.folder));
    const QString target = QString(u"--target-dir=" + copy.path());
    STELLWERK_TRY(runStep(tool, optionFile(profile, {}),
                          {QStringLiteral("--backup"), target, QString(u"--datadir=" + manifest.dataFolder)}, context));
    STELLWERK_TRY(runStep(tool, {}, {QStringLiteral("--prepare"), target}, context));
    STELLWERK_ASSIGN(manifest.files, listFiles(copy.path(), true, context));
    STELLWERK_ASSIGN(manifest.info.tables, tryCopy(copy.path(), manifest.info, context));
    STELLWERK_TRY(writeManifest(copy.path(), manifest));
    STELLWERK_TRY(context.checkStop());
    STELLWERK_ASSIGN(const QString path, moveIntoPlace(QFile::encodeName(copy.path()), options.folder,
                                                       backupStem(manifest.info), kPhysicalSuffix));
    copy.release();
    return readPhysicalCopyInfo(path);
}

/// The first file that is not what the manifest says.
Status compareFiles(const PhysicalManifest &manifest, const std::vector<ManifestFile> &found) {
    const auto damaged = [&manifest](const QString &what) {
        return fail(ErrorCode::Damaged, Tr::tr("The physical copy %1 is damaged: %2.").arg(manifest.info.file, what));
    };
    auto actual = found.begin();
    for (const ManifestFile &file : manifest.files) {
        if (actual == found.end() || file.path < actual->path)
            return damaged(Tr::tr("the file %1 is missing").arg(file.path));
        if (actual->path < file.path)
            return damaged(Tr::tr("the file %1 does not belong to it").arg(actual->path));
        if (!(*actual == file))
            return damaged(Tr::tr("the file %1 is not what was written").arg(file.path));
        ++actual;
    }
    if (actual != found.end())
        return damaged(Tr::tr("the file %1 does not belong to it").arg(actual->path));
    return {};
}

} // namespace

Result<BackupInfo> createPhysicalCopy(const db::ConnectionProfile &profile, const BackupOptions &options,
                                      const TaskContext &context) {
    auto info = writeCopy(profile, options, context);
    if (!info)
        return fail(std::move(info).error().during(Tr::tr("copying the files of “%1”").arg(profile.label)));
    return info;
}

Result<BackupInfo> readPhysicalCopyInfo(const QString &folder) {
    STELLWERK_ASSIGN(const PhysicalManifest manifest, readManifest(folder));
    return manifest.info;
}

Result<BackupInfo> verifyPhysicalCopy(const QString &folder, VerifyDepth depth, const TaskContext &context) {
    STELLWERK_ASSIGN(const PhysicalManifest manifest, readManifest(folder));
    if (depth == VerifyDepth::None)
        return manifest.info;
    STELLWERK_ASSIGN(const std::vector<ManifestFile> files, listFiles(folder, false, context));
    STELLWERK_TRY(compareFiles(manifest, files));
    if (depth != VerifyDepth::Restored)
        return manifest.info;
    STELLWERK_ASSIGN(const std::vector<BackupTable> tables, tryCopy(manifest.info.file, manifest.info, context));
    for (size_t i = 0; i < std::max(tables.size(), manifest.info.tables.size()); ++i) {
        const BackupTable &said = manifest.info.tables[std::min(i, manifest.info.tables.size() - 1)];
        if (tables.size() != manifest.info.tables.size() || tables[i].name != said.name ||
            tables[i].rows != said.rows || tables[i].hash != said.hash)
            return fail(ErrorCode::Damaged,
                        Tr::tr("The table %1 of the copy %2 is not what was copied.").arg(said.name, folder));
    }
    return manifest.info;
}

Result<QStringList> physicalRestoreSteps(const QString &folder) {
    STELLWERK_ASSIGN(const PhysicalManifest manifest, readManifest(folder));
    const QString data = manifest.dataFolder;
    return QStringList{
        Tr::tr(
            "1. Use a server of the version %1, on the machine that holds this copy. ALL its databases are replaced.")
            .arg(manifest.info.serverVersion),
        Tr::tr("2. Verify the copy: every file is compared with the manifest."),
        Tr::tr("3. Stop the server: %1").arg(QLatin1StringView("systemctl stop mariadb")),
        Tr::tr("4. Set its files aside, do not delete them yet: %1").arg(QStringLiteral("mv '%1' '%1.old'").arg(data)),
        Tr::tr("5. Make the folder again: %1")
            .arg(QStringLiteral("install -d -o mysql -g mysql -m 0755 '%1'").arg(data)),
        Tr::tr("6. Copy the files back: %1")
            .arg(QStringLiteral("mariadb-backup --copy-back --target-dir='%1' --datadir='%2'")
                     .arg(manifest.info.file, data)),
        Tr::tr("7. Give them to the server's user: %1").arg(QStringLiteral("chown -R mysql:mysql '%1'").arg(data)),
        Tr::tr("8. Start the server and look at the application: %1").arg(QLatin1StringView("systemctl start mariadb")),
        Tr::tr("9. When everything is as it should be, remove %1. If not: stop the server, and put that folder back.")
            .arg(QStringLiteral("'%1.old'").arg(data))};
}

} // namespace stellwerk::backup
