// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QMap>
#include <QString>

namespace stellwerk::schema {

/// Name -> CREATE statement for each view, trigger and routine of the current database, one or two queries per kind.
/// Definer and database name are left out, so that the same thing reads the same everywhere.
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbViews(db::Connection &connection);
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbTriggers(db::Connection &connection);
[[nodiscard]] Result<QMap<QString, QString>> readMariaDbRoutines(db::Connection &connection);

} // namespace stellwerk::schema
