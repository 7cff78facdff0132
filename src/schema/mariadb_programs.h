// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QMap>
#include <QString>

namespace stellwerk::schema {

/// Name -> CREATE statement for each program of the current database, one or two queries per kind.
/// Definer and database name are left out, so that the same thing reads the same everywhere.
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbViews(db::Connection &connection);
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbTriggers(db::Connection &connection);
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbRoutines(db::Connection &connection);
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbEvents(db::Connection &connection);
/// @p types: the sequences of the database with the column type of their numbers.
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbSequences(db::Connection &connection,
                                                                  const QMap<QString, QString> &types);

/// The server writes `database`.`table` in views and defaults; without the database it fits any.
[[nodiscard]] QString withoutDatabase(const QString &sql, const QString &quotedDatabase);

} // namespace stellwerk::schema
