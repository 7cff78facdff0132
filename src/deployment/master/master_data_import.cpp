// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/workspace_backup.h"
#include "deployment/master/master_data.h"
#include "deployment/report/report.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/deployment_record.h"
#include "deployment/state/health.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/import_transaction.h"
#include "migration/lock/lock.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataRun)
};

/// The plan as reports know it.
Plan planForReport(const MasterDataPlan &import) {
    Plan plan;
    plan.packagePath = import.source;
    plan.packageSha256 = import.sourceSha256;
    plan.target = import.target;
    plan.from = import.targetVersion;
    plan.to = import.version;
    plan.checks = import.checks;
    plan.data = import.diff;
    plan.sha256 = import.sha256;
    return plan;
}

/// One execution; the steps are methods, run() gives them their order.
class ImportRun final {
public:
    ImportRun(const Session &session, const MasterDataPlan &plan, const MasterDataOptions &options,
              DeploymentReport &report, EventStream &events)
        : m_session(session),
          m_plan(plan),
          m_options(options),
          m_report(report),
          m_events(events),
          m_context(events.context()) {}

    void run() {
        Status status = phase("preflight", [this] { return preflight(); });
        if (status && (m_options.backup || m_plan.target.kind == project::EnvironmentKind::Production))
            status = phase("backup", [this] { return backUp(); });
        if (status)
            status = importAndRecord();
        if (status)
            succeed();
        else
            failWith(std::move(status).error());
    }

private:
    template <class Work>
    Status phase(const char *name, Work &&work) {
        const QString phaseName = QString::fromLatin1(name);
        m_events.setPhase(phaseName);
        m_context.info(QStringLiteral("phase_started"), phaseText(phaseName), {{QStringLiteral("phase"), phaseName}});
        QElapsedTimer timer;
        timer.start();
        Status status = m_context.checkStop();
        if (status)
            status = work();
        m_report.phases.push_back({phaseName, status.has_value(), timer.elapsed()});
        m_context.info(QStringLiteral("phase_finished"), phaseText(phaseName),
                       {{QStringLiteral("phase"), phaseName},
                        {QStringLiteral("success"), status.has_value()},
                        {QStringLiteral("milliseconds"), m_report.phases.back().milliseconds}});
        return status;
    }

