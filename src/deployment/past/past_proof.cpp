// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/past/past_run.h"
#include "deployment/past/past_tables.h"
#include "deployment/plan/core_state.h"
#include "deployment/plan/migration_reach.h"
#include "deployment/plan/target_state.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PastRollback)
};

const backup::BackupTable *tableOf(const std::vector<backup::BackupTable> &tables, const QString &name) {
    const auto found = std::ranges::find(tables, name, &backup::BackupTable::name);
    return found == tables.end() ? nullptr : &*found;
}

} // namespace

/// What is not proved is a warning for each table; what is proved to be wrong is a failure.
Status PastRun::prove() {
    if (!m_plan.checkpoint) {
        m_report.warnings
            << Tr::tr("Nothing could be proved: the deployment %1 kept no fingerprints.").arg(m_plan.deployment.runId);
        return {};
    }
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(*m_connection));
    STELLWERK_TRY(proveCore(*m_connection, schema));
    return proveProtected(*m_connection, schema);
}

/// Version, structure and all rows that are not those of users.
Status PastRun::proveCore(db::Connection &connection, const schema::Schema &schema) {
    const project::Project &project = m_session.workspace.project;
    const auto isTracking = [&](const QString &table) {
        return project.classOf(table) == project::TableClass::Tracking;
    };
    const Checkpoint &then = *m_plan.checkpoint;
    STELLWERK_ASSIGN(const auto migrations, migration::loadMigrations(m_session.workspace.migrationsFolder(),
                                                                      m_profile.engine, project.requiredDbVersion));
    STELLWERK_ASSIGN(const auto state, migration::readVersionState(connection, project.requiredDbVersion, migrations));
    STELLWERK_ASSIGN(const auto now, backup::hashTables(connection, m_context));
    CoreState core{state.current ? state.current->toString() : QString(), hashOfStructure(schema, isTracking), {}};
    for (const backup::BackupTable &table : now) {
        if (!isTracking(table.name) && !then.userRows.contains(table.name))
            core.rows.push_back(table);
    }
    if (core.fingerprint() == then.coreFingerprint)
        return {};
    // Which tables it is, the backup can tell: with its rows the fingerprint must be the one of then.
    const QString &name = m_plan.environment.name;
    const auto former = backup::readBackupInfo(m_plan.backupFile);
    std::vector<backup::BackupTable> different;
    for (backup::BackupTable &table : core.rows) {
        const backup::BackupTable *before = former ? tableOf(former->tables, table.name) : nullptr;
        if (!before || (before->rows == table.rows && before->hash == table.hash))
            continue;
        different.push_back(table);
        table = *before;
    }
    if (core.fingerprint() != then.coreFingerprint)
        return fail(ErrorCode::RollbackFailed,
                    former
                        ? Tr::tr("Version or structure of “%1” is not what it was before the deployment.").arg(name)
                        : Tr::tr("The fingerprint of “%1” is not the one from before the deployment, and its backup, "
                                 "which knows each table, is not there.")
                              .arg(name),
                    former ? QString() : former.error().message);
    const MigrationReach reach = reachOf(m_plan.migrations, schema, m_profile.engine);
    for (const backup::BackupTable &table : different) {
        const QString text =
            Tr::tr("%1 (%2 → %3 rows)").arg(table.name).arg(tableOf(former->tables, table.name)->rows).arg(table.rows);
        // Where the import was undone completely and no migration reaches, somebody else wrote since.
        if (m_plan.options.restoreBackup || (m_note.importUndone && reach.reaches(table.name)))
            return fail(ErrorCode::RollbackFailed,
                        Tr::tr("Rows of “%1” are not those from before the deployment: %2").arg(name, text));
        m_report.warnings
            << (m_note.importUndone
                    ? Tr::tr("Not as before the deployment, because somebody else wrote there since: %1").arg(text)
                    : Tr::tr("Not as before the deployment, because its import was not undone: %1").arg(text));
    }
    return {};
}

/// Users' rows are as this rollback found them.
Status PastRun::proveProtected(db::Connection &connection, const schema::Schema &schema) {
    STELLWERK_TRY(takeAfter(connection, m_report.proofs, m_context));
    if (m_plan.options.restoreBackup) {
        STELLWERK_ASSIGN(const auto now, backup::hashTables(connection, m_context));
        return proveAsInBackup(now);
    }
    const MigrationReach reach = reachOf(m_plan.migrations, schema, m_profile.engine);
    QStringList violated;
    for (const TableProof &proof : m_report.proofs) {
        if (proof.unchanged())
            continue;
        const QString text = Tr::tr("%1 (%2 → %3 rows)").arg(proof.table).arg(proof.before.rows).arg(proof.after.rows);
        if (isAsBeforeDeployment(proof))
            continue;
        if (!reach.reaches(proof.table))
            m_report.warnings << Tr::tr("Written during the rollback by somebody else, and kept: %1").arg(text);
        else if (proof.declared)
            m_report.warnings << Tr::tr("Changed by the way back of migrations that declare it; that nothing else "
                                        "changed cannot be proved: %1")
                                     .arg(text);
        else
            violated << text;
    }
    if (violated.isEmpty())
        return {};
    return fail(ErrorCode::ProtectionViolated,
                Tr::tr("The way back of the migrations changed protected tables that none of them declares."), {},
                violated.join(u'\n'));
}

/// Nobody wrote there since the deployment, and the way back has undone exactly what the way there did.
bool PastRun::isAsBeforeDeployment(const TableProof &proof) const {
    return std::ranges::any_of(m_plan.checkpoint->proofs, [&](const TableProof &kept) {
        return kept.tableBefore == proof.table && kept.after == proof.before && kept.before == proof.after;
    });
}

/// Level 2 brings back the rows of users as well.
Status PastRun::proveAsInBackup(const std::vector<backup::BackupTable> &now) {
    QStringList violated;
    const auto &former = m_plan.checkpoint->userRows;
    for (auto it = former.begin(); it != former.end(); ++it) {
        const backup::BackupTable *table = tableOf(now, it.key());
        if (!table || Fingerprint{table->rows, table->hash} != it.value())
            violated << it.key();
    }
    // Where users kept writing while the deployment began, the backup is a little older than its fingerprints.
    if (violated.isEmpty() || m_plan.environment.live)
        return {};
    return fail(ErrorCode::RollbackFailed, Tr::tr("Rows of “%1” are not those from before the deployment: %2")
                                               .arg(m_plan.environment.name, violated.join(QLatin1String(", "))));
}

} // namespace stellwerk::deployment
