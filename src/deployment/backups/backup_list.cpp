// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/backup_list.h"

#include "deployment/backups/backup_owner.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/deployment_record.h"
#include "migration/lock/lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <numeric>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(BackupList)
};

using backup::CatalogueEntry;
using backup::VerifyDepth;

/// What only the databases can say of the backups in a folder.
struct Knowledge {
    Knowledge(const Session &session, const project::Environment &environment)
        : owners(session.workspace, environment) {}

    OwnerFinder owners;
    db::Engine engine = db::Engine::Sqlite;
    QString serverVersion;          ///< of the environment that was asked about; empty when it did not answer
    QHash<QString, QString> needed; ///< file name -> run id
    std::optional<Error> error;     ///< of a database that did not answer
    QString unanswered;             ///< its environment
    std::optional<migration::LockOwner> atWork;
    QString busy; ///< the environment where somebody is at work

    void complete(backup::Catalogue &catalogue) const {
        owners.fillIn(catalogue);
        for (CatalogueEntry &entry : catalogue.entries) {
            entry.neededBy = needed.value(QFileInfo(entry.info.file).fileName());
            if (!serverVersion.isEmpty())
                entry.obstacle = backup::obstacleFor(entry, engine, serverVersion);
        }
    }
};

Status ask(const Session &session, const project::Environment &one, bool isAskedAbout, Knowledge &knowledge,
           const TaskContext &context) {
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(one, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    if (isAskedAbout) {
        knowledge.engine = connection.engine();
        knowledge.serverVersion = connection.serverVersion();
    }
    STELLWERK_ASSIGN(const auto holder, migration::DatabaseLock::holder(connection));
    if (holder && !knowledge.atWork) {
        knowledge.atWork = holder;
        knowledge.busy = one.name;
    }
    STELLWERK_ASSIGN(const auto run, unfinishedRun(connection));
    if (run && !run->record.backupFile.isEmpty())
        knowledge.needed.insert(QFileInfo(run->record.backupFile).fileName(), run->runId);
    return {};
}

/// Environments may share a folder.
Result<Knowledge> askDatabases(const Session &session, const project::Environment &environment,
                               const TaskContext &context) {
    Knowledge knowledge(session, environment);
    for (const project::Environment &one : environmentsOfFolder(session.workspace, environment)) {
        auto answered = ask(session, one, one.name == environment.name, knowledge, context);
        if (answered)
            continue;
        if (answered.error().code == ErrorCode::Cancelled)
            return std::unexpected(std::move(answered).error());
        knowledge.unanswered = one.name;
        knowledge.error = std::move(answered).error();
    }
    return knowledge;
}

Status check(const QString &file, VerifyDepth depth, const std::optional<db::ConnectionProfile> &server,
             Verification &result, const TaskContext &context) {
    if (depth != VerifyDepth::Restored) {
        STELLWERK_ASSIGN(result.info, backup::checkFile(file, depth, context));
        return {};
    }
    if (!server)
        return fail(ErrorCode::Usage, Tr::tr("A test restore needs an environment on whose server it is made."));
    STELLWERK_ASSIGN(result.restored, testRestore(file, *server, context));
    result.info = result.restored->backup;
    return {};
}

} // namespace

Result<BackupList> listBackups(const Session &session, const project::Environment &environment,
                               const TaskContext &context) {
    BackupList list;
    STELLWERK_ASSIGN(list.catalogue, backup::readCatalogue(session.workspace.backupsFolder(environment)));
    if (const QString note = list.catalogue.note(); !note.isEmpty())
        list.warnings << note;
    if (list.catalogue.entries.empty())
        return list;
    STELLWERK_ASSIGN(const Knowledge knowledge, askDatabases(session, environment, context));
    knowledge.complete(list.catalogue);
    if (knowledge.error)
        list.warnings << Tr::tr(
                             "“%1” could not be asked which backups fit its server and which ones a deployment needs: "
                             "%2")
                             .arg(knowledge.unanswered, knowledge.error->message);
    return list;
}

Result<QString> findBackup(const Session &session, const project::Environment &environment, const QString &name) {
    const QString folder = session.workspace.backupsFolder(environment);
    if (QFileInfo::exists(name))
        return QFileInfo(name).absoluteFilePath();
    if (!name.contains(u'/') && QFileInfo::exists(folder + u'/' + name))
        return QFileInfo(folder + u'/' + name).absoluteFilePath();
    return fail(ErrorCode::NotFound, Tr::tr("There is no backup %1. Nothing was changed.").arg(name),
                Tr::tr("Name a file, or a backup in %1; see them with: %2")
                    .arg(folder, QStringLiteral("stellwerk-cli backup list --env %1").arg(environment.name)));
}

