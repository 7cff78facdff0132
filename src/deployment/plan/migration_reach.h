// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/dialect.h"
#include "migration/files/migration.h"
#include "schema/schema.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::deployment {

/// Whose rows the statements of migrations may change, up, data and down: told from their tokens, followed through
/// foreign keys that cascade, those that the migrations make too. It may name too much, never too little: so rows that
/// differ in any other table were written by somebody else.
struct MigrationReach {
    QStringList tables;  ///< that exist before the migrations, under every name they get there, sorted
    QStringList unknown; ///< labels of migrations of which nobody can tell: triggers or stored programs are at work, or
                         ///< a statement is of a kind that isKnownStatement() does not know

    [[nodiscard]] bool reaches(const QString &table) const;
};

/// @p before: the structure of the target before the migrations.
[[nodiscard]] MigrationReach reachOf(const std::vector<migration::Migration> &migrations, const schema::Schema &before,
                                     db::Engine engine);

} // namespace stellwerk::deployment
