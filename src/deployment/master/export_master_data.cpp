// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/master/export_master_data.h"

#include "base/files.h"
#include "deployment/master/environment_source.h"
#include "masterdata/rows/database_source.h"
#include "schema/schema_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <filesystem>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MasterDataExport)
};

Status checkFolder(const QString &folder, const QStringList &names) {
    QStringList others;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (!names.contains(name))
            others << name;
    }
    if (others.isEmpty())
        return {};
    return fail(ErrorCode::AlreadyExists,
                Tr::tr("The folder %1 has files that are no part of the export: %2. Nothing was written.")
                    .arg(folder, others.join(QLatin1String(", "))),
                Tr::tr("Choose another folder, or move these files away."));
}

/// Everything is written beside the folder first, on the same file system.
Status moveFiles(const QString &from, const QString &to, const QStringList &names) {
    for (const QString &name : names) {
        const QString before = from + u'/' + name;
        const QString after = to + u'/' + name;
        std::error_code error;
        std::filesystem::rename(QFile::encodeName(before).constData(), QFile::encodeName(after).constData(), error);
        if (error)
            return fail(ErrorCode::Io, Tr::tr("The file %1/%2 cannot be written.").arg(to, name), {},
                        QString::fromStdString(error.message()));
    }
    syncFolder(to);
    return {};
}

} // namespace

Result<ExportedMasterData> exportMasterData(const Session &session, const project::Environment &source,
                                            const QString &folder, const ExportOptions &options,
                                            const TaskContext &context) {
    STELLWERK_ASSIGN(EnvironmentSource opened, openSource(session, source, context));
    STELLWERK_ASSIGN(const schema::Schema actual, schema::readSchema(opened.connection));
    ExportedMasterData exported{
        QDir::cleanPath(QDir(folder).absolutePath()), opened.release.version, {}, {}, opened.state.disagreements};
    for (const project::Entity &entity : opened.release.project.entities)
        exported.files << entity.file;
    STELLWERK_TRY(checkFolder(exported.folder, exported.files));
    if (options.write)
        STELLWERK_TRY(makeFolder(exported.folder));
    const QString beside = options.write ? exported.folder : QDir::tempPath();
    const QTemporaryDir scratch(beside + QLatin1String("/.export-XXXXXX"));
    if (!scratch.isValid())
        return fail(ErrorCode::Io, Tr::tr("The folder %1 is not writable.").arg(exported.folder), {},
                    scratch.errorString());
    {
        STELLWERK_ASSIGN(const db::Transaction moment, db::Transaction::begin(opened.connection));
        masterdata::DatabaseSource rows(opened.connection, actual, opened.release.catalogue);
        masterdata::FolderExport target(scratch.path());
        STELLWERK_ASSIGN(exported.report, masterdata::exportFiles(rows, opened.release.catalogue,
                                                                  {opened.release.project.version, utcTimestamp(),
                                                                   opened.release.project.exportAttributes},
                                                                  target, context));
    }
    if (options.strict && !exported.report.skipped.empty()) {
        const masterdata::SkippedRow &first = exported.report.skipped.front();
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("%n row(s) of “%1” cannot travel, and --strict was given. Nothing was written.", nullptr,
                           static_cast<int>(exported.report.skipped.size()))
                        .arg(source.name),
                    Tr::tr("Correct them: stellwerk-cli masterdata validate --env %1").arg(source.name),
                    QStringLiteral("%1 “%2”: %3").arg(first.entity, first.key, first.why));
    }
    if (options.write)
        STELLWERK_TRY(moveFiles(scratch.path(), exported.folder, exported.files));
    return exported;
}

} // namespace stellwerk::deployment
