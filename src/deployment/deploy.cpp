// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/deploy.h"

#include "deployment/deployment_record.h"
#include "deployment/health.h"
#include "deployment/hooks.h"
#include "deployment/report.h"
#include "deployment/rollback.h"
#include "deployment/target_state.h"
#include "masterdata/export_files.h"
#include "migration/lock.h"
#include "schema/schema_reader.h"
#include "schema/schema_sql.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Deploy)
};

constexpr std::chrono::seconds kLockPatience{5};

/// One execution of a plan. Phases are methods; run() gives them their order.
class Deployment {
public:
    Deployment(const Session &session, const Plan &plan, const DeployOptions &options, const QString &runId,
               EventStream &events)
        : m_session(session), m_plan(plan), m_options(options), m_events(events), m_context(events.context()) {
        m_report.runId = runId;
        m_report.environment = plan.target.name;
        m_report.operatorName = session.operatorName;
        m_report.package = QFileInfo(plan.packagePath).fileName();
        m_report.startedAt = QDateTime::currentDateTimeUtc();
        m_report.versionBefore = m_report.versionAfter = plan.from;
        m_report.proofs = plan.protectedTables;
    }

    DeploymentReport run() {
        Status status = phase("preflight", [this] { return preflight(); });
        if (status)
            status = phase("backup", [this] { return backUp(); });
        if (status)
            status = phase("maintenance_on", [this] { return enterMaintenance(); });
        if (status && !m_plan.migrations.empty()) {
            status = writingPhase("migrate", [this] { return migrate(); });
            if (status)
                status = writingPhase("safety_net", [this] { return safetyNet(); });
        }
        if (status)
            status = importAndRecord();
        if (status)
            succeed();
        else
            failWith(std::move(status).error());
        m_report.finishedAt = QDateTime::currentDateTimeUtc();
        return std::move(m_report);
    }

private:
    enum class Stop { Obeyed, TooLate };

    template <class Work>
    Status phase(const char *name, Work &&work, Stop stop = Stop::Obeyed) {
        const QString phaseName = QString::fromLatin1(name);
        m_events.setPhase(phaseName);
        m_context.info(QStringLiteral("phase_started"), phaseText(phaseName), {{QStringLiteral("phase"), phaseName}});
        QElapsedTimer timer;
        timer.start();
        Status status = stop == Stop::Obeyed ? m_context.checkStop() : Status();
        if (status)
            status = work();
        m_report.phases.push_back({phaseName, status.has_value(), timer.elapsed()});
        m_context.info(QStringLiteral("phase_finished"),
                       status ? Tr::tr("%1: done").arg(phaseText(phaseName))
                              : Tr::tr("%1: failed").arg(phaseText(phaseName)),
                       {{QStringLiteral("phase"), phaseName},
                        {QStringLiteral("success"), status.has_value()},
                        {QStringLiteral("milliseconds"), timer.elapsed()}});
        return status;
    }

    /// Without the lock somebody else may be at work, so nothing more is written.
    template <class Work>
    Status writingPhase(const char *name, Work &&work) {
        return phase(name, [&]() -> Status {
            STELLWERK_TRY(m_lock->check());
            return work();
        });
    }

