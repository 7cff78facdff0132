// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/workspace_backup.h"
#include "deployment/rehearsal/rehearsal.h"
#include "deployment/rehearsal/rehearsal_html.h"
#include "deployment/run/deployment_record.h"
#include "deployment/state/health.h"
#include "migration/lock/lock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rehearsal)
};

/// The phases around the rehearsal.
class StandAlone {
public:
    StandAlone(const Session &session, const Plan &plan, const QString &runId, EventStream &events)
        : m_session(session), m_plan(plan), m_runId(runId), m_events(events), m_context(events.context()) {}

    RehearsalReport run(const QString &folder) {
        RehearsalReport report;
        const auto backedUp = phase("preflight", [this] { return preflight(); }).and_then([this] {
            return phase("backup", [this] { return backUp(); });
        });
        if (backedUp) {
            (void)phase("rehearsal", [&]() -> Status {
                report = rehearse({m_session, m_plan, m_profile, *m_backup, m_runId, folder}, m_context);
                return report.works() ? Status() : std::unexpected(*report.work.error);
            });
        } else {
            report.work.error = backedUp.error();
            report.work.outcome = backedUp.error().code == ErrorCode::Cancelled ? Outcome::Cancelled : Outcome::Refused;
            report.work.backup = m_backup;
        }
        return report;
    }

private:
    template <class Work>
    Status phase(const char *name, Work &&work) {
        const QString phaseName = QString::fromLatin1(name);
        m_events.setPhase(phaseName);
        m_context.info(QStringLiteral("phase_started"), phaseText(phaseName), {{QStringLiteral("phase"), phaseName}});
        QElapsedTimer timer;
        timer.start();
        const Status status = m_context.checkStop().and_then(work);
        m_context.info(QStringLiteral("phase_finished"),
                       status ? Tr::tr("%1: done").arg(phaseText(phaseName))
                              : Tr::tr("%1: failed").arg(phaseText(phaseName)),
                       {{QStringLiteral("phase"), phaseName},
                        {QStringLiteral("success"), status.has_value()},
                        {QStringLiteral("milliseconds"), timer.elapsed()}});
        return status;
    }

    /// Taking the lock would write into the target; it is enough that nobody holds it.
    Status preflight() {
        STELLWERK_TRY(statusOf(m_plan.checks));
        STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.target, m_context));
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
        connection.stopWith(m_context.stopToken());
        STELLWERK_ASSIGN(const auto holder, migration::DatabaseLock::holder(connection));
        if (holder)
            return fail(ErrorCode::Locked,
                        Tr::tr("“%1” is being worked on by %2, so nothing was rehearsed.")
                            .arg(m_plan.target.name, holder->toText()),
                        Tr::tr("Wait until that has ended."));
        STELLWERK_ASSIGN(
            const package::Package package,
            package::readPackage(m_plan.packagePath, m_context, package::SignatureRule::of(m_plan.target)));
        STELLWERK_ASSIGN(const Release release, releaseOf(package, m_profile.engine));
        STELLWERK_ASSIGN(const auto state,
                         migration::readVersionState(connection, release.version, release.migrations));
        m_migrationNumber = state.migrationNumber;
        return {};
    }

    Status backUp() {
        STELLWERK_ASSIGN(m_backup, writeBackup(m_session, m_plan.target, m_profile, m_plan.from, m_migrationNumber,
                                               QStringLiteral("rehearsal %1").arg(m_plan.to.toString()), m_context));
        return {};
    }

    const Session &m_session;
    const Plan &m_plan;
    const QString m_runId;
    EventStream &m_events;
    TaskContext m_context;
    db::ConnectionProfile m_profile;
    std::optional<backup::BackupInfo> m_backup;
    qint64 m_migrationNumber = 0;
};

/// What a report says whatever happened.
void complete(RehearsalReport &report, const Session &session, const Plan &plan, const QString &runId,
              const QString &folder, const QDateTime &startedAt) {
    DeploymentReport &work = report.work;
    work.runId = runId;
    work.folder = folder;
    work.environment = plan.target.name;
    work.operatorName = session.operatorName;
    work.package = QFileInfo(plan.packagePath).fileName();
    work.startedAt = startedAt;
    work.finishedAt = QDateTime::currentDateTimeUtc();
    work.versionBefore = plan.from;
    if (!report.works())
        work.versionAfter = plan.from;
    if (work.databaseState.isEmpty())
        work.databaseState = Tr::tr("“%1” was not changed.").arg(plan.target.name);
}

} // namespace

RehearsalReport applyRehearsal(const Session &session, const Plan &plan, const TaskContext &context) {
    const QDateTime startedAt = QDateTime::currentDateTimeUtc();
    const QString runId = QLatin1String(kRehearsalRun) + newRunId(session.workspace, plan.target.name);
    const QString folder = session.workspace.reportsFolder() + u'/' + runId;
    EventStream events(runId, context);
    RehearsalReport report;
    if (const Status opened = events.open(QString(folder + u"/events.jsonl")); opened) {
        report = StandAlone(session, plan, runId, events).run(folder);
    } else {
        report.work.error = opened.error();
        report.work.outcome = Outcome::Refused;
    }
    complete(report, session, plan, runId, folder, startedAt);
    if (const Status logged = events.written(); !logged)
        report.work.warnings << logged.error().toText();
    if (const Status written = writeRehearsal(report, folder); !written)
        report.work.warnings << written.error().toText();
    events.setPhase({});
    events.add({report.works() ? EventLevel::Info : EventLevel::Error,
                QStringLiteral("run_finished"),
                verdictText(report),
                {{QStringLiteral("outcome"), outcomeName(report.work.outcome)}}});
    return report;
}

} // namespace stellwerk::deployment
