// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/workspace/prepare.h"

#include "base/files.h"
#include "deployment/master/environment_source.h"
#include "deployment/plan/migration_rules.h"
#include "masterdata/files/export_writer.h"
#include "masterdata/files/file_source.h"
#include "masterdata/rows/database_source.h"
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

/// Rows that cannot travel are counted, the others do.
QStringList rowWarnings(const std::vector<masterdata::SkippedRow> &skipped) {
    QMap<QString, int> counts;
    for (const masterdata::SkippedRow &row : skipped)
        ++counts[row.entity];
    QStringList warnings;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        warnings << Tr::tr("%1: %n row(s) have no usable natural key and will not be deployed.", nullptr, it.value())
                        .arg(it.key());
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
    masterdata::DatabaseSource source(connection, actual, release.catalogue);
    const masterdata::ExportHeader header{package.metadata.version, package.metadata.createdAt,
                                          release.project.exportAttributes};
    masterdata::MemoryExport files;
    STELLWERK_ASSIGN(const masterdata::ExportReport report,
                     masterdata::exportFiles(source, release.catalogue, header, files, context));
    warnings += rowWarnings(report.skipped);
    package.metadata.counts = report.rows;
    for (auto it = files.files().begin(); it != files.files().end(); ++it)
        package.files[QStringLiteral("masterdata/") + it.key()] = it.value();
    return {};
}

/// Reads every row of a package's master data, or says what is wrong with it.
Status checkMasterData(const package::Package &package, const Release &release, const TaskContext &context) {
    const auto files = masterdata::FileSet::inMemory(package.filesUnder(QStringLiteral("masterdata")));
    STELLWERK_ASSIGN(const auto source, masterdata::FileSource::open(*files, release.catalogue));
    for (size_t i = 0; i < release.catalogue.nodes().size(); ++i)
        STELLWERK_TRY(source->read(i, context));
    return {};
}

} // namespace

Result<PreparedPackage> preparePackage(const Session &session, const project::Environment &source,
                                       const QString &folder, const TaskContext &context) {
    STELLWERK_ASSIGN(EnvironmentSource opened, openSource(session, source, context));
    db::Connection &connection = opened.connection;
    const Release &release = opened.release;
    STELLWERK_TRY(checkReleasable(session.workspace, release, connection.engine()));

    PreparedPackage prepared;
    prepared.warnings = opened.state.disagreements;
    package::Package package;
    package.metadata.projectId = release.project.id;
    package.metadata.version = release.project.version;
    package.metadata.requiredDbVersion = release.version;
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
                                 .arg(source.name, release.version.toString(), differences.front().reason);
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
    STELLWERK_TRY(checkMasterData(written, again, context));
    prepared.metadata = written.metadata;
    context.info(QStringLiteral("package_written"),
                 Tr::tr("Package %1 written and checked.").arg(QFileInfo(prepared.path).fileName()));
    return prepared;
}

} // namespace stellwerk::deployment
