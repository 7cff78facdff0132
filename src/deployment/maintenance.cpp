// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/maintenance.h"

#include "backup/catalogue/listed_file.h"
#include "backup/convert/conversion.h"
#include "backup/dump/sql_dump.h"
#include "backup/physical/physical_copy.h"
#include "deployment/backups/workspace_backup.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/deployment_record.h"
#include "migration/lock/lock.h"
#include "schema/schema_reader.h"
#include "schema/snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Maintenance)
};

constexpr std::chrono::seconds kLockPatience{5};

bool sameRows(const std::vector<backup::BackupTable> &a, const std::vector<backup::BackupTable> &b) {
    const auto rowsOf = [](const std::vector<backup::BackupTable> &tables) {
        std::map<QString, std::pair<qint64, QString>> rows;
        for (const backup::BackupTable &table : tables) {
            if (!backup::isToolTable(table.name))
                rows[table.name] = {table.rows, table.hash};
        }
        return rows;
    };
    return rowsOf(a) == rowsOf(b);
}

/// The version for a backup's name; a database whose version cannot be told can be backed up all the same.
std::pair<std::optional<Version>, qint64> versionForBackup(const Session &session, db::Connection &connection) {
    const auto migrations = migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                                      session.workspace.project.requiredDbVersion);
    const auto state =
        migrations ? migration::readVersionState(connection, session.workspace.project.requiredDbVersion, *migrations)
                   : Result<migration::VersionState>(std::unexpected(migrations.error()));
    if (!state)
        return {};
    return {state->current, state->migrationNumber};
}

/// The version that is current when @p lowest and everything above it is gone.
Version versionBelow(const migration::Migration &lowest, const std::vector<migration::Migration> &all,
                     const Version &base) {
    Version below = base;
    for (const migration::Migration &migration : all) {
        if (migration.version < lowest.version)
            below = std::max(below, migration.version);
    }
    return below;
}

Status checkStillApplied(const Session &session, const RollbackPlan &plan, const db::ConnectionProfile &profile,
                         const std::vector<migration::Migration> &migrations) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    const bool applied = std::ranges::all_of(plan.migrations, [&](const migration::Migration &migration) {
        return std::ranges::any_of(state.history, [&](const migration::HistoryEntry &entry) {
            return entry.success && entry.number == migration.number;
        });
    });
    if (state.current == plan.from && applied)
        return {};
    return planOutdated(plan.environment);
}

} // namespace

Result<BaselinePlan> planBaseline(const Session &session, const project::Environment &environment,
                                  const Version &version, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                               session.workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    if (state.current && *state.current != version)
        return fail(ErrorCode::AlreadyExists,
                    Tr::tr("“%1” already says that it has version %2. Nothing was changed.")
                        .arg(environment.name, state.current->toString()),
                    Tr::tr("A tracked database is changed by a deployment, not by a baseline."));
    if (state.compatibility == migration::Compatibility::Empty)
        return fail(ErrorCode::VersionUnknown,
                    Tr::tr("“%1” is empty; there is nothing to adopt.").arg(environment.name));
    // Not a Release: the entities of project.toml need not fit the schema of an older version.
    const QString snapshotFile = session.workspace.snapshotFile(version);
    if (!QFileInfo::exists(snapshotFile))
        return fail(ErrorCode::NotFound,
                    Tr::tr("There is no snapshot of version %1 to compare “%2” with.")
                        .arg(version.toString(), environment.name),
                    Tr::tr("Choose a version of the project that has a file schema/VERSION.json."));
    STELLWERK_ASSIGN(const schema::Schema snapshot, schema::readSnapshot(snapshotFile));
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));
    BaselinePlan plan;
    plan.environment = environment;
    plan.version = version;
    const auto isTracking = [&](const QString &table) {
        return session.workspace.project.classOf(table) == project::TableClass::Tracking;
    };
    plan.differences =
        schema::compareSchemas(snapshot, actual, connection.engine(),
                               {.ignoreTable = isTracking, .ignore = session.workspace.project.schemaIgnore});
    std::ranges::copy_if(migrations, std::back_inserter(plan.installed),
                         [&](const migration::Migration &migration) { return migration.version <= version; });
    return plan;
}