    Status preflight() {
        if (m_plan.target.needsConfirmation() && m_options.confirmation != m_plan.target.name)
            return fail(ErrorCode::ConfirmationMissing,
                        Tr::tr("“%1” must be confirmed by its name. Nothing was changed.").arg(m_plan.target.name),
                        Tr::tr("Give --confirm %1.").arg(m_plan.target.name));
        STELLWERK_TRY(statusOf(m_plan.checks));
        STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.target, m_context));
        STELLWERK_ASSIGN(
            auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("deployment of %1").arg(m_plan.to.toString()),
                                                        kLockPatience));
        m_lock.emplace(std::move(lock));
        // Executed is the plan that was approved, or none: everything is read again under the lock.
        STELLWERK_ASSIGN(const Plan again, planDeployment(m_session, m_plan.packagePath, m_plan.target, m_context));
        if (again.sha256 != m_plan.sha256)
            return fail(ErrorCode::PlanOutdated,
                        Tr::tr("“%1” or the package has changed since the plan was made. Nothing was changed.")
                            .arg(m_plan.target.name),
                        Tr::tr("Make the plan again and look at it."));
        STELLWERK_TRY(statusOf(again.checks));
        STELLWERK_ASSIGN(const package::Package package, package::readPackage(m_plan.packagePath, m_context));
        if (package.sha256 != m_plan.packageSha256)
            return fail(ErrorCode::PlanOutdated,
                        Tr::tr("The package has changed since the plan was made. Nothing was changed."),
                        Tr::tr("Make the plan again and look at it."));
        STELLWERK_ASSIGN(auto release, releaseOf(package, m_profile.engine));
        m_release.emplace(std::move(release));
        STELLWERK_ASSIGN(m_packageData, masterdata::readExportFiles(package.filesUnder(QStringLiteral("masterdata")),
                                                                    m_release->catalogue, m_context));
        STELLWERK_ASSIGN(auto connection, db::Connection::open(m_profile));
        m_connection.emplace(std::move(connection));
        m_connection->stopWith(m_context.stopToken());
        return {};
    }

    Status backUp() {
        backup::BackupOptions options;
        options.folder = m_session.workspace.backupsFolder(m_plan.target);
        options.projectId = m_release->project.id;
        options.databaseVersion = m_plan.from;
        STELLWERK_ASSIGN(const auto state,
                         migration::readVersionState(*m_connection, m_release->version, m_release->migrations));
        options.migrationNumber = state.migrationNumber;
        options.trigger = QStringLiteral("deployment %1").arg(m_plan.to.toString());
        STELLWERK_ASSIGN(const backup::BackupInfo written, backup::createBackup(m_profile, options, m_context));
        // A backup that was never read is a hope.
        STELLWERK_ASSIGN(m_report.backup, backup::verifyBackup(written.file, m_context));
        m_context.info(
            QStringLiteral("backup_verified"),
            Tr::tr("Backup %1 written and read back: %n row(s).", nullptr, static_cast<int>(m_report.backup->rows()))
                .arg(QFileInfo(written.file).fileName()),
            {{QStringLiteral("file"), written.file}});
        return {};
    }

    Status enterMaintenance() {
        STELLWERK_TRY(hook("before_deploy", m_context));
        m_maintenanceOn = true;
        STELLWERK_TRY(hook("maintenance_on", m_context));
        // Until now the application could write. The backup and the proofs are only good for the state that they were
        // made of.
        STELLWERK_ASSIGN(const TargetState now, readTargetState(*m_connection, *m_release, m_context));
        if (now.fingerprint == m_plan.targetFingerprint)
            return {};
        return fail(
            ErrorCode::PlanOutdated,
            Tr::tr("Somebody wrote to “%1” while its backup was made. Nothing was changed.").arg(m_plan.target.name),
            Tr::tr("Stop the application first, then make the plan again."));
    }

    /// Of the workspace, never of the package: what runs on this machine is decided on this machine.
    Status hook(const char *name, const TaskContext &context) {
        const project::Workspace &workspace = m_session.workspace;
        return runHook(workspace.project, m_plan.target, workspace.folder, QString::fromLatin1(name), context);
    }

    Status migrate() {
        m_wrote = true;
        announceFirstWrite();
        STELLWERK_TRY(migration::ensureTrackingTables(*m_connection));
        STELLWERK_ASSIGN(const auto state,
                         migration::readVersionState(*m_connection, m_release->version, m_release->migrations));
        migration::RunReport run =
            migration::applyMigrations(*m_connection, state.pending, m_release->migrations,
                                       {m_report.runId, m_session.operatorName, m_release->project.version}, m_context);
        m_connection->stopWith(m_context.stopToken()); // the runner has switched it off
        m_report.migrations = run.migrations;
        for (const migration::MigrationOutcome &outcome : run.migrations)
            m_report.warnings += outcome.warnings;
        if (run.error)
            return std::unexpected(*std::move(run.error));
        return {};
    }

    void announceFirstWrite() {
        m_context.info(QStringLiteral("first_write"),
                       Tr::tr("From here on the database is changed; cancelling means rolling back."));
    }

    Status safetyNet() {
        STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(*m_connection));
        const schema::SafetyNetPlan net =
            schema::planSafetyNet(m_release->snapshot(), actual, m_connection->engine(),
                                  [this](const QString &table) { return m_release->isTracking(table); });
        for (const QString &statement : net.statements) {
            STELLWERK_TRY(m_context.checkStop());
            m_context.warning(
                QStringLiteral("safety_net"),
                Tr::tr("The safety net adds what the migrations left out: %1").arg(statement.simplified()));
            STELLWERK_TRY(m_connection->exec(statement));
        }
        for (const schema::Difference &difference : net.added)
            m_report.warnings << Tr::tr("Added by the safety net: %1 (%2)").arg(difference.object, difference.reason);
        return {};
    }

    /// Import, validation and record are one transaction: what fails the proof is never committed.
    Status importAndRecord() {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_TRY(m_lock->check());
        if (!m_wrote) {
            m_wrote = true;
            announceFirstWrite();
            STELLWERK_TRY(migration::ensureTrackingTables(*m_connection));
        }
        STELLWERK_TRY(ensureDeploymentTable(*m_connection));
        STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(*m_connection));
        STELLWERK_TRY(phase("import", [this] { return import(); }));
        STELLWERK_TRY(phase("validate", [this] { return validate(); }));
        STELLWERK_TRY(writingPhase("record", [&]() -> Status {
            m_connection->stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
            STELLWERK_TRY(recordDeployment(
                *m_connection,
                {m_report.runId, m_release->project.id, m_plan.from, m_plan.to, m_plan.packageSha256, m_plan.sha256,
                 m_session.operatorName, m_report.backup ? QFileInfo(m_report.backup->file).fileName() : QString()}));
            return transaction.commit();
        }));
        m_committed = true;
        return {};
    }

    Status import() {
        STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(*m_connection));
        STELLWERK_ASSIGN(m_report.import,
                         masterdata::importData(*m_connection, actual, m_packageData, m_release->catalogue, m_context));
        return {};
    }

    Status validate() {
        STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(*m_connection));
        STELLWERK_ASSIGN(const auto state,
                         migration::readVersionState(*m_connection, m_release->version, m_release->migrations));
        STELLWERK_ASSIGN(m_report.validation, checkDatabase({*m_connection, *m_release, actual, state}, m_context));
        // After the checks, because they run SQL of the project.
        STELLWERK_TRY(fingerprintAfter(*m_connection, m_report.proofs, m_context));
        STELLWERK_TRY(statusOf(m_report.validation));
        if (state.compatibility != migration::Compatibility::Compatible)
            return fail(ErrorCode::Drift, Tr::tr("After the migrations the database is not at version %1: %2")
                                              .arg(m_release->version.toString(), state.reason));
        for (const CheckResult &check : m_report.validation) {
            if (check.level == CheckResult::Level::Warning)
                m_report.warnings << check.title + QLatin1String(": ") + check.message;
        }
        m_report.versionAfter = state.current;
        return {};
    }

    void succeed() {
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

    Status leaveMaintenance() {
        m_maintenanceOn = false;
        const TaskContext context = m_context.unstoppable();
        STELLWERK_TRY(hook("maintenance_off", context));
        return hook("after_deploy", context);
    }

    void failWith(Error error) {
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

    void reportHook(const char *name) {
        if (const Status status = hook(name, m_context.unstoppable()); !status)
            m_report.warnings << status.error().toText();
    }

    void rollBack(bool cancelled) {
        m_events.setPhase(QStringLiteral("rollback"));
        const TaskContext context = m_context.unstoppable();
        context.info(QStringLiteral("phase_started"), phaseText(QStringLiteral("rollback")),
                     {{QStringLiteral("phase"), QStringLiteral("rollback")}});
        QElapsedTimer timer;
        timer.start();
        m_connection.reset(); // a transaction that still stood open is undone by the server
        const RollbackInput input{m_session,           m_plan,
                                  *m_release,          m_profile,
                                  m_report.migrations, m_report.backup ? m_report.backup->file : QString(),
                                  m_committed,         m_report.runId};
        const Status locked = lockAgain();
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
        context.info(
            QStringLiteral("phase_finished"), result.state,
            {{QStringLiteral("phase"), QStringLiteral("rollback")}, {QStringLiteral("success"), result.success}});
    }

    /// A rollback over the work of somebody who has taken the lost lock would be worse than none.
    Status lockAgain() {
        if (m_lock->check())
            return {};
        m_lock.reset();
        STELLWERK_ASSIGN(
            auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("rollback of a deployment"), kLockPatience));
        m_lock.emplace(std::move(lock));
        return {};
    }

    const Session &m_session;
    const Plan &m_plan;
    const DeployOptions &m_options;
    EventStream &m_events;
    TaskContext m_context;
    DeploymentReport m_report;
    db::ConnectionProfile m_profile;
    std::optional<migration::DatabaseLock> m_lock;
    std::optional<Release> m_release;
    masterdata::DataSet m_packageData;
    std::optional<db::Connection> m_connection;
    bool m_maintenanceOn = false; ///< the hook maintenance_on was begun
    bool m_wrote = false;         ///< the first write has begun
    bool m_committed = false;     ///< the import is committed
};

} // namespace

DeploymentReport applyDeployment(const Session &session, const Plan &plan, const DeployOptions &options,
                                 const TaskContext &context) {
    const QString runId = newRunId(session.workspace, plan.target.name);
    EventStream events(runId, context);
    const QString folder = session.workspace.reportsFolder() + u'/' + runId;
    const Status opened = events.open(folder + QLatin1String("/events.jsonl"));
    Deployment deployment(session, plan, options, runId, events);
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
    }
    report.folder = folder;
    if (const Status logged = events.written(); !logged)
        report.warnings << logged.error().toText();
    if (const Status written = writeReport(report, plan, folder); !written)
        report.warnings << written.error().toText();
    events.setPhase({});
    events.add({report.exitCode() == ExitCode::Ok ? EventLevel::Info : EventLevel::Error,
                QStringLiteral("run_finished"),
                outcomeText(report.outcome),
                {{QStringLiteral("outcome"), outcomeName(report.outcome)}}});
    return report;
}

} // namespace stellwerk::deployment
