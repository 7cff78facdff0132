// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/rollback.h"

#include "deployment/plan/target_state.h"
#include "deployment/run/deployment_record.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/reverse_file.h"
#include "migration/run/compensate.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

/// The state as found now, read on a fresh connection.
Result<TargetState> stateNow(const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(input.profile));
    return readTargetState(connection, input.release, context);
}

Status proveUnchanged(const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(const TargetState now, stateNow(input, context));
    if (now.fingerprint == input.plan.targetFingerprint)
        return {};
    return fail(
        ErrorCode::RollbackFailed,
        Tr::tr("The fingerprint of “%1” is not the one from before the deployment.").arg(input.plan.target.name));
}

/// The numbers of the migrations that the deployment was to run.
std::vector<qint64> plannedNumbers(const Plan &plan) {
    if (plan.resumed)
        return plan.resumed->migrations;
    std::vector<qint64> numbers;
    for (const PlannedMigration &planned : plan.migrations)
        numbers.push_back(planned.number);
    return numbers;
}

/// The rows of a committed import get what they held before. All of them or none: half an import back would leave
/// master data that no version has.
Status undoImport(db::Connection &connection, const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Transaction transaction, db::Transaction::begin(connection));
    STELLWERK_ASSIGN(const masterdata::ReverseReport report,
                     masterdata::applyReverseFile(connection, input.reverseFile, context));
    if (!report.leftAlone.isEmpty())
        return fail(ErrorCode::Conflict, Tr::tr("%n row(s) of the import were changed since: %1", nullptr,
                                                static_cast<int>(report.leftAlone.size()))
                                             .arg(report.leftAlone.front()));
    STELLWERK_TRY(masterdata::returnToFormerBaseline(connection));
    // Whoever comes after a crash must not undo it twice.
    STELLWERK_TRY(uncommitDeployment(connection));
    return transaction.commit();
}

/// Level 1. What a statement of an unfinished migration took away has no inverse; then the backup takes care of it.
Status revertBySql(const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(input.profile));
    if (input.importCommitted)
        STELLWERK_TRY(undoImport(connection, input, context));
    STELLWERK_ASSIGN(const auto state,
                     migration::readVersionState(connection, input.release.version, input.release.migrations));
    const migration::RunOptions options{input.runId, input.session.operatorName, input.release.project.version};
    for (const migration::UnfinishedMigration &unfinished : state.unfinished) {
        if (unfinished.section == u"up")
            STELLWERK_TRY(migration::compensate(connection, unfinished, options, context));
    }
    const std::vector<qint64> planned = plannedNumbers(input.plan);
    std::vector<migration::Migration> toRevert;
    for (const migration::Migration &migration : input.release.migrations) {
        const bool applied = std::ranges::any_of(state.history, [&](const migration::HistoryEntry &entry) {
            return entry.success && entry.number == migration.number;
        });
        if (applied && std::ranges::contains(planned, migration.number))
            toRevert.push_back(migration);
    }
    migration::RunReport run = migration::revertMigrations(connection, toRevert, input.release.migrations,
                                                           input.plan.from.value_or(Version{}), options, context);
    if (run.error)
        return std::unexpected(*std::move(run.error));
    return {};
}

RollbackResult succeeded(const RollbackInput &input, const QString &how) {
    RollbackResult result;
    result.success = true;
    result.version = input.plan.from;
    result.state =
        Tr::tr("“%1” is as it was before (%2); its fingerprint is the same.").arg(input.plan.target.name, how);
    result.nextSteps << Tr::tr("Mend the cause, then make a new plan and deploy again.");
    return result;
}

/// For copying into a shell.
QString quoted(QString word) {
    return QString(u'\'' + word.replace(u'\'', QLatin1String("'\\''")) + u'\'');
}

/// Gives the file in which the present state is kept, or why it is not.
Result<QString> keepPresentState(const RollbackInput &input, const TaskContext &context) {
    backup::BackupOptions options;
    options.folder = input.session.workspace.reportsFolder() + u'/' + input.runId;
    options.projectId = input.release.project.id;
    options.trigger = QStringLiteral("before rollback");
    STELLWERK_ASSIGN(const backup::BackupInfo kept, backup::createBackup(input.profile, options, context));
    return kept.file;
}

RollbackResult restoreBackup(const RollbackInput &input, const TaskContext &context) {
    const Result<QString> kept = keepPresentState(input, context);
    if (!kept)
        context.warning(QStringLiteral("present_state_not_kept"),
                        Tr::tr("What the database holds now could not be kept: %1").arg(kept.error().message));
    context.info(QStringLiteral("restoring_backup"),
                 Tr::tr("Restoring the backup %1.").arg(QFileInfo(input.backupFile).fileName()));
    const Status restored = [&]() -> Status {
        STELLWERK_TRY(backup::restoreBackup(input.backupFile, input.profile, context));
        return proveUnchanged(input, context);
    }();
    RollbackResult result =
        restored ? succeeded(input, Tr::tr("by its backup")) : rollbackFailed(input, restored.error(), context);
    if (kept)
        result.nextSteps << Tr::tr("If somebody used the application meanwhile: what it wrote is in %1.").arg(*kept);
    return result;
}

} // namespace

RollbackResult rollbackFailed(const RollbackInput &input, const Error &error, const TaskContext &context) {
    RollbackResult result;
    if (const auto now = stateNow(input, context); now && now->version.current) {
        result.version = now->version.current;
        result.state =
            Tr::tr("The rollback failed. “%1” says it has version %2, and its content is not what it was before: %3")
                .arg(input.plan.target.name, now->version.current->toString(), error.message);
    } else {
        result.state = Tr::tr("The rollback failed, and the state of “%1” cannot be read: %2")
                           .arg(input.plan.target.name, error.message);
    }
    result.nextSteps << Tr::tr("Keep the application in maintenance.")
                     << Tr::tr("Restore the backup by hand: stellwerk-cli restore --env %1 --confirm %1 %2")
                            .arg(quoted(input.plan.target.name), quoted(input.backupFile))
                     << Tr::tr("Check the result: stellwerk-cli status --env %1").arg(quoted(input.plan.target.name));
    return result;
}

RollbackResult restoreUnlessAsBefore(const RollbackInput &input, const TaskContext &context) {
    if (proveUnchanged(input, context))
        return succeeded(input, Tr::tr("nothing had to be restored"));
    return restoreBackup(input, context);
}

RollbackResult rollBackDeployment(const RollbackInput &input, const TaskContext &context) {
    if (proveUnchanged(input, context))
        return succeeded(input, Tr::tr("the database undid the rest by itself"));
    Status reverted = revertBySql(input, context);
    if (reverted)
        reverted = proveUnchanged(input, context);
    if (reverted)
        return succeeded(input, Tr::tr("by the migrations' own way down"));
    context.warning(
        QStringLiteral("rollback_level_failed"),
        Tr::tr("Going back by the migrations' own way down was not possible: %1").arg(reverted.error().message));
    return restoreBackup(input, context);
}

} // namespace stellwerk::deployment