    /// Executed is the plan that was shown, or none: everything is read again under the lock.
    Status preflight() {
        STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.target, m_context));
        STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(m_profile, Tr::tr("import of master data"),
                                                                     m_options.lockPatience, m_context));
        m_lock.emplace(std::move(lock));
        STELLWERK_ASSIGN(m_sides, openSides(m_session, m_plan.target, m_plan.input, m_context));
        STELLWERK_TRY(m_lock->enlist(*m_sides->connection));
        STELLWERK_ASSIGN(const MasterDataPlan again,
                         compareSides(m_session, m_plan.target, m_plan.input, *m_sides, m_context));
        if (again.sha256 != m_plan.sha256)
            return planOutdated(m_plan.target);
        STELLWERK_TRY(statusOf(again.checks));
        // What is wrong already is not the import's fault.
        STELLWERK_ASSIGN(const auto before, checkDatabase(view(), m_context));
        for (const CheckResult &check : before) {
            if (check.level == CheckResult::Level::Error)
                m_wrongBefore << check.code;
        }
        return {};
    }

    [[nodiscard]] DatabaseView view() {
        return {*m_sides->connection, *m_sides->release, m_sides->now.schema, m_sides->now.version};
    }

    Status backUp() {
        STELLWERK_ASSIGN(m_report.backup,
                         writeBackup(m_session, m_plan.target, m_profile, m_sides->now.version.current,
                                     m_sides->now.version.migrationNumber, QStringLiteral("before import"), m_context));
        m_context.info(QStringLiteral("backup_verified"),
                       Tr::tr("Backup %1 written and read back.").arg(QFileInfo(m_report.backup->file).fileName()),
                       {{QStringLiteral("file"), m_report.backup->file}});
        return {};
    }

    Status importAndRecord() {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_TRY(m_lock->check());
        m_wrote = true;
        db::Connection &connection = *m_sides->connection;
        STELLWERK_TRY(migration::ensureTrackingTables(connection));
        STELLWERK_TRY(masterdata::ensureBaselineTable(connection));
        const QStringList warnings = m_report.warnings;
        for (int attempt = 1;; ++attempt) {
            const Status status = importOnce(connection);
            if (status || !masterdata::wasOvertaken(status.error()))
                return status;
            m_report.warnings = warnings;
            QFile::remove(reverseFile()); // it undoes an import that is not there
            connection.stopWith(m_context.stopToken());
            STELLWERK_ASSIGN(const MasterDataPlan again,
                             compareSides(m_session, m_plan.target, m_plan.input, *m_sides, m_context));
            if (again.sha256 != m_plan.sha256) {
                m_wrote = false; // what others wrote is no reason to bring a backup back
                return planOutdated(m_plan.target);
            }
            if (attempt == masterdata::kImportAttempts)
                return status;
            m_context.warning(QStringLiteral("import_again"),
                              Tr::tr("Somebody wrote what the import was about to change; the import was undone and "
                                     "begins again."));
        }
    }

    /// Import, checks, proof and record are one transaction: what fails the proof is never committed. The proof before
    /// is taken inside, too: so it sees the moment that the import sees, and not what users write meanwhile.
    Status importOnce(db::Connection &connection) {
        STELLWERK_ASSIGN(db::Transaction transaction, masterdata::beginImport(connection));
        STELLWERK_TRY(phase("import", [&]() -> Status {
            STELLWERK_ASSIGN(m_report.proofs,
                             fingerprintBefore(connection, m_sides->now.schema, m_sides->release->snapshot(),
                                               m_session.workspace.project, {}, {}, m_context));
            return import();
        }));
        STELLWERK_TRY(phase("validate", [this] { return validate(); }));
        return phase("record", [&]() -> Status {
            STELLWERK_TRY(m_lock->check());
            connection.stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
            STELLWERK_TRY(endDeployment(connection, record(), outcomeName(Outcome::Succeeded)));
            return transaction.commit();
        });
    }

    Status import() {
        STELLWERK_ASSIGN(masterdata::ReverseWriter reverse,
                         masterdata::ReverseWriter::create(
                             reverseFile(), QStringLiteral("%1 %2").arg(m_report.runId, m_plan.target.name)));
        STELLWERK_ASSIGN(m_report.import,
                         m_sides->data->import(*m_sides->connection, m_sides->now.schema, &reverse, m_context));
        return reverse.finish();
    }

    Status validate() {
        STELLWERK_ASSIGN(m_report.validation, checkDatabase(view(), m_context));
        // After the checks, because they run SQL of the project.
        if (Status proved = fingerprintAfter(*m_sides->connection, m_report.proofs, m_context); !proved)
            return fail(std::move(proved).error().withHint(Tr::tr(
                "An import never writes to them. Look for a trigger, or a foreign key with ON DELETE or ON UPDATE, "
                "that does.")));
        std::vector<CheckResult> caused = m_report.validation;
        std::erase_if(caused, [this](const CheckResult &check) { return m_wrongBefore.contains(check.code); });
        STELLWERK_TRY(statusOf(caused));
        for (const CheckResult &check : m_report.validation) {
            if (check.level != CheckResult::Level::Passed)
                m_report.warnings << check.title + QLatin1String(": ") + check.message;
        }
        return {};
    }

    void succeed() {
        m_report.outcome = m_report.warnings.isEmpty() ? Outcome::Succeeded : Outcome::SucceededWithWarnings;
        m_report.databaseState = Tr::tr("“%1” has the master data of %2, and every protected table is as it was.")
                                     .arg(m_plan.target.name, m_plan.source);
        m_report.nextSteps << Tr::tr("Check the application.")
                           << Tr::tr("If it has to be taken back: stellwerk-cli masterdata undo --env %1 %2")
                                  .arg(m_plan.target.name, m_report.runId);
    }

    void failWith(Error error) {
        m_context.event({EventLevel::Error,
                         QStringLiteral("failed"),
                         error.message,
                         {{QStringLiteral("code"), errorCodeName(error.code)}}});
        m_sides.reset(); // a transaction that still stands open is undone by the server
        // What was not committed needs no way back.
        QFile::remove(reverseFile());
        const Status same = m_wrote ? proveUnchanged() : Status();
        if (same) {
            m_report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(m_plan.target.name);
            m_report.outcome = error.code == ErrorCode::Cancelled              ? Outcome::Cancelled
                               : !m_wrote || error.code == ErrorCode::Conflict ? Outcome::Refused
                                                                               : Outcome::RolledBack;
        } else if (m_report.backup) {
            error = restoredAfter(std::move(error), m_plan.target, m_report.backup->file, m_profile,
                                  m_context.unstoppable());
            m_report.databaseState = error.hint;
            m_report.outcome = error.code == ErrorCode::RollbackFailed ? Outcome::RollbackFailed
                               : error.code == ErrorCode::Cancelled    ? Outcome::Cancelled
                                                                       : Outcome::RolledBack;
        } else {
            m_report.databaseState = Tr::tr("The transaction was rolled back, but “%1” is not what it was before: %2")
                                         .arg(m_plan.target.name, same.error().message);
            m_report.outcome = Outcome::RollbackFailed;
        }
        m_report.error = std::move(error);
    }

    /// Not every storage engine knows transactions.
    Status proveUnchanged() {
        const TaskContext context = m_context.unstoppable();
        STELLWERK_ASSIGN(const MasterDataPlan again,
                         compareMasterData(m_session, m_plan.target, m_plan.input, TaskContext({}, {}, {})));
        if (again.sha256 != m_plan.sha256)
            return fail(ErrorCode::RollbackFailed, Tr::tr("The comparison says something else than before."));
        context.info(QStringLiteral("rollback_proved"),
                     Tr::tr("The transaction was rolled back; the comparison says the same as before."));
        return {};
    }

    [[nodiscard]] DeploymentRecord record() const {
        return {m_report.runId,         m_sides->release->project.id,
                m_plan.targetVersion,   m_plan.version,
                m_plan.sourceSha256,    m_plan.sha256,
                m_session.operatorName, m_report.backup ? QFileInfo(m_report.backup->file).fileName() : QString()};
    }

    [[nodiscard]] QString reverseFile() const { return m_report.folder + QLatin1String("/reverse.jsonl"); }

    const Session &m_session;
    const MasterDataPlan &m_plan;
    const MasterDataOptions &m_options;
    DeploymentReport &m_report;
    EventStream &m_events;
    TaskContext m_context;
    db::ConnectionProfile m_profile;
    std::optional<migration::DatabaseLock> m_lock;
    std::optional<MasterDataSides> m_sides;
    QSet<QString> m_wrongBefore; ///< codes of checks
    bool m_wrote = false;        ///< the transaction may have been begun
};

} // namespace

