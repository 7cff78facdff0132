// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/init/init_report.h"
#include "deployment/init/init_run.h"
#include "deployment/run/confirmation.h"
#include "migration/lock/session_end.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Init)
};

constexpr std::chrono::seconds kLockPatience{5};

} // namespace

void InitRun::succeed() {
    m_report.outcome = m_report.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
    m_report.versionAfter = m_plan.version;
    m_report.databaseState =
        Tr::tr("“%1” is a fresh installation of version %2.").arg(m_plan.target.name, m_plan.version.toString());
    m_report.nextSteps << Tr::tr("Start the application and log in.")
                       << Tr::tr("Make the first backup: stellwerk-cli backup create --env %1").arg(m_plan.target.name);
}

void InitRun::failWith(Error error) {
    m_context.event({EventLevel::Error,
                     QStringLiteral("failed"),
                     error.message,
                     {{QStringLiteral("code"), errorCodeName(error.code)}}});
    const bool cancelled = error.code == ErrorCode::Cancelled;
    m_report.error = std::move(error);
    m_report.versionAfter.reset();
    if (m_wrote) {
        takeBack(cancelled);
        return;
    }
    m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::Refused;
    m_report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(m_plan.target.name);
}

void InitRun::takeBack(bool cancelled) {
    m_events.setPhase(QStringLiteral("rollback"));
    const TaskContext context = m_context.unstoppable();
    context.info(QStringLiteral("phase_started"), phaseText(QStringLiteral("rollback")),
                 {{QStringLiteral("phase"), QStringLiteral("rollback")}});
    QElapsedTimer timer;
    timer.start();
    m_transaction.reset();
    m_connection.reset();
    const Result<bool> back = takeBackNow();
    m_report.phases.push_back({QStringLiteral("rollback"), back.has_value(), timer.elapsed()});
    const QString &name = m_plan.target.name;
    if (!back) {
        m_report.outcome = Outcome::RollbackFailed;
        m_report.databaseState = Tr::tr("“%1” may hold empty tables of this init. It could not be emptied: %2")
                                     .arg(name, back.error().toText());
        m_report.nextSteps << Tr::tr("Mend the cause, then run: stellwerk-cli init --undo --env %1").arg(name)
                           << Tr::tr("Or run init again; it begins with that.");
    } else if (!*back) {
        // The connection was lost after the server had committed.
        m_report.warnings << m_report.error->toText();
        m_report.error.reset();
        succeed();
    } else {
        m_report.outcome = cancelled ? Outcome::Cancelled : Outcome::RolledBack;
        m_report.databaseState = m_notOurs.isEmpty()
                                     ? Tr::tr("“%1” is empty again, as it was before.").arg(name)
                                     : Tr::tr("What this init made in “%1” is gone again. There is more in it, which "
                                              "others have made meanwhile: %2")
                                           .arg(name, m_notOurs.join(QLatin1String(", ")));
    }
    context.info(
        QStringLiteral("phase_finished"), m_report.databaseState,
        {{QStringLiteral("phase"), QStringLiteral("rollback")}, {QStringLiteral("success"), back.has_value()}});
}

/// False: there is nothing to take back, because the end of the init was committed.
Result<bool> InitRun::takeBackNow() {
    const TaskContext context = m_context.unstoppable();
    if (!m_lock->check()) {
        m_lock.reset();
        STELLWERK_ASSIGN(auto lock,
                         migration::DatabaseLock::acquire(m_profile, Tr::tr("end of an init"), kLockPatience, context));
        m_lock.emplace(std::move(lock));
    }
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
    STELLWERK_TRY(migration::awaitEnd(connection, m_worker, context));
    STELLWERK_ASSIGN(const auto open, unfinishedRun(connection));
    if (!open) {
        STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
        return contentOf(schema).isEmpty(); // begun, but the record was not written yet
    }
    STELLWERK_TRY(dropMade(connection, m_note));
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    m_notOurs = contentOf(schema);
    STELLWERK_TRY(endDeployment(connection, record(), outcomeName(Outcome::RolledBack), m_report.error->toText()));
    return true;
}

DeploymentRecord InitRun::record() const {
    return {m_report.runId, m_release->project.id,  {}, m_plan.version, m_plan.packageSha256,
            m_plan.sha256,  m_session.operatorName, {}};
}

DeploymentReport applyInit(const Session &session, const InitPlan &plan, const InitOptions &options,
                           const TaskContext &context) {
    const QString runId = newRunId(session.workspace, plan.target.name);
    EventStream events(runId, context);
    const QString folder = session.workspace.reportsFolder() + u'/' + runId;
    DeploymentReport report;
    if (const Status opened = events.open(folder + QLatin1String("/events.jsonl")); opened) {
        report = InitRun(session, plan, options, runId, events).run();
    } else {
        // Without a log nobody could say later what happened, so nothing is begun.
        report.runId = runId;
        report.environment = plan.target.name;
        report.startedAt = report.finishedAt = QDateTime::currentDateTimeUtc();
        report.outcome = Outcome::Refused;
        report.error = opened.error();
        report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(plan.target.name);
    }
    report.folder = folder;
    if (const Status logged = events.written(); !logged)
        report.warnings << logged.error().toText();
    if (const Status written = writeInitReport(report, plan, folder); !written)
        report.warnings << written.error().toText();
    events.setPhase({});
    events.add({report.exitCode() == ExitCode::Ok ? EventLevel::Info : EventLevel::Error,
                QStringLiteral("run_finished"),
                outcomeText(report.outcome),
                {{QStringLiteral("outcome"), outcomeName(report.outcome)}}});
    return report;
}

Result<QStringList> undoInit(const Session &session, const project::Environment &target, const QString &confirmation,
                             const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(target, confirmation));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(const auto lock,
                     migration::DatabaseLock::acquire(profile, Tr::tr("undo of an init"), kLockPatience, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_ASSIGN(const auto run, unfinishedRun(connection));
    const auto note = run ? initNoteOf(*run) : std::nullopt;
    if (!note)
        return fail(ErrorCode::NotFound, Tr::tr("No init of “%1” is unfinished. Nothing was changed.").arg(target.name),
                    Tr::tr("See: stellwerk-cli status --env %1").arg(target.name));
    STELLWERK_ASSIGN(QStringList dropped, dropMade(connection, *note));
    STELLWERK_TRY(endDeployment(connection, run->record, outcomeName(Outcome::RolledBack),
                                Tr::tr("taken back by %1").arg(session.operatorName)));
    return dropped;
}

} // namespace stellwerk::deployment
