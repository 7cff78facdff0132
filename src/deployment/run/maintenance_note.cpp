// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/maintenance_note.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Hooks)
};

QString fileOf(const project::Workspace &workspace, const project::Environment &environment) {
    return workspace.reportsFolder() + QLatin1String("/maintenance-") + environment.name + QLatin1String(".json");
}

bool hasHook(const project::Workspace &workspace, const project::Environment &environment, const char *name) {
    return !hookOf(workspace.project, environment, QString::fromLatin1(name)).command.isEmpty();
}

} // namespace

Status noteMaintenance(const project::Workspace &workspace, const project::Environment &environment,
                       const QString &runId) {
    if (!hasHook(workspace, environment, "maintenance_on"))
        return {};
    const QJsonObject note{{QStringLiteral("run_id"), runId},
                           {QStringLiteral("since"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    STELLWERK_TRY(makeFolder(workspace.reportsFolder()));
    return writeFileAtomically(fileOf(workspace, environment), QJsonDocument(note).toJson());
}

Status endMaintenance(const HookCall &maintenanceOff, const TaskContext &context) {
    STELLWERK_TRY(runHook(maintenanceOff, context));
    const project::Environment &environment = maintenanceOff.environment;
    QFile file(fileOf(maintenanceOff.workspace, environment));
    if (!file.exists() || file.remove())
        return {};
    return fail(ErrorCode::Io,
                Tr::tr("The note %1 that “%2” is in maintenance cannot be removed: %3")
                    .arg(file.fileName(), environment.name, file.errorString()),
                Tr::tr("“%1” is out of maintenance; remove the file.").arg(environment.name));
}

std::optional<MaintenanceNote> readMaintenance(const project::Workspace &workspace,
                                               const project::Environment &environment) {
    const QString file = fileOf(workspace, environment);
    if (!QFile::exists(file))
        return {};
    const QJsonObject note = QJsonDocument::fromJson(readFile(file).value_or(QByteArray())).object();
    return MaintenanceNote{note[u"run_id"].toString(), QDateTime::fromString(note[u"since"].toString(), Qt::ISODate),
                           file};
}

QString maintenanceText(const MaintenanceNote &note, const project::Environment &environment) {
    return Tr::tr("“%1” was put into maintenance by %2 (%3 UTC) and not taken out of it.")
        .arg(environment.name, note.runId, note.since.toString(u"yyyy-MM-dd hh:mm:ss"));
}

QString maintenanceHint(const MaintenanceNote &note, const project::Workspace &workspace,
                        const project::Environment &environment) {
    const QString off = hookText(hookOf(workspace.project, environment, QStringLiteral("maintenance_off")));
    return off.isEmpty() ? Tr::tr("End it, then remove %1.").arg(note.file)
                         : Tr::tr("End it with: %1 — then remove %2.").arg(off, note.file);
}

} // namespace stellwerk::deployment
