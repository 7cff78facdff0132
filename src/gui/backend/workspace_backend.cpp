// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/backend/workspace_backend.h"

#include "base/files.h"
#include "demo/demo.h"
#include "deployment/master/master_data.h"
#include "deployment/master/master_data_decide.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace stellwerk::gui {

QString PackageEntry::fileName() const {
    return QFileInfo(path).fileName();
}

Result<OpenedWorkspace> WorkspaceBackend::openWorkspace(const QString &folder, const TaskContext &) const {
    OpenedWorkspace opened;
    STELLWERK_ASSIGN(opened.workspace, project::openWorkspace(folder));
    // The demo signs its environments.toml in the first line.
    const auto environments = readFile(opened.workspace.path(QStringLiteral("environments.toml")));
    opened.isDemo = environments && environments->startsWith("# The environments of the demo.");
    return opened;
}

deployment::EnvironmentStatus WorkspaceBackend::readStatus(const deployment::Session &session,
                                                           const project::Environment &environment,
                                                           const TaskContext &context) const {
    return deployment::readStatus(session, environment, context);
}

Result<std::vector<PackageEntry>> WorkspaceBackend::listPackages(const deployment::Session &session,
                                                                 const TaskContext &context) const {
    std::vector<PackageEntry> entries;
    const QDir folder(session.workspace.packagesFolder());
    for (const QFileInfo &file : folder.entryInfoList({QStringLiteral("*.tar.gz")}, QDir::Files)) {
        STELLWERK_TRY(context.checkStop());
        entries.push_back(readPackage(file.absoluteFilePath(), context));
    }
    const auto created = [](const PackageEntry &entry) {
        return entry.metadata ? entry.metadata->createdAt : entry.modifiedAt.toUTC().toString(Qt::ISODate);
    };
    std::ranges::stable_sort(entries, std::ranges::greater(), created);
    return entries;
}

PackageEntry WorkspaceBackend::readPackage(const QString &path, const TaskContext &context) const {
    const QFileInfo file(path);
    PackageEntry entry{.path = file.absoluteFilePath(), .size = file.size(), .modifiedAt = file.lastModified()};
    auto package = package::readPackage(path, context);
    if (package) {
        entry.metadata = std::move(package->metadata);
        entry.sha256 = package->sha256;
    } else {
        entry.error = std::move(package).error();
    }
    return entry;
}

Result<deployment::PreparedPackage> WorkspaceBackend::preparePackage(const deployment::Session &session,
                                                                     const project::Environment &source,
                                                                     const TaskContext &context) const {
    return deployment::preparePackage(session, source, {}, context);
}

Result<deployment::Plan> WorkspaceBackend::planDeployment(const deployment::Session &session,
                                                          const QString &packagePath,
                                                          const project::Environment &target,
                                                          const TaskContext &context) const {
    return deployment::planDeployment(session, packagePath, target, context);
}

Status WorkspaceBackend::keepTargetRows(const deployment::Session &session, const QString &packagePath,
                                        const project::Environment &target, const TaskContext &context) const {
    deployment::DecisionRequest request;
    request.about.kind = deployment::DecisionTarget::Kind::AllOpen;
    request.word = deployment::RowWord::Target;
    STELLWERK_TRY(deployment::decideMasterData(session, target, {packagePath, {}}, request, context));
    return {};
}

deployment::DeploymentReport WorkspaceBackend::applyDeployment(const deployment::Session &session,
                                                               const deployment::Plan &plan,
                                                               const deployment::DeployOptions &options,
                                                               const TaskContext &context) const {
    return deployment::applyDeployment(session, plan, options, context);
}

Result<QString> WorkspaceBackend::createDemo(const QString &folder, const TaskContext &context) const {
    if (QFileInfo::exists(QString(folder + u"/project.toml")))
        return folder;
    demo::DemoOptions options;
    options.folder = folder;
    STELLWERK_ASSIGN(const demo::DemoWorkspace made, demo::createDemo(options, context));
    return made.folder;
}

} // namespace stellwerk::gui
