// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/rollback.h"

#include "deployment/plan/migration_reach.h"
#include "deployment/plan/target_state.h"
#include "deployment/run/deployment_record.h"
#include "deployment/run/import_undo.h"
#include "deployment/run/present_state.h"
#include "masterdata/import/import_transaction.h"
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

/// The tables of @p rows as "char_skills (12 → 13 rows)".
QStringList tablesAndRows(const QStringList &tables, const QMap<QString, Fingerprint> &before,
                          const QMap<QString, Fingerprint> &now) {
    QStringList texts;
    for (const QString &table : tables)
        texts << Tr::tr("%1 (%2 → %3 rows)").arg(table).arg(before.value(table).rows).arg(now.value(table).rows);
    return texts;
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

std::vector<migration::Migration> plannedMigrationsOf(const RollbackInput &input) {
    std::vector<migration::Migration> planned;
    const std::vector<qint64> numbers = plannedNumbers(input.plan);
    std::ranges::copy_if(input.release.migrations, std::back_inserter(planned),
                         [&](const auto &migration) { return std::ranges::contains(numbers, migration.number); });
    return planned;
}

/// Succeeds when the target is as it was, and gives what users wrote meanwhile. Their rows are no reason to go on to
/// the backup, which does not have them; but only tables that no migration can have changed are believed to be theirs.
Result<QStringList> proveUnchanged(const RollbackInput &input, const TaskContext &context) {
    STELLWERK_ASSIGN(const TargetState now, stateNow(input, context));
    const QString &name = input.plan.target.name;
    if (now.coreFingerprint != input.plan.coreFingerprint)
        return fail(ErrorCode::RollbackFailed,
                    Tr::tr("The fingerprint of “%1” is not the one from before the deployment.").arg(name));
    const QStringList different = differentRows(input.plan.userRows, now.userRows);
    const MigrationReach reach = reachOf(plannedMigrationsOf(input), now.schema, input.profile.engine);
    QStringList ours;
    std::ranges::copy_if(different, std::back_inserter(ours),
                         [&](const QString &table) { return reach.reaches(table); });
    if (!ours.isEmpty())
        return fail(ErrorCode::RollbackFailed,
                    Tr::tr("Rows of “%1” are not those from before the deployment: %2")
                        .arg(name, tablesAndRows(ours, input.plan.userRows, now.userRows).join(QLatin1String(", "))));
    return tablesAndRows(different, input.plan.userRows, now.userRows);
}

/// Whoever comes after a crash must not undo the import twice: that it is undone is told in the same transaction.
Status undoImport(db::Connection &connection, const RollbackInput &input, const TaskContext &context) {
    const auto work = [&](db::Transaction &transaction) -> Status {
        STELLWERK_TRY(undoWholeImport(connection, input.reverseFile, {}, context));
        STELLWERK_TRY(uncommitDeployment(connection));
        connection.stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
        return transaction.commit();
    };
    return masterdata::inImportTransaction(connection, work, context);
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
    std::vector<migration::Migration> toRevert = plannedMigrationsOf(input);
    std::erase_if(toRevert, [&](const migration::Migration &migration) {
        return std::ranges::none_of(state.history, [&](const migration::HistoryEntry &entry) {
            return entry.success && entry.number == migration.number;
        });
    });
    migration::RunReport run = migration::revertMigrations(connection, toRevert, input.release.migrations,
                                                           input.plan.from.value_or(Version{}), options, context);
    if (run.error)
        return std::unexpected(*std::move(run.error));
    return {};
}

RollbackResult succeeded(const RollbackInput &input, const QString &how, const QStringList &usersWrote = {}) {
    RollbackResult result;
    result.success = true;
    result.version = input.plan.from;
    result.state =
        Tr::tr("“%1” is as it was before (%2); its fingerprint is the same.").arg(input.plan.target.name, how);
    if (!usersWrote.isEmpty())
        result.state +=
            u' ' + Tr::tr("What users wrote meanwhile was kept: %1").arg(usersWrote.join(QLatin1String(", ")));
    result.nextSteps << Tr::tr("Mend the cause, then make a new plan and deploy again.");
    return result;
}

void addSentence(RollbackResult &result, const QString &sentence) {
    if (!sentence.isEmpty())
        result.state += u' ' + sentence;
}

/// For copying into a shell.
QString quoted(QString word) {
    return QString(u'\'' + word.replace(u'\'', QLatin1String("'\\''")) + u'\'');
}

/// Where users keep writing, the backup would take away what they wrote since; that is for a person to decide.
Status checkNothingIsLost(const RollbackInput &input, const TaskContext &context) {
    if (!input.plan.target.live)
        return {};
    STELLWERK_ASSIGN(const TargetState now, stateNow(input, context));
    const QStringList different = differentRows(input.plan.userRows, now.userRows);
    if (different.isEmpty())
        return {};
    return fail(ErrorCode::Conflict,
                Tr::tr("the backup does not have what was written since to %1")
                    .arg(tablesAndRows(different, input.plan.userRows, now.userRows).join(QLatin1String(", "))));
}

/// Nothing more was changed, because what users wrote would have gone without a copy.
RollbackResult notKept(const RollbackInput &input, const Error &error, const TaskContext &context) {
    RollbackResult result = rollbackFailed(input, error, context);
    result.nextSteps.prepend(Tr::tr("%1 Then undo it: stellwerk-cli rollback --unfinished --env %2 --confirm %2")
                                 .arg(error.hint, quoted(input.plan.target.name)));
    return result;
}

void nameKept(RollbackResult &result, const PresentState &present) {
    if (!present.file.isEmpty())
        result.nextSteps
            << Tr::tr("If somebody used the application meanwhile: what it wrote is in %1.").arg(present.file);
}

RollbackResult restoreBackup(const RollbackInput &input, PresentState &present, const TaskContext &context) {
    if (const Status allowed = checkNothingIsLost(input, context); !allowed) {
        RollbackResult result = rollbackFailed(input, allowed.error(), context);
        result.nextSteps.prepend(Tr::tr("Decide whether the backup is restored: %1.").arg(allowed.error().message));
        nameKept(result, present);
        return result;
    }
    if (const Status kept = keepBeforeBackup(present, input, context); !kept)
        return notKept(input, kept.error(), context);
    context.info(QStringLiteral("restoring_backup"),
                 Tr::tr("Restoring the backup %1.").arg(QFileInfo(input.backupFile).fileName()));
    QString replaced;
    const Status restored = [&]() -> Status {
        std::optional<backup::BackupInfo> before;
        if (!present.file.isEmpty()) {
            STELLWERK_ASSIGN(before, backup::readBackupInfo(present.file));
        }
        STELLWERK_ASSIGN(const backup::RestoreReport report,
                         backup::restoreBackup(input.backupFile, input.profile, context, before));
        replaced = report.replaced;
        STELLWERK_TRY(proveUnchanged(input, context));
        return {};
    }();
    RollbackResult result =
        restored ? succeeded(input, Tr::tr("by its backup")) : rollbackFailed(input, restored.error(), context);
    addSentence(result, restored ? present.afterBackup() : QString());
    nameKept(result, present);
    if (!replaced.isEmpty())
        result.nextSteps
            << Tr::tr("What the database held when the backup took its place had changed since then; it is in %1.")
                   .arg(replaced);
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
        result.nextSteps << Tr::tr("When the server answers again, or through another node of its cluster, go on: "
                                   "stellwerk-cli deploy --resume --env %1 --confirm %1. Or undo it: stellwerk-cli "
                                   "rollback --unfinished --env %1 --confirm %1")
                                .arg(quoted(input.plan.target.name));
    }
    result.nextSteps << Tr::tr("Keep the application in maintenance.")
                     << Tr::tr("Restore the backup by hand: stellwerk-cli restore --env %1 --confirm %1 %2")
                            .arg(quoted(input.plan.target.name), quoted(input.backupFile))
                     << Tr::tr("Check the result: stellwerk-cli status --env %1").arg(quoted(input.plan.target.name));
    return result;
}

