// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "project/environment.h"
#include "project/project.h"

#include <QString>

#include <vector>

namespace stellwerk::project {

/// A folder with project.toml, environments.toml, migrations/, schema/, and (made when needed) packages/, backups/,
/// reports/.
struct Workspace {
    QString folder; ///< absolute
    Project project;
    std::vector<Environment> environments; ///< in the file's order

    /// Fails with Usage and lists the names that exist.
    [[nodiscard]] Result<Environment> environment(const QString &name) const;
    [[nodiscard]] QString
    path(const QString &relative) const; ///< absolute path of something inside (or absolute as it is)
    [[nodiscard]] QString migrationsFolder() const { return path(QStringLiteral("migrations")); }
    [[nodiscard]] QString snapshotFile(const Version &version) const;
    [[nodiscard]] QString packagesFolder() const { return path(QStringLiteral("packages")); }
    [[nodiscard]] QString reportsFolder() const { return path(QStringLiteral("reports")); }
    [[nodiscard]] QString backupsFolder(const Environment &environment) const;
};

/// Opens the workspace at @p folder. Mistakes of both files come back in one combined error.
/// A missing environments.toml is an empty list.
[[nodiscard]] Result<Workspace> openWorkspace(const QString &folder);

/// The nearest folder at or above @p start that has a project.toml; NotFound with a hint otherwise.
[[nodiscard]] Result<QString> findWorkspace(const QString &start);

} // namespace stellwerk::project
