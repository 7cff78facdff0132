// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/workspace/migrate.h"

#include "base/files.h"
#include "deployment/backups/workspace_backup.h"
#include "deployment/plan/plan_parts.h"
#include "deployment/plan/source_check.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/deployment_record.h"
#include "deployment/state/health.h"
#include "migration/lock/lock.h"
#include "migration/run/compensate.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Migrate)
};

using Level = CheckResult::Level;

constexpr std::chrono::seconds kLockPatience{5};

struct Reading {
    MigrationFiles files;
    std::vector<migration::Migration> migrations; ///< those of the files, with the versions that the history knows
    migration::VersionState state;
};

/// @p known files are not parsed again where they are still the same.
Result<MigrationFiles> readFiles(const Session &session, db::Engine engine, const MigrationFiles &known) {
    MigrationFiles files;
    STELLWERK_ASSIGN(files.bytes, migration::readMigrationFiles(session.workspace.migrationsFolder()));
    if (files.bytes == known.bytes)
        return known;
    STELLWERK_ASSIGN(files.parsed,
                     migration::loadMigrations(files.bytes, engine, session.workspace.project.requiredDbVersion));
    return files;
}

Result<Reading> readState(const Session &session, db::Connection &connection, const Version &to,
                          const MigrationFiles &known = {}) {
    Reading reading;
    STELLWERK_ASSIGN(reading.files, readFiles(session, connection.engine(), known));
    reading.migrations = reading.files.parsed;
    STELLWERK_ASSIGN(reading.state, migration::readVersionState(connection, to, reading.migrations));
    migration::adoptVersions(reading.migrations, migration::recordedVersions(reading.state.history));
    return reading;
}

Result<std::vector<migration::LintFinding>> findingsOf(const Session &session, db::Connection &connection,
                                                       const Reading &reading) {
    const project::Project &project = session.workspace.project;
    migration::LintOptions options;
    options.engine = connection.engine();
    options.isProtected = [&project](const QString &table) { return project::isProtected(project.classOf(table)); };
    options.levels = project.lint;
    STELLWERK_ASSIGN(options.sizes, migration::readTableSizes(connection));
    return migration::lintMigrations(reading.migrations, options);
}

void checkVersion(MigratePlan &plan, const migration::VersionState &state) {
    const QString title = Tr::tr("Version rule");
    const auto add = [&](Level level, const QString &message, const QString &hint = {},
                         ErrorCode code = ErrorCode::CheckFailed) {
        plan.checks.push_back({QStringLiteral("version-rule"), level, title, message, hint, code});
    };
    switch (state.compatibility) {
    case migration::Compatibility::Compatible:
        add(Level::Passed, state.reason);
        return;
    case migration::Compatibility::MigrationRequired: {
        if (state.path.size() <= 1) {
            add(Level::Passed, state.reason);
            return;
        }
        QStringList path{state.current->toString()};
        for (const Version &step : state.path)
            path << step.toString();
        add(Level::Error, Tr::tr("%1: a database moves one version at a time.").arg(path.join(QStringLiteral(" → "))),
            Tr::tr("First: stellwerk-cli migrations apply --to-version %1").arg(state.path.front().toString()),
            ErrorCode::VersionSkipped);
        return;
    }
    case migration::Compatibility::BackendTooOld:
        add(Level::Error, state.reason, {}, ErrorCode::VersionTooNew);
        return;
    case migration::Compatibility::Untracked:
        add(Level::Error, state.reason,
            Tr::tr("Adopt it first: stellwerk-cli baseline --env %1 --version VERSION").arg(plan.environment.name),
            ErrorCode::VersionUntracked);
        return;
    case migration::Compatibility::Empty:
    case migration::Compatibility::Unknown:
        add(Level::Error, state.reason, {}, ErrorCode::VersionUnknown);
        return;
    }
}

void checkState(MigratePlan &plan, const migration::VersionState &state) {
    if (!state.blockers.isEmpty())
        plan.checks.push_back(
            {QStringLiteral("version-tables"), Level::Error, Tr::tr("Version tables"), state.blockers.join(u' '),
             Tr::tr("See: stellwerk-cli status --env %1").arg(plan.environment.name), ErrorCode::Drift});
    for (const PlannedMigration &planned : plan.migrations) {
        for (const migration::LintFinding &finding : planned.findings) {
            if (finding.level != migration::LintLevel::Info)
                plan.checks.push_back(
                    {QStringLiteral("migration-lint"),
                     finding.level == migration::LintLevel::Error ? Level::Error : Level::Warning,
                     Tr::tr("Migrations"),
                     QStringLiteral("%1 [%2] %3").arg(finding.position.toString(), finding.code, finding.message),
                     {},
                     ErrorCode::CheckFailed});
        }
    }
}

