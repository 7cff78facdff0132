// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/state/status.h"

#include "deployment/backups/backup_owner.h"
#include "deployment/init/init_record.h"
#include "deployment/past/past_note.h"
#include "deployment/run/deployment_record.h"
#include "deployment/run/maintenance_note.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace stellwerk::deployment {

using migration::Compatibility;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

struct Advice {
    NextStep step;
    QString text;
};

bool couldNotConnect(ErrorCode code) {
    switch (code) {
    case ErrorCode::ConnectionFailed:
    case ErrorCode::AccessDenied:
    case ErrorCode::Timeout:
    case ErrorCode::NotFound:
    case ErrorCode::Usage:
        return true;
    default:
        return false;
    }
}

/// One sentence says what the next sensible step is.
Advice adviceFor(const EnvironmentStatus &status) {
    const QString &name = status.environment.name;
    if (status.error && !couldNotConnect(status.error->code))
        return {NextStep::Investigate, Tr::tr("“%1” must be looked at: %2").arg(name, status.error->message)};
    if (status.error)
        return {NextStep::Connect,
                Tr::tr("“%1” could not be read. %2")
                    .arg(name, status.error->hint.isEmpty() ? status.error->message : status.error->hint)};
    if (status.atWork)
        return {NextStep::None, Tr::tr("“%1” is being worked on by %2. Wait.").arg(name, status.atWork->toText())};
    if (status.unfinishedIsInit)
        return {NextStep::Resume, Tr::tr("The init %1 of “%2” was not finished. Run init again, or empty the database "
                                         "(init --undo).")
                                      .arg(status.unfinishedRun, name)};
    if (status.unfinishedIsRollback)
        return {NextStep::Resume, status.unfinishedText};
    if (!status.unfinishedRun.isEmpty())
        return {NextStep::Resume, Tr::tr("%1 Go on with “%2” (deploy --resume) or undo it (rollback --unfinished).")
                                      .arg(status.unfinishedText, name)};
    if (!status.maintenance.isEmpty())
        return {NextStep::Investigate, status.maintenance};
    if (!status.version.blockers.isEmpty())
        return {NextStep::Investigate, Tr::tr("“%1” must be looked at before anything is deployed: %2")
                                           .arg(name, status.version.blockers.front())};
    for (const migration::UnfinishedMigration &unfinished : status.version.unfinished)
        return {NextStep::Resume,
                Tr::tr("A migration of “%1” is unfinished. %2").arg(name, unfinished.choices().front())};
    switch (status.version.compatibility) {
    case Compatibility::Untracked:
        return {NextStep::Adopt,
                Tr::tr("Adopt “%1”: compare it with a version's schema and record that version.").arg(name)};
    case Compatibility::Empty:
        return {NextStep::Investigate, Tr::tr("“%1” is empty; install the application there first (init).").arg(name)};
    case Compatibility::BackendTooOld:
        return {NextStep::UpdateProject, Tr::tr("“%1” is newer than this project. Update the workspace.").arg(name)};
    case Compatibility::Unknown:
        return {NextStep::Investigate,
                Tr::tr("The version of “%1” cannot be told. Look at its version tables.").arg(name)};
    case Compatibility::MigrationRequired:
        return {NextStep::Deploy, Tr::tr("Deploy version %1 to “%2”.")
                                      .arg(status.version.path.empty() ? status.version.required.toString()
                                                                       : status.version.path.front().toString(),
                                           name)};
    case Compatibility::Compatible:
        break;
    }
    if (status.environment.kind == project::EnvironmentKind::Production && !status.lastBackup)
        return {NextStep::BackUp, Tr::tr("“%1” has no backup. Make one.").arg(name)};
    return {NextStep::None, Tr::tr("Nothing to do for “%1”.").arg(name)};
}

