// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/deploy.h"

#include "deployment/report/report.h"
#include "deployment/run/deployment_run.h"
#include "deployment/run/still_unfinished.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

} // namespace

DeploymentReport applyDeployment(const Session &session, const Plan &plan, const DeployOptions &options,
                                 const TaskContext &context) {
    const QString runId = newRunId(session.workspace, plan.target.name);
    EventStream events(runId, context);
    const QString folder = session.workspace.reportsFolder() + u'/' + runId;
    const Status opened = events.open(folder + QLatin1String("/events.jsonl"));
    DeploymentRun deployment(session, plan, options, runId, events);
    DeploymentReport report;
    if (opened) {
        report = deployment.run();
    } else {
        // Without a log nobody could say later what happened, so nothing is begun.
        report.runId = runId;
        report.environment = plan.target.name;
        report.startedAt = report.finishedAt = QDateTime::currentDateTimeUtc();
        report.versionBefore = report.versionAfter = plan.from;
        report.outcome = Outcome::Refused;
        report.error = opened.error();
        report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(plan.target.name);
        if (plan.resumed)
            tellStillUnfinished(report, session, plan.target, {plan.resumed->runId, {}, plan.resumed->backupFile},
                                context.unstoppable());
    }
    report.folder = folder;
    concludeRun(report, plan, events);
    return report;
}

} // namespace stellwerk::deployment
