// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "migration/migration.h"

#include <QString>

#include <functional>
#include <vector>

namespace stellwerk::migration {

enum class LintLevel { Info, Warning, Error };

/// One finding about a migration before it runs.
struct LintFinding {
    QString code; ///< e.g. "drops-column"
    LintLevel level = LintLevel::Warning;
    QString message; ///< translated, with the reason
    SourcePosition position;
};

/// Reads the statements of up and data only. Codes: drops-table, drops-column, renames-table, update-without-where,
/// delete-without-where, undeclared-protected-table, mixes-ddl-and-dml, no-down.
/// Tables that the migration itself makes, and tables rebuilt under their name, are not dropped or renamed ones;
/// mixes-ddl-and-dml is about MariaDB. @p isProtected tells which tables hold user data.
[[nodiscard]] std::vector<LintFinding> lintMigration(const Migration &migration, db::Engine engine,
                                                     const std::function<bool(const QString &table)> &isProtected);

} // namespace stellwerk::migration
