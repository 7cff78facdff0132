// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/backup_owner.h"

#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

using backup::BackupOwner;

/// Of a SQLite database a backup keeps the file's name alone.
bool hasDatabaseOf(const backup::BackupInfo &info, const project::Environment &environment) {
    const QString name =
        environment.driver == db::Engine::Sqlite ? QFileInfo(environment.database).fileName() : environment.database;
    return info.engine == environment.driver && info.databaseName == name;
}

} // namespace

std::vector<project::Environment> environmentsOfFolder(const project::Workspace &workspace,
                                                       const project::Environment &environment) {
    std::vector<project::Environment> sharing{environment};
    const QDir folder(workspace.backupsFolder(environment));
    for (const project::Environment &one : workspace.environments) {
        if (one.name != environment.name && QDir(workspace.backupsFolder(one)) == folder)
            sharing.push_back(one);
    }
    return sharing;
}

OwnerFinder::OwnerFinder(const project::Workspace &workspace, const project::Environment &environment)
    : m_projectId(workspace.project.id),
      m_environment(environment),
      m_sharing(environmentsOfFolder(workspace, environment)) {}

void OwnerFinder::fillIn(backup::Catalogue &catalogue) const {
    for (backup::CatalogueEntry &entry : catalogue.entries)
        fillIn(entry);
}

void OwnerFinder::fillIn(backup::CatalogueEntry &entry) const {
    const backup::BackupInfo &info = entry.info;
    const auto is = [&entry](BackupOwner owner, const QString &name = {}) {
        entry.owner = owner;
        entry.belongsTo = name;
    };
    if (info.serverVersion.isEmpty()) // its inside could not be read
        return is(m_sharing.size() == 1 ? BackupOwner::Ours : BackupOwner::Unknown);
    if (info.projectId != m_projectId)
        return info.projectId.isEmpty() ? is(BackupOwner::Unknown) : is(BackupOwner::Other, info.projectId);
    if (info.environment == m_environment.name)
        return is(hasDatabaseOf(info, m_environment) ? BackupOwner::Ours : BackupOwner::Unknown);
    if (!info.environment.isEmpty())
        return is(BackupOwner::Other, info.environment);
    std::vector<QString> fitting;
    for (const project::Environment &one : m_sharing) {
        if (hasDatabaseOf(info, one))
            fitting.push_back(one.name);
    }
    if (fitting.size() != 1)
        return is(BackupOwner::Unknown);
    if (fitting.front() == m_environment.name)
        return is(BackupOwner::Ours);
    is(BackupOwner::Other, fitting.front());
}

} // namespace stellwerk::deployment
