// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deployment_run.h"

#include "deployment/backups/backup_list.h"
#include "deployment/backups/workspace_backup.h"
#include "deployment/plan/target_state.h"
#include "deployment/rehearsal/place.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/hooks.h"
#include "deployment/run/resume.h"
#include "deployment/state/health.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

DeploymentRun::DeploymentRun(const Session &session, const Plan &plan, const DeployOptions &options,
                             const QString &runId, EventStream &events)
    : m_session(session), m_plan(plan), m_options(options), m_events(events), m_context(events.context()) {
    m_report.runId = runId;
    m_report.environment = plan.target.name;
    m_report.operatorName = session.operatorName;
    m_report.package = QFileInfo(plan.packagePath).fileName();
    m_report.startedAt = QDateTime::currentDateTimeUtc();
    m_report.versionBefore = m_report.versionAfter = plan.from;
    m_report.proofs = plan.protectedTables;
}

DeploymentReport DeploymentRun::run() {
    Status status = phase("preflight", [this] { return preflight(); });
    if (status)
        status = phase("backup", [this] { return backUp(); });
    if (status && m_plan.phases.contains(u"rehearsal"))
        status = phase("rehearsal", [this] { return rehearseFirst(); });
    if (status)
        status = phase("maintenance_on", [this] { return enterMaintenance(); });
    if (status && m_plan.phases.contains(u"migrate")) {
        status = writingPhase("migrate", [this] { return migrate(); });
        if (status)
            status = writingPhase("safety_net", [this] { return work().safetyNet(); });
    }
    if (status)
        status = importAndRecord();
    if (status && m_report.predicted)
        m_context.info(QStringLiteral("downtime"), m_report.predicted->compare(m_report.awayMilliseconds()),
                       {{QStringLiteral("milliseconds"), m_report.awayMilliseconds()}});
    if (status)
        succeed();
    else
        failWith(std::move(status).error());
    m_report.finishedAt = QDateTime::currentDateTimeUtc();
    return std::move(m_report);
}

void DeploymentRun::beginPhase(const QString &name) {
    m_events.setPhase(name);
    m_context.info(QStringLiteral("phase_started"), phaseText(name), {{QStringLiteral("phase"), name}});
}

void DeploymentRun::endPhase(const QString &name, bool success, qint64 milliseconds) {
    m_report.phases.push_back({name, success, milliseconds});
    m_context.info(QStringLiteral("phase_finished"),
                   success ? Tr::tr("%1: done").arg(phaseText(name)) : Tr::tr("%1: failed").arg(phaseText(name)),
                   {{QStringLiteral("phase"), name},
                    {QStringLiteral("success"), success},
                    {QStringLiteral("milliseconds"), milliseconds}});
}

Status DeploymentRun::preflight() {
    STELLWERK_TRY(checkConfirmation(m_plan.target, m_options.confirmation));
    STELLWERK_TRY(statusOf(m_plan.checks));
    STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.target, m_context));
    STELLWERK_ASSIGN(auto lock,
                     migration::DatabaseLock::acquire(m_profile, Tr::tr("deployment of %1").arg(m_plan.to.toString()),
                                                      m_options.lockPatience, m_context));
    m_lock.emplace(std::move(lock));
    removeRehearsalLeftovers(m_profile, m_context);
    STELLWERK_TRY(checkPlan());
    return openTarget();
}

/// Executed is the plan that was approved, or none: everything is read again under the lock.
Status DeploymentRun::checkPlan() {
    STELLWERK_ASSIGN(const Plan again,
                     m_plan.resumed
                         ? planResume(m_session, m_plan.target, {m_plan.packagePath, m_plan.writesAccepted}, m_context)
                         : planDeployment(m_session, m_plan.packagePath, m_plan.target, m_context));
    if (again.sha256 != m_plan.sha256)
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("“%1” or the package has changed since the plan was made. Nothing was changed.")
                        .arg(m_plan.target.name),
                    Tr::tr("Make the plan again and look at it."));
    return statusOf(again.checks);
}

Status DeploymentRun::openTarget() {
    STELLWERK_ASSIGN(const package::Package package, package::readPackage(m_plan.packagePath, m_context));
    if (package.sha256 != m_plan.packageSha256)
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("The package has changed since the plan was made. Nothing was changed."),
                    Tr::tr("Make the plan again and look at it."));
    STELLWERK_ASSIGN(auto release, releaseOf(package, m_profile.engine));
    m_release.emplace(std::move(release));
    STELLWERK_ASSIGN(auto data, PackageData::open(package, m_plan.packagePath, *m_release, m_plan.target));
    m_packageData.emplace(std::move(data));
    STELLWERK_ASSIGN(auto connection, db::Connection::open(m_profile));
    m_connection.emplace(std::move(connection));
    m_connection->stopWith(m_context.stopToken());
    STELLWERK_ASSIGN(m_worker, db::sessionOf(*m_connection));
    return m_lock->enlist(*m_connection);
}

