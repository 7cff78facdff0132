// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flow/next_action.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::gui {
namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(NextAction)
};
using deployment::NextStep;
using Kind = NextAction::Kind;

const PackageEntry *packageFor(const std::vector<PackageEntry> &packages, const Version &version) {
    const auto found = std::ranges::find_if(packages, [&version](const PackageEntry &package) {
        return package.usable() && package.metadata->requiredDbVersion == version;
    });
    return found == packages.end() ? nullptr : &*found;
}

const EnvironmentEntry *sourceFor(const std::vector<EnvironmentEntry> &environments, const Version &version) {
    const auto found = std::ranges::find_if(environments, [&version](const EnvironmentEntry &entry) {
        return entry.environment.kind == project::EnvironmentKind::Development && entry.version() == version;
    });
    return found == environments.end() ? nullptr : &*found;
}

NextAction problemOf(const EnvironmentEntry &entry) {
    const QString &name = entry.environment.name;
    if (entry.status->error)
        return {.kind = Kind::TryAgain,
                .environment = name,
                .sentence = Tr::tr("Find out why %1 cannot be read. %2").arg(name, entry.status->error->hint)};
    return {.kind = Kind::Explain, .environment = name, .sentence = entry.status->nextStepText};
}

/// The way on for an environment that is behind: a package that exists, a package to make, or a migration in place.
NextAction updateOf(const EnvironmentEntry &entry, const std::vector<EnvironmentEntry> &environments,
                    const std::vector<PackageEntry> &packages) {
    const QString &name = entry.environment.name;
    const migration::VersionState &state = entry.status->version;
    const Version version = state.path.empty() ? state.required : state.path.front();
    if (const PackageEntry *package = packageFor(packages, version))
        return {.kind = Kind::Deploy,
                .environment = name,
                .packagePath = package->path,
                .version = version,
                .sentence = Tr::tr("Deploy package %1 to %2: it brings the database from %3 to %1.")
                                .arg(version.toString(), name,
                                     state.current ? state.current->toString() : QStringLiteral("—"))};
    if (const EnvironmentEntry *source = sourceFor(environments, version))
        return {.kind = Kind::NewPackage,
                .environment = source->environment.name,
                .version = version,
                .sentence = Tr::tr("Make package %1 from %2, so that %3 can be brought up to date.")
                                .arg(version.toString(), source->environment.name, name)};
    return {.kind = Kind::Explain, .environment = name, .version = version, .sentence = entry.status->nextStepText};
}

std::optional<NextAction> stepOf(const EnvironmentEntry &entry, const std::vector<EnvironmentEntry> &environments,
                                 const std::vector<PackageEntry> &packages) {
    const QString &name = entry.environment.name;
    switch (entry.status->nextStep) {
    case NextStep::None:
        return std::nullopt;
    case NextStep::Deploy:
        return updateOf(entry, environments, packages);
    case NextStep::BackUp:
        return NextAction{.kind = Kind::Command,
                          .environment = name,
                          .sentence = entry.status->nextStepText,
                          .command = QString(u"stellwerk-cli backup create --env " + name)};
    case NextStep::Resume:
        return NextAction{.kind = Kind::Command,
                          .environment = name,
                          .sentence = entry.status->nextStepText,
                          .command = QString(u"stellwerk-cli deploy --resume --env " + name)};
    case NextStep::Connect:
    case NextStep::Investigate:
        return problemOf(entry);
    case NextStep::Adopt:
    case NextStep::UpdateProject:
        break;
    }
    return NextAction{.kind = Kind::Explain, .environment = name, .sentence = entry.status->nextStepText};
}

/// An application that waits half-way through a deployment goes before everything else.
int urgency(const NextAction &action, NextStep step) {
    if (step == NextStep::Resume)
        return 0;
    switch (action.kind) {
    case Kind::TryAgain:
        return 1;
    case Kind::Explain:
        return 2;
    case Kind::NewPackage:
    case Kind::Deploy:
        return 3;
    default:
        return 4;
    }
}
} // namespace

NextAction chooseNextAction(const std::vector<EnvironmentEntry> &environments,
                            const std::vector<PackageEntry> &packages) {
    std::optional<NextAction> best;
    int bestUrgency = 0;
    for (const EnvironmentEntry &entry : environments) {
        if (!entry.status)
            return {.kind = Kind::Wait, .sentence = Tr::tr("The environments are being read.")};
        const auto action = entry.status->error ? problemOf(entry) : stepOf(entry, environments, packages);
        if (!action)
            continue;
        const int itsUrgency = urgency(*action, entry.status->nextStep);
        if (!best || itsUrgency < bestUrgency) {
            best = action;
            bestUrgency = itsUrgency;
        }
    }
    return best.value_or(
        NextAction{.sentence = Tr::tr("Nothing to do: every environment is up to date and backed up.")});
}

} // namespace stellwerk::gui
