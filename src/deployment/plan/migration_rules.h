// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/release.h"
#include "migration/lint/lint.h"

namespace stellwerk::deployment {

/// The findings about a release's migrations. @p levels decide what counts; table sizes are those of the target, where
/// there is one.
[[nodiscard]] std::vector<migration::LintFinding> lintRelease(const Release &release, db::Engine engine,
                                                              const project::LintLevels &levels,
                                                              const migration::TableSizes &sizes = {});

/// CheckFailed when a migration of the step to the release's version has a finding of level error, or when the folder
/// of the workspace is not what its sum file remembers. Steps that lie behind were released before.
[[nodiscard]] Status checkReleasable(const project::Workspace &workspace, const Release &release, db::Engine engine);

} // namespace stellwerk::deployment
