// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/resume.h"

#include "deployment/past/past_note.h"
#include "deployment/plan/plan_parts.h"
#include "deployment/plan/review_hash.h"
#include "deployment/plan/signature_check.h"
#include "deployment/run/health_check.h"
#include "deployment/run/resume_parts.h"
#include "masterdata/compare/review.h"
#include "migration/lock/session_end.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Resume)
};

using Level = CheckResult::Level;

/// Neither taken up nor undone as a deployment, but closed as one.
Status checkIsDeployment(const UnfinishedRun &run, const project::Environment &target) {
    const auto past = pastNoteOf(run);
    if (!past)
        return {};
    return fail(
        ErrorCode::Drift,
        Tr::tr("What is unfinished on “%1” is the rollback %2 of the deployment %3. Nothing was changed.")
            .arg(target.name, run.runId, past->deployment),
        Tr::tr("Go on with it: stellwerk-cli rollback --deployment %1 --env %2").arg(past->deployment, target.name));
}

/// The target says which package was begun with, but a target may say anything: without a word of the user only files
/// of the workspace are opened.
QString packageOf(const Session &session, const Checkpoint &checkpoint, const QString &named) {
    return named.isEmpty() ? session.workspace.packagesFolder() + u'/' + QFileInfo(checkpoint.packagePath).fileName()
                           : named;
}

/// Compares what users own with the proofs of the beginning, under whichever name each table has half-way.
class ProtectedRows final {
public:
    ProtectedRows(db::Connection &connection, const schema::Schema &actual, const TaskContext &context)
        : m_connection(connection), m_actual(actual), m_context(context) {}

    /// The tables that differ although no migration declares that; @p proofs get what they hold now.
    Result<QStringList> changed(std::vector<TableProof> &proofs) {
        QStringList names;
        for (TableProof &proof : proofs) {
            std::vector<TableProof> one{proof};
            one.front().table = m_actual.table(proof.table) ? proof.table : proof.tableBefore;
            one.front().declared = true; // differences are judged here
            STELLWERK_TRY(fingerprintAfter(m_connection, one, m_context));
            proof.after = one.front().after;
            if (!proof.declared && !proof.unchanged())
                names << one.front().table;
        }
        return names;
    }

private:
    db::Connection &m_connection;
    const schema::Schema &m_actual;
    const TaskContext &m_context;
};

void add(Plan &plan, const char *code, Level level, const QString &title, const QString &message,
         const QString &hint = {}, ErrorCode error = ErrorCode::CheckFailed) {
    plan.checks.push_back({QString::fromLatin1(code), level, title, message, hint, error});
}

void checkState(Plan &plan, const migration::VersionState &state) {
    const QString title = Tr::tr("Unfinished work");
    add(plan, "unfinished-run", Level::Passed, title,
        plan.resumed->isCommitted() ? Tr::tr("The deployment %1 is finished: its import is recorded, maintenance_off "
                                             "and health check are missing.")
                                          .arg(plan.resumed->runId)
                                    : Tr::tr("The deployment %1 is taken up.").arg(plan.resumed->runId));
    for (const migration::UnfinishedMigration &unfinished : state.unfinished)
        add(plan, "unfinished-migration", unfinished.canGoOn() ? Level::Passed : Level::Error, title,
            unfinished.toText(), unfinished.choices().join(u' '), ErrorCode::Drift);
    if (!state.blockers.isEmpty())
        add(plan, "version-tables", Level::Error, Tr::tr("Version tables"), state.blockers.join(u' '),
            Tr::tr("Clear this up first; nothing was changed."), ErrorCode::Drift);
    if (plan.resumed->isCommitted() && state.current != plan.resumed->to)
        add(plan, "version-rule", Level::Error, Tr::tr("Version rule"),
            Tr::tr("The deployment has recorded version %1, but the target is not at it: %2")
                .arg(plan.resumed->to.toString(), state.reason),
            {}, ErrorCode::Drift);
    else if (state.current != plan.resumed->from && state.current != plan.resumed->to)
        add(plan, "version-rule", Level::Error, Tr::tr("Version rule"),
            Tr::tr("The deployment leads from %1 to %2, but the target is at neither.")
                .arg(plan.resumed->from ? plan.resumed->from->toString() : QStringLiteral("—"),
                     plan.resumed->to.toString()),
            {}, ErrorCode::Drift);
}