RollbackResult restoreUnlessAsBefore(const RollbackInput &input, const TaskContext &context) {
    if (const auto users = proveUnchanged(input, context))
        return succeeded(input, Tr::tr("nothing had to be restored"), *users);
    PresentState present = readPresentState(input, context);
    return restoreBackup(input, present, context);
}

RollbackResult rollBackDeployment(const RollbackInput &input, const TaskContext &context) {
    if (const auto users = proveUnchanged(input, context))
        return succeeded(input, Tr::tr("the database undid the rest by itself"), *users);
    PresentState present = readPresentState(input, context);
    if (const Status kept = keepBeforeWayDown(present, input, context); !kept)
        return notKept(input, kept.error(), context);
    const Result<QStringList> reverted = [&]() -> Result<QStringList> {
        STELLWERK_TRY(revertBySql(input, context));
        return proveUnchanged(input, context);
    }();
    if (reverted) {
        RollbackResult result = succeeded(input, Tr::tr("by the migrations' own way down"), *reverted);
        addSentence(result, present.afterWayDown());
        nameKept(result, present);
        return result;
    }
    context.warning(
        QStringLiteral("rollback_level_failed"),
        Tr::tr("Going back by the migrations' own way down was not possible: %1").arg(reverted.error().message));
    return restoreBackup(input, present, context);
}

} // namespace stellwerk::deployment
