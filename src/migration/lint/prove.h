// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "migration/lint/lint.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace stellwerk::migration {

struct ProofOptions {
    db::ConnectionProfile server; ///< see ScratchDatabase::create
    LintOptions lint;             ///< levels and snapshots
    /// Tables that are no part of the application's schema.
    std::function<bool(const QString &table)> ignoreTable;
    std::vector<Version> versions; ///< only the steps to these; empty: to all
};

struct ProofReport {
    std::vector<LintFinding> findings; ///< sorted
    QStringList notes;                 ///< translated: what could not be proved, and why
    int steps = 0;                     ///< version steps that were tried
};

/// Runs migrations on scratch databases without rows and looks at what becomes of the schema. For each version step:
/// makes the schema of the newest snapshot before it, runs the migrations of the step one by one, compares the end with
/// the snapshot of the version (scripts-differ-from-snapshot), takes them back one by one and compares with the schema
/// before each (down-does-not-undo). A migration that the engine refuses is fails-on-scratch. Where there is no
/// snapshot before the first step, it begins with an empty database. The scratch database is removed in every case.
[[nodiscard]] Result<ProofReport> proveMigrations(const std::vector<Migration> &all, const ProofOptions &options,
                                                  const TaskContext &context);

} // namespace stellwerk::migration
