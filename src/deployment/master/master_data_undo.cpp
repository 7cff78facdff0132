// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/backups/workspace_backup.h"
#include "deployment/master/master_data.h"
#include "deployment/run/confirmation.h"
#include "deployment/run/deployment_record.h"
#include "masterdata/import/baseline.h"
#include "masterdata/import/import_transaction.h"
#include "migration/lock/lock.h"
#include "migration/lock/session_end.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataRun)
};

constexpr qint64 kLongestHead = 64LL << 10;

/// A reverse file and the run that wrote it.
struct WayBack {
    QString file;
    QString runId;
};

Result<QString> reverseFileOf(const Session &session, const QString &what) {
    if (QFileInfo(what).isFile())
        return QFileInfo(what).absoluteFilePath();
    const QString folder = session.workspace.reportsFolder() + u'/' + what;
    if (what.contains(u'/') || !QFileInfo(folder).isDir())
        return fail(ErrorCode::NotFound, Tr::tr("There is no run and no reverse file “%1”.").arg(what),
                    Tr::tr("See: %1").arg(QLatin1String("stellwerk-cli deployments list")));
    const QString file = folder + QLatin1String("/reverse.jsonl");
    if (QFileInfo::exists(file + QLatin1String(".undone")))
        return fail(ErrorCode::NotFound, Tr::tr("The import of %1 was taken back already.").arg(what));
    if (!QFileInfo::exists(file))
        return fail(ErrorCode::NotFound,
                    Tr::tr("The run %1 has no reverse file: it imported nothing, or was rolled back.").arg(what));
    return file;
}

/// The first line names run and environment; the rest is checked before anything is undone.
Result<WayBack> findWayBack(const Session &session, const project::Environment &target, const QString &what) {
    STELLWERK_ASSIGN(const QString name, reverseFileOf(session, what));
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, Tr::tr("The reverse file %1 cannot be read.").arg(name), {}, file.errorString());
    const QString about =
        QJsonDocument::fromJson(file.readLine(kLongestHead)).object()[QLatin1String("about")].toString();
    if (about.isEmpty())
        return fail(ErrorCode::Damaged, Tr::tr("%1 is no reverse file. Nothing was changed.").arg(name));
    if (about.section(u' ', 1) != target.name)
        return fail(ErrorCode::Foreign, Tr::tr("The reverse file %1 belongs to “%2”, not to “%3”. Nothing was changed.")
                                            .arg(name, about.section(u' ', 1), target.name));
    return WayBack{name, about.section(u' ', 0, 0)};
}

Status undo(db::Connection &connection, db::Transaction &transaction, const schema::Schema &schema,
            const Session &session, const WayBack &way, const DeploymentRecord &record, migration::DatabaseLock &lock,
            UndoneMasterData &undone, bool &isCommitting, const TaskContext &context) {
    isCommitting = false;
    STELLWERK_ASSIGN(undone.proofs,
                     fingerprintBefore(connection, schema, schema, session.workspace.project, {}, {}, context));
    STELLWERK_ASSIGN(masterdata::ReverseReport report, masterdata::applyReverseFile(connection, way.file, context));
    undone.restored = report.restored;
    undone.leftAlone = std::move(report.leftAlone);
    STELLWERK_TRY(masterdata::returnToFormerBaseline(connection));
    STELLWERK_TRY(fingerprintAfter(connection, undone.proofs, context));
    STELLWERK_TRY(lock.check());
    connection.stopWith({}); // a COMMIT that was interrupted leaves nobody the wiser
    // A deployment with migrations stays the last one: these are taken back by rollback.
    if (record.from == record.to)
        STELLWERK_TRY(endDeployment(connection, record, outcomeName(Outcome::RolledBack)));
    isCommitting = true;
    return transaction.commit();
}

/// Asks the database when the answer to COMMIT was lost: the record of the import ends with its rows.
Result<bool> isTakenBack(const db::ConnectionProfile &profile, const db::ServerSession &worker,
                         const DeploymentRecord &record, const TaskContext &context) {
    if (record.from != record.to)
        return fail(
            ErrorCode::Conflict,
            Tr::tr("The run %1 is a deployment, whose record says nothing about its import.").arg(record.runId));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    STELLWERK_TRY(migration::awaitEnd(connection, worker, context.unstoppable()));
    const auto last = lastSucceeded(connection, record.runId);
    if (!last && last.error().code != ErrorCode::NotFound)
        return std::unexpected(last.error());
    return !last.has_value();
}

} // namespace

Result<UndoneMasterData> undoMasterData(const Session &session, const project::Environment &target, const QString &what,
                                        const MasterDataOptions &options, const TaskContext &context) {
    STELLWERK_TRY(checkConfirmation(target, options.confirmation));
    STELLWERK_ASSIGN(const WayBack way, findWayBack(session, target, what));
    STELLWERK_ASSIGN(const db::ConnectionProfile profile, session.profile(target, context));
    STELLWERK_ASSIGN(auto lock, migration::DatabaseLock::acquire(profile, Tr::tr("taking back an import"),
                                                                 options.lockPatience, context));
    STELLWERK_ASSIGN(db::Connection connection, db::Connection::open(profile));
    connection.stopWith(context.stopToken());
    STELLWERK_TRY(lock.enlist(connection));
    STELLWERK_ASSIGN(const DeploymentRecord record, lastSucceeded(connection, way.runId));
    UndoneMasterData undone;
    undone.runId = way.runId;
    if (options.backup || target.kind == project::EnvironmentKind::Production) {
        STELLWERK_ASSIGN(const migration::VersionState state,
                         migration::readVersionState(connection, session.workspace.project.requiredDbVersion, {}));
        STELLWERK_ASSIGN(undone.backup, writeBackup(session, target, profile, state.current, state.migrationNumber,
                                                    QStringLiteral("before undo"), context));
        context.info(QStringLiteral("backup_verified"),
                     Tr::tr("Backup %1 written and read back.").arg(QFileInfo(undone.backup->file).fileName()));
    }
    STELLWERK_ASSIGN(const schema::Schema schema, schema::readSchema(connection));
    STELLWERK_TRY(masterdata::ensureBaselineTable(connection));
    STELLWERK_ASSIGN(const db::ServerSession worker, db::sessionOf(connection));
    bool isCommitting = false;
    Status status = masterdata::inImportTransaction(
        connection,
        [&](db::Transaction &transaction) {
            return undo(connection, transaction, schema, session, way, record, lock, undone, isCommitting, context);
        },
        context);
    if (!status && isCommitting && !masterdata::wasOvertaken(status.error())) {
        const Result<bool> done = isTakenBack(profile, worker, record, context);
        if (!done)
            return fail(std::move(status).error().withHint(
                Tr::tr("Whether the import was taken back is not known: %1 It is back as a whole or not at all. See: "
                       "stellwerk-cli masterdata diff --env %2")
                    .arg(done.error().message, target.name)));
        undone.commitLost = *done;
        if (*done)
            status = {};
    }
    if (!status) {
        Error error = std::move(status).error();
        if (error.hint.isEmpty())
            error.hint = Tr::tr("“%1” is as it was before: the transaction was rolled back.").arg(target.name);
        return fail(std::move(error));
    }
    // So that it is not taken back twice.
    QFile::rename(way.file, way.file + QLatin1String(".undone"));
    return undone;
}

} // namespace stellwerk::deployment
