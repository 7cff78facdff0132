// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text/status_text.h"

#include "cli/text/text_table.h"
#include "cli/text/words.h"
#include "package/package.h"

#include <QCoreApplication>
#include <QDir>

namespace stellwerk::cli {

namespace {

/// As it would be typed here: relative below the current folder, else absolute.
QString shortPath(const QString &path) {
    const QString relative = QDir::current().relativeFilePath(path);
    return relative.startsWith(QLatin1String("..")) ? path : relative;
}

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

using deployment::EnvironmentStatus;
using deployment::NextStep;
using migration::Compatibility;

QString signOf(const EnvironmentStatus &status) {
    if (status.error)
        return QStringLiteral("✕");
    if (!status.version.blockers.isEmpty())
        return QStringLiteral("!");
    switch (status.version.compatibility) {
    case Compatibility::Compatible:
        return QStringLiteral("✓");
    case Compatibility::MigrationRequired:
        return QStringLiteral("↑");
    case Compatibility::BackendTooOld:
        return QStringLiteral("!");
    case Compatibility::Untracked:
    case Compatibility::Empty:
    case Compatibility::Unknown:
        return QStringLiteral("?");
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList tableRow(const EnvironmentStatus &status) {
    const QString none = QStringLiteral("—");
    const QString backup = status.lastBackup ? ageText(status.lastBackup->createdAt, status.checkedAt) : Tr::tr("none");
    const QStringList name{signOf(status), status.environment.name, kindText(status.environment.kind)};
    if (status.error)
        return name + QStringList{none, none, backup, status.error->message};
    return name + QStringList{versionText(status.version.current), QString::number(status.version.pending.size()),
                              backup, status.version.reason};
}

/// The newest package of the next version that the environment would take; empty when there is none. A package whose
/// name says another time than its content is none, so the order of the names is that of the contents.
QString packageFor(const project::Workspace &workspace, const EnvironmentStatus &status) {
    if (status.version.path.empty())
        return {};
    const QString pattern =
        QStringLiteral("deployment_package_%1_*.tar.gz").arg(status.version.path.front().toString());
    const QStringList files =
        QDir(workspace.packagesFolder()).entryList({pattern}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : files) {
        const QString file = QString(workspace.packagesFolder() + u'/' + name);
        if (package::readPackage(file, {}, package::SignatureRule::of(status.environment)))
            return shortPath(file);
    }
    return {};
}

/// What to type for the next step; empty when that is nothing for this program.
QString commandFor(const project::Workspace &workspace, const EnvironmentStatus &status) {
    const QString name = status.environment.name;
    switch (status.nextStep) {
    case NextStep::Adopt:
        return QStringLiteral("baseline --env %1 --version %2 --dry-run")
            .arg(name, workspace.project.requiredDbVersion.toString());
    case NextStep::BackUp:
        return QStringLiteral("backup create --env %1").arg(name);
    case NextStep::Deploy: {
        const QString package = packageFor(workspace, status);
        if (!package.isEmpty())
            return QStringLiteral("diff %1 --env %2").arg(package, name);
        const auto source = std::ranges::find(workspace.environments, project::EnvironmentKind::Development,
                                              &project::Environment::kind);
        return source == workspace.environments.end() ? QString()
                                                      : QStringLiteral("prepare --env %1").arg(source->name);
    }
    case NextStep::Resume:
        // Where only signed or approved work comes in, what was begun without it can only be undone.
        if (status.unfinishedRun.isEmpty() &&
            (package::SignatureRule::of(status.environment).required || status.environment.approvals > 0))
            return QStringLiteral("rollback --unfinished --env %1").arg(name);
        return status.unfinishedRun.isEmpty() ? QStringLiteral("migrations apply --env %1").arg(name)
                                              : QStringLiteral("deploy --resume --env %1").arg(name);
    case NextStep::Investigate:
        return QStringLiteral("validate --env %1").arg(name);
    case NextStep::None:
    case NextStep::Connect:
    case NextStep::UpdateProject:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

/// The option that a command needs where the workspace is not the nearest one.
QString workspaceOption(const project::Workspace &workspace) {
    const auto nearest = project::findWorkspace(QDir::currentPath());
    return nearest && QDir(*nearest) == QDir(workspace.folder)
               ? QString()
               : QStringLiteral(" --workspace %1").arg(shortPath(workspace.folder));
}

} // namespace

QString statusText(const project::Workspace &workspace, const std::vector<EnvironmentStatus> &all, int width) {
    const project::Project &project = workspace.project;
    QString text = Tr::tr("%1 %2 · needs database version %3")
                       .arg(project.name, project.version.toString(), project.requiredDbVersion.toString()) +
                   QLatin1String("\n\n");
    if (all.empty())
        return text + QStringLiteral("→ %1\n").arg(Tr::tr("Describe your environments in %1.")
                                                       .arg(workspace.path(QStringLiteral("environments.toml"))));
    std::vector<QStringList> rows{{QString(), Tr::tr("Environment"), Tr::tr("Kind"), Tr::tr("Version"),
                                   Tr::tr("Pending"), Tr::tr("Last backup"), Tr::tr("State")}};
    for (const EnvironmentStatus &status : all)
        rows.push_back(tableRow(status));
    text += textTable(rows, width) + u'\n';
    for (const EnvironmentStatus &status : all) {
        if (status.cluster)
            text += QStringLiteral("%1: %2\n").arg(status.environment.name, status.cluster->toText());
    }
    bool nothingToDo = true;
    for (const EnvironmentStatus &status : all) {
        if (status.nextStep == NextStep::None && !status.atWork)
            continue;
        nothingToDo = false;
        text += QStringLiteral("→ %1\n").arg(status.nextStepText);
        if (const QString command = commandFor(workspace, status); !command.isEmpty())
            text += QStringLiteral("    stellwerk-cli %1%2\n").arg(command, workspaceOption(workspace));
    }
    return nothingToDo ? QString(text + QStringLiteral("✓ %1\n").arg(Tr::tr("Nothing to do."))) : text;
}

} // namespace stellwerk::cli
