// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

namespace stellwerk::db {

/// Makes the connection's database equal to the file @p from, in one transaction: wholly or not at all.
/// Both must be SQLite. Waits for other users of the target as long as its lock time limit says.
[[nodiscard]] Status copySqliteDatabase(const QString &from, Connection &to);

} // namespace stellwerk::db