/// As in a deployment from the beginning: a package may protect more than the workspace, never less.
void checkClasses(Plan &plan, const project::Project &ours, const project::Project &theirs,
                  const schema::Schema &actual) {
    QStringList unguarded;
    for (const schema::Table &table : actual.tables) {
        if (project::isProtected(ours.classOf(table.name)) && !project::isProtected(theirs.classOf(table.name)))
            unguarded << table.name;
    }
    if (!unguarded.isEmpty())
        add(plan, "unguarded-tables", Level::Error, Tr::tr("Table classes"),
            Tr::tr("The package does not protect what the workspace protects: %1").arg(unguarded.join(u", ")));
}

void checkBackup(Plan &plan) {
    const QString title = Tr::tr("Backup");
    if (QFileInfo::exists(plan.resumed->backupFile))
        add(plan, "backup", Level::Passed, title, QFileInfo(plan.resumed->backupFile).fileName());
    else // what is committed can be finished without it
        add(plan, "backup", plan.resumed->isCommitted() ? Level::Warning : Level::Error, title,
            Tr::tr("The backup %1 from before the deployment is not there.").arg(plan.resumed->backupFile),
            Tr::tr("Put it back; without it there is no way back."), ErrorCode::NotFound);
}

/// What is imported now must be what was approved then.
void checkDecisions(Plan &plan) {
    const QString title = Tr::tr("Decisions");
    const QString file = masterdata::Review::fileFor(plan.packagePath, plan.target.name);
    const Result<masterdata::Review> review = masterdata::Review::load(file);
    const QString wayOut = Tr::tr("Put back the review file from then. Or go back, then make a new plan with these "
                                  "decisions: stellwerk-cli rollback --unfinished --env %1")
                               .arg(plan.target.name);
    if (!review)
        add(plan, "decisions", Level::Error, title, review.error().message, wayOut, review.error().code);
    else if (plan.resumed->reviewSha256.isEmpty()) // begun by a release that did not note it
        add(plan, "decisions", Level::Warning, title,
            Tr::tr("The deployment %1 did not note its decisions; those in %2 are taken.")
                .arg(plan.resumed->runId, file));
    else if (reviewHash(*review) == plan.resumed->reviewSha256)
        add(plan, "decisions", Level::Passed, title, Tr::tr("They are those with which the deployment was begun."));
    else
        add(plan, "decisions", Level::Error, title,
            Tr::tr("The decisions in %1 are not those with which the deployment %2 was begun.")
                .arg(file, plan.resumed->runId),
            wayOut, ErrorCode::PlanOutdated);
}

Status checkProtected(Plan &plan, db::Connection &connection, const schema::Schema &actual, bool acceptWrites,
                      const TaskContext &context) {
    STELLWERK_ASSIGN(const QStringList changed,
                     ProtectedRows(connection, actual, context).changed(plan.protectedTables));
    const QString title = Tr::tr("Protected tables");
    if (changed.isEmpty()) {
        add(plan, "protected-tables", Level::Passed, title, Tr::tr("Nobody wrote to them since the crash."));
    } else if (!acceptWrites) {
        add(plan, "protected-tables", Level::Error, title,
            Tr::tr("Rows of these tables have changed since the deployment began: %1").arg(changed.join(u", ")),
            Tr::tr("If the application wrote them, go on with --accept-writes; the proof then counts from now."),
            ErrorCode::ProtectionViolated);
    } else {
        add(plan, "protected-tables", Level::Warning, title,
            Tr::tr("Rows of these tables have changed since the deployment began, which is accepted: %1")
                .arg(changed.join(u", ")));
    }
    for (TableProof &proof : plan.protectedTables) {
        if (acceptWrites && !proof.declared)
            proof.before = proof.after;
        proof.after = {};
    }
    return {};
}

