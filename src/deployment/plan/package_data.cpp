// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/package_data.h"

#include "masterdata/compare/compare_data.h"
#include "masterdata/import/baseline.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataRun)
};

/// Rows of another version may have other columns and lie in tables of other names.
Status checkSourceVersion(db::Connection &connection, const project::Environment &source, const Release &release) {
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, release.version, release.migrations));
    if (state.current == release.version)
        return {};
    return fail(ErrorCode::VersionUnknown,
                Tr::tr("“%1” cannot be the source: its database is at version %2, and the rows of version %3 are asked "
                       "for. Nothing was changed.")
                    .arg(source.name, state.current ? state.current->toString() : QStringLiteral("—"),
                         release.version.toString()),
                Tr::tr("Bring it to version %1 first.").arg(release.version.toString()));
}

} // namespace

PackageData::PackageData(const Release &release, const project::Environment &target)
    : m_release(&release), m_ask(target.ask), m_isProduction(target.kind == project::EnvironmentKind::Production) {}

Status PackageData::openFiles(std::unique_ptr<masterdata::FileSet> files) {
    m_files = std::move(files);
    STELLWERK_ASSIGN(m_source, masterdata::FileSource::open(*m_files, m_release->catalogue));
    return {};
}

Status PackageData::readReview(const QString &beside, const QString &environment) {
    m_reviewFile = masterdata::Review::fileFor(beside, environment);
    STELLWERK_ASSIGN(m_review, masterdata::Review::load(m_reviewFile));
    return {};
}

Result<PackageData> PackageData::open(const package::Package &package, const QString &packagePath,
                                      const Release &release, const project::Environment &target) {
    PackageData data(release, target);
    STELLWERK_TRY(data.openFiles(masterdata::FileSet::inMemory(package.filesUnder(QStringLiteral("masterdata")))));
    STELLWERK_TRY(data.readReview(packagePath, target.name));
    return data;
}

Result<PackageData> PackageData::openFolder(const QString &folder, const Release &release,
                                            const project::Environment &target) {
    PackageData data(release, target);
    STELLWERK_TRY(data.openFiles(masterdata::FileSet::inFolder(folder)));
    STELLWERK_TRY(data.readReview(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()), target.name));
    return data;
}

Result<PackageData> PackageData::openEnvironment(const Session &session, const project::Environment &source,
                                                 const Release &release, const project::Environment &target,
                                                 const TaskContext &context) {
    if (source.name == target.name)
        return fail(ErrorCode::Usage, Tr::tr("“%1” cannot be source and target at once.").arg(source.name));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(source, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    PackageData data(release, target);
    data.m_live = std::make_unique<Live>(Live{std::move(connection), {}, {}});
    Live &live = *data.m_live;
    live.connection.stopWith(context.stopToken());
    STELLWERK_TRY(checkSourceVersion(live.connection, source, release));
    STELLWERK_ASSIGN(live.schema, schema::readSchema(live.connection));
    STELLWERK_ASSIGN(auto moment, db::Transaction::begin(live.connection));
    live.moment.emplace(std::move(moment));
    data.m_source = std::make_unique<masterdata::DatabaseSource>(live.connection, live.schema, release.catalogue);
    STELLWERK_TRY(data.readReview(session.workspace.path(QStringLiteral("reviews/") + source.name), target.name));
    return data;
}

masterdata::ComparePolicy PackageData::policy() const {
    return {.ask = m_ask, .decideConflicts = m_isProduction, .review = &m_review};
}

Result<masterdata::DataDiff> PackageData::compare(db::Connection &connection, const TargetView &now,
                                                  const TaskContext &context) const {
    const masterdata::AcceptedRenames renames = m_review.renames(m_release->catalogue);
    const masterdata::ReadOptions options{.tableNow = now.tableNow, .renames = renames};
    STELLWERK_ASSIGN(const auto baseline, masterdata::BaselineSource::open(connection, m_release->catalogue, renames));
    return masterdata::compareData(
        {m_release->catalogue, *m_source, connection, now.schema, options, baseline.get(), policy()}, context);
}

Result<masterdata::ImportReport> PackageData::import(db::Connection &connection, const schema::Schema &actual,
                                                     masterdata::ReverseWriter *reverse,
                                                     const TaskContext &context) const {
    const masterdata::AcceptedRenames renames = m_review.renames(m_release->catalogue);
    STELLWERK_ASSIGN(const auto baseline, masterdata::BaselineSource::open(connection, m_release->catalogue, renames));
    return masterdata::importData({.catalogue = m_release->catalogue,
                                   .package = *m_source,
                                   .connection = connection,
                                   .actual = actual,
                                   .options = {.tableNow = {}, .renames = renames},
                                   .baseline = baseline.get(),
                                   .policy = policy(),
                                   .reverse = reverse,
                                   .writeBaseline = true},
                                  context);
}

} // namespace stellwerk::deployment
