// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/environment_source.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Prepare)
};

/// Master data is exported for the database version that its source really has.
Result<Version> sourceVersion(const Session &session, const project::Environment &source,
                              const migration::VersionState &state,
                              const std::vector<migration::Migration> &migrations) {
    if (state.compatibility == migration::Compatibility::Untracked)
        return fail(ErrorCode::VersionUntracked,
                    Tr::tr("“%1” has tables but no version table, so nobody knows what a package of it would be for.")
                        .arg(source.name),
                    Tr::tr("Adopt it: stellwerk-cli baseline --env %1 --version %2")
                        .arg(source.name, session.workspace.project.requiredDbVersion.toString()));
    if (!state.current)
        return fail(ErrorCode::VersionUnknown, Tr::tr("“%1” is empty; there is nothing to export.").arg(source.name));
    const std::vector<Version> steps = migration::versionSteps(migrations);
    const bool known = std::ranges::find(steps, *state.current) != steps.end() ||
                       QFileInfo::exists(session.workspace.snapshotFile(*state.current));
    if (!known)
        return fail(ErrorCode::VersionUnknown,
                    Tr::tr("“%1” is at version %2, which the project's migrations do not know.")
                        .arg(source.name, state.current->toString()),
                    Tr::tr("Migrate it to a version of the project first, or add the missing migrations."));
    return *state.current;
}

} // namespace

Result<EnvironmentSource> openSource(const Session &session, const project::Environment &source,
                                     const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(source, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    context.info(QStringLiteral("reading_source"), Tr::tr("Reading the master data of “%1”.").arg(source.name));
    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                               session.workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(migration::VersionState state,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    STELLWERK_ASSIGN(const Version version, sourceVersion(session, source, state, migrations));
    STELLWERK_ASSIGN(Release release, releaseOf(session.workspace, version, connection.engine(),
                                                migration::recordedVersions(state.history)));
    return EnvironmentSource{std::move(connection), std::move(state), std::move(release)};
}

} // namespace stellwerk::deployment
