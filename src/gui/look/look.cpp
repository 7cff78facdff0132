// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/look.h"

#include <QCoreApplication>

namespace stellwerk::gui {
namespace {
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Look)
};

Look look(char16_t glyph, const QString &word, Tone tone) {
    return {QString(QChar(glyph)), word, tone};
}
} // namespace

QString Look::text() const {
    return QString(glyph + QChar(u'\u2002') + word);
}

Look lookOf(EnvironmentState state) {
    using enum EnvironmentState;
    switch (state) {
    case Checking:
        return look(u'…', Tr::tr("Checking", "state of an environment that is being read"), Tone::Plain);
    case Current:
        return look(u'=', Tr::tr("Current"), Tone::Good);
    case UpdateAvailable:
        return look(u'↑', Tr::tr("Update available"), Tone::Info);
    case NeedsStep:
        return look(u'⇈', Tr::tr("Several steps behind"), Tone::Warning);
    case Drifted:
        return look(u'≠', Tr::tr("Drifted"), Tone::Warning);
    case NotCompatible:
        return look(u'✕', Tr::tr("Not compatible"), Tone::Bad);
    case Untracked:
        return look(u'◇', Tr::tr("Not tracked"), Tone::Warning);
    case Empty:
        return look(u'∅', Tr::tr("Empty database"), Tone::Info);
    case Unreachable:
        return look(u'⊘', Tr::tr("Not reachable"), Tone::Unknown);
    case Unknown:
        break;
    }
    return look(u'?', Tr::tr("Unknown", "state of an environment"), Tone::Unknown);
}

Look lookOf(PhaseState state) {
    using enum PhaseState;
    switch (state) {
    case Waiting:
        break;
    case Running:
        return look(u'▶', Tr::tr("Running", "phase"), Tone::Info);
    case Done:
        return look(u'✓', Tr::tr("Done", "phase"), Tone::Good);
    case Failed:
        return look(u'✕', Tr::tr("Failed", "phase"), Tone::Bad);
    case Skipped:
        return look(u'–', Tr::tr("Not run", "phase"), Tone::Plain);
    }
    return look(u'○', Tr::tr("Waiting", "phase"), Tone::Plain);
}

Look lookOf(ProofState state) {
    using enum ProofState;
    switch (state) {
    case Waiting:
        break;
    case Unchanged:
        return look(u'=', Tr::tr("Unchanged", "protected table"), Tone::Good);
    case ChangedAsDeclared:
        return look(u'~', Tr::tr("Changed as declared", "protected table"), Tone::Info);
    case WrittenByUsers:
        return look(u'≈', Tr::tr("Changed by users only", "protected table"), Tone::Good);
    case Changed:
        return look(u'✕', Tr::tr("Changed", "protected table"), Tone::Bad);
    }
    return look(u'○', Tr::tr("Recorded before", "protected table"), Tone::Plain);
}

Look lookOf(deployment::CheckResult::Level level) {
    using enum deployment::CheckResult::Level;
    switch (level) {
    case Passed:
        return look(u'✓', Tr::tr("Passed", "check"), Tone::Good);
    case Warning:
        return look(u'!', Tr::tr("Warning", "check"), Tone::Warning);
    case Error:
        break;
    }
    return look(u'✕', Tr::tr("Blocked", "check"), Tone::Bad);
}

Look lookOf(deployment::Outcome outcome) {
    using enum deployment::Outcome;
    switch (outcome) {
    case Succeeded:
        return look(u'✓', Tr::tr("Succeeded", "deployment"), Tone::Good);
    case SucceededWithWarnings:
        return look(u'!', Tr::tr("Succeeded with warnings", "deployment"), Tone::Warning);
    case Refused:
        return look(u'⊘', Tr::tr("Refused, nothing changed", "deployment"), Tone::Warning);
    case Cancelled:
        return look(u'■', Tr::tr("Cancelled", "deployment"), Tone::Plain);
    case RolledBack:
        return look(u'↩', Tr::tr("Failed and rolled back", "deployment"), Tone::Warning);
    case RollbackFailed:
        return look(u'✕', Tr::tr("Failed, and the rollback failed", "deployment"), Tone::Bad);
    case Unknown:
        break;
    }
    return look(u'?', Tr::tr("State unknown", "deployment"), Tone::Unknown);
}

Look lookOf(masterdata::RowState state) {
    using enum masterdata::RowState;
    switch (state) {
    case New:
        return look(u'+', Tr::tr("New", "row"), Tone::Info);
    case Changed:
        return look(u'~', Tr::tr("Changed", "row"), Tone::Plain);
    case Renamed:
        return look(u'»', Tr::tr("Renamed", "row"), Tone::Info);
    case ChangedInTarget:
        return look(u'◂', Tr::tr("Changed in target", "row"), Tone::Warning);
    case Conflict:
        return look(u'×', Tr::tr("Conflict", "row"), Tone::Bad);
    case Removed:
        return look(u'−', Tr::tr("Removed", "row"), Tone::Warning);
    case TargetOnly:
        return look(u'≠', Tr::tr("Only in target", "row"), Tone::Plain);
    case Ambiguous:
        break;
    }
    return look(u'!', Tr::tr("Ambiguous", "row"), Tone::Bad);
}

Look lookOf(EventLevel level) {
    switch (level) {
    case EventLevel::Debug:
        return look(u'·', Tr::tr("Detail", "log level"), Tone::Plain);
    case EventLevel::Info:
        return look(u'i', Tr::tr("Info", "log level"), Tone::Plain);
    case EventLevel::Warning:
        return look(u'!', Tr::tr("Warning", "log level"), Tone::Warning);
    case EventLevel::Error:
        break;
    }
    return look(u'✕', Tr::tr("Error", "log level"), Tone::Bad);
}

Look packageLook(bool usable) {
    return usable ? look(u'✓', Tr::tr("Intact", "package"), Tone::Good)
                  : look(u'✕', Tr::tr("Not usable", "package"), Tone::Bad);
}

QString kindText(project::EnvironmentKind kind) {
    switch (kind) {
    case project::EnvironmentKind::Development:
        return Tr::tr("Development");
    case project::EnvironmentKind::Staging:
        return Tr::tr("Staging");
    case project::EnvironmentKind::Production:
        break;
    }
    return Tr::tr("Production");
}

QString kindMark(project::EnvironmentKind kind) {
    return kindText(kind).toUpper();
}

QString kindIconName(project::EnvironmentKind kind) {
    switch (kind) {
    case project::EnvironmentKind::Development:
        return QStringLiteral("applications-development-symbolic");
    case project::EnvironmentKind::Staging:
        return QStringLiteral("view-preview-symbolic");
    case project::EnvironmentKind::Production:
        break;
    }
    return QStringLiteral("object-locked-symbolic");
}

} // namespace stellwerk::gui
