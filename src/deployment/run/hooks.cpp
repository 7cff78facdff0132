// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/run/hooks.h"

#include "base/process.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace stellwerk::deployment {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Hooks)
};

constexpr int kMostLines = 1000;
constexpr qsizetype kLinesInError = 20;
constexpr auto kShell = "/bin/sh";

/// Makes events of a hook's output; a hook that never stops talking must not fill the log.
class HookOutput final {
public:
    HookOutput(const HookCall &call, const TaskContext &context) : m_call(call), m_context(context) {}

    void add(const QByteArray &line) {
        QString text = QString::fromUtf8(line);
        if (!m_call.secret.isEmpty())
            text.replace(m_call.secret, QLatin1String("***"));
        m_last << text;
        if (m_last.size() > kLinesInError)
            m_last.removeFirst();
        ++m_lines;
        const QJsonObject data{{QStringLiteral("hook"), m_call.hook}};
        if (m_lines <= kMostLines)
            m_context.info(QStringLiteral("hook_output"), text, data);
        else if (m_lines == kMostLines + 1)
            m_context.warning(
                QStringLiteral("hook_output_cut"),
                Tr::tr("The hook %1 says more than %2 lines; the rest is not kept.").arg(m_call.hook).arg(kMostLines),
                data);
    }
    [[nodiscard]] QString end() const { return m_last.join(u'\n').trimmed(); }

private:
    const HookCall &m_call;
    const TaskContext &m_context;
    QStringList m_last;
    int m_lines = 0;
};

bool canBeRun(const project::Workspace &workspace, const QString &program) {
    if (!program.contains(u'/'))
        return !QStandardPaths::findExecutable(program).isEmpty();
    const QFileInfo file(workspace.path(program));
    return file.isFile() && file.isExecutable();
}

ProcessCommand processOf(const HookCall &call, const project::Hook &hook) {
    ProcessCommand process;
    process.program = hook.shell ? QString::fromLatin1(kShell) : hook.command.front();
    process.arguments = hook.shell ? QStringList{QStringLiteral("-c"), hook.command.front()} : hook.command.mid(1);
    process.workingFolder = call.workspace.folder;
    process.environment = call.facts;
    process.environment[QStringLiteral("STELLWERK_HOOK")] = call.hook;
    process.environment[QStringLiteral("STELLWERK_ENVIRONMENT")] = call.environment.name;
    process.environment[QStringLiteral("STELLWERK_WORKSPACE")] = call.workspace.folder;
    const auto withhold = [&](const project::SecretSource &secret) {
        if (secret.kind == project::SecretSource::Kind::EnvironmentVariable)
            process.withheld << secret.argument;
    };
    withhold(call.environment.secret);
    for (const project::Environment &environment : call.workspace.environments)
        withhold(environment.secret);
    process.timeLimit =
        std::chrono::seconds(hook.timeoutSeconds.value_or(call.workspace.project.service.hookTimeoutSeconds));
    process.ownGroup = true;
    return process;
}

} // namespace

QStringList hookNames() {
    return {QStringLiteral("before_deploy"), QStringLiteral("maintenance_on"), QStringLiteral("maintenance_off"),
            QStringLiteral("after_deploy"),  QStringLiteral("on_failure"),     QStringLiteral("previous_image")};
}

project::Hook hookOf(const project::Project &project, const project::Environment &environment, const QString &hook) {
    return environment.hooks.value(hook, project.service.hooks.value(hook));
}

QString hookText(const project::Hook &hook) {
    if (hook.shell)
        return hook.command.value(0);
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./-]+\\z"));
    QStringList words;
    for (QString word : hook.command)
        words << (plain.match(word).hasMatch() ? word
                                               : QString(u'\'' + word.replace(u'\'', QLatin1String("'\\''")) + u'\''));
    return words.join(u' ');
}

bool previousImageAlways(const project::Project &project, const project::Environment &environment) {
    return environment.previousImageAlways.value_or(project.service.previousImageAlways);
}

QStringList hookProblems(const project::Workspace &workspace, const project::Environment &environment) {
    QStringList problems;
    for (const QString &name : hookNames()) {
        const project::Hook hook = hookOf(workspace.project, environment, name);
        const QString program = hook.shell ? QString::fromLatin1(kShell) : hook.command.value(0);
        if (!hook.command.isEmpty() && !canBeRun(workspace, program))
            problems << Tr::tr("The command %1 of the hook %2 does not exist.").arg(program, name);
    }
    return problems;
}

Status runHook(const HookCall &call, const TaskContext &context) {
    const project::Hook hook = hookOf(call.workspace.project, call.environment, call.hook);
    if (hook.command.isEmpty())
        return {};
    const QJsonObject data{{QStringLiteral("hook"), call.hook}};
    HookOutput output(call, context);
    ProcessCommand process = processOf(call, hook);
    process.onLine = [&](const QByteArray &line) { output.add(line); };
    context.info(QStringLiteral("hook_started"), Tr::tr("Running the hook %1.").arg(call.hook), data);
    auto ended = runProcess(process, context);
    if (!ended) {
        Error error = std::move(ended).error().during(Tr::tr("the hook %1").arg(call.hook));
        if (error.detail.isEmpty())
            error.detail = output.end();
        return fail(std::move(error));
    }
    if (ended->exitCode != 0)
        return fail(ErrorCode::CheckFailed,
                    Tr::tr("The hook %1 ended with exit code %2.").arg(call.hook).arg(ended->exitCode),
                    Tr::tr("Try it by hand: %1").arg(hookText(hook)), output.end());
    context.info(QStringLiteral("hook_finished"), Tr::tr("The hook %1 is done.").arg(call.hook), data);
    return {};
}

} // namespace stellwerk::deployment
