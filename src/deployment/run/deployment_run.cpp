// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deployment_run.h"

#include "deployment/backups/backup_list.h"
#include "deployment/backups/workspace_backup.h"
#include "deployment/plan/approval.h"
#include "deployment/plan/plan_difference.h"
#include "deployment/plan/review_hash.h"
#include "deployment/plan/target_state.h"
#include "deployment/rehearsal/place.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/maintenance_note.h"
#include "deployment/run/resume.h"
#include "deployment/state/health.h"
#include "masterdata/import/import_transaction.h"

#include <QCoreApplication>
#include <QFile>
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
    m_health = healthCheckOf(session.workspace.project, plan.target);
}

DeploymentReport DeploymentRun::run() {
    Status status = phase("preflight", [this] { return preflight(); });
    if (status && m_plan.resumed && m_plan.resumed->isCommitted())
        m_wrote = m_committed = true;
    else if (status)
        status = change();
    if (status)
        status = finish();
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

/// Everything up to the record.
Status DeploymentRun::change() {
    STELLWERK_TRY(phase("backup", [this] { return backUp(); }));
    if (m_plan.phases.contains(u"rehearsal"))
        STELLWERK_TRY(phase("rehearsal", [this] { return rehearseFirst(); }));
    STELLWERK_TRY(phase("maintenance_on", [this] { return enterMaintenance(); }));
    if (m_plan.phases.contains(u"migrate")) {
        STELLWERK_TRY(writingPhase("migrate", [this] { return migrate(); }));
        STELLWERK_TRY(writingPhase("safety_net", [this] { return work().safetyNet(); }));
    }
    return importAndRecord();
}

Status DeploymentRun::preflight() {
    STELLWERK_TRY(checkConfirmation(m_plan.target, m_options.confirmation));
    STELLWERK_TRY(statusOf(m_plan.checks));
    if (!m_plan.resumed) // which was approved when it was begun
        STELLWERK_TRY(statusOf({approvalsCheck(m_plan.sha256, m_plan.target, m_options.approvalFiles)}));
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
        return planDiffers(m_plan.target.name, m_plan.content(), again.content());
    return statusOf(again.checks);
}

Status DeploymentRun::openTarget() {
    STELLWERK_ASSIGN(const package::Package package,
                     package::readPackage(m_plan.packagePath, m_context, package::SignatureRule::of(m_plan.target)));
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
    STELLWERK_TRY(noteMaintenance(m_session.workspace, m_plan.target, m_report.runId));
    m_maintenanceOn = true;
    STELLWERK_TRY(hook("before_deploy", m_context));
    STELLWERK_TRY(hook("maintenance_on", m_context));
    if (m_plan.resumed)
        return {}; // half of it is written already; what must not have changed was looked at by the plan
    // Until now the application could write. The backup and the proofs are only good for the state that they were
    // made of.
    QElapsedTimer timer;
    timer.start();
    STELLWERK_ASSIGN(const TargetState now, readTargetState(*m_connection, *m_release, m_context));
    m_report.stateMilliseconds = timer.elapsed();
    if (m_plan.target.live)
        m_report.proofs = now.proofs; // users have written since the plan was made
    if (now.planFingerprint(m_plan.target) == m_plan.targetFingerprint)
        return {};
    return fail(
        ErrorCode::PlanOutdated,
        Tr::tr("Somebody wrote to “%1” while its backup was made. Nothing was changed.").arg(m_plan.target.name),
        Tr::tr("Stop the application first, then make the plan again."));
}

/// Of the workspace, never of the package: what runs on this machine is decided on this machine.
HookCall DeploymentRun::hookCall(const char *name) const {
    const auto text = [](const std::optional<Version> &version) { return version ? version->toString() : QString(); };
    const std::map<QString, QString> facts{
        {QStringLiteral("STELLWERK_RUN_ID"), m_report.runId},
        {QStringLiteral("STELLWERK_OUTCOME"),
         m_report.outcome == Outcome::Unknown ? QString() : outcomeName(m_report.outcome)},
        {QStringLiteral("STELLWERK_VERSION_BEFORE"), text(m_plan.from)},
        {QStringLiteral("STELLWERK_VERSION_TARGET"), m_plan.to.toString()},
        {QStringLiteral("STELLWERK_VERSION_NOW"), text(m_report.versionAfter)},
        {QStringLiteral("STELLWERK_BACKEND_VERSION"), m_release ? m_release->project.version.toString() : QString()}};
    return {m_session.workspace, m_plan.target, QString::fromLatin1(name), facts, m_profile.password};
}

Status DeploymentRun::hook(const char *name, const TaskContext &context) {
    return runHook(hookCall(name), context);
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
    // Tables of our own, without rows: where not even these can be made, there is nothing to take back.
    STELLWERK_TRY(work().prepare());
    m_wrote = true;
    m_context.info(QStringLiteral("first_write"),
                   Tr::tr("From here on the database is changed; cancelling means rolling back."));
    if (m_plan.resumed)
        return {};
    return beginDeployment(*m_connection, record(), checkpoint());
}

Checkpoint DeploymentRun::checkpoint() const {
    if (m_plan.resumed)
        return *m_plan.resumed;
    Checkpoint checkpoint;
    checkpoint.runId = m_report.runId;
    checkpoint.environment = m_plan.target.name;
    checkpoint.packagePath = m_plan.packagePath;
    checkpoint.packageSha256 = m_plan.packageSha256;
    checkpoint.planSha256 = m_plan.sha256;
    checkpoint.reviewSha256 = reviewHash(m_packageData->review());
    checkpoint.from = m_plan.from;
    checkpoint.to = m_plan.to;
    checkpoint.targetFingerprint = m_plan.targetFingerprint;
    checkpoint.coreFingerprint = m_plan.coreFingerprint;
    checkpoint.userRows = m_plan.userRows;
    checkpoint.proofs = m_report.proofs;
    checkpoint.backupFile = backupFile();
    for (const PlannedMigration &planned : m_plan.migrations)
        checkpoint.migrations.push_back(planned.number);
    return checkpoint;
}

Status DeploymentRun::importAndRecord() {
    STELLWERK_TRY(m_context.checkStop());
    STELLWERK_TRY(m_lock->check());
    STELLWERK_TRY(beginWriting());
    const QStringList warnings = m_report.warnings;
    return masterdata::inImportTransaction(
        *m_connection, [this](db::Transaction &transaction) { return importOnce(transaction); }, m_context,
        [&] {
            m_report.warnings = warnings;
            QFile::remove(reverseFile()); // it undoes an import that is not there
            m_context.warning(QStringLiteral("import_again"),
                              Tr::tr("Somebody changed rows that the import was writing; the database undid the "
                                     "import, which begins again."));
        });
}

/// Import, validation and record are one transaction: what fails the proof is never committed.
Status DeploymentRun::importOnce(db::Transaction &transaction) {
    STELLWERK_TRY(phase("import", [this]() -> Status {
        if (m_plan.target.live)
            STELLWERK_TRY(fingerprintInTransaction(*m_connection, m_report.proofs, m_context));
        return work().import(reverseFile(), QStringLiteral("%1 %2").arg(m_report.runId, m_plan.target.name));
    }));
    STELLWERK_TRY(phase("validate", [this] { return work().validate(); }));
    STELLWERK_TRY(writingPhase("record", [&]() -> Status {
        m_connection->stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
        Checkpoint committed = checkpoint();
        committed.importedBy = m_report.runId;
        committed.proofs = m_report.proofs;
        STELLWERK_TRY(commitDeployment(*m_connection, record(), committed));
        return transaction.commit();
    }));
    m_committed = true;
    return {};
}

} // namespace stellwerk::deployment
