// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past/past_run.h"

#include "deployment/backups/backup_list.h"
#include "deployment/backups/workspace_backup.h"
#include "deployment/past/past_tables.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/health_check.h"
#include "deployment/run/import_undo.h"
#include "deployment/run/maintenance_note.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/import_transaction.h"
#include "migration/state/journal.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PastRollback)
};

constexpr std::chrono::seconds kLockPatience{5};

} // namespace

PastRun::PastRun(const Session &session, const PastRollbackPlan &plan, const QString &confirmation,
                 const QString &runId, EventStream &events)
    : m_session(session), m_plan(plan), m_confirmation(confirmation), m_events(events), m_context(events.context()) {
    m_report.runId = runId;
    m_report.environment = plan.environment.name;
    m_report.operatorName = session.operatorName;
    m_report.package = plan.checkpoint ? QFileInfo(plan.checkpoint->packagePath).fileName() : QString();
    m_report.startedAt = QDateTime::currentDateTimeUtc();
    m_report.versionBefore = m_report.versionAfter = plan.from;
}

DeploymentReport PastRun::run() {
    if (Status status = goBack(); status)
        succeed();
    else
        failWith(std::move(status).error());
    m_report.finishedAt = QDateTime::currentDateTimeUtc();
    return std::move(m_report);
}

/// Everything up to the record.
Status PastRun::goBack() {
    STELLWERK_TRY(phase("preflight", [this] { return preflight(); }));
    STELLWERK_TRY(phase("maintenance_on", [this] { return enterMaintenance(); }));
    STELLWERK_TRY(phase("backup", [this] { return backUp(); }));
    STELLWERK_TRY(beginWriting());
    if (m_plan.options.restoreBackup) {
        STELLWERK_TRY(phase("restore_backup", [this] { return restoreDeploymentsBackup(); }));
    } else {
        if (m_plan.undoesImport())
            STELLWERK_TRY(phase("undo_import", [this] { return undoImport(); }));
        if (!m_plan.migrations.empty())
            STELLWERK_TRY(phase("revert", [this] { return revert(); }));
    }
    STELLWERK_TRY(phase("prove", [this] { return prove(); }));
    return phase("record", [this] { return record(); });
}

/// Executed is what was shown, or nothing: everything is read again under the lock.
Status PastRun::preflight() {
    STELLWERK_TRY(checkConfirmation(m_plan.environment, m_confirmation));
    STELLWERK_ASSIGN(m_profile, m_session.profile(m_plan.environment, m_context));
    STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(
                                    m_profile, Tr::tr("rollback of the deployment %1").arg(m_plan.deployment.runId),
                                    kLockPatience, m_context));
    m_lock.emplace(std::move(lock));
    STELLWERK_ASSIGN(const PastRollbackPlan again,
                     planPastRollback(m_session, m_plan.environment, m_plan.options, m_context));
    if (again.sha256 != m_plan.sha256)
        return planOutdated(m_plan.environment);
    STELLWERK_ASSIGN(auto connection, db::Connection::open(m_profile));
    m_connection.emplace(std::move(connection));
    m_connection->stopWith(m_context.stopToken());
    STELLWERK_ASSIGN(m_worker, db::sessionOf(*m_connection));
    return m_lock->enlist(*m_connection);
}

Status PastRun::enterMaintenance() {
    STELLWERK_TRY(noteMaintenance(m_session.workspace, m_plan.environment, m_report.runId));
    m_maintenanceOn = true;
    return runHook(hookCall("maintenance_on"), m_context);
}

/// With the application away, so that it has everything that users wrote.
Status PastRun::backUp() {
    if (m_plan.resumed) {
        m_note = *m_plan.resumed;
        const QString file =
            m_session.workspace.backupsFolder(m_plan.environment) + u'/' + QFileInfo(m_note.backup).fileName();
        STELLWERK_ASSIGN(const Verification verified,
                         verifyAndRecord(m_session, file, backup::VerifyDepth::Contents, {}, m_context));
        m_report.backup = verified.info;
        return {};
    }
    STELLWERK_ASSIGN(m_report.backup,
                     writeBackup(m_session, m_plan.environment, m_profile, m_plan.from,
                                 m_plan.migrations.empty() ? 0 : m_plan.migrations.front().number,
                                 QStringLiteral("before rollback of %1").arg(m_plan.deployment.runId), m_context));
    m_note.deployment = m_plan.deployment.runId;
    m_note.backup = QFileInfo(m_report.backup->file).fileName();
    m_context.info(QStringLiteral("backup_verified"), Tr::tr("Backup %1 written and read back.").arg(m_note.backup),
                   {{QStringLiteral("file"), m_report.backup->file}});
    return {};
}