Status applyBaseline(const Session &session, const BaselinePlan &plan, bool acceptDifferences,
                     const QString &confirmation, const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(plan.environment, confirmation));
    if (!plan.differences.empty() && !acceptDifferences)
        return fail(ErrorCode::Drift,
                    Tr::tr("“%1” differs from the schema of %2 in %n place(s). Nothing was recorded.", nullptr,
                           static_cast<int>(plan.differences.size()))
                        .arg(plan.environment.name, plan.version.toString()),
                    Tr::tr("Mend the differences, choose another version, or accept them with --accept-differences."));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(plan.environment, context));
    STELLWERK_ASSIGN(const auto lock,
                     migration::DatabaseLock::acquire(profile, Tr::tr("baseline"), kLockPatience, context));
    STELLWERK_ASSIGN(const BaselinePlan again, planBaseline(session, plan.environment, plan.version, context));
    if (again.differences != plan.differences)
        return planOutdated(plan.environment);
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    return migration::recordBaseline(connection, plan.version, session.workspace.project.version, plan.installed,
                                     session.operatorName);
}

Result<backup::BackupInfo> backUp(const Session &session, const project::Environment &environment,
                                  const TaskContext &context, const QString &reason, backup::BackupKind kind) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    const auto [version, number] = versionForBackup(session, connection);
    const QString trigger = reason.isEmpty() ? QStringLiteral("manual") : QStringLiteral("manual: %1").arg(reason);
    return writeBackup(session, environment, profile, version, number, trigger, context, kind);
}

namespace {

Result<backup::RestoreReport> restoreAny(const backup::BackupInfo &info, const db::ConnectionProfile &profile,
                                         const std::optional<backup::BackupInfo> &present, const TaskContext &context) {
    if (info.kind == backup::BackupKind::SqlDump)
        return backup::restoreSqlDump(info.file, profile, context, present);
    if (info.engine == profile.engine || profile.engine == db::Engine::MariaDb)
        return backup::restoreBackup(info.file, profile, context, present);
    STELLWERK_ASSIGN(backup::ConversionReport converted,
                     backup::restoreConverted(info.file, profile, context, present));
    return backup::RestoreReport{std::move(converted.tables), converted.rows, std::move(converted.replaced)};
}

} // namespace

Result<RestorePlan> planRestore(const Session &session, const project::Environment &environment, const QString &file,
                                const TaskContext &context) {
    RestorePlan plan;
    plan.environment = environment;
    if (backup::kindOf(file) == backup::BackupKind::Physical) {
        STELLWERK_ASSIGN(const QStringList steps, backup::physicalRestoreSteps(file));
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("%1 is a copy of all files of a server; nothing was changed.").arg(QFileInfo(file).fileName()),
            Tr::tr("With the server stopped:") + u'\n' + steps.join(u'\n'));
    }
    STELLWERK_ASSIGN(plan.backup, backup::checkFile(file, backup::VerifyDepth::Contents, context));
    if (!plan.backup.projectId.isEmpty() && plan.backup.projectId != session.workspace.project.id)
        return fail(ErrorCode::Foreign, Tr::tr("The backup %1 belongs to the project “%2”. Nothing was changed.")
                                            .arg(QFileInfo(file).fileName(), plan.backup.projectId));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(plan.now, backup::hashTables(connection, context));
    for (const backup::BackupTable &table : plan.now) {
        if (backup::isToolTable(table.name))
            continue;
        const auto found = std::ranges::find(plan.backup.tables, table.name, &backup::BackupTable::name);
        if (found == plan.backup.tables.end())
            plan.lost << Tr::tr("The table %1 with %n row(s) is not in the backup.", nullptr,
                                static_cast<int>(table.rows))
                             .arg(table.name);
        else if (table.rows > found->rows)
            plan.lost << Tr::tr("%1 has %n row(s) more now than in the backup.", nullptr,
                                static_cast<int>(table.rows - found->rows))
                             .arg(table.name);
        else if (plan.backup.kind == backup::BackupKind::Native && table.hash != found->hash)
            plan.lost << Tr::tr("The rows of %1 have changed since the backup.").arg(table.name);
    }
    return plan;
}

Result<RestoreOutcome> applyRestore(const Session &session, const RestorePlan &plan, const QString &confirmation,
                                    const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(plan.environment, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(plan.environment, context));
    STELLWERK_ASSIGN(const auto lock,
                     migration::DatabaseLock::acquire(profile, Tr::tr("restore"), kLockPatience, context));
    RestoreOutcome outcome;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const auto tables, backup::hashTables(connection, context));
    if (!sameRows(tables, plan.now))
        return planOutdated(plan.environment);
    if (!tables.empty()) {
        const auto [version, number] = versionForBackup(session, connection);
        context.info(QStringLiteral("safety_backup"), Tr::tr("Making a safety backup of the present state."));
        STELLWERK_ASSIGN(outcome.safetyBackup, writeBackup(session, plan.environment, profile, version, number,
                                                           QStringLiteral("before restore"), context));
    }
    STELLWERK_ASSIGN(outcome.report, restoreAny(plan.backup, profile, outcome.safetyBackup, context));
    return outcome;
}

