// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "migration/files/migration.h"
#include "migration/lint/table_sizes.h"
#include "project/lint_settings.h"
#include "schema/schema.h"

#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace stellwerk::migration {

using project::LintLevel;

/// One finding about a migration before it runs.
struct LintFinding {
    QString code; ///< e.g. "drops-column"; docs/lint.md explains each
    LintLevel level = LintLevel::Warning;
    QString message; ///< translated, with the reason
    SourcePosition position;
};

/// What the linter knows beside the files.
struct LintOptions {
    db::Engine engine = db::Engine::MariaDb;
    /// Tells which tables hold user data; empty: none.
    std::function<bool(const QString &table)> isProtected;
    project::LintLevels levels; ///< the project's; other rules have their own
    /// Schemas by version: the newest below a migration's version is what it starts from. May be nullptr.
    const std::map<Version, schema::Schema> *snapshots = nullptr;
    TableSizes sizes; ///< of the tables of the target, if it is known
};

/// Reads the statements of up and data, in the order of the numbers; earlier migrations of a version tell later ones
/// what became of the schema. Findings are sorted by file, line, column and code. Rules that are off and findings that
/// the file disables are left out. The rules about what ALTER TABLE costs, about repeating and about mixing structure
/// and rows are about MariaDB. What needs a database, see prove.h.
[[nodiscard]] std::vector<LintFinding> lintMigrations(const std::vector<Migration> &migrations,
                                                      const LintOptions &options);

/// By file, line, column and code.
void sortFindings(std::vector<LintFinding> &findings);

} // namespace stellwerk::migration
