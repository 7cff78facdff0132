// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deployment_run.h"
#include "deployment/run/maintenance_note.h"
#include "deployment/run/still_unfinished.h"
#include "migration/lock/session_end.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

constexpr std::chrono::seconds kLockPatience{5};

} // namespace

void DeploymentRun::failWith(Error error) {
    m_context.event({EventLevel::Error,
                     QStringLiteral("failed"),
                     error.message,
                     {{QStringLiteral("code"), errorCodeName(error.code)}}});
    const bool cancelled = error.code == ErrorCode::Cancelled;
    m_report.error = std::move(error);
    // What the run that was to be taken up has written is still there: nothing for an application to work with.
    const bool halfWay = !m_wrote && m_plan.resumed;
    if (m_wrote) {
        rollBack(cancelled);
    } else {
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::Refused;
        m_report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(m_plan.target.name);
        m_report.versionAfter = m_plan.from;
    }
    if (halfWay)
        tellStillUnfinished(m_report, m_session, m_plan.target, {m_plan.resumed->runId, {}, m_plan.resumed->backupFile},
                            m_context.unstoppable());
    if (m_maintenanceOn && !halfWay && m_report.outcome != Outcome::RollbackFailed) {
        if (const Status off = leaveMaintenance(); !off)
            m_report.warnings << off.error().toText();
    }
    if (m_wrote && m_report.outcome != Outcome::RollbackFailed)
        afterRollback();
    if (m_release)
        reportHook("on_failure");
}

void DeploymentRun::reportHook(const char *name) {
    if (const Status status = hook(name, m_context.unstoppable()); !status)
        m_report.warnings << status.error().toText();
}

/// The application may be at work already, but must not be while its database goes back.
void DeploymentRun::maintenanceAgain() {
    if (m_maintenanceOn)
        return;
    m_maintenanceOn = true;
    if (const Status noted = noteMaintenance(m_session.workspace, m_plan.target, m_report.runId); !noted)
        m_report.warnings << noted.error().toText();
    reportHook("maintenance_on");
}

void DeploymentRun::rollBack(bool cancelled) {
    m_events.setPhase(QStringLiteral("rollback"));
    const TaskContext context = m_context.unstoppable();
    context.info(QStringLiteral("phase_started"), phaseText(QStringLiteral("rollback")),
                 {{QStringLiteral("phase"), QStringLiteral("rollback")}});
    QElapsedTimer timer;
    timer.start();
    m_connection.reset(); // a transaction that still stood open is undone by the server
    if (m_committed)
        maintenanceAgain();
    Status ready = lockAgain(context);
    if (ready)
        ready = readWhetherCommitted();
    const RollbackResult result = ready ? takeBack(context) : rollbackFailed(rollbackInput(), ready.error(), context);
    m_report.phases.push_back({QStringLiteral("rollback"), result.success, timer.elapsed()});
    m_report.databaseState = result.state;
    m_report.nextSteps = result.nextSteps;
    m_report.versionAfter = result.version;
    if (!result.success)
        m_report.outcome = Outcome::RollbackFailed;
    else
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::RolledBack;
    // A rollback that failed leaves the run open: it can still be taken up or rolled back.
    if (result.success) {
        if (const Status recorded = recordEnd(m_report.outcome); !recorded)
            m_report.warnings << recorded.error().toText();
    }
    context.info(QStringLiteral("phase_finished"), result.state,
                 {{QStringLiteral("phase"), QStringLiteral("rollback")},
                  {QStringLiteral("success"), result.success},
                  {QStringLiteral("milliseconds"), m_report.phases.back().milliseconds}});
}

/// The levels in their order. The previous backend comes back before the database does, where the environment wants it
/// always, else when nothing else has worked.
RollbackResult DeploymentRun::takeBack(const TaskContext &context) {
    const bool always = previousImageAlways(m_session.workspace.project, m_plan.target);
    if (always)
        bringPreviousImage();
    const RollbackResult result = rollBackDeployment(rollbackInput(), context);
    if (result.success || always || !bringPreviousImage())
        return result;
    return restoreUnlessAsBefore(rollbackInput(), context);
}

/// False when there is no such hook, or it failed.
bool DeploymentRun::bringPreviousImage() {
    const QString name = QStringLiteral("previous_image");
    if (hookOf(m_session.workspace.project, m_plan.target, name).command.isEmpty())
        return false;
    m_imageTried = true;
    const Status brought = hook("previous_image", m_context.unstoppable());
    if (!brought)
        m_report.warnings << brought.error().toText();
    return brought.has_value();
}

