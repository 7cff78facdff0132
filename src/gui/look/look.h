// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "deployment/plan/plan.h"
#include "deployment/run/deploy.h"
#include "masterdata/compare/data_diff.h"
#include "project/environment.h"

#include <QColor>
#include <QIcon>
#include <QString>

namespace stellwerk::gui {

/// What a state means for a person; decides the colour, never alone.
enum class Tone { Plain, Good, Info, Warning, Bad, Unknown };

/// How a state is shown: a glyph that no other state of its family has, a word and a tone.
struct Look {
    QString glyph;
    QString word; ///< translated
    Tone tone = Tone::Plain;

    /// Glyph and word, the text of a cell.
    [[nodiscard]] QString text() const;
};

/// What the Overview says about an environment's versions.
enum class EnvironmentState {
    Checking, ///< is being read for the first time
    Current,
    UpdateAvailable, ///< one version step behind
    NeedsStep,       ///< more than one version step behind
    Drifted,         ///< the version tables contradict each other
    NotCompatible,   ///< newer than the project
    Untracked,
    Empty,
    Unreachable,
    Unknown,
};
inline constexpr int kEnvironmentStateCount = 10;

enum class PhaseState { Waiting, Running, Done, Failed, Skipped };
inline constexpr int kPhaseStateCount = 5;

enum class ProofState { Waiting, Unchanged, ChangedAsDeclared, WrittenByUsers, Changed };
inline constexpr int kProofStateCount = 4;

[[nodiscard]] Look lookOf(EnvironmentState state);
[[nodiscard]] Look lookOf(PhaseState state);
[[nodiscard]] Look lookOf(ProofState state);
[[nodiscard]] Look lookOf(deployment::CheckResult::Level level);
[[nodiscard]] Look lookOf(deployment::Outcome outcome);
[[nodiscard]] Look lookOf(masterdata::RowState state);
[[nodiscard]] Look lookOf(EventLevel level);
/// Of a package file.
[[nodiscard]] Look packageLook(bool usable);

/// The word for a kind of environment in running text, and in capitals for the strip.
[[nodiscard]] QString kindText(project::EnvironmentKind kind);
[[nodiscard]] QString kindMark(project::EnvironmentKind kind);
[[nodiscard]] QString kindIconName(project::EnvironmentKind kind);

/// The identity colour of a kind of environment.
[[nodiscard]] QColor kindColor(project::EnvironmentKind kind);
/// The accent of a tone on @p background, from the current colour scheme, strong enough to be read there (≥ 4.5 : 1).
[[nodiscard]] QColor toneColor(Tone tone, const QColor &background);
/// The WCAG contrast ratio of two opaque colours, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);
/// @p color moved towards black or white until it can be read on @p background with at least @p ratio.
[[nodiscard]] QColor readableOn(QColor color, const QColor &background, double ratio = 4.5);
/// @p amount (0 … 1) of @p accent over @p base.
[[nodiscard]] QColor blended(const QColor &base, const QColor &accent, double amount);

} // namespace stellwerk::gui