/// A folder that cannot be read is told by whoever wants to write into it.
void readBackups(const Session &session, const project::Environment &environment, EnvironmentStatus &status) {
    auto catalogue = backup::readCatalogue(session.workspace.backupsFolder(environment));
    if (!catalogue)
        return;
    OwnerFinder(session.workspace, environment).fillIn(*catalogue);
    for (const backup::CatalogueEntry &entry : catalogue->entries) {
        if (!entry.damage.isEmpty() && entry.owner != backup::BackupOwner::Other)
            status.damagedBackups << entry.info.file; // may be ours
        if (entry.owner != backup::BackupOwner::Ours || !entry.damage.isEmpty())
            continue;
        if (entry.readable && !status.lastBackup)
            status.lastBackup = entry.info;
        if (entry.isVerified() && !status.lastVerifiedBackup)
            status.lastVerifiedBackup = entry;
    }
}

::stellwerk::Status read(const Session &session, const project::Environment &environment, EnvironmentStatus &status,
                         const TaskContext &context) {
    readBackups(session, environment, status);
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    status.serverVersion = connection.serverVersion();
    STELLWERK_ASSIGN(status.cluster, db::readCluster(connection));
    if (status.cluster && !status.cluster->isUsable())
        return fail(ErrorCode::ConnectionFailed,
                    Tr::tr("“%1” is reached through a node that does not serve now: %2.")
                        .arg(environment.name, status.cluster->toText()),
                    Tr::tr("Use a node that is “Synced” in a “Primary” cluster, or wait until this one is."));
    STELLWERK_ASSIGN(const auto migrations,
                     migration::loadMigrations(session.workspace.migrationsFolder(), connection.engine(),
                                               session.workspace.project.requiredDbVersion));
    STELLWERK_ASSIGN(status.version,
                     migration::readVersionState(connection, session.workspace.project.requiredDbVersion, migrations));
    STELLWERK_ASSIGN(status.atWork, migration::DatabaseLock::holder(connection));
    STELLWERK_ASSIGN(const auto unfinished, unfinishedRun(connection));
    if (unfinished) {
        status.unfinishedRun = unfinished->runId;
        status.unfinishedText = unfinished->toText();
        status.unfinishedIsInit = initNoteOf(*unfinished).has_value();
        status.unfinishedIsRollback = pastNoteOf(*unfinished).has_value();
    }
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    for (const schema::Table &table : schema.tables) {
        if (session.workspace.project.classOf(table.name) == project::TableClass::Unclassified)
            status.unclassifiedTables << table.name;
    }
    return {};
}

QJsonObject versionToJson(const migration::VersionState &version) {
    QJsonArray pending;
    for (const migration::Migration &migration : version.pending)
        pending << QJsonObject{{QStringLiteral("number"), migration.number},
                               {QStringLiteral("name"), migration.label()},
                               {QStringLiteral("version"), migration.version.toString()}};
    QJsonArray unfinished;
    for (const migration::UnfinishedMigration &one : version.unfinished)
        unfinished << one.toJson();
    QJsonArray path;
    for (const Version &step : version.path)
        path << step.toString();
    return {{QStringLiteral("state"), migration::compatibilityName(version.compatibility)},
            {QStringLiteral("reason"), version.reason},
            {QStringLiteral("current"), version.current ? QJsonValue(version.current->toString()) : QJsonValue()},
            {QStringLiteral("required"), version.required.toString()},
            {QStringLiteral("path"), path},
            {QStringLiteral("pending"), pending},
            {QStringLiteral("unfinished"), unfinished}};
}

} // namespace

