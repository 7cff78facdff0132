// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/bamort_files.h"

#include "base/files.h"
#include "migration/files/file_name.h"
#include "migration/files/migration.h"
#include "project/project.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMap>

#include <map>

// The resource is part of a static library: without this the linker would leave it out. Must stand outside namespaces.
static void initProjects() {
    Q_INIT_RESOURCE(projects);
}

namespace stellwerk::demo {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ProjectFiles)
};

const QString kRoot = QStringLiteral(":/projects");
const QString kProjectFile = QStringLiteral("project.toml");

/// File in the workspace -> content.
using Files = QMap<QString, QByteArray>;

Result<QDir> folderOf(const QString &projectName) {
    const QStringList names = projectNames();
    if (!names.contains(projectName))
        return fail(ErrorCode::NotFound, Tr::tr("There is no project “%1” in this program.").arg(projectName),
                    Tr::tr("There are: %1.").arg(names.join(QLatin1String(", "))));
    return QDir(QString(kRoot + u'/' + projectName));
}

/// The project file beside migrations/ and schema/ describes the newest version, those in releases/ the earlier ones.
Result<std::map<Version, QString>> projectFiles(const QDir &source) {
    std::map<Version, QString> files;
    for (const QString &name : QDir(source.filePath(QStringLiteral("releases"))).entryList(QDir::Dirs, QDir::Name)) {
        if (const auto version = Version::parse(name))
            files[*version] = QStringLiteral("releases/%1/%2").arg(name, kProjectFile);
    }
    STELLWERK_ASSIGN(const QByteArray newest, readFile(source.filePath(kProjectFile)));
    const auto project = project::readProject(newest, kProjectFile);
    if (!project)
        return fail(project::combinedError(kProjectFile, project.error()));
    files[project->requiredDbVersion] = kProjectFile;
    return files;
}

Status addMigrations(const QDir &source, const Version &last, Files &files) {
    const QDir folder(source.filePath(QStringLiteral("migrations")));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        STELLWERK_ASSIGN(const QByteArray script, readFile(folder.filePath(name)));
        const auto parts = migration::MigrationFileName::parse(name);
        const db::Engine engine = parts && parts->engine ? *parts->engine : db::Engine::Sqlite;
        STELLWERK_ASSIGN(const migration::Migration migration, migration::parseMigration(script, name, engine));
        if (migration.version <= last)
            files[QStringLiteral("migrations/") + name] = script;
    }
    return {};
}

Status addSnapshots(const QDir &source, const Version &last, Files &files) {
    const QDir folder(source.filePath(QStringLiteral("schema")));
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Name)) {
        const auto version = Version::parse(file.completeBaseName());
        if (!version || *version > last)
            continue;
        STELLWERK_ASSIGN(files[QStringLiteral("schema/") + file.fileName()], readFile(file.filePath()));
    }
    return {};
}

Result<Files> filesOf(const QString &projectName, const std::optional<Version> &wanted) {
    STELLWERK_ASSIGN(const QDir source, folderOf(projectName));
    STELLWERK_ASSIGN(const auto known, projectFiles(source));
    const Version version = wanted.value_or(known.rbegin()->first);
    if (!known.contains(version)) {
        QStringList versions;
        for (const auto &[each, file] : known)
            versions << each.toString();
        return fail(ErrorCode::NotFound,
                    Tr::tr("There is no version %1 of “%2” in this program.").arg(version.toString(), projectName),
                    Tr::tr("There are: %1.").arg(versions.join(QLatin1String(", "))));
    }
    Files files;
    STELLWERK_ASSIGN(files[kProjectFile], readFile(source.filePath(known.at(version))));
    STELLWERK_TRY(addMigrations(source, version, files));
    STELLWERK_TRY(addSnapshots(source, version, files));
    return files;
}

} // namespace

QStringList projectNames() {
    initProjects();
    return QDir(kRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

Result<std::vector<Version>> projectVersions(const QString &projectName) {
    STELLWERK_ASSIGN(const QDir source, folderOf(projectName));
    STELLWERK_ASSIGN(const auto files, projectFiles(source));
    std::vector<Version> versions;
    for (const auto &[version, file] : files)
        versions.push_back(version);
    return versions;
}

Status writeProjectFiles(const QString &projectName, const QString &folder, const std::optional<Version> &version) {
    STELLWERK_ASSIGN(const Files files, filesOf(projectName, version));
    const QDir target(folder);
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (QFileInfo::exists(target.filePath(it.key())))
            return fail(ErrorCode::AlreadyExists,
                        Tr::tr("The file %1 exists already; nothing was written.").arg(target.filePath(it.key())),
                        Tr::tr("Choose another folder."));
    }
    for (auto it = files.begin(); it != files.end(); ++it)
        STELLWERK_TRY(writeFileAtomically(target.filePath(it.key()), it.value()));
    return {};
}

} // namespace stellwerk::demo