/// From here on whoever finds the target must be able to tell what was begun, and to end it.
Status PastRun::beginWriting() {
    if (m_plan.checkpoint && !m_plan.options.restoreBackup) {
        STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(*m_connection));
        STELLWERK_ASSIGN(m_report.proofs, proofsOfNow(*m_connection, schema, *m_plan.checkpoint, m_context));
    }
    // A run that is taken up compares with the rows that the first attempt found.
    for (TableProof &proof : m_report.proofs) {
        if (m_plan.resumed)
            proof.before = m_note.protectedRows.value(proof.table, proof.before);
        else
            m_note.protectedRows[proof.table] = proof.before;
    }
    m_wrote = true;
    m_changed = m_plan.resumed.has_value();
    m_context.info(QStringLiteral("first_write"),
                   Tr::tr("From here on the database is changed; cancelling means restoring the backup."));
    if (m_plan.options.previousImage || previousImageAlways(m_session.workspace.project, m_plan.environment))
        STELLWERK_TRY(runHook(hookCall("previous_image"), m_context));
    if (m_plan.resumed)
        return {};
    STELLWERK_TRY(migration::ensureTrackingTables(*m_connection));
    STELLWERK_TRY(masterdata::ensureBaselineTable(*m_connection));
    return beginRun(*m_connection, ownRecord(), m_note.toJson());
}

Status PastRun::undoImport() {
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(*m_connection));
    PastNote note = m_note;
    note.importUndone = true;
    qint64 restored = 0;
    const bool changedBefore = m_changed;
    const auto work = [&](db::Transaction &transaction) -> Status {
        m_changed = changedBefore;
        STELLWERK_ASSIGN(
            std::vector<TableProof> proofs,
            fingerprintBefore(*m_connection, schema, schema, m_session.workspace.project, {}, {}, m_context));
        STELLWERK_ASSIGN(restored,
                         undoWholeImport(*m_connection, m_plan.reverseFile,
                                         Tr::tr("Look at these rows, then try again; or restore the deployment's "
                                                "backup with --restore-backup, which does not have what users wrote "
                                                "since."),
                                         m_context));
        // Rows of users must not go with the rows that they refer to.
        STELLWERK_TRY(fingerprintAfter(*m_connection, proofs, m_context));
        STELLWERK_TRY(noteOfRun(*m_connection, ownRecord().runId, note.toJson()));
        STELLWERK_TRY(m_lock->check());
        m_connection->stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
        m_changed = true;
        return transaction.commit();
    };
    const Status undone = masterdata::inImportTransaction(*m_connection, work, m_context);
    if (!undone && masterdata::wasOvertaken(undone.error()))
        m_changed = changedBefore; // then the server has undone it, also at its COMMIT
    STELLWERK_TRY(undone);
    m_connection->stopWith(m_context.stopToken());
    m_note = std::move(note);
    m_context.info(QStringLiteral("import_undone"),
                   Tr::tr("%n row(s) of master data are what they were.", nullptr, static_cast<int>(restored)),
                   {{QStringLiteral("rows"), restored}});
    return {};
}

Status PastRun::revert() {
    const Version &required = m_session.workspace.project.requiredDbVersion;
    STELLWERK_ASSIGN(auto migrations,
                     migration::loadMigrations(m_session.workspace.migrationsFolder(), m_profile.engine, required));
    migration::adoptVersions(migrations, m_plan.recorded);
    STELLWERK_ASSIGN(const Version base, baseVersion(m_session, migrations));
    m_changed = true;
    migration::RunReport report = migration::revertMigrations(
        *m_connection, m_plan.migrations, migrations, base,
        {ownRecord().runId, m_session.operatorName, m_session.workspace.project.version}, m_context);
    m_report.migrations = std::move(report.migrations);
    if (report.error)
        return std::unexpected(*std::move(report.error));
    return {};
}

Status PastRun::restoreDeploymentsBackup() {
    m_connection.reset();
    m_context.info(QStringLiteral("restoring_backup"),
                   Tr::tr("Restoring the backup %1.").arg(QFileInfo(m_plan.backupFile).fileName()));
    m_changed = true;
    STELLWERK_TRY(backup::restoreBackup(m_plan.backupFile, m_profile, m_context, m_report.backup));
    STELLWERK_ASSIGN(auto connection, db::Connection::open(m_profile));
    m_connection.emplace(std::move(connection));
    return {};
}

Status PastRun::record() {
    m_connection->stopWith({});
    STELLWERK_TRY(migration::ensureTrackingTables(*m_connection)); // a restored backup may be older than they are
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(*m_connection));
    STELLWERK_TRY(endDeployment(*m_connection, m_plan.deployment, outcomeName(Outcome::RolledBack)));
    STELLWERK_TRY(endDeployment(*m_connection, ownRecord(), kReverted.toString()));
    STELLWERK_TRY(transaction.commit());
    // So that it is not taken back twice.
    const QString reverse = m_plan.undoesImport()
                                ? m_plan.reverseFile
                                : reverseFileOf(m_session.workspace, m_plan.checkpoint ? m_plan.checkpoint->importedBy
                                                                                       : m_plan.deployment.runId);
    if (QFile::exists(reverse))
        QFile::rename(reverse, reverse + QLatin1String(".undone"));
    return {};
}

} // namespace stellwerk::deployment
