// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/backup_list.h"
#include "deployment/run/deployment_run.h"
#include "deployment/run/maintenance_note.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

QStringList lastPhases(const project::Project &project, const project::Environment &environment) {
    QStringList phases{QStringLiteral("maintenance_off")};
    if (!healthCheckOf(project, environment).url.isEmpty())
        phases << QStringLiteral("health_check");
    return phases << QStringLiteral("retention");
}

/// The import is committed, but the deployment has not succeeded before the backend is well with it.
Status DeploymentRun::finish() {
    m_report.versionAfter = m_plan.to;
    m_connection.reset(); // the server may be restarted together with the application
    // A late stop request must not leave the application locked.
    const Status off = phase("maintenance_off", [this] { return leaveMaintenance(); }, Stop::TooLate);
    m_open = !off;
    if (!off)
        m_report.warnings << off.error().toText();
    if (!m_health.url.isEmpty()) {
        STELLWERK_TRY(phase("health_check", [this] {
            HealthExpectation expected{m_plan.to, {}};
            if (m_health.expectedVersion)
                expected.backend = m_release->project.version;
            m_context.info(
                QStringLiteral("health_asked"),
                Tr::tr("Asking %1 for up to %2 s whether the backend is well. Cancelling means rolling back.")
                    .arg(m_health.url.toDisplayString())
                    .arg(m_health.patience.count() / 1000));
            return awaitHealth(m_health, expected, m_context);
        }));
    }
    if (m_open)
        return {};
    // Whoever has the lock now may have taken the run up; what was done stays right in either case.
    Status ended = m_lock->check();
    if (ended)
        ended = recordEnd(Outcome::Succeeded);
    m_open = !ended;
    if (!ended)
        m_report.warnings << Tr::tr("The end of the deployment could not be recorded: %1").arg(ended.error().toText());
    return {};
}

Status DeploymentRun::leaveMaintenance() {
    m_maintenanceOn = false;
    return endMaintenance(hookCall("maintenance_off"), m_context.unstoppable());
}

void DeploymentRun::succeed() {
    const auto outcome = [this] {
        return m_report.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
    };
    m_report.outcome = outcome();
    m_report.databaseState = Tr::tr("“%1” is at version %2, and every protected table is as it was, except those "
                                    "that a migration declares.")
                                 .arg(m_plan.target.name, m_plan.to.toString());
    if (m_open)
        m_report.nextSteps << Tr::tr("End the maintenance, then finish the deployment: stellwerk-cli deploy --resume "
                                     "--env %1")
                                  .arg(m_plan.target.name);
    else
        reportHook("after_deploy");
    m_lock.reset(); // backups are removed only where nobody is at work
    const Status removed = phase("retention", [this] { return removeOldBackups(); }, Stop::TooLate);
    if (!removed)
        m_report.warnings << removed.error().toText();
    m_report.outcome = outcome();
    m_report.nextSteps << Tr::tr("Check the application.")
                       << Tr::tr("Keep the backup %1 until you are sure.").arg(QFileInfo(backupFile()).fileName());
}

/// The backup of this run is the way back, so it stays whatever the rules say.
Status DeploymentRun::removeOldBackups() {
    const TaskContext context = m_context.unstoppable();
    const project::Environment &target = m_plan.target;
    auto plan = planPrune(m_session, target, QDateTime::currentDateTimeUtc(), context);
    if (!plan && !target.retention.afterDeploy) {
        context.info(QStringLiteral("retention_unknown"),
                     Tr::tr("Which backups may go cannot be told: %1").arg(plan.error().message));
        return {};
    }
    if (!plan)
        return std::unexpected(std::move(plan).error());
    const QString own = QFileInfo(backupFile()).fileName();
    std::erase_if(plan->decisions, [&](const backup::RetentionDecision &decision) {
        return QFileInfo(decision.entry.info.file).fileName() == own;
    });
    const qint64 count = plan->count();
    if (count == 0)
        return {};
    if (!target.retention.afterDeploy) {
        context.info(
            QStringLiteral("retention_due"),
            Tr::tr("%n backup(s) may go: stellwerk-cli backup prune --env %1", nullptr, static_cast<int>(count))
                .arg(target.name),
            {{QStringLiteral("count"), count}, {QStringLiteral("bytes"), plan->bytes()}});
        return {};
    }
    STELLWERK_ASSIGN(const backup::PruneReport report, applyPrune(m_session, *plan, m_options.confirmation, context));
    QJsonArray files;
    for (const backup::CatalogueEntry &entry : report.removed)
        files << QFileInfo(entry.info.file).fileName();
    context.info(QStringLiteral("backups_removed"),
                 Tr::tr("%n old backup(s) removed.", nullptr, static_cast<int>(report.removed.size())),
                 {{QStringLiteral("files"), files}, {QStringLiteral("bytes"), report.bytes()}});
    if (report.error)
        return std::unexpected(*report.error);
    return {};
}

} // namespace stellwerk::deployment
