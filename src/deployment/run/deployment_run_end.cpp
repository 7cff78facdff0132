// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deployment_run.h"
#include "deployment/run/rollback.h"
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

void DeploymentRun::succeed() {
    // The work is done; a late stop request must not leave the application locked.
    const Status off = phase("maintenance_off", [this] { return leaveMaintenance(); }, Stop::TooLate);
    if (!off)
        m_report.warnings << off.error().toText();
    m_report.outcome = m_report.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
    m_report.databaseState = Tr::tr("“%1” is at version %2, and every protected table is as it was, except those "
                                    "that a migration declares.")
                                 .arg(m_plan.target.name, m_plan.to.toString());
    m_report.nextSteps << Tr::tr("Check the application.")
                       << Tr::tr("Keep the backup %1 until you are sure.")
                              .arg(m_report.backup ? QFileInfo(m_report.backup->file).fileName() : QString());
}

Status DeploymentRun::leaveMaintenance() {
    m_maintenanceOn = false;
    const TaskContext context = m_context.unstoppable();
    STELLWERK_TRY(hook("maintenance_off", context));
    return hook("after_deploy", context);
}

void DeploymentRun::failWith(Error error) {
    m_context.event({EventLevel::Error,
                     QStringLiteral("failed"),
                     error.message,
                     {{QStringLiteral("code"), errorCodeName(error.code)}}});
    const bool cancelled = error.code == ErrorCode::Cancelled;
    m_report.error = std::move(error);
    if (!m_wrote) {
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::Refused;
        m_report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(m_plan.target.name);
        m_report.versionAfter = m_plan.from;
    } else {
        rollBack(cancelled);
    }
    if (m_maintenanceOn && m_report.outcome != Outcome::RollbackFailed)
        reportHook("maintenance_off");
    if (m_release)
        reportHook("on_failure");
}

void DeploymentRun::reportHook(const char *name) {
    if (const Status status = hook(name, m_context.unstoppable()); !status)
        m_report.warnings << status.error().toText();
}

void DeploymentRun::rollBack(bool cancelled) {
    m_events.setPhase(QStringLiteral("rollback"));
    const TaskContext context = m_context.unstoppable();
    context.info(QStringLiteral("phase_started"), phaseText(QStringLiteral("rollback")),
                 {{QStringLiteral("phase"), QStringLiteral("rollback")}});
    QElapsedTimer timer;
    timer.start();
    m_connection.reset(); // a transaction that still stood open is undone by the server
    const RollbackInput input{m_session,    m_plan,      *m_release,    m_profile,
                              backupFile(), m_committed, reverseFile(), m_report.runId};
    const Status locked = lockAgain(context);
    const RollbackResult result =
        locked ? rollBackDeployment(input, context) : rollbackFailed(input, locked.error(), context);
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
        if (const Status recorded = recordEnd(); !recorded)
            m_report.warnings << recorded.error().toText();
    }
    context.info(QStringLiteral("phase_finished"), result.state,
                 {{QStringLiteral("phase"), QStringLiteral("rollback")},
                  {QStringLiteral("success"), result.success},
                  {QStringLiteral("milliseconds"), m_report.phases.back().milliseconds}});
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

Status DeploymentRun::recordEnd() {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    return endDeployment(connection, record(), outcomeName(m_report.outcome),
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
    return m_report.backup ? m_report.backup->file : QString();
}

QString DeploymentRun::reverseFile() const {
    return m_session.workspace.reportsFolder() + u'/' + m_report.runId + QLatin1String("/reverse.jsonl");
}

} // namespace stellwerk::deployment