Result<RollbackPlan> planRollback(const Session &session, const project::Environment &environment,
                                  const RollbackTarget &target, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                               session.workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(const migration::VersionState state,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    if (!state.current)
        return fail(ErrorCode::VersionUntracked,
                    Tr::tr("“%1” is not tracked; there is nothing to go back to.").arg(environment.name));
    RollbackPlan plan;
    plan.environment = environment;
    plan.recorded = migration::recordedVersions(state.history);
    migration::adoptVersions(migrations, plan.recorded);
    plan.from = state.current;
    const std::optional<Version> &version = target.version;
    for (auto entry = state.history.rbegin(); entry != state.history.rend(); ++entry) {
        const auto found = std::ranges::find(migrations, entry->number, &migration::Migration::number);
        if (!entry->success)
            continue;
        if (version ? entry->version <= *version : static_cast<int>(plan.migrations.size()) >= target.steps)
            continue;
        if (found == migrations.end())
            return fail(
                ErrorCode::NotFound,
                Tr::tr("Migration %1 was applied to “%2”, but its file is not in the workspace. Nothing was changed.")
                    .arg(entry->number)
                    .arg(environment.name));
        plan.migrations.push_back(*found);
    }
    std::ranges::sort(plan.migrations, std::ranges::greater{}, &migration::Migration::number);
    if (plan.migrations.empty())
        return fail(ErrorCode::NotFound,
                    Tr::tr("No applied migration of “%1” would be taken back.").arg(environment.name));
    STELLWERK_ASSIGN(const Version base, baseVersion(session, migrations));
    plan.to = versionBelow(plan.migrations.back(), migrations, base);
    if (version && plan.to != *version)
        return fail(ErrorCode::VersionUnknown,
                    Tr::tr("The migrations know no way from %1 down to %2. Nothing was changed.")
                        .arg(plan.from->toString(), version->toString()));
    return plan;
}

auto applyRollback(const Session &session, const RollbackPlan &plan, const QString &confirmation,
                   const TaskContext &context) -> migration::RunReport {
    migration::RunReport report;
    const Status status = [&]() -> Status {
        STELLWERK_TRY(checkConfirmation(plan.environment, confirmation));
        STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(plan.environment, context));
        STELLWERK_ASSIGN(auto lock,
                         migration::DatabaseLock::acquire(profile, Tr::tr("rollback"), kLockPatience, context));
        STELLWERK_ASSIGN(auto migrations,
                         migration::loadMigrations(session.workspace.migrationsFolder(), profile.engine,
                                                   session.workspace.project.requiredDbVersion));
        migration::adoptVersions(migrations, plan.recorded);
        STELLWERK_TRY(checkStillApplied(session, plan, profile, migrations));
        STELLWERK_ASSIGN(const Version base, baseVersion(session, migrations));
        STELLWERK_ASSIGN(const auto saved,
                         writeBackup(session, plan.environment, profile, plan.from, plan.migrations.front().number,
                                     QStringLiteral("before rollback"), context));
        {
            STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
            STELLWERK_TRY(lock.enlist(connection));
            const QString runId = newRunId(session.workspace, plan.environment.name + QLatin1String("-rollback"));
            report =
                migration::revertMigrations(connection, plan.migrations, migrations, base,
                                            {runId, session.operatorName, session.workspace.project.version}, context);
        }
        if (!report.error)
            return {};
        // Users may be at work, so nothing is restored; the journal knows how far it came.
        Error error = *report.error;
        error.hint = QString(error.hint + u' ' +
                             Tr::tr("Nothing was restored, for that would take away what users have written since. How "
                                    "far it came: stellwerk-cli status --env %1. Solve the cause and run the command "
                                    "again: it goes on there. The backup from before: %2")
                                 .arg(plan.environment.name, saved.file))
                         .trimmed();
        return std::unexpected(std::move(error));
    }();
    if (!status)
        report.error = status.error();
    return report;
}

} // namespace stellwerk::deployment