Status DeploymentRun::backUp() {
    if (m_plan.resumed) {
        // The one from before the first write is the one that leads back.
        STELLWERK_ASSIGN(const Verification verified, verifyAndRecord(m_session, m_plan.resumed->backupFile,
                                                                      backup::VerifyDepth::Contents, {}, m_context));
        m_report.backup = verified.info;
        return {};
    }
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(*m_connection, m_release->version, m_release->migrations));
    // A backup that was never read is a hope: this reads it back.
    STELLWERK_ASSIGN(m_report.backup,
                     writeBackup(m_session, m_plan.target, m_profile, m_plan.from, state.migrationNumber,
                                 QStringLiteral("deployment %1").arg(m_plan.to.toString()), m_context));
    m_context.info(
        QStringLiteral("backup_verified"),
        Tr::tr("Backup %1 written and read back: %n row(s).", nullptr, static_cast<int>(m_report.backup->rows()))
            .arg(QFileInfo(m_report.backup->file).fileName()),
        {{QStringLiteral("file"), m_report.backup->file}});
    return {};
}

/// On a copy made from the backup; what fails there is not begun here.
Status DeploymentRun::rehearseFirst() {
    const QString folder = m_session.workspace.reportsFolder() + u'/' + m_report.runId;
    const RehearsalReport rehearsal =
        rehearse({m_session, m_plan, m_profile, *m_report.backup, m_report.runId, folder}, m_context);
    m_report.predicted = rehearsal.prediction;
    if (rehearsal.works())
        return {};
    return fail(rehearsalError(rehearsal, m_plan.target.name));
}

Status DeploymentRun::enterMaintenance() {
    STELLWERK_TRY(hook("before_deploy", m_context));
    m_maintenanceOn = true;
    STELLWERK_TRY(hook("maintenance_on", m_context));
    if (m_plan.resumed)
        return {}; // half of it is written already; what must not have changed was looked at by the plan
    // Until now the application could write. The backup and the proofs are only good for the state that they were
    // made of.
    QElapsedTimer timer;
    timer.start();
    STELLWERK_ASSIGN(const TargetState now, readTargetState(*m_connection, *m_release, m_context));
    m_report.stateMilliseconds = timer.elapsed();
    if (now.fingerprint == m_plan.targetFingerprint)
        return {};
    return fail(
        ErrorCode::PlanOutdated,
        Tr::tr("Somebody wrote to “%1” while its backup was made. Nothing was changed.").arg(m_plan.target.name),
        Tr::tr("Stop the application first, then make the plan again."));
}

/// Of the workspace, never of the package: what runs on this machine is decided on this machine.
Status DeploymentRun::hook(const char *name, const TaskContext &context) {
    const project::Workspace &workspace = m_session.workspace;
    return runHook(workspace.project, m_plan.target, workspace.folder, QString::fromLatin1(name), context);
}

Status DeploymentRun::migrate() {
    STELLWERK_TRY(beginWriting());
    return work().migrate();
}

TargetWork DeploymentRun::work() {
    return TargetWork({*m_connection,
                       *m_release,
                       *m_packageData,
                       {m_report.runId, m_session.operatorName, m_release->project.version}},
                      m_report, m_context);
}

/// From here on somebody who finds the target must be able to tell what was begun, and to end it.
Status DeploymentRun::beginWriting() {
    if (m_wrote)
        return {};
    m_wrote = true;
    m_context.info(QStringLiteral("first_write"),
                   Tr::tr("From here on the database is changed; cancelling means rolling back."));
    STELLWERK_TRY(work().prepare());
    if (m_plan.resumed)
        return {};
    Checkpoint checkpoint;
    checkpoint.runId = m_report.runId;
    checkpoint.environment = m_plan.target.name;
    checkpoint.packagePath = m_plan.packagePath;
    checkpoint.packageSha256 = m_plan.packageSha256;
    checkpoint.planSha256 = m_plan.sha256;
    checkpoint.from = m_plan.from;
    checkpoint.to = m_plan.to;
    checkpoint.targetFingerprint = m_plan.targetFingerprint;
    checkpoint.proofs = m_plan.protectedTables;
    checkpoint.backupFile = backupFile();
    for (const PlannedMigration &planned : m_plan.migrations)
        checkpoint.migrations.push_back(planned.number);
    return beginDeployment(*m_connection, record(), checkpoint);
}

/// Import, validation and record are one transaction: what fails the proof is never committed.
Status DeploymentRun::importAndRecord() {
    STELLWERK_TRY(m_context.checkStop());
    STELLWERK_TRY(m_lock->check());
    STELLWERK_TRY(beginWriting());
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(*m_connection));
    STELLWERK_TRY(phase("import", [this] {
        return work().import(reverseFile(), QStringLiteral("%1 %2").arg(m_report.runId, m_plan.target.name));
    }));
    STELLWERK_TRY(phase("validate", [this] { return work().validate(); }));
    STELLWERK_TRY(writingPhase("record", [&]() -> Status {
        m_connection->stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
        STELLWERK_TRY(endDeployment(*m_connection, record(), outcomeName(Outcome::Succeeded)));
        return transaction.commit();
    }));
    m_committed = true;
    return {};
}

} // namespace stellwerk::deployment
