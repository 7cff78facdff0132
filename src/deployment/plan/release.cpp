// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/release.h"

#include "base/files.h"
#include "migration/state/version_state.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Release)
};

/// schema/<version>.json -> snapshot, for every version up to @p last.
Result<std::map<Version, schema::Schema>> readSnapshots(const QMap<QString, QByteArray> &files, const Version &last) {
    std::map<Version, schema::Schema> snapshots;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const auto version =
            Version::parse(QStringView(it.key()).chopped(it.key().endsWith(QLatin1String(".json")) ? 5 : 0));
        if (!version)
            return fail(ErrorCode::InvalidInput,
                        Tr::tr("The name of the schema snapshot %1 is no version.").arg(it.key()));
        if (*version > last)
            continue;
        STELLWERK_ASSIGN(snapshots[*version],
                         schema::snapshotFromJson(it.value(), QStringLiteral("schema/") + it.key()));
    }
    if (!snapshots.contains(last))
        return fail(ErrorCode::NotFound, Tr::tr("The schema snapshot schema/%1.json is missing.").arg(last.toString()),
                    Tr::tr("Write it with “stellwerk-cli schema dump” from a database of that version."));
    return snapshots;
}

void keepUpTo(std::vector<migration::Migration> &migrations, const Version &last) {
    std::erase_if(migrations, [&](const migration::Migration &m) { return m.version > last; });
}

Status checkAgainstMetadata(const package::Package &package) {
    const QMap<QString, QByteArray> files = package.filesUnder(QStringLiteral("migrations"));
    for (const package::PackagedMigration &listed : package.metadata.migrations) {
        if (!files.contains(listed.fileName) || sha256Hex(files[listed.fileName]) != listed.sha256)
            return fail(
                ErrorCode::Damaged,
                Tr::tr("The migration %1 of the package is not the one that its metadata lists.").arg(listed.fileName),
                Tr::tr("Make the package again."));
    }
    return {};
}

Result<project::Project> projectOf(const QByteArray &toml, const QString &file) {
    auto project = project::readProject(toml, file);
    if (!project)
        return fail(project::combinedError(file, project.error()));
    return *std::move(project);
}

Result<QMap<QString, QByteArray>> readFolder(const QString &folder, const QString &suffix) {
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*") + suffix}, QDir::Files, QDir::Name)) {
        STELLWERK_ASSIGN(files[name], readFile(folder + u'/' + name));
    }
    return files;
}

} // namespace

const schema::Schema *Release::snapshotOf(const Version &of) const {
    const auto found = snapshots.find(of);
    return found == snapshots.end() ? nullptr : &found->second;
}

bool Release::isTracking(const QString &table) const {
    return project.classOf(table) == project::TableClass::Tracking;
}

schema::CompareOptions Release::compareOptions() const {
    return {.ignoreTable = [this](const QString &table) { return isTracking(table); }, .ignore = project.schemaIgnore};
}

schema::FormerNames Release::formerNames(const Version &of) const {
    schema::FormerNames former;
    for (const migration::Migration &migration : migrations) {
        if (migration.version <= of)
            former.renames.insert(migration.renames);
    }
    const schema::Schema *present = snapshotOf(of);
    for (const auto &[earlier, snapshot] : snapshots) {
        for (const schema::Table &table : snapshot.tables) {
            const bool isGone = earlier < of && present && !present->table(table.name) && !isTracking(table.name);
            if (isGone && !former.tables.contains(table.name))
                former.tables << table.name;
        }
    }
    return former;
}

Result<Release> releaseOf(const package::Package &package, db::Engine engine) {
    Release release;
    release.version = package.metadata.requiredDbVersion;
    STELLWERK_ASSIGN(release.project,
                     projectOf(package.files.value(QStringLiteral("project.toml")), QStringLiteral("project.toml")));
    if (release.project.id != package.metadata.projectId)
        return fail(ErrorCode::Damaged,
                    Tr::tr("The package says that it belongs to “%1”, its project.toml to “%2”.")
                        .arg(package.metadata.projectId, release.project.id),
                    Tr::tr("Make the package again."));
    STELLWERK_TRY(checkAgainstMetadata(package));
    STELLWERK_ASSIGN(release.migrations, migration::loadMigrations(package.filesUnder(QStringLiteral("migrations")),
                                                                   engine, release.version));
    std::map<qint64, Version> listed;
    for (const package::PackagedMigration &migration : package.metadata.migrations)
        listed[migration.number] = migration.version;
    migration::adoptVersions(release.migrations, listed);
    STELLWERK_ASSIGN(release.snapshots, readSnapshots(package.filesUnder(QStringLiteral("schema")), release.version));
    STELLWERK_ASSIGN(release.catalogue, masterdata::Catalogue::build(release.project, release.snapshot()));
    return release;
}

Result<Release> releaseOf(const project::Workspace &workspace, const Version &version, db::Engine engine,
                          const std::map<qint64, Version> &recorded) {
    Release release;
    release.version = version;
    release.project = workspace.project;
    STELLWERK_ASSIGN(release.migrations, migration::loadMigrations(workspace.migrationsFolder(), engine,
                                                                   workspace.project.requiredDbVersion));
    migration::adoptVersions(release.migrations, recorded);
    keepUpTo(release.migrations, version);
    STELLWERK_ASSIGN(const auto files,
                     readFolder(QFileInfo(workspace.snapshotFile(version)).absolutePath(), QStringLiteral(".json")));
    STELLWERK_ASSIGN(release.snapshots, readSnapshots(files, version));
    STELLWERK_ASSIGN(release.catalogue, masterdata::Catalogue::build(release.project, release.snapshot()));
    return release;
}

Result<Release> releaseFor(const project::Workspace &workspace, db::Connection &connection) {
    const Version &required = workspace.project.requiredDbVersion;
    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(workspace.migrationsFolder(), connection.engine(), required));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, required, migrations));
    const auto recorded = migration::recordedVersions(state.history);
    Result<Release> release = releaseOf(workspace, state.current.value_or(required), connection.engine(), recorded);
    if (release || !state.current || state.current == required)
        return release;
    return releaseOf(workspace, required, connection.engine(), recorded);
}

} // namespace stellwerk::deployment
