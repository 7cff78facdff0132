// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/validate.h"

#include "deployment/state/health.h"
#include "migration/files/sum_file.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Validate)
};

} // namespace

Result<std::vector<CheckResult>> validateEnvironment(const Session &session, const project::Environment &environment,
                                                     const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    const Version required = session.workspace.project.requiredDbVersion;
    STELLWERK_ASSIGN(const Release release, releaseOf(session.workspace, required, connection.engine()));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, required, release.migrations));
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));

    using migration::Compatibility;
    CheckResult version{QStringLiteral("version"), CheckResult::Level::Passed, Tr::tr("Version"), state.reason, {},
                        ErrorCode::CheckFailed};
    if (state.compatibility == Compatibility::MigrationRequired) {
        version.level = CheckResult::Level::Warning;
    } else if (state.compatibility != Compatibility::Compatible) {
        version.level = CheckResult::Level::Error;
        version.errorCode = state.compatibility == Compatibility::BackendTooOld ? ErrorCode::VersionTooNew
                                                                                : ErrorCode::VersionUntracked;
        return std::vector{version}; // nothing else can be judged without a version
    }
    STELLWERK_ASSIGN(std::vector<CheckResult> checks, checkDatabase({connection, release, actual, state}, context));
    checks.insert(checks.begin(), version);
    const QString folder = session.workspace.migrationsFolder();
    STELLWERK_ASSIGN(const auto mismatch, migration::checkSumFile(folder));
    if (mismatch)
        checks.push_back({QStringLiteral("migration-sum"), CheckResult::Level::Error, Tr::tr("Migration files"),
                          mismatch->reason(), Tr::tr("If the files are right: stellwerk-cli migrations hash"),
                          ErrorCode::CheckFailed});
    else if (migration::hasSumFile(folder))
        checks.push_back({QStringLiteral("migration-sum"),
                          CheckResult::Level::Passed,
                          Tr::tr("Migration files"),
                          Tr::tr("The files are those of the sum file."),
                          {},
                          ErrorCode::CheckFailed});
    return checks;
}

} // namespace stellwerk::deployment
