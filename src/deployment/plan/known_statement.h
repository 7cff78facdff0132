// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lint/statement_facts.h"

namespace stellwerk::deployment {

/// True for a statement of the kinds that are positively understood: the rows of tables that it changes are those of
/// StatementFacts::rowsChanged and what cascades from there. False for every other, also for those that nobody has
/// thought of. What the database itself adds, triggers, functions, views, is the caller's business.
[[nodiscard]] bool isKnownStatement(const db::SqlStatement &statement, const std::vector<db::SqlToken> &actingTokens,
                                    const migration::StatementFacts &facts, db::Engine engine);

} // namespace stellwerk::deployment
