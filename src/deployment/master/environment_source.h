// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/release.h"
#include "deployment/session.h"
#include "migration/state/version_state.h"

namespace stellwerk::deployment {

/// An environment whose master data is exported, with the release of the version that it has.
struct EnvironmentSource {
    db::Connection connection; ///< stops with the context that it was opened with
    migration::VersionState state;
    Release release;
};

/// Opens it. Refuses an environment that is untracked, empty or at a version that the project does not know, with the
/// way out.
[[nodiscard]] Result<EnvironmentSource> openSource(const Session &session, const project::Environment &source,
                                                   const TaskContext &context);

} // namespace stellwerk::deployment