/// What a person approves: this run, before or after its record, this package, these protected rows. The schema may
/// still move by itself.
QString hashOf(const Plan &plan) {
    QJsonArray proofs;
    if (!plan.target.live) { // there users go on writing
        for (const TableProof &proof : plan.protectedTables)
            proofs << proof.toJson();
    }
    return planHash({{QStringLiteral("resumes"), plan.resumed->runId},
                     {QStringLiteral("plan_sha256"), plan.resumed->planSha256},
                     {QStringLiteral("imported_by"), plan.resumed->importedBy},
                     {QStringLiteral("package_sha256"), plan.packageSha256},
                     {QStringLiteral("protected_tables"), proofs},
                     {QStringLiteral("writes_accepted"), plan.writesAccepted}});
}

} // namespace

Result<Plan> planResume(const Session &session, const project::Environment &target, const ResumeOptions &options,
                        const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_ASSIGN(const UnfinishedRun run, findUnfinished(connection, target));
    STELLWERK_TRY(checkIsDeployment(run, target));
    Plan plan;
    STELLWERK_ASSIGN(plan.resumed, checkpointOf(session, target, run));
    const QString path = packageOf(session, *plan.resumed, options.package);
    STELLWERK_ASSIGN(const package::Package package, openPackage(*plan.resumed, path, target, context));
    if (package.metadata.projectId != session.workspace.project.id)
        return fail(ErrorCode::Foreign,
                    Tr::tr("The package %1 belongs to the project “%2”, this workspace to “%3”. Nothing was changed.")
                        .arg(QFileInfo(path).fileName(), package.metadata.projectId, session.workspace.project.id));
    STELLWERK_ASSIGN(const Release release, releaseOf(package, target.driver));
    STELLWERK_ASSIGN(auto state, migration::readVersionState(connection, release.version, release.migrations));
    for (const migration::UnfinishedMigration &unfinished : state.unfinished) {
        if (unfinished.fate == migration::StatementFate::Running)
            STELLWERK_TRY(migration::awaitEnd(connection, *unfinished.inFlight->session, context));
    }
    STELLWERK_ASSIGN(state, migration::readVersionState(connection, release.version, release.migrations));
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(connection));

    plan.packagePath = QFileInfo(path).absoluteFilePath();
    plan.package = package.metadata;
    plan.packageSha256 = package.sha256;
    plan.target = target;
    plan.serverVersion = connection.serverVersion();
    plan.from = plan.resumed->from;
    plan.to = plan.resumed->to;
    plan.migrations = plannedMigrations(state.pending, {});
    plan.protectedTables = plan.resumed->proofs;
    plan.targetFingerprint = plan.resumed->targetFingerprint;
    plan.coreFingerprint = plan.resumed->coreFingerprint;
    plan.userRows = plan.resumed->userRows;
    plan.writesAccepted = options.acceptWrites;
    plan.phases = {QStringLiteral("preflight")};
    if (!plan.resumed->isCommitted())
        plan.phases << QStringLiteral("backup") << QStringLiteral("maintenance_on");
    if (!plan.resumed->isCommitted() && !plan.resumed->migrations.empty())
        plan.phases << QStringLiteral("migrate") << QStringLiteral("safety_net");
    if (!plan.resumed->isCommitted())
        plan.phases << QStringLiteral("import") << QStringLiteral("validate") << QStringLiteral("record");
    plan.phases << lastPhases(session.workspace.project, target);
    plan.checks.push_back(signatureCheck(package.signature, target));
    checkState(plan, state);
    checkClasses(plan, session.workspace.project, release.project, actual);
    checkBackup(plan);
    if (!plan.resumed->isCommitted()) // else nothing is imported any more
        checkDecisions(plan);
    if (!plan.resumed->isCommitted()) // what users wrote after the record is no business of the deployment
        STELLWERK_TRY(checkProtected(plan, connection, actual, options.acceptWrites || target.live, context));
    plan.sha256 = hashOf(plan);
    return plan;
}

} // namespace stellwerk::deployment
