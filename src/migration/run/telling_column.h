// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "db/sql_script.h"
#include "migration/run/statement_effects.h"

#include <QString>

#include <vector>

namespace stellwerk::migration {

/// How many statements right behind CREATE TABLE, which is @p statements[@p creation], tell by themselves whether they
/// are done: each is an ALTER TABLE that adds a column of which the statements from the creation on say that the table
/// does not have it yet. As a change of structure is done completely or not at all, that column is there exactly when
/// the statement is done. 0 where the creation does not list its columns itself. @p effects are those of @p statements.
[[nodiscard]] size_t countTelling(const std::vector<db::SqlStatement> &statements,
                                  const std::vector<StatementEffects> &effects, size_t creation);

/// True for a statement of that kind, whatever stands before it.
[[nodiscard]] bool addsColumn(const db::SqlStatement &statement);

/// True when the column that such a statement adds is there; false when it is not, or the statement is of another kind.
[[nodiscard]] Result<bool> tellsThatItIsDone(db::Connection &connection, const db::SqlStatement &statement);

} // namespace stellwerk::migration
