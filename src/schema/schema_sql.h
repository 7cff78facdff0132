// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/dialect.h"
#include "schema/schema.h"
#include "schema/schema_diff.h"

#include <QStringList>

#include <vector>

namespace stellwerk::schema {

/// The statements that make the schema in an empty database, one each, in an order that works (foreign keys last on
/// MariaDB; within CREATE TABLE on SQLite). Table types are kept as declared on both engines.
[[nodiscard]] QStringList createStatements(const Schema &schema, db::Engine engine);
/// The statements for one table with its indexes and foreign keys.
[[nodiscard]] QStringList createTableStatements(const Table &table, db::Engine engine);

/// What the safety net does: only additions; nothing is ever dropped, renamed or narrowed. Missing tables, columns,
/// indexes, foreign keys, sequences, routines and views are added; missing checks, triggers and events are reported.
struct SafetyNetPlan {
    QStringList statements;            ///< additive SQL in order
    std::vector<Difference> added;     ///< the differences that the statements mend
    std::vector<Difference> remaining; ///< what differs and is only reported
};
[[nodiscard]] SafetyNetPlan planSafetyNet(const Schema &expected, const Schema &actual, db::Engine engine,
                                          const CompareOptions &options = {});

} // namespace stellwerk::schema