/// Equal as long as the same files lead from the same version to the same one.
QString hashOf(const migration::VersionState &state) {
    QJsonArray checksums;
    for (const migration::Migration &migration : state.pending)
        checksums << migration.checksum;
    return planHash({{QStringLiteral("from"), state.current ? state.current->toString() : QString()},
                     {QStringLiteral("to"), state.required.toString()},
                     {QStringLiteral("migrations"), checksums}});
}

Result<MigratePlan> planOn(db::Connection &connection, const Session &session, const project::Environment &environment,
                           const std::optional<Version> &to) {
    MigratePlan plan;
    plan.environment = environment;
    plan.to = to.value_or(session.workspace.project.requiredDbVersion);
    STELLWERK_ASSIGN(Reading reading, readState(session, connection, plan.to));
    plan.from = reading.state.current;
    plan.unfinished = reading.state.unfinished;
    STELLWERK_ASSIGN(const auto findings, findingsOf(session, connection, reading));
    plan.migrations = plannedMigrations(reading.state.pending, findings);
    for (const auto &check : {looseSourceCheck(LooseSource::Migrations, environment), unapprovedCheck(environment)}) {
        if (check && !plan.migrations.empty())
            plan.checks.push_back(*check);
    }
    checkVersion(plan, reading.state);
    checkState(plan, reading.state);
    plan.sha256 = hashOf(reading.state);
    plan.files = std::move(reading.files);
    return plan;
}

/// One execution; the steps are methods, run() gives them their order.
class Execution final {
public:
    Execution(const Session &session, const MigratePlan &plan, const MigrateOptions &options,
              const TaskContext &context)
        : m_session(session), m_plan(plan), m_options(options), m_context(context) {}

    MigrateReport run() {
        if (const Status status = steps(); !status)
            m_report.run.error = status.error();
        return std::move(m_report);
    }

private:
    Status steps() {
        STELLWERK_TRY(checkConfirmation(m_plan.environment, m_options.confirmation));
        STELLWERK_TRY(statusOf(m_plan.checks));
        STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.environment, m_context));
        STELLWERK_ASSIGN(
            auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("migrations to %1").arg(m_plan.to.toString()),
                                                        m_options.lockPatience, m_context));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
        STELLWERK_TRY(lock.enlist(connection));
        STELLWERK_ASSIGN(const Reading reading, readState(m_session, connection, m_plan.to, m_plan.files));
        if (hashOf(reading.state) != m_plan.sha256)
            return planOutdated(m_plan.environment);
        if (m_options.backup || m_plan.environment.kind == project::EnvironmentKind::Production) {
            STELLWERK_ASSIGN(m_report.backup, writeBackup(m_session, m_plan.environment, m_profile,
                                                          reading.state.current, reading.state.migrationNumber,
                                                          QStringLiteral("before migrations"), m_context));
        }
        STELLWERK_TRY(takeProofs(connection, reading));
        const QString runId = newRunId(m_session.workspace, m_plan.environment.name + QLatin1String("-migrations"));
        m_report.run =
            migration::applyMigrations(connection, reading.state.pending, reading.migrations,
                                       {runId, m_session.operatorName, m_session.workspace.project.version}, m_context);
        if (m_report.run.error)
            return std::unexpected(*m_report.run.error);
        return checkProofs(connection);
    }

    /// Half-way through a migration nobody can say what was before it.
    Status takeProofs(db::Connection &connection, const Reading &reading) {
        const QString snapshot = m_session.workspace.snapshotFile(m_plan.to);
        if (!reading.state.unfinished.empty() || !QFileInfo::exists(snapshot))
            return {};
        STELLWERK_ASSIGN(const schema::Schema expected, schema::readSnapshot(snapshot));
        STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));
        QMap<QString, QString> renames;
        QStringList touched;
        for (const migration::Migration &migration : reading.state.pending) {
            touched += migration.touches;
            for (const auto &[from, to] : migration.renames.asKeyValueRange())
                renames[renames.key(from, from)] = to;
        }
        STELLWERK_ASSIGN(m_report.proofs, fingerprintBefore(connection, actual, expected, m_session.workspace.project,
                                                            renames, touched, m_context));
        return {};
    }

    Status checkProofs(db::Connection &connection) {
        // Users may be at work: what they wrote looks the same as what a migration did, and a restore would take it
        // away.
        Status proved = fingerprintAfter(connection, m_report.proofs, m_context.unstoppable());
        if (proved)
            return {};
        Error error = std::move(proved).error();
        error.code = ErrorCode::RollbackFailed;
        error.hint =
            Tr::tr("The migrations are applied, and nothing was restored: users may have written meanwhile. If "
                   "they have not, look for a trigger, or a foreign key with ON DELETE or ON UPDATE.");
        if (m_report.backup)
            error.hint += u' ' + Tr::tr("The backup from before: %1").arg(m_report.backup->file);
        return std::unexpected(std::move(error));
    }

    const Session &m_session;
    const MigratePlan &m_plan;
    const MigrateOptions &m_options;
    const TaskContext &m_context;
    db::ConnectionProfile m_profile;
    MigrateReport m_report;
};

} // namespace