QString nextStepName(NextStep step) {
    switch (step) {
    case NextStep::None:
        return QStringLiteral("none");
    case NextStep::Connect:
        return QStringLiteral("connect");
    case NextStep::Adopt:
        return QStringLiteral("adopt");
    case NextStep::Deploy:
        return QStringLiteral("deploy");
    case NextStep::UpdateProject:
        return QStringLiteral("update_project");
    case NextStep::BackUp:
        return QStringLiteral("back_up");
    case NextStep::Resume:
        return QStringLiteral("resume");
    case NextStep::Investigate:
        return QStringLiteral("investigate");
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject EnvironmentStatus::toJson() const {
    QJsonObject object{{QStringLiteral("environment"), environment.name},
                       {QStringLiteral("kind"), project::environmentKindName(environment.kind)},
                       {QStringLiteral("driver"), db::engineName(environment.driver)},
                       {QStringLiteral("checked_at"), checkedAt.toString(Qt::ISODate)},
                       {QStringLiteral("reachable"), !error.has_value()},
                       {QStringLiteral("next_step"), nextStepName(nextStep)},
                       {QStringLiteral("next_step_text"), nextStepText},
                       {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings)}};
    if (cluster)
        object[QStringLiteral("cluster")] = cluster->toJson();
    if (error) {
        object[QStringLiteral("error")] = QJsonObject{{QStringLiteral("code"), errorCodeName(error->code)},
                                                      {QStringLiteral("message"), error->message}};
        return object;
    }
    object[QStringLiteral("server_version")] = serverVersion;
    object[QStringLiteral("version")] = versionToJson(version);
    if (!unfinishedRun.isEmpty())
        object[QStringLiteral("unfinished_run")] = unfinishedRun;
    if (!maintenance.isEmpty())
        object[QStringLiteral("maintenance")] = maintenance;
    if (atWork)
        object[QStringLiteral("at_work")] = QJsonObject{{QStringLiteral("user"), atWork->user},
                                                        {QStringLiteral("host"), atWork->host},
                                                        {QStringLiteral("pid"), atWork->pid},
                                                        {QStringLiteral("purpose"), atWork->purpose},
                                                        {QStringLiteral("since"), atWork->since.toString(Qt::ISODate)}};
    object[QStringLiteral("unclassified_tables")] = QJsonArray::fromStringList(unclassifiedTables);
    if (lastBackup)
        object[QStringLiteral("last_backup")] =
            QJsonObject{{QStringLiteral("file"), QFileInfo(lastBackup->file).fileName()},
                        {QStringLiteral("created_at"), lastBackup->createdAt.toString(Qt::ISODate)}};
    if (lastVerifiedBackup)
        object[QStringLiteral("last_verified_backup")] =
            QJsonObject{{QStringLiteral("file"), QFileInfo(lastVerifiedBackup->info.file).fileName()},
                        {QStringLiteral("created_at"), lastVerifiedBackup->info.createdAt.toString(Qt::ISODate)},
                        {QStringLiteral("depth"), backup::verifyDepthName(lastVerifiedBackup->depth)},
                        {QStringLiteral("verified_at"), lastVerifiedBackup->verifiedAt.toString(Qt::ISODate)}};
    return object;
}

EnvironmentStatus readStatus(const Session &session, const project::Environment &environment,
                             const TaskContext &context) {
    EnvironmentStatus status;
    status.environment = environment;
    status.checkedAt = QDateTime::currentDateTimeUtc();
    if (auto result = read(session, environment, status, context); !result) {
        status.error = std::move(result).error();
        if (status.error->code == ErrorCode::AccessDenied)
            session.typedIn->forget(environment); // the next look asks again
    } else
        status.warnings = status.version.disagreements;
    if (!status.unfinishedRun.isEmpty() && !status.atWork)
        status.warnings << (status.unfinishedIsInit ? Tr::tr("The init %1 was not finished.").arg(status.unfinishedRun)
                                                    : status.unfinishedText);
    if (const auto note = readMaintenance(session.workspace, environment); note && !status.atWork) {
        status.maintenance = maintenanceText(*note, environment);
        if (status.unfinishedRun.isEmpty())
            status.maintenance += u' ' + maintenanceHint(*note, session.workspace, environment);
    }
    if (!status.maintenance.isEmpty())
        status.warnings << status.maintenance;
    for (const migration::UnfinishedMigration &unfinished : status.version.unfinished) {
        if (!status.warnings.contains(unfinished.toText()))
            status.warnings << unfinished.toText();
    }
    if (!status.unclassifiedTables.isEmpty())
        status.warnings << Tr::tr("%n table(s) match no class in project.toml and count as protected: %1", nullptr,
                                  static_cast<int>(status.unclassifiedTables.size()))
                               .arg(status.unclassifiedTables.join(QLatin1String(", ")));
    if (!status.damagedBackups.isEmpty())
        status.warnings << Tr::tr("%n backup file(s) are damaged: %1", nullptr,
                                  static_cast<int>(status.damagedBackups.size()))
                               .arg(status.damagedBackups.join(QLatin1String(", ")));
    const Advice advice = adviceFor(status);
    status.nextStep = advice.step;
    status.nextStepText = advice.text;
    return status;
}

} // namespace stellwerk::deployment
