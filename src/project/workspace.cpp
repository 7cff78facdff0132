// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/workspace.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace stellwerk::project {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

const QString kProjectFile = QStringLiteral("project.toml");
const QString kEnvironmentsFile = QStringLiteral("environments.toml");

} // namespace

Result<Environment> Workspace::environment(const QString &name) const {
    const auto found = std::ranges::find(environments, name, &Environment::name);
    if (found != environments.end())
        return *found;
    QStringList names;
    for (const Environment &one : environments)
        names << one.name;
    return fail(ErrorCode::Usage, Tr::tr("There is no environment “%1” in %2.").arg(name, path(kEnvironmentsFile)),
                names.isEmpty() ? Tr::tr("The file describes no environment yet.")
                                : Tr::tr("There are: %1.").arg(names.join(QLatin1String(", "))));
}

QString Workspace::path(const QString &relative) const {
    return QDir::cleanPath(QDir(folder).absoluteFilePath(relative));
}

QString Workspace::snapshotFile(const Version &version) const {
    return path(QStringLiteral("schema/%1.json").arg(version.toString()));
}

QString Workspace::backupsFolder(const Environment &environment) const {
    return path(environment.backups.isEmpty() ? QString(QLatin1String("backups/") + environment.name)
                                              : environment.backups);
}

Result<Workspace> openWorkspace(const QString &folder) {
    Workspace workspace;
    workspace.folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const QString projectFile = workspace.path(kProjectFile);
    const QString environmentsFile = workspace.path(kEnvironmentsFile);
    if (!QFileInfo::exists(projectFile))
        return fail(ErrorCode::NotFound,
                    Tr::tr("The folder %1 is not a workspace: it has no project.toml.").arg(workspace.folder),
                    Tr::tr("Name another folder with --workspace, or make one with: stellwerk-cli workspace create"));
    STELLWERK_ASSIGN(const QByteArray projectText, readFile(projectFile));
    QByteArray environmentsText;
    if (QFileInfo::exists(environmentsFile)) {
        STELLWERK_ASSIGN(environmentsText, readFile(environmentsFile));
    }
    auto project = readProject(projectText, projectFile);
    auto environments = readEnvironments(environmentsText, environmentsFile);
    std::vector<Error> errors;
    if (!project)
        errors.insert(errors.end(), project.error().begin(), project.error().end());
    if (!environments)
        errors.insert(errors.end(), environments.error().begin(), environments.error().end());
    if (!errors.empty())
        return fail(combinedError(project ? environmentsFile : environments ? projectFile : workspace.folder, errors));
    workspace.project = *std::move(project);
    workspace.environments = *std::move(environments);
    return workspace;
}

Result<QString> findWorkspace(const QString &start) {
    QDir folder(QFileInfo(start).absoluteFilePath());
    const QString first = folder.absolutePath();
    while (!QFileInfo(folder.filePath(kProjectFile)).isFile()) {
        const QString above = QFileInfo(folder.absolutePath()).absolutePath();
        if (above == folder.absolutePath())
            return fail(ErrorCode::NotFound, Tr::tr("Neither %1 nor a folder above it has a project.toml.").arg(first),
                        Tr::tr("Name the workspace with --workspace DIR."));
        folder.setPath(above);
    }
    return folder.absolutePath();
}

} // namespace stellwerk::project