DeploymentReport importMasterData(const Session &session, const MasterDataPlan &plan, const MasterDataOptions &options,
                                  const TaskContext &context) {
    DeploymentReport report;
    report.environment = plan.target.name;
    report.operatorName = session.operatorName;
    report.package = plan.source;
    report.startedAt = report.finishedAt = QDateTime::currentDateTimeUtc();
    report.versionBefore = report.versionAfter = plan.targetVersion;
    report.runId = newRunId(session.workspace, plan.target.name + QLatin1String("-masterdata"));
    EventStream events(report.runId, context);
    const Status ready = [&]() -> Status {
        STELLWERK_TRY(checkConfirmation(plan.target, options.confirmation));
        STELLWERK_TRY(statusOf(plan.checks));
        report.folder = session.workspace.reportsFolder() + u'/' + report.runId;
        return events.open(report.folder + QLatin1String("/events.jsonl"));
    }();
    if (!ready) {
        report.folder.clear();
        report.outcome = Outcome::Refused;
        report.error = ready.error();
        report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(plan.target.name);
        return report;
    }
    ImportRun(session, plan, options, report, events).run();
    report.finishedAt = QDateTime::currentDateTimeUtc();
    concludeRun(report, planForReport(plan), events);
    return report;
}

} // namespace stellwerk::deployment
