// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QStringList>

namespace stellwerk::deployment {

/// What the connection's account lacks on its database for a deployment and its rollback, in MariaDB's words and a
/// fixed order, e.g. "INSERT", "ALTER". Rights on the whole server, on the database itself and on patterns of names
/// that fit it count; rights on single tables do not. Empty on SQLite.
[[nodiscard]] Result<QStringList> missingRights(db::Connection &connection);

} // namespace stellwerk::deployment