bool isCatalogued(const Session &session, const QString &file) {
    const QDir folder(QFileInfo(file).absolutePath());
    return backup::kindOf(file) &&
           std::ranges::any_of(session.workspace.environments, [&](const project::Environment &environment) {
               return QDir(session.workspace.backupsFolder(environment)) == folder;
           });
}

Result<Verification> verifyAndRecord(const Session &session, const QString &file, VerifyDepth depth,
                                     const std::optional<db::ConnectionProfile> &server, const TaskContext &context) {
    return verifyAs(
        session, file, depth, [&](Verification &result) { return check(file, depth, server, result, context); },
        context);
}

Result<Verification> verifyAs(const Session &session, const QString &file, VerifyDepth depth,
                              const std::function<Status(Verification &)> &verify, const TaskContext &context) {
    Verification result;
    const bool catalogued = isCatalogued(session, file);
    backup::FileMark before;
    if (catalogued) {
        STELLWERK_ASSIGN(before, backup::markOf(file));
    }
    Status passed = verify(result);
    const bool isDamaged = !passed && passed.error().code == ErrorCode::Damaged;
    if (catalogued && (passed || isDamaged)) {
        const auto recorded = passed ? backup::recordVerified(file, before, depth)
                                     : backup::recordDamage(file, before, passed.error().message);
        if (!recorded && recorded.error().code == ErrorCode::PlanOutdated)
            return std::unexpected(recorded.error());
        if (!recorded)
            context.warning(QStringLiteral("catalogue_not_written"),
                            Tr::tr("What was found out about %1 could not be kept: %2")
                                .arg(QFileInfo(file).fileName(), recorded.error().message));
        result.recorded = recorded.has_value();
    }
    if (!passed)
        return std::unexpected(std::move(passed).error());
    result.depth = depth;
    return result;
}

qint64 PrunePlan::bytes() const {
    return std::accumulate(decisions.begin(), decisions.end(), qint64(0),
                           [](qint64 sum, const backup::RetentionDecision &decision) {
                               return decision.removes() ? sum + decision.entry.mark.bytes : sum;
                           });
}

qint64 PrunePlan::count() const {
    return std::ranges::count_if(decisions, &backup::RetentionDecision::removes);
}

namespace {

/// What is not known must not be guessed when something is removed for good.
Result<Knowledge> fullKnowledge(const Session &session, const project::Environment &environment,
                                const TaskContext &context) {
    STELLWERK_ASSIGN(Knowledge knowledge, askDatabases(session, environment, context));
    if (knowledge.error)
        return fail(std::move(*knowledge.error)
                        .during(Tr::tr("asking “%1” which backups its deployments need").arg(knowledge.unanswered)));
    if (knowledge.atWork)
        return fail(ErrorCode::Locked,
                    Tr::tr("“%1” is being worked on by %2. No backup was removed.")
                        .arg(knowledge.busy, knowledge.atWork->toText()),
                    Tr::tr("Wait until that has ended."));
    return knowledge;
}

} // namespace

Result<PrunePlan> planPrune(const Session &session, const project::Environment &environment, const QDateTime &now,
                            const TaskContext &context) {
    PrunePlan plan;
    plan.environment = environment;
    plan.now = now;
    STELLWERK_ASSIGN(auto catalogue, backup::readCatalogue(session.workspace.backupsFolder(environment)));
    STELLWERK_TRY(backup::checkPinsKnown(catalogue));
    if (const QString note = catalogue.note(); !note.isEmpty())
        plan.warnings << note;
    if (catalogue.entries.empty())
        return plan;
    STELLWERK_ASSIGN(const Knowledge knowledge, fullKnowledge(session, environment, context));
    knowledge.complete(catalogue);
    plan.decisions = backup::decideRetention(catalogue.entries, environment.retention, now);
    const auto unknown =
        std::ranges::count(plan.decisions, backup::RetentionReason::OwnerUnknown, &backup::RetentionDecision::reason);
    if (unknown > 0)
        plan.warnings << Tr::tr("%n backup(s) of %1 stay: which environment they belong to cannot be told. Remove by "
                                "hand what nobody needs.",
                                nullptr, static_cast<int>(unknown))
                             .arg(catalogue.folder);
    return plan;
}

Result<backup::PruneReport> applyPrune(const Session &session, const PrunePlan &plan, const QString &confirmation,
                                       const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(plan.environment, confirmation));
    if (plan.count() == 0)
        return backup::PruneReport();
    STELLWERK_ASSIGN(const Knowledge knowledge, fullKnowledge(session, plan.environment, context));
    return backup::pruneBackups(session.workspace.backupsFolder(plan.environment), plan.decisions,
                                plan.environment.retention, plan.now,
                                [&knowledge](backup::Catalogue &catalogue) { knowledge.complete(catalogue); });
}

} // namespace stellwerk::deployment
