// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "masterdata/catalogue/catalogue.h"
#include "migration/files/migration.h"
#include "package/package.h"
#include "project/workspace.h"
#include "schema/leftovers.h"
#include "schema/schema_diff.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace stellwerk::deployment {

/// What one database version of a project consists of, ready for one engine: of a package or of a workspace.
struct Release {
    project::Project project;
    Version version;                              ///< the database version
    std::vector<migration::Migration> migrations; ///< up to that version
    std::map<Version, schema::Schema> snapshots;  ///< those that exist, up to that version
    masterdata::Catalogue catalogue;              ///< bound to the snapshot of that version

    [[nodiscard]] const schema::Schema &snapshot() const { return snapshots.at(version); }
    [[nodiscard]] const schema::Schema *snapshotOf(const Version &of) const;
    /// Is it a table of the tool or of version tracking? Those are left out of schema comparisons.
    [[nodiscard]] bool isTracking(const QString &table) const;
    /// What comparisons of schemas leave out: tracking tables, and the rules that the project switches off.
    /// Use it while the release lives.
    [[nodiscard]] schema::CompareOptions compareOptions() const;
    /// What the tables of @p version were called before, by the migrations and the snapshots up to it.
    [[nodiscard]] schema::FormerNames formerNames(const Version &version) const;
};

/// Opens a package's content. Everything in it is checked: project.toml, migrations against their checksums in the
/// metadata, the snapshot, the entities against the snapshot.
[[nodiscard]] Result<Release> releaseOf(const package::Package &package, db::Engine engine);
/// Opens the workspace's files for database version @p version. @p recorded: versions of migrations whose files state
/// none, from a database's history.
[[nodiscard]] Result<Release> releaseOf(const project::Workspace &workspace, const Version &version, db::Engine engine,
                                        const std::map<qint64, Version> &recorded = {});
/// Opens the workspace's files for the version that a database has; where project.toml does not fit that, for the
/// version that it requires.
[[nodiscard]] Result<Release> releaseFor(const project::Workspace &workspace, db::Connection &connection);

} // namespace stellwerk::deployment
