// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/lint/alter_table.h"
#include "schema/schema.h"

namespace stellwerk::migration {

/// How MariaDB changes a table, from cheap to dear: only in the dictionary, without touching the rows, by writing all
/// rows anew inside of the engine, or by copying them row by row.
enum class AlterAlgorithm { Instant, NoCopy, Inplace, Copy };

/// "INSTANT", "NOCOPY", "INPLACE", "COPY": the word of ALTER TABLE … ALGORITHM.
[[nodiscard]] QString algorithmName(AlterAlgorithm algorithm);

/// What an ALTER TABLE on an InnoDB table costs.
struct AlterCost {
    AlterAlgorithm algorithm = AlterAlgorithm::Instant;
    bool blocksWrites = false; ///< nobody else can write to the table meanwhile
    bool certain = true;       ///< false: the column before is not known, so the dearest case is assumed
};

/// The best that MariaDB 10.6 and newer can do, as its documentation of InnoDB's online DDL says (and as
/// tests/migration checks on a server), whatever the statement itself demands. @p before: the table, if it is known.
/// Foreign keys are taken to be checked.
[[nodiscard]] AlterCost costOf(const AlterTable &alter, const schema::Table *before);

} // namespace stellwerk::migration
