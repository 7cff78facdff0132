// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/maintenance.h"
#include "deployment/past/past_rollback.h"
#include "deployment/past/past_tables.h"
#include "deployment/plan/plan_parts.h"
#include "deployment/run/health_check.h"
#include "deployment/run/hooks.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <set>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PastRollback)
};

constexpr qint64 kLongestHead = 64LL << 10;

/// Only the rollback of this deployment may be unfinished there.
Status findInterrupted(PastRollbackPlan &plan, db::Connection &connection) {
    STELLWERK_ASSIGN(const auto run, unfinishedRun(connection));
    if (!run)
        return {};
    plan.resumed = pastNoteOf(*run);
    plan.resumedRun = run->runId;
    if (plan.resumed && plan.resumed->deployment == plan.options.deployment)
        return {};
    return fail(ErrorCode::Drift,
                Tr::tr("Something else is unfinished on “%1”. Nothing was changed. %2")
                    .arg(plan.environment.name, run->toText()),
                Tr::tr("See: stellwerk-cli status --env %1").arg(plan.environment.name));
}

Status findDeployment(PastRollbackPlan &plan, db::Connection &connection) {
    STELLWERK_ASSIGN(plan.deployment, lastSucceeded(connection, plan.options.deployment));
    if (!plan.deployment.from)
        return fail(ErrorCode::VersionUnknown, Tr::tr("Nobody knows which version “%1” had before %2.")
                                                   .arg(plan.environment.name, plan.options.deployment));
    STELLWERK_ASSIGN(plan.checkpoint, checkpointOf(connection, plan.options.deployment));
    if (!plan.checkpoint)
        plan.warnings << Tr::tr("The deployment %1 kept no fingerprints: what users wrote since cannot be told, and "
                                "nothing can be proved afterwards.")
                             .arg(plan.options.deployment);
    return {};
}

Status checkWayDown(const PastRollbackPlan &plan) {
    for (const migration::Migration &migration : plan.migrations) {
        if (!migration.hasDown)
            return fail(ErrorCode::CheckFailed,
                        Tr::tr("Migration %1 has no way back. Nothing was changed.").arg(migration.label()),
                        Tr::tr("Restore the deployment's backup instead: add --restore-backup. What users wrote since "
                               "is lost then."));
    }
    return {};
}

/// What of the deployment's migrations is applied, newest first.
Status findMigrations(PastRollbackPlan &plan, const Session &session, db::Connection &connection) {
    const Version &required = session.workspace.project.requiredDbVersion;
    STELLWERK_ASSIGN(auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(), required));
    STELLWERK_ASSIGN(const auto state, migration::readVersionState(connection, required, migrations));
    plan.from = state.current;
    plan.recorded = migration::recordedVersions(state.history);
    migration::adoptVersions(migrations, plan.recorded);
    const QString &name = plan.environment.name;
    if (!plan.resumed && state.current != plan.deployment.to)
        return fail(ErrorCode::Drift,
                    Tr::tr("“%1” is at version %2, but %3 brought it to %4. Nothing was changed.")
                        .arg(name, state.current ? state.current->toString() : QStringLiteral("—"),
                             plan.options.deployment, plan.deployment.to.toString()),
                    Tr::tr("What came after it must be taken back first."));
    std::set<qint64> applied;
    for (const migration::HistoryEntry &entry : state.history) {
        if (entry.success && entry.version > *plan.deployment.from)
            applied.insert(entry.number);
    }
    for (const qint64 number : applied) {
        if (plan.checkpoint && !std::ranges::contains(plan.checkpoint->migrations, number))
            return fail(ErrorCode::Drift,
                        Tr::tr("Migration %1 was applied to “%2” by something else than the deployment %3. Nothing was "
                               "changed.")
                            .arg(number)
                            .arg(name, plan.options.deployment),
                        Tr::tr("Take it back first: stellwerk-cli rollback --steps 1 --env %1").arg(name));
        const auto found = std::ranges::find(migrations, number, &migration::Migration::number);
        if (found == migrations.end() && !plan.options.restoreBackup)
            return fail(
                ErrorCode::NotFound,
                Tr::tr("Migration %1 was applied to “%2”, but its file is not in the workspace. Nothing was changed.")
                    .arg(number)
                    .arg(name));
        if (found != migrations.end())
            plan.migrations.insert(plan.migrations.begin(), *found);
    }
    return plan.options.restoreBackup ? Status() : checkWayDown(plan);
}

