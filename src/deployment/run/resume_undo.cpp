// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/confirmation.h"
#include "deployment/run/deploy.h"
#include "deployment/run/health_check.h"
#include "deployment/run/maintenance_note.h"
#include "deployment/run/resume.h"
#include "deployment/run/resume_parts.h"
#include "migration/lock/lock.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Resume)
};

constexpr std::chrono::seconds kLockPatience{5};

/// While somebody was asked to confirm, others may have taken the run up, or ended it.
Status checkStillUnfinished(const Session &session, const Plan &plan, const db::ConnectionProfile &profile) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const auto run, unfinishedRun(connection));
    if (!run || run->runId != plan.resumed->runId)
        return planOutdated(plan.target);
    const auto now = checkpointOf(session, plan.target, *run);
    if (!now || now->toJson() != plan.resumed->toJson())
        return planOutdated(plan.target);
    return {};
}

HookCall hookOfUndoing(const Session &session, const Plan &plan, const db::ConnectionProfile &profile, const char *hook,
                       const QString &outcome) {
    const std::map<QString, QString> facts{{QStringLiteral("STELLWERK_RUN_ID"), plan.resumed->runId},
                                           {QStringLiteral("STELLWERK_OUTCOME"), outcome}};
    return {session.workspace, plan.target, QString::fromLatin1(hook), facts, profile.password};
}

/// The application may be at work already, but must not be while its database goes back.
Status enterMaintenance(const Session &session, const Plan &plan, const db::ConnectionProfile &profile,
                        const TaskContext &context) {
    const bool wasAtWork = plan.resumed->isCommitted() && !readMaintenance(session.workspace, plan.target);
    const Status noted = noteMaintenance(session.workspace, plan.target, plan.resumed->runId);
    Status on = noted ? runHook(hookOfUndoing(session, plan, profile, "maintenance_on", {}), context) : noted;
    if (on)
        return on;
    Error error = std::move(on).error();
    error.message +=
        u' ' + Tr::tr("Nothing was changed; the deployment %1 is as far as it was.").arg(plan.resumed->runId);
    QStringList hints{error.hint,
                      Tr::tr("Then go back again: stellwerk-cli rollback --unfinished --env %1").arg(plan.target.name)};
    // On a database that is complete the application can go on; on half of one it must not.
    if (noted && wasAtWork) {
        const Status off =
            endMaintenance(hookOfUndoing(session, plan, profile, "maintenance_off", outcomeName(Outcome::Refused)),
                           context.unstoppable());
        if (!off)
            hints << off.error().toText();
    }
    hints.removeAll(QString());
    error.hint = hints.join(u' ');
    return fail(std::move(error));
}

/// The application was in maintenance while its database went back.
void goBackToWork(const Session &session, const Plan &plan, const db::ConnectionProfile &profile,
                  RollbackResult &result, const TaskContext &context) {
    const auto call = [&](const char *hook) {
        return hookOfUndoing(session, plan, profile, hook, outcomeName(Outcome::RolledBack));
    };
    const auto tell = [&](const Status &status) {
        if (!status)
            result.nextSteps.prepend(status.error().toText());
    };
    if (previousImageAlways(session.workspace.project, plan.target))
        tell(runHook(call("previous_image"), context));
    tell(endMaintenance(call("maintenance_off"), context));
    if (const HealthCheck health = healthCheckOf(session.workspace.project, plan.target); !health.url.isEmpty())
        tell(awaitHealth(health, {plan.from, {}}, context));
}

} // namespace

Result<RollbackResult> rollBackUnfinished(const Session &session, const Plan &plan, const QString &confirmation,
                                          const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(plan.target, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(plan.target, context));
    STELLWERK_ASSIGN(const auto lock, migration::DatabaseLock::acquire(profile, Tr::tr("rollback of a deployment"),
                                                                       kLockPatience, context));
    STELLWERK_TRY(checkStillUnfinished(session, plan, profile));
    STELLWERK_ASSIGN(const package::Package package,
                     openPackage(*plan.resumed, plan.packagePath, plan.target, context));
    STELLWERK_ASSIGN(const Release release, releaseOf(package, profile.engine));
    STELLWERK_TRY(enterMaintenance(session, plan, profile, context));
    const TaskContext unstoppable = context.unstoppable();
    const QString runId = newRunId(session.workspace, plan.target.name + QLatin1String("-rollback"));
    const bool committed = plan.resumed->isCommitted();
    const QString reverseFile = committed ? reverseFileOf(session.workspace, plan.resumed->importedBy) : QString();
    RollbackResult result = rollBackDeployment({session, plan, release, profile, plan.resumed->backupFile, committed,
                                                reverseFile, runId, plan.resumed->proofs},
                                               unstoppable);
    if (!result.success)
        return result;
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_TRY(migration::ensureTrackingTables(connection));
    const DeploymentRecord record{plan.resumed->runId,
                                  release.project.id,
                                  plan.from,
                                  plan.to,
                                  plan.packageSha256,
                                  plan.resumed->planSha256,
                                  session.operatorName,
                                  QFileInfo(plan.resumed->backupFile).fileName()};
    STELLWERK_TRY(endDeployment(connection, record, outcomeName(Outcome::RolledBack)));
    goBackToWork(session, plan, profile, result, unstoppable);
    return result;
}

Status closeUnfinished(const Session &session, const project::Environment &target, const QString &runId,
                       const QString &reason, const QString &confirmation, const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(target, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(const auto lock,
                     migration::DatabaseLock::acquire(profile, Tr::tr("closing a deployment"), kLockPatience, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const UnfinishedRun run, findUnfinished(connection, target));
    if (run.runId != runId)
        return fail(ErrorCode::NotFound, Tr::tr("The unfinished deployment of “%1” is %2, not %3. Nothing was changed.")
                                             .arg(target.name, run.runId, runId));
    return endDeployment(connection, run.record, QStringLiteral("closed"),
                         QStringLiteral("%1 (%2)").arg(reason.trimmed(), session.operatorName));
}

} // namespace stellwerk::deployment
