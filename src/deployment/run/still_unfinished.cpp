// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/still_unfinished.h"

#include "deployment/run/deployment_record.h"
#include "migration/state/tracking_state.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(StillUnfinished)
};

struct Found {
    std::optional<Version> version;
    std::optional<UnfinishedRun> unfinished;
};

Result<Found> find(const Session &session, const project::Environment &environment, const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(environment, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    Found found;
    STELLWERK_ASSIGN(found.unfinished, unfinishedRun(connection));
    STELLWERK_ASSIGN(const migration::TrackingState state, migration::readTrackingState(connection));
    STELLWERK_ASSIGN(found.version, state.currentVersion(environment.name));
    return found;
}

QStringList waysOn(const TakenUp &run, const QString &name) {
    if (run.pastDeployment.isEmpty())
        return {Tr::tr("Go on with the deployment: stellwerk-cli deploy --resume --env %1").arg(name),
                Tr::tr("Or undo it: stellwerk-cli rollback --unfinished --env %1").arg(name)};
    return {Tr::tr("Go on with the rollback: stellwerk-cli rollback --deployment %1 --env %2")
                .arg(run.pastDeployment, name),
            Tr::tr("Or restore its beginning by hand: stellwerk-cli restore --env %1 %2").arg(name, run.backup)};
}

} // namespace

void tellStillUnfinished(DeploymentReport &report, const Session &session, const project::Environment &environment,
                         const TakenUp &run, const TaskContext &context) {
    const QString &name = environment.name;
    const Result<Found> found = find(session, environment, context);
    report.versionAfter = found ? found->version : std::nullopt;
    if (found && (!found->unfinished || found->unfinished->runId != run.runId)) {
        report.databaseState =
            Tr::tr("This run changed nothing; %1 is no longer unfinished on “%2”.").arg(run.runId, name);
        report.nextSteps << Tr::tr("Look at it: stellwerk-cli status --env %1").arg(name);
        return;
    }
    const bool committed = found && found->unfinished->committed;
    if (committed)
        report.databaseState = Tr::tr("This run changed nothing; the deployment %1 of “%2” still lacks its end: "
                                      "maintenance_off and health check.")
                                   .arg(run.runId, name);
    else
        report.databaseState =
            run.pastDeployment.isEmpty()
                ? Tr::tr("This run changed nothing; the deployment %1 of “%2” is still half-way.").arg(run.runId, name)
                : Tr::tr("This run changed nothing; the rollback %1 of the deployment %2 of “%3” is still half-way.")
                      .arg(run.runId, run.pastDeployment, name);
    if (!found)
        report.databaseState +=
            u' ' + Tr::tr("What “%1” is now could not be read: %2").arg(name, found.error().message);
    if (!committed)
        report.nextSteps << Tr::tr("Keep the application in maintenance.");
    report.nextSteps << waysOn(run, name);
}

} // namespace stellwerk::deployment
