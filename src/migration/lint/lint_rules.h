// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lint/alter_table.h"
#include "migration/lint/lint.h"
#include "migration/lint/schema_trail.h"
#include "migration/lint/statement_facts.h"

#include <optional>
#include <vector>

namespace stellwerk::migration {

/// A statement with everything that the rules want to know of it.
struct LintStatement {
    const db::SqlStatement &source;
    std::vector<db::SqlToken> tokens; ///< without comments
    StatementFacts facts;
    std::optional<AlterTable> alter;

    [[nodiscard]] static LintStatement of(const db::SqlStatement &statement, db::Engine engine);
};

/// Takes the findings of one migration and applies the project's levels and the file's exceptions to them.
class LintCollector final {
public:
    LintCollector(const Migration &migration, const LintOptions &options, std::vector<LintFinding> &into);

    /// @p statement: nullptr for what concerns the whole file; @p atMost: the level where a finding matters less.
    void add(const char *code, const QString &message, const db::SqlStatement *statement,
             LintLevel atMost = LintLevel::Error);
    /// About a line of the file.
    void addAt(const char *code, const QString &message, int line);

    /// Does the file excuse this statement (nullptr: the whole file) from a rule?
    [[nodiscard]] bool isDisabled(const QString &code, const db::SqlStatement *statement) const;

private:
    void take(const char *code, const QString &message, const SourcePosition &position, LintLevel atMost);

    const Migration &m_migration;
    const LintOptions &m_options;
    std::vector<LintFinding> &m_into;
};

/// The place at which a statement is looked at: what was before it.
struct LintScene {
    const Migration &migration;
    const LintOptions &options;
    const TableTrail &tables;  ///< of this migration
    const SchemaTrail &schema; ///< of all migrations of the version
    const QStringList &lost;   ///< tables that are gone after the up section
    LintCollector &collector;
};

/// What is dropped, renamed, narrowed or demanded. For statements of the up section.
void lintStructure(const LintScene &scene, const LintStatement &statement);
/// What ALTER TABLE costs on MariaDB. For statements of the up section.
void lintCost(const LintScene &scene, const LintStatement &statement);
/// Rows that are changed. For statements of up and data.
void lintRows(const LintScene &scene, const LintStatement &statement);
/// What reaches beyond the database, or does not come back with it. For statements of up and data.
void lintSurroundings(const LintScene &scene, const LintStatement &statement);
/// Whether a statement of the up section fails when it is run a second time.
[[nodiscard]] bool failsRepeated(const LintStatement &statement);

} // namespace stellwerk::migration