/// The database is proved to be what it was; whether the application works with it only the application can say.
void DeploymentRun::afterRollback() {
    if (m_health.url.isEmpty())
        return;
    const TaskContext context = m_context.unstoppable();
    const HealthExpectation expected{m_plan.from, {}};
    Status well = awaitHealth(m_health, expected, context);
    if (!well && !m_imageTried) {
        const QString reason = well.error().message;
        maintenanceAgain();
        if (bringPreviousImage()) {
            context.warning(QStringLiteral("rollback_level_failed"),
                            Tr::tr("The backend is not well after the rollback either: %1").arg(reason));
            const RollbackResult result = restoreUnlessAsBefore(rollbackInput(), context);
            m_report.databaseState = result.state;
            m_report.nextSteps = result.nextSteps;
            m_report.versionAfter = result.version;
            if (!result.success)
                m_report.outcome = Outcome::RollbackFailed;
            // A backup that was restored knows nothing of this run.
            if (const Status recorded = recordEnd(m_report.outcome); !recorded)
                m_report.warnings << recorded.error().toText();
            if (!result.success)
                return;
        }
        if (const Status off = leaveMaintenance(); !off)
            m_report.warnings << off.error().toText();
        well = awaitHealth(m_health, expected, context);
    }
    if (well) {
        m_report.databaseState += u' ' + Tr::tr("The backend is well with it.");
        return;
    }
    m_report.databaseState += u' ' + Tr::tr("But the backend is not well with it.");
    m_report.warnings << well.error().toText();
    m_report.nextSteps.prepend(Tr::tr("Bring back the backend that belongs to version %1 of the database, or look at "
                                      "its log: %2")
                                   .arg(m_plan.from ? m_plan.from->toString() : QString(), well.error().message));
}

RollbackInput DeploymentRun::rollbackInput() const {
    // A run that was taken up may have accepted what users wrote before; that is still theirs.
    const bool asBegun = m_plan.resumed && !m_committed;
    return {m_session,     m_plan,         *m_release,
            m_profile,     backupFile(),   m_committed,
            reverseFile(), m_report.runId, asBegun ? m_plan.resumed->proofs : m_report.proofs};
}

/// A rollback over the work of somebody who has taken the lost lock would be worse than none; so would one beside a
/// statement of our own that the server has not ended yet.
Status DeploymentRun::lockAgain(const TaskContext &context) {
    if (!m_lock->check()) {
        m_lock.reset();
        STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("rollback of a deployment"),
                                                                     kLockPatience, context));
        m_lock.emplace(std::move(lock));
    }
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    return migration::awaitEnd(connection, m_worker, context);
}

/// The answer to the COMMIT of the import may be what was lost with the connection: then only the record knows. To
/// revert migrations beneath an import that is in would leave a state that nobody gets out of.
Status DeploymentRun::readWhetherCommitted() {
    const auto open = [&]() -> Result<std::optional<UnfinishedRun>> {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
        return unfinishedRun(connection);
    }();
    if (!open)
        return fail(
            open.error().code,
            Tr::tr("Whether the import is in cannot be read, so nothing was taken back: %1").arg(open.error().message),
            open.error().hint, open.error().detail);
    if (*open && (*open)->runId == record().runId)
        m_committed = (*open)->committed;
    return {};
}

Status DeploymentRun::recordEnd(Outcome outcome) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    return endDeployment(connection, record(), outcomeName(outcome),
                         m_report.error ? m_report.error->toText() : QString());
}

/// A run that is taken up again stays the one that was begun.
DeploymentRecord DeploymentRun::record() const {
    return {m_plan.resumed ? m_plan.resumed->runId : m_report.runId,
            m_release->project.id,
            m_plan.from,
            m_plan.to,
            m_plan.packageSha256,
            m_plan.resumed ? m_plan.resumed->planSha256 : m_plan.sha256,
            m_session.operatorName,
            QFileInfo(backupFile()).fileName()};
}

QString DeploymentRun::backupFile() const {
    if (m_report.backup)
        return m_report.backup->file;
    return m_plan.resumed ? m_plan.resumed->backupFile : QString();
}

QString DeploymentRun::reverseFile() const {
    const bool earlier = m_plan.resumed && m_plan.resumed->isCommitted();
    return reverseFileOf(m_session.workspace, earlier ? m_plan.resumed->importedBy : m_report.runId);
}

} // namespace stellwerk::deployment
