// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/prepare.h"

#include "base/files.h"
#include "deployment/migration_rules.h"
#include "deployment/release.h"
#include "masterdata/export_files.h"
#include "migration/version_state.h"
#include "schema/schema_diff.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Prepare)
};

/// A package is made for the database version that its source really has.
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

/// Rows that cannot travel are named, the others do.
QStringList rowWarnings(const masterdata::DataSet &data) {
    QStringList warnings;
    for (const auto &[name, entity] : data.nodes) {
        const auto count =
            std::ranges::count_if(entity.rows, [](const masterdata::DataRow &row) { return !row.problem.isEmpty(); });
        if (count > 0)
            warnings << Tr::tr("%1: %n row(s) have no usable natural key and will not be deployed.", nullptr,
                               static_cast<int>(count))
                            .arg(name);
    }
    return warnings;
}

Status addWorkspaceFiles(const project::Workspace &workspace, const Release &release, package::Package &package) {
    STELLWERK_ASSIGN(package.files[QStringLiteral("project.toml")],
                     readFile(workspace.path(QStringLiteral("project.toml"))));
    // Both engines' files travel: a package is not tied to the engine that it came from.
    const QDir folder(workspace.migrationsFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        const qint64 number = name.section(u'_', 0, 0).toLongLong();
        const auto found = std::ranges::find(release.migrations, number, &migration::Migration::number);
        if (found == release.migrations.end())
            continue;
        STELLWERK_ASSIGN(const QByteArray script, readFile(folder.filePath(name)));
        package.metadata.migrations.push_back({number, found->version, name, sha256Hex(script)});
        package.files[QStringLiteral("migrations/") + name] = script;
    }
    for (const auto &[version, snapshot] : release.snapshots)
        package.files[QStringLiteral("schema/%1.json").arg(version.toString())] = schema::snapshotToJson(snapshot);
    return {};
}

Status addMasterData(db::Connection &connection, const schema::Schema &actual, const Release &release,
                     package::Package &package, QStringList &warnings, const TaskContext &context) {
    STELLWERK_ASSIGN(masterdata::DataSet data,
                     masterdata::readDataSet(connection, actual, release.catalogue, {}, context));
    warnings += rowWarnings(data);
    for (auto &[name, entity] : data.nodes) {
        std::erase_if(entity.rows, [](const masterdata::DataRow &row) { return !row.problem.isEmpty(); });
        package.metadata.counts[name] = static_cast<qint64>(entity.rows.size());
    }
    const masterdata::ExportHeader header{package.metadata.version, package.metadata.createdAt,
                                          release.project.exportAttributes};
    STELLWERK_ASSIGN(const auto files, masterdata::writeExportFiles(data, release.catalogue, header, context));
    for (auto it = files.begin(); it != files.end(); ++it)
        package.files[QStringLiteral("masterdata/") + it.key()] = it.value();
    return {};
}

} // namespace

Result<PreparedPackage> preparePackage(const Session &session, const project::Environment &source,
                                       const QString &folder, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(source, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    context.info(QStringLiteral("reading_source"), Tr::tr("Reading the master data of “%1”.").arg(source.name));

    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                               session.workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    STELLWERK_ASSIGN(const Version version, sourceVersion(session, source, state, migrations));
    STELLWERK_ASSIGN(const Release release, releaseOf(session.workspace, version, connection.engine(),
                                                      migration::recordedVersions(state.history)));
    STELLWERK_TRY(checkReleasable(session.workspace, release, connection.engine()));

    PreparedPackage prepared;
    prepared.warnings = state.disagreements;
    package::Package package;
    package.metadata.projectId = release.project.id;
    package.metadata.version = release.project.version;
    package.metadata.requiredDbVersion = version;
    package.metadata.exportVersion = QString::fromLatin1(masterdata::kExportVersion);
    package.metadata.createdAt = utcTimestamp();
    package.metadata.createdBy = session.operatorName;
    package.metadata.sourceEnvironment = source.name;
    package.metadata.toolVersion = QStringLiteral(STELLWERK_VERSION);

    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));
    const auto differences =
        schema::compareSchemas(release.snapshot(), actual, connection.engine(), release.compareOptions());
    if (!differences.empty())
        prepared.warnings << Tr::tr("The schema of “%1” differs from the snapshot of %2 in %n place(s), e.g. %3.",
                                    nullptr, static_cast<int>(differences.size()))
                                 .arg(source.name, version.toString(), differences.front().reason);
    STELLWERK_TRY(addWorkspaceFiles(session.workspace, release, package));
    {
        // One transaction, so that all tables are read as they were at one moment; nothing is written.
        STELLWERK_ASSIGN(const db::Transaction transaction, db::Transaction::begin(connection));
        STELLWERK_TRY(addMasterData(connection, actual, release, package, prepared.warnings, context));
    }
    // The metadata lists entities and migrations; the archive's own checksums cover all files.
    STELLWERK_ASSIGN(
        prepared.path,
        package::writePackage(package, folder.isEmpty() ? session.workspace.packagesFolder() : folder, context));
    // What was written is believed only when it can be read.
    STELLWERK_ASSIGN(const package::Package written, package::readPackage(prepared.path, context));
    STELLWERK_ASSIGN(const Release again, releaseOf(written, connection.engine()));
    STELLWERK_TRY(
        masterdata::readExportFiles(written.filesUnder(QStringLiteral("masterdata")), again.catalogue, context));
    prepared.metadata = written.metadata;
    context.info(QStringLiteral("package_written"),
                 Tr::tr("Package %1 written and checked.").arg(QFileInfo(prepared.path).fileName()));
    return prepared;
}

} // namespace stellwerk::deployment
