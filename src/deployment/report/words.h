// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/version.h"
#include "deployment/plan/plan.h"
#include "masterdata/compare/data_diff.h"

#include <QString>

#include <optional>

/// The words of pages and of the command line for what both of them show.
namespace stellwerk::deployment {

/// "+ new", "~ changed", …: sign and word, so that it reads without colour.
[[nodiscard]] QString rowStateText(masterdata::RowState state);
/// "→ 3 rows of char_skills.name point at it, 1 more in another spelling (ON DELETE CASCADE)", without the arrow.
[[nodiscard]] QString impactText(const masterdata::Impact &impact);
/// ✓ ! ✕
[[nodiscard]] QString checkSign(CheckResult::Level level);
/// "—" for no version.
[[nodiscard]] QString versionText(const std::optional<Version> &version);
/// "830 ms", "12.4 s", "3 min 20 s".
[[nodiscard]] QString durationText(qint64 milliseconds);
/// "old → new", or the one name of a table that keeps it.
[[nodiscard]] QString tableText(const TableProof &proof);

/// What the proof of a protected table says, e.g. "✓ unchanged".
[[nodiscard]] QString proofText(const TableProof &proof);

} // namespace stellwerk::deployment
