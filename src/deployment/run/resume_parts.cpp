// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/resume_parts.h"

#include "deployment/init/init_record.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Resume)
};

} // namespace

Result<UnfinishedRun> findUnfinished(db::Connection &connection, const project::Environment &target) {
    STELLWERK_ASSIGN(auto run, unfinishedRun(connection));
    if (!run)
        return fail(ErrorCode::NotFound, Tr::tr("No deployment of “%1” is unfinished.").arg(target.name),
                    Tr::tr("See: stellwerk-cli status --env %1").arg(target.name));
    if (initNoteOf(*run))
        return fail(ErrorCode::Drift,
                    Tr::tr("What is unfinished on “%1” is no deployment, but the init %2. Nothing was changed.")
                        .arg(target.name, run->runId),
                    Tr::tr("Empty the database again: stellwerk-cli init --undo --env %1. Or run init once more.")
                        .arg(target.name));
    return *std::move(run);
}

Result<Checkpoint> checkpointOf(const Session &session, const project::Environment &target, const UnfinishedRun &run) {
    STELLWERK_ASSIGN(Checkpoint checkpoint, Checkpoint::fromJson(run.checkpoint));
    checkpoint.backupFile =
        session.workspace.backupsFolder(target) + u'/' + QFileInfo(checkpoint.backupFile).fileName();
    return checkpoint;
}

Result<package::Package> openPackage(const Checkpoint &checkpoint, const QString &path,
                                     const project::Environment &target, const TaskContext &context) {
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::NotFound,
                    Tr::tr("The package %1 of the deployment %2 is not there. Nothing was changed.")
                        .arg(path, checkpoint.runId),
                    Tr::tr("Name the place where it is now: stellwerk-cli deploy --resume PACKAGE"));
    STELLWERK_ASSIGN(auto package, package::readPackage(path, context, package::SignatureRule::of(target)));
    if (package.sha256 != checkpoint.packageSha256)
        return fail(ErrorCode::PlanOutdated,
                    Tr::tr("%1 is not the package with which the deployment %2 was begun. Nothing was changed.")
                        .arg(QFileInfo(path).fileName(), checkpoint.runId),
                    Tr::tr("Give the package whose SHA-256 is %1.").arg(checkpoint.packageSha256));
    return package;
}

} // namespace stellwerk::deployment
