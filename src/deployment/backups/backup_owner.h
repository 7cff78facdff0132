// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/catalogue/catalogue.h"
#include "project/workspace.h"

#include <vector>

/// Several environments may keep their backups in one folder; each one's rules are for its own.
namespace stellwerk::deployment {

/// @p environment itself, and those of the workspace that keep their backups in the same folder. The caller's
/// environment may differ from the file's.
[[nodiscard]] std::vector<project::Environment> environmentsOfFolder(const project::Workspace &workspace,
                                                                     const project::Environment &environment);

/// Tells which of a folder's backups belong to an environment. A backup says of which project, which environment and
/// which database it is. Ours: the project fits, it names this environment, and engine and database are those of the
/// environment. One from before backups named their environment belongs to the only environment of the folder whose
/// engine and database it has. What cannot be read says nothing; it is ours where nobody else of the workspace uses the
/// folder. Everything else is unknown, never ours.
class OwnerFinder final {
public:
    OwnerFinder(const project::Workspace &workspace, const project::Environment &environment);

    /// CatalogueEntry::owner and belongsTo of every entry.
    void fillIn(backup::Catalogue &catalogue) const;

private:
    void fillIn(backup::CatalogueEntry &entry) const;

    QString m_projectId;
    project::Environment m_environment;
    std::vector<project::Environment> m_sharing; ///< m_environment among them
};

} // namespace stellwerk::deployment