/// The way back of the import, which must be of that run and environment.
Status findReverseFile(PastRollbackPlan &plan, const Session &session) {
    if (plan.options.restoreBackup || (plan.resumed && plan.resumed->importUndone))
        return {};
    const bool known = plan.checkpoint && plan.checkpoint->isCommitted();
    const QString run = known ? plan.checkpoint->importedBy : plan.options.deployment;
    const QString name = reverseFileOf(session.workspace, run);
    QFile file(name);
    if (!file.exists()) {
        plan.warnings << (QFileInfo::exists(name + QLatin1String(".undone"))
                              ? Tr::tr("The import of %1 was taken back already; master data stays as it is.").arg(run)
                              : Tr::tr(
                                    "The reverse file %1 is not here, so master data stays as the deployment left it.")
                                    .arg(name));
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("The reverse file %1 cannot be read. Nothing was changed.").arg(name), {},
                    file.errorString());
    const QString about =
        QJsonDocument::fromJson(file.readLine(kLongestHead)).object()[QLatin1String("about")].toString();
    if (about != QString(run + u' ' + plan.environment.name))
        return fail(ErrorCode::Foreign,
                    Tr::tr("The reverse file %1 does not belong to %2 on “%3”. Nothing was changed.")
                        .arg(name, run, plan.environment.name),
                    Tr::tr("Put the right one there, or move it away: master data then stays as it is."));
    plan.reverseFile = name;
    return {};
}

Status findBackup(PastRollbackPlan &plan, const Session &session, const TaskContext &context) {
    plan.backupFile =
        session.workspace.backupsFolder(plan.environment) + u'/' + QFileInfo(plan.deployment.backupFile).fileName();
    if (!plan.options.restoreBackup)
        return {};
    if (plan.deployment.backupFile.isEmpty() || !QFileInfo(plan.backupFile).isFile())
        return fail(ErrorCode::NotFound,
                    Tr::tr("The backup of %1 is not there: %2. Nothing was changed.")
                        .arg(plan.options.deployment, plan.backupFile),
                    Tr::tr("Put it back, or go back without --restore-backup."));
    STELLWERK_ASSIGN(RestorePlan restore, planRestore(session, plan.environment, plan.backupFile, context));
    plan.lost = std::move(restore.lost);
    return {};
}

void warnOfTables(PastRollbackPlan &plan) {
    if (plan.options.restoreBackup)
        return; // there the list of what is lost says it all
    for (const TableSince &table : plan.tables) {
        if (table.tableAfter.isEmpty() && table.now.rows > 0)
            plan.warnings << Tr::tr("%1 with %n row(s) was made by the deployment; what its migrations do not keep is "
                                    "only in the backup afterwards.",
                                    nullptr, static_cast<int>(table.now.rows))
                                 .arg(table.table);
        else if (!table.newColumns.isEmpty())
            plan.warnings << Tr::tr("%1 has columns that version %2 does not have: %3. What its migrations do not keep "
                                    "of them is only in the backup afterwards.")
                                 .arg(table.table, plan.to().toString(), table.newColumns.join(QLatin1String(", ")));
    }
}

QStringList phasesOf(const PastRollbackPlan &plan, const project::Project &project) {
    QStringList phases{QStringLiteral("preflight"), QStringLiteral("maintenance_on"), QStringLiteral("backup")};
    if (plan.options.restoreBackup) {
        phases << QStringLiteral("restore_backup");
    } else {
        if (plan.undoesImport())
            phases << QStringLiteral("undo_import");
        if (!plan.migrations.empty())
            phases << QStringLiteral("revert");
    }
    phases << QStringLiteral("prove") << QStringLiteral("record") << QStringLiteral("maintenance_off");
    if (!healthCheckOf(project, plan.environment).url.isEmpty())
        phases << QStringLiteral("health_check");
    return phases;
}

