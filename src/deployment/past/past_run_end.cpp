// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/workspace_backup.h"
#include "deployment/past/past_report.h"
#include "deployment/past/past_run.h"
#include "deployment/past/past_tables.h"
#include "deployment/run/health_check.h"
#include "deployment/run/maintenance_note.h"
#include "deployment/run/still_unfinished.h"
#include "migration/lock/session_end.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PastRollback)
};

constexpr std::chrono::seconds kLockPatience{5};

/// Nothing of this run, that is: what the one that was to be taken up has written is still there.
void tellNothingChanged(DeploymentReport &report, const Session &session, const PastRollbackPlan &plan,
                        const TaskContext &context) {
    report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(plan.environment.name);
    if (plan.resumed)
        tellStillUnfinished(report, session, plan.environment,
                            {plan.resumedRun, plan.deployment.runId, plan.resumed->backup}, context);
}

} // namespace

HookCall PastRun::hookCall(const char *name) const {
    const auto text = [](const std::optional<Version> &version) { return version ? version->toString() : QString(); };
    const std::map<QString, QString> facts{{QStringLiteral("STELLWERK_RUN_ID"), m_report.runId},
                                           {QStringLiteral("STELLWERK_OUTCOME"), m_report.outcome == Outcome::Unknown
                                                                                     ? QString()
                                                                                     : outcomeName(m_report.outcome)},
                                           {QStringLiteral("STELLWERK_VERSION_BEFORE"), text(m_plan.from)},
                                           {QStringLiteral("STELLWERK_VERSION_TARGET"), m_plan.to().toString()},
                                           {QStringLiteral("STELLWERK_VERSION_NOW"), text(m_report.versionAfter)}};
    return {m_session.workspace, m_plan.environment, QString::fromLatin1(name), facts, m_profile.password};
}

/// A run that is taken up stays the one that was begun.
DeploymentRecord PastRun::ownRecord() const {
    DeploymentRecord record = m_plan.deployment;
    record.runId = m_plan.resumed ? m_plan.resumedRun : m_report.runId;
    record.from = m_plan.deployment.to;
    record.to = m_plan.to();
    record.planSha256 = m_plan.sha256;
    record.operatorName = m_session.operatorName;
    record.backupFile = m_note.backup;
    return record;
}

void PastRun::leaveMaintenance() {
    if (!m_maintenanceOn)
        return;
    m_maintenanceOn = false;
    beginPhase(scene(), QStringLiteral("maintenance_off"));
    QElapsedTimer timer;
    timer.start();
    const Status off = endMaintenance(hookCall("maintenance_off"), m_context.unstoppable());
    if (!off)
        m_report.warnings << off.error().toText();
    endPhase(scene(), QStringLiteral("maintenance_off"), off.has_value(), timer.elapsed());
}

/// The database is proved to be what it was; whether the application works with it only the application can say.
void PastRun::askBackend() {
    const HealthCheck health = healthCheckOf(m_session.workspace.project, m_plan.environment);
    if (health.url.isEmpty())
        return;
    beginPhase(scene(), QStringLiteral("health_check"));
    QElapsedTimer timer;
    timer.start();
    const Status well = awaitHealth(health, {m_plan.to(), {}}, m_context.unstoppable());
    endPhase(scene(), QStringLiteral("health_check"), well.has_value(), timer.elapsed());
    if (well)
        return;
    m_report.warnings << well.error().toText();
    m_report.nextSteps
        << Tr::tr("Bring back the backend that belongs to version %1 of the database.").arg(m_plan.to().toString());
}

void PastRun::succeed() {
    m_report.versionAfter = m_plan.to();
    m_connection.reset();
    const QString &name = m_plan.environment.name;
    m_report.databaseState =
        m_plan.options.restoreBackup
            ? Tr::tr("“%1” is what it was before %2: its backup was restored.").arg(name, m_plan.deployment.runId)
        : m_plan.checkpoint
            ? Tr::tr("“%1” is at version %2 again, and what users wrote was kept.").arg(name, m_plan.to().toString())
            : Tr::tr("“%1” is at version %2 again.").arg(name, m_plan.to().toString());
    leaveMaintenance();
    askBackend();
    m_lock.reset();
    m_report.outcome = m_report.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
    m_report.nextSteps << Tr::tr("Check the application.")
                       << Tr::tr("Keep the backup %1 until you are sure.").arg(m_note.backup);
}

void PastRun::failWith(Error error) {
    m_context.event({EventLevel::Error,
                     QStringLiteral("failed"),
                     error.message,
                     {{QStringLiteral("code"), errorCodeName(error.code)}}});
    const bool cancelled = error.code == ErrorCode::Cancelled;
    m_report.error = std::move(error);
    if (m_wrote) {
        restoreBeginning(cancelled);
    } else {
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::Refused;
        tellNothingChanged(m_report, m_session, m_plan, m_context.unstoppable());
    }
    const bool halfWay = !m_wrote && m_plan.resumed; // nothing for an application to work with
    if (!halfWay && m_report.outcome != Outcome::RollbackFailed)
        leaveMaintenance();
}

