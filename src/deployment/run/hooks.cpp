// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/hooks.h"

#include "base/process.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Hooks)
};

} // namespace

QStringList hookNames() {
    return {QStringLiteral("before_deploy"), QStringLiteral("maintenance_on"), QStringLiteral("maintenance_off"),
            QStringLiteral("after_deploy"),  QStringLiteral("on_failure"),     QStringLiteral("previous_image")};
}

QStringList hookCommand(const project::Project &project, const project::Environment &environment, const QString &hook) {
    return environment.hooks.value(hook, project.service.hooks.value(hook));
}

Status runHook(const project::Project &project, const project::Environment &environment, const QString &workspaceFolder,
               const QString &hook, const TaskContext &context) {
    const QStringList command = hookCommand(project, environment, hook);
    if (command.isEmpty())
        return {};
    ProcessCommand process;
    process.program = command.front();
    process.arguments = command.mid(1);
    process.workingFolder = workspaceFolder;
    process.environment = {{QStringLiteral("STELLWERK_HOOK"), hook},
                           {QStringLiteral("STELLWERK_ENVIRONMENT"), environment.name},
                           {QStringLiteral("STELLWERK_WORKSPACE"), workspaceFolder}};
    process.timeLimit = std::chrono::seconds(project.service.hookTimeoutSeconds);
    context.info(QStringLiteral("hook_started"), Tr::tr("Running the hook %1.").arg(hook));
    STELLWERK_ASSIGN(const ProcessOutput output, runProcess(process, context));
    const QString text = QString::fromUtf8(output.standardOutput + output.standardError).trimmed();
    if (!text.isEmpty())
        context.info(QStringLiteral("hook_output"), text);
    if (output.exitCode != 0)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The hook %1 ended with exit code %2.").arg(hook).arg(output.exitCode), {}, text);
    return {};
}

} // namespace stellwerk::deployment
