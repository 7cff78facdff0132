// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/target_work.h"

#include "deployment/state/health.h"
#include "masterdata/import/baseline.h"
#include "migration/state/tracking_tables.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

TargetWork::TargetWork(const Input &input, DeploymentReport &report, const TaskContext &context)
    : m_in(input), m_report(report), m_context(context) {}

Status TargetWork::prepare() {
    STELLWERK_TRY(migration::ensureTrackingTables(m_in.connection));
    return masterdata::ensureBaselineTable(m_in.connection);
}

Status TargetWork::migrate() {
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(m_in.connection, m_in.release.version, m_in.release.migrations));
    migration::RunReport run =
        migration::applyMigrations(m_in.connection, state.pending, m_in.release.migrations, m_in.runner, m_context);
    m_in.connection.stopWith(m_context.stopToken()); // the runner has switched it off
    m_report.migrations = run.migrations;
    for (const migration::MigrationOutcome &outcome : run.migrations)
        m_report.warnings += outcome.warnings;
    if (run.error)
        return std::unexpected(*std::move(run.error));
    return {};
}

Status TargetWork::safetyNet() {
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(m_in.connection));
    const schema::SafetyNetPlan net =
        schema::planSafetyNet(m_in.release.snapshot(), actual, m_in.connection.engine(), m_in.release.compareOptions());
    for (const QString &statement : net.statements) {
        STELLWERK_TRY(m_context.checkStop());
        m_context.warning(QStringLiteral("safety_net"),
                          Tr::tr("The safety net adds what the migrations left out: %1").arg(statement.simplified()));
        STELLWERK_TRY(m_in.connection.exec(statement));
    }
    for (const schema::Difference &difference : net.added)
        m_report.warnings << Tr::tr("Added by the safety net: %1 (%2)").arg(difference.object, difference.reason);
    return {};
}

Status TargetWork::import(const QString &reverseFile, const QString &title) {
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(m_in.connection));
    STELLWERK_ASSIGN(masterdata::ReverseWriter reverse, masterdata::ReverseWriter::create(reverseFile, title));
    STELLWERK_ASSIGN(m_report.import, m_in.data.import(m_in.connection, actual, &reverse, m_context));
    // Before the import can be committed: afterwards it must be possible to undo it.
    return reverse.finish();
}

Status TargetWork::validate() {
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(m_in.connection));
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(m_in.connection, m_in.release.version, m_in.release.migrations));
    STELLWERK_ASSIGN(m_report.validation, checkDatabase({m_in.connection, m_in.release, actual, state}, m_context));
    // After the checks, because they run SQL of the project.
    STELLWERK_TRY(fingerprintAfter(m_in.connection, m_report.proofs, m_context));
    STELLWERK_TRY(statusOf(m_report.validation));
    if (state.compatibility != migration::Compatibility::Compatible)
        return fail(ErrorCode::Drift, Tr::tr("After the migrations the database is not at version %1: %2")
                                          .arg(m_in.release.version.toString(), state.reason));
    for (const CheckResult &check : m_report.validation) {
        if (check.level == CheckResult::Level::Warning)
            m_report.warnings << check.title + QLatin1String(": ") + check.message;
    }
    m_report.versionAfter = state.current;
    return {};
}

} // namespace stellwerk::deployment