/// Half a way back is no state to stop in.
void PastRun::restoreBeginning(bool cancelled) {
    beginPhase(scene(), QStringLiteral("rollback"));
    QElapsedTimer timer;
    timer.start();
    m_connection.reset(); // a transaction that still stood open is undone by the server
    const Status restored = restoreNow(m_context.unstoppable());
    const QString &name = m_plan.environment.name;
    if (restored) {
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::RolledBack;
        m_report.versionAfter = m_plan.resumed ? m_plan.deployment.to : m_plan.from;
        m_report.databaseState =
            m_changed
                ? Tr::tr("“%1” is as it was before this rollback: its backup %2 was restored.").arg(name, m_note.backup)
                : Tr::tr("“%1” is as it was before this rollback: the database undid what was begun.").arg(name);
    } else {
        m_report.outcome = Outcome::RollbackFailed;
        m_report.versionAfter.reset();
        m_report.databaseState =
            Tr::tr("The rollback stopped half-way, and the state of its beginning could not be restored: %1")
                .arg(restored.error().message);
        m_report.nextSteps << Tr::tr("Keep the application in maintenance.")
                           << Tr::tr("Go on with the rollback: stellwerk-cli rollback --deployment %1 --env %2")
                                  .arg(m_plan.deployment.runId, name)
                           << Tr::tr("Or restore its beginning by hand: stellwerk-cli restore --env %1 %2")
                                  .arg(name, m_report.backup ? m_report.backup->file : m_note.backup);
    }
    endPhase(scene(), QStringLiteral("rollback"), restored.has_value(), timer.elapsed());
}

Status PastRun::restoreNow(const TaskContext &context) {
    if (!m_lock->check()) {
        m_lock.reset();
        STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("end of a rollback"),
                                                                     kLockPatience, context));
        m_lock.emplace(std::move(lock));
    }
    {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
        STELLWERK_TRY(migration::awaitEnd(connection, m_worker, context));
    }
    if (m_changed) {
        STELLWERK_TRY(checkNothingIsLost());
        context.info(QStringLiteral("restoring_backup"), Tr::tr("Restoring the backup %1.").arg(m_note.backup));
        STELLWERK_TRY(backup::restoreBackup(m_report.backup->file, m_profile, context, m_report.backup));
    }
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    return endDeployment(connection, ownRecord(), outcomeName(Outcome::RolledBack), m_report.error->toText());
}

/// Where users keep writing, the backup would take away what they wrote since; that is for a person to decide.
Status PastRun::checkNothingIsLost() {
    if (!m_plan.environment.live || !m_plan.checkpoint || m_plan.options.restoreBackup)
        return {};
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    STELLWERK_ASSIGN(const auto now, proofsOfNow(connection, schema, *m_plan.checkpoint, m_context.unstoppable()));
    QStringList written;
    for (const TableProof &proof : now) {
        if (m_note.protectedRows.value(proof.table) != proof.before)
            written << proof.tableBefore;
    }
    if (written.isEmpty())
        return {};
    return fail(ErrorCode::Conflict, Tr::tr("the backup %1 does not have what was written since to %2")
                                         .arg(m_note.backup, written.join(QLatin1String(", "))));
}

DeploymentReport applyPastRollback(const Session &session, const PastRollbackPlan &plan, const QString &confirmation,
                                   const TaskContext &context) {
    const QString runId = newRunId(session.workspace, plan.environment.name);
    EventStream events(runId, context);
    const QString folder = session.workspace.reportsFolder() + u'/' + runId;
    DeploymentReport report;
    if (const Status opened = events.open(folder + QLatin1String("/events.jsonl")); opened) {
        report = PastRun(session, plan, confirmation, runId, events).run();
    } else {
        // Without a log nobody could say later what happened, so nothing is begun.
        report.runId = runId;
        report.environment = plan.environment.name;
        report.startedAt = report.finishedAt = QDateTime::currentDateTimeUtc();
        report.outcome = Outcome::Refused;
        report.error = opened.error();
        tellNothingChanged(report, session, plan, context.unstoppable());
    }
    report.folder = folder;
    if (const Status logged = events.written(); !logged)
        report.warnings << logged.error().toText();
    if (const Status written = writePastReport(report, plan, folder); !written)
        report.warnings << written.error().toText();
    events.setPhase({});
    events.add({report.exitCode() == ExitCode::Ok ? EventLevel::Info : EventLevel::Error,
                QStringLiteral("run_finished"),
                outcomeText(report.outcome),
                {{QStringLiteral("outcome"), outcomeName(report.outcome)}}});
    return report;
}

} // namespace stellwerk::deployment
