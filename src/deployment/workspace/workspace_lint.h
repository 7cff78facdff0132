// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/session.h"
#include "migration/lint/lint.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::deployment {

struct LintRequest {
    std::vector<qint64> numbers; ///< only these migrations; empty: all
    /// Its engine, and the sizes of its tables; without it the engines of all environments, or both where there are
    /// none.
    std::optional<project::Environment> environment;
    bool prove = false; ///< also run them on scratch databases; on MariaDB on the server of `environment`
};

struct LintReport {
    std::vector<migration::LintFinding> findings; ///< sorted; code "migration-sum" where the sum file does not fit
    QStringList notes;                            ///< translated: what could not be proved, and why
    int provedSteps = 0;

    [[nodiscard]] bool hasErrors() const;
};

/// Reads the workspace's migrations with the eyes of the linter. Nothing is changed but scratch databases, which are
/// removed again.
[[nodiscard]] Result<LintReport> lintWorkspace(const Session &session, const LintRequest &request,
                                               const TaskContext &context);

} // namespace stellwerk::deployment
