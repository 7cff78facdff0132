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
#include "migration/lock/session_end.h"
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
        STELLWERK_ASSIGN(m_worker, db::sessionOf(*m_sides->connection));
        STELLWERK_TRY(compareAgain());
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
        STELLWERK_ASSIGN(m_loose, looseTables());
        m_wrote = true;
        db::Connection &connection = *m_sides->connection;
        STELLWERK_TRY(migration::ensureTrackingTables(connection));
        STELLWERK_TRY(masterdata::ensureBaselineTable(connection));
        const QStringList warnings = m_report.warnings;
        return masterdata::inImportTransaction(
            connection, [&](db::Transaction &transaction) { return importOnce(connection, transaction); }, m_context,
            [&] {
                m_report.warnings = warnings;
                QFile::remove(reverseFile()); // it undoes an import that is not there
                m_context.warning(QStringLiteral("import_again"),
                                  Tr::tr("Somebody wrote what the import was about to change; the import was undone "
                                         "and begins again."));
            });
    }

    /// Import, checks, proof and record are one transaction: what fails the proof is never committed. The proof before
    /// is taken inside, too: so it sees the moment that the import sees, and not what users write meanwhile.
    Status importOnce(db::Connection &connection, db::Transaction &transaction) {
        STELLWERK_TRY(phase("import", [&]() -> Status {
            STELLWERK_TRY(compareAgain());
            STELLWERK_ASSIGN(m_report.proofs,
                             fingerprintBefore(connection, m_sides->now.schema, m_sides->release->snapshot(),
                                               m_session.workspace.project, {}, {}, m_context));
            m_wroteRows = true;
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

    /// The rows are those that were shown. Before the backup that is only likely; in the transaction of the import it
    /// is so, because it goes on seeing this moment, and locks what it changes.
    Status compareAgain() {
        STELLWERK_ASSIGN(const MasterDataPlan again,
                         compareSides(m_session, m_plan.target, m_plan.input, *m_sides, m_context));
        if (again.sha256 != m_plan.sha256)
            return planOutdated(m_plan.target);
        return statusOf(again.checks);
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

    /// What became of the transaction is told by the database's own record of the run. Users may have written since it
    /// began, so neither a comparison nor the backup can say more, and nothing is restored.
    void failWith(Error error) {
        m_sides.reset(); // a transaction that still stands open is undone by the server
        const Result<bool> recorded = m_wrote ? isRecorded() : Result<bool>(false);
        if (recorded && *recorded) {
            m_report.warnings << Tr::tr("The connection was lost at the end of the import: %1").arg(error.message);
            succeed();
            return;
        }
        m_context.event({EventLevel::Error,
                         QStringLiteral("failed"),
                         error.message,
                         {{QStringLiteral("code"), errorCodeName(error.code)}}});
        if (!recorded)
            leaveUnknown(recorded.error());
        else if (m_wroteRows && !m_loose.isEmpty())
            leaveLoose();
        else
            leaveUnchanged(error.code);
        m_report.error = std::move(error);
    }

    void leaveUnchanged(ErrorCode code) {
        QFile::remove(reverseFile()); // what was not committed needs no way back
        m_report.databaseState = Tr::tr("Nothing was changed. “%1” is as it was.").arg(m_plan.target.name);
        const bool refused = !m_wrote || code == ErrorCode::Conflict || code == ErrorCode::PlanOutdated;
        m_report.outcome = code == ErrorCode::Cancelled ? Outcome::Cancelled
                           : refused                    ? Outcome::Refused
                                                        : Outcome::RolledBack;
        if (m_wrote)
            m_context.info(QStringLiteral("rollback_proved"),
                           Tr::tr("The transaction was rolled back; the database has no record of this run."));
    }

    void leaveUnknown(const Error &why) {
        m_report.databaseState = Tr::tr("“%1” cannot be asked whether the import was committed: %2 It is there as a "
                                        "whole or not at all.")
                                     .arg(m_plan.target.name, why.message);
        m_report.outcome = Outcome::RollbackFailed;
        m_report.nextSteps << Tr::tr("See whether the run %1 is listed: stellwerk-cli deployments list --env %2. If it "
                                     "is, the import is there; if not, nothing was changed.")
                                  .arg(m_report.runId, m_plan.target.name);
    }

    /// Not every storage engine knows transactions.
    void leaveLoose() {
        m_report.databaseState = Tr::tr("The transaction was rolled back, but these tables of “%1” know none and may "
                                        "hold a part of the import: %2. Nothing was restored, because others may have "
                                        "written since.")
                                     .arg(m_plan.target.name, m_loose.join(QLatin1String(", ")));
        m_report.outcome = Outcome::RollbackFailed;
        m_report.nextSteps << Tr::tr("Compare, and import again: stellwerk-cli diff --env %1").arg(m_plan.target.name)
                           << Tr::tr("Or restore the backup, which takes away what was written since: stellwerk-cli "
                                     "backup restore");
    }

    /// True when the run's record is there, which commits with its rows. A COMMIT whose answer was lost may still be
    /// under way, so that session has to be gone first.
    Result<bool> isRecorded() {
        STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(m_profile));
        STELLWERK_TRY(migration::awaitEnd(connection, m_worker, m_context.unstoppable()));
        const auto last = lastSucceeded(connection, m_report.runId);
        if (!last && last.error().code != ErrorCode::NotFound)
            return std::unexpected(last.error());
        return last.has_value();
    }

    /// Tables of master data whose rows no rollback takes back.
    Result<QStringList> looseTables() {
        QStringList names;
        if (m_profile.engine == db::Engine::Sqlite)
            return names;
        STELLWERK_ASSIGN(const auto tables,
                         m_sides->connection->select(QStringLiteral(
                             "SELECT TABLE_NAME FROM information_schema.TABLES LEFT JOIN information_schema.ENGINES "
                             "USING (ENGINE) WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE <> 'VIEW' AND "
                             "COALESCE(TRANSACTIONS, 'NO') <> 'YES' ORDER BY TABLE_NAME")));
        for (const auto &row : tables.rows) {
            const QString name = row.front().toString();
            if (m_session.workspace.project.classOf(name) == project::TableClass::Master)
                names << name;
        }
        return names;
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
    db::ServerSession m_worker;  ///< of its connection
    QSet<QString> m_wrongBefore; ///< codes of checks
    QStringList m_loose;         ///< tables of master data that know no transactions
    bool m_wrote = false;        ///< the transaction may have been begun
    bool m_wroteRows = false;    ///< and rows may have been written in it
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