bool MigratePlan::runnable() const {
    return std::ranges::none_of(checks, [](const CheckResult &check) { return check.level == Level::Error; });
}

QJsonObject MigratePlan::toJson() const {
    QJsonArray steps;
    for (const PlannedMigration &migration : migrations)
        steps << QJsonObject{{QStringLiteral("number"), migration.number},
                             {QStringLiteral("name"), migration.label},
                             {QStringLiteral("version"), migration.version.toString()},
                             {QStringLiteral("statements"), QJsonArray::fromStringList(migration.statements)}};
    QJsonArray begun;
    for (const migration::UnfinishedMigration &one : unfinished)
        begun << one.toJson();
    return {{QStringLiteral("environment"), environment.name},
            {QStringLiteral("from"), from ? QJsonValue(from->toString()) : QJsonValue()},
            {QStringLiteral("to"), to.toString()},
            {QStringLiteral("migrations"), steps},
            {QStringLiteral("unfinished"), begun},
            {QStringLiteral("checks"), checksToJson(checks)},
            {QStringLiteral("plan_sha256"), sha256}};
}

Result<MigratePlan> planMigrate(const Session &session, const project::Environment &environment,
                                const std::optional<Version> &to, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    return planOn(connection, session, environment, to);
}

MigrateReport applyMigrate(const Session &session, const MigratePlan &plan, const MigrateOptions &options,
                           const TaskContext &context) {
    return Execution(session, plan, options, context).run();
}

Status undoUnfinished(const Session &session, const project::Environment &environment, const QString &confirmation,
                      const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(environment, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(profile, Tr::tr("rollback"), kLockPatience, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_TRY(lock.enlist(connection));
    STELLWERK_ASSIGN(const Reading reading,
                     readState(session, connection, session.workspace.project.requiredDbVersion));
    if (reading.state.unfinished.empty())
        return fail(ErrorCode::NotFound, Tr::tr("No migration of “%1” is unfinished.").arg(environment.name));
    STELLWERK_ASSIGN(const auto saved,
                     writeBackup(session, environment, profile, reading.state.current, reading.state.migrationNumber,
                                 QStringLiteral("before rollback"), context));
    context.info(QStringLiteral("backup_verified"),
                 Tr::tr("Backup %1 written and read back.").arg(QFileInfo(saved.file).fileName()));
    const QString runId = newRunId(session.workspace, environment.name + QLatin1String("-rollback"));
    const migration::RunOptions options{runId, session.operatorName, session.workspace.project.version};
    for (const migration::UnfinishedMigration &unfinished : reading.state.unfinished) {
        if (unfinished.section == u"up") {
            STELLWERK_TRY(migration::compensate(connection, unfinished, options, context));
            continue;
        }
        const auto file = std::ranges::find(reading.migrations, unfinished.number, &migration::Migration::number);
        if (file == reading.migrations.end())
            return fail(ErrorCode::NotFound, unfinished.obstacles.join(u' '));
        STELLWERK_ASSIGN(const Version base, baseVersion(session, reading.migrations));
        migration::RunReport report =
            migration::revertMigrations(connection, {*file}, reading.migrations, base, options, context);
        if (report.error)
            return std::unexpected(*std::move(report.error));
    }
    return {};
}

Status resolve(const Session &session, const project::Environment &environment, qint64 number,
               const migration::Resolution &resolution, const QString &confirmation, const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(environment, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(profile, Tr::tr("resolve"), kLockPatience, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const Reading reading,
                     readState(session, connection, session.workspace.project.requiredDbVersion));
    const std::vector<migration::Migration> &migrations = reading.migrations;
    const auto file = std::ranges::find(migrations, number, &migration::Migration::number);
    if (file == migrations.end())
        return fail(ErrorCode::NotFound, Tr::tr("There is no migration %1.").arg(number),
                    Tr::tr("See: %1").arg(QLatin1String("stellwerk-cli migrations list")));
    STELLWERK_ASSIGN(const Version base, baseVersion(session, migrations));
    const QString runId = newRunId(session.workspace, environment.name + QLatin1String("-resolve"));
    return migration::resolveMigration(connection, *file, resolution, migrations, base,
                                       {runId, session.operatorName, session.workspace.project.version});
}

} // namespace stellwerk::deployment