/// Without sentences, and where users keep writing without their rows.
QString hashOf(const PastRollbackPlan &plan) {
    QJsonObject json = plan.toJson();
    for (const char *sentences : {"lost", "warnings"})
        json.remove(QLatin1String(sentences));
    if (plan.environment.live)
        json.remove(QStringLiteral("protected_tables"));
    return planHash(json);
}

QJsonValue fingerprintJson(const Fingerprint &fingerprint) {
    return QJsonObject{{QStringLiteral("rows"), fingerprint.rows}, {QStringLiteral("hash"), fingerprint.hash}};
}

} // namespace

QJsonObject TableSince::toJson() const {
    return {{QStringLiteral("table"), table},
            {QStringLiteral("table_after"), tableAfter},
            {QStringLiteral("class"), project::tableClassName(tableClass)},
            {QStringLiteral("then"), then ? fingerprintJson(*then) : QJsonValue()},
            {QStringLiteral("now"), fingerprintJson(now)},
            {QStringLiteral("written"), then ? QJsonValue(isWritten()) : QJsonValue()},
            {QStringLiteral("new_columns"), QJsonArray::fromStringList(newColumns)}};
}

QJsonObject PastRollbackPlan::toJson() const {
    QJsonArray list;
    for (const TableSince &one : tables)
        list << one.toJson();
    QStringList names;
    for (const migration::Migration &migration : migrations)
        names << migration.label();
    return {{QStringLiteral("operation"), QStringLiteral("rollback")},
            {QStringLiteral("environment"), environment.name},
            {QStringLiteral("deployment"), deployment.runId},
            {QStringLiteral("resumes"), resumedRun},
            {QStringLiteral("from"), from ? QJsonValue(from->toString()) : QJsonValue()},
            {QStringLiteral("to"), to().toString()},
            {QStringLiteral("provable"), checkpoint.has_value()},
            {QStringLiteral("protected_tables"), list},
            {QStringLiteral("migrations"), QJsonArray::fromStringList(names)},
            {QStringLiteral("undoes_import"), undoesImport()},
            {QStringLiteral("restores_backup"), options.restoreBackup},
            {QStringLiteral("previous_image"), options.previousImage},
            {QStringLiteral("backup"), QFileInfo(backupFile).fileName()},
            {QStringLiteral("lost"), QJsonArray::fromStringList(lost)},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)},
            {QStringLiteral("phases"), QJsonArray::fromStringList(phases)},
            {QStringLiteral("plan_sha256"), sha256}};
}

Result<PastRollbackPlan> planPastRollback(const Session &session, const project::Environment &environment,
                                          const PastRollbackOptions &options, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    PastRollbackPlan plan;
    plan.environment = environment;
    plan.options = options;
    const project::Project &project = session.workspace.project;
    if (options.previousImage && hookOf(project, environment, QStringLiteral("previous_image")).command.isEmpty())
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("“%1” has no hook previous_image. Nothing was changed.").arg(environment.name),
                    Tr::tr("Give it one in environments.toml, or bring back the previous backend by hand."));
    STELLWERK_TRY(findInterrupted(plan, connection));
    STELLWERK_TRY(findDeployment(plan, connection));
    STELLWERK_TRY(findMigrations(plan, session, connection));
    STELLWERK_TRY(findReverseFile(plan, session));
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    STELLWERK_ASSIGN(plan.tables, tablesSince(connection, schema, project, plan.checkpoint, context));
    STELLWERK_TRY(findBackup(plan, session, context));
    warnOfTables(plan);
    plan.phases = phasesOf(plan, project);
    plan.sha256 = hashOf(plan);
    return plan;
}

} // namespace stellwerk::deployment
