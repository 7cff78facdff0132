// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment/plan/preflight_parts.h"

#include <QCoreApplication>

namespace stellwerk::deployment {

using Level = CheckResult::Level;
using migration::Compatibility;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

/// Some migrations of the next version are applied, others not: no snapshot tells what that looks like.
bool isBetweenVersions(const PreflightInput &in) {
    const auto isAhead = [&in](const migration::HistoryEntry &entry) {
        return entry.success && in.state.current && entry.version > *in.state.current;
    };
    return std::ranges::any_of(in.state.history, isAhead) || !in.state.unfinished.empty();
}

void checkUnfinished(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Unfinished work");
    if (!in.unfinishedRun.isEmpty())
        findings.add(
            "unfinished-run", Level::Error, title,
            Tr::tr("The deployment %1 was begun on “%2” and has no end.").arg(in.unfinishedRun, in.target.name),
            Tr::tr("Go on with it: stellwerk-cli deploy --resume --env %1. Or undo it: stellwerk-cli rollback "
                   "--unfinished --env %1")
                .arg(in.target.name),
            ErrorCode::Drift);
    for (const migration::UnfinishedMigration &unfinished : in.state.unfinished)
        findings.add("unfinished-migration", Level::Warning, title, unfinished.toText(),
                     unfinished.choices().join(u' '));
}

void checkSteps(const PreflightInput &in, const QString &title, Findings &findings) {
    const migration::VersionState &state = in.state;
    if (state.path.size() <= 1) {
        findings.add("version-rule", Level::Passed, title,
                     Tr::tr("One step: %1 → %2.").arg(state.current->toString(), state.required.toString()));
        return;
    }
    QStringList path{state.current->toString()};
    for (const Version &step : state.path)
        path << step.toString();
    findings.add("version-rule", Level::Error, title,
                 Tr::tr("%1: deploy %2 first.").arg(path.join(QStringLiteral(" → ")), state.path.front().toString()),
                 Tr::tr("A database moves one version at a time."), ErrorCode::VersionSkipped);
}

void checkVersion(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Version rule");
    const migration::VersionState &state = in.state;
    switch (state.compatibility) {
    case Compatibility::Compatible:
        findings.add("version-rule", Level::Passed, title,
                     Tr::tr("The target has version %1; only master data is deployed.").arg(state.required.toString()));
        return;
    case Compatibility::MigrationRequired:
        checkSteps(in, title, findings);
        return;
    case Compatibility::BackendTooOld:
        findings.add("version-rule", Level::Error, title, state.reason,
                     Tr::tr("Make a package from the newer version of the project."), ErrorCode::VersionTooNew);
        return;
    case Compatibility::Untracked:
        findings.add("version-rule", Level::Error, title,
                     Tr::tr("“%1” has tables but no version table. %2").arg(in.target.name, state.reason),
                     Tr::tr("Adopt it first: stellwerk-cli baseline --env %1 --version VERSION").arg(in.target.name),
                     ErrorCode::VersionUntracked);
        return;
    case Compatibility::Empty:
        findings.add("version-rule", Level::Error, title,
                     Tr::tr("“%1” is empty. A deployment changes an installed application.").arg(in.target.name),
                     Tr::tr("Install it first: stellwerk-cli init PACKAGE --env %1").arg(in.target.name),
                     ErrorCode::VersionUnknown);
        return;
    case Compatibility::Unknown:
        findings.add("version-rule", Level::Error, title, state.reason,
                     Tr::tr("Look at the version table: stellwerk-cli status --env %1").arg(in.target.name),
                     ErrorCode::VersionUnknown);
        return;
    }
}

/// What the files say now (+) instead of what the target got (-).
QStringList changedScripts(const PreflightInput &in) {
    QStringList texts;
    for (const migration::ScriptChange &change : in.state.changedScripts) {
        if (!change.cosmetic)
            texts << change.fileName + QLatin1String(":\n") + change.diff;
    }
    return texts;
}

void checkVersionTables(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Version tables");
    if (!in.state.blockers.isEmpty())
        findings.add("version-tables", Level::Error, title, examples(in.state.blockers),
                     QStringList(QStringList{Tr::tr("Clear this up first; nothing was changed.")} + changedScripts(in))
                         .join(u'\n'),
                     ErrorCode::Drift);
    else if (!in.state.disagreements.isEmpty())
        findings.add("version-tables", Level::Warning, title, examples(in.state.disagreements),
                     Tr::tr("Find out who changed them; the deployment goes by the version table."));
    else
        findings.add("version-tables", Level::Passed, title, Tr::tr("Version table and history agree."));
}

void checkDrift(const PreflightInput &in, Findings &findings) {
    const QString title = Tr::tr("Schema now");
    if (!in.state.current || !in.release.snapshotOf(*in.state.current)) {
        findings.add("schema-now", Level::Warning, title,
                     Tr::tr("There is no snapshot of the target's version to compare its schema with."),
                     Tr::tr("Write one where a database of that version is: stellwerk-cli schema dump"));
        return;
    }
    QStringList wrong;
    QStringList harmless;
    for (const schema::Difference &difference : in.drift)
        (difference.isHarmless() ? harmless : wrong)
            << QString(difference.object + QLatin1String(": ") + difference.reason);
    if (!wrong.isEmpty() && isBetweenVersions(in))
        findings.add(
            "schema-now", Level::Warning, title,
            Tr::tr("The target is on its way from version %1 to the next one; whether its schema is right can be "
                   "told when the migrations are through.")
                .arg(in.state.current->toString()),
            Tr::tr("Look at the validation at the end."));
    else if (!wrong.isEmpty())
        findings.add(
            "schema-now", Level::Error, title,
            Tr::tr("The target is not what version %1 says: %2").arg(in.state.current->toString(), examples(wrong)),
            Tr::tr("Migrations are written for the schema of that version. Bring the target to it first."),
            ErrorCode::Drift);
    else if (!harmless.isEmpty())
        findings.add("schema-now", Level::Warning, title,
                     Tr::tr("The target has more than version %1 says, or other names: %2")
                         .arg(in.state.current->toString(), examples(harmless)),
                     Tr::tr("It stays as it is. See: stellwerk-cli schema diff --env %1").arg(in.target.name));
    else
        findings.add("schema-now", Level::Passed, title,
                     Tr::tr("Equals the snapshot of %1.").arg(in.state.current->toString()));
}

} // namespace

void checkVersions(const PreflightInput &in, Findings &findings) {
    checkUnfinished(in, findings);
    checkVersion(in, findings);
    checkVersionTables(in, findings);
    checkDrift(in, findings);
}

} // namespace stellwerk::deployment
