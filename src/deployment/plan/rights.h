// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QStringList>

namespace stellwerk::deployment {

/// The rights on its database that the account of a connection lacks for a deployment or an init and their way back;
/// none on SQLite. Fails when the account may not read its own grants.
[[nodiscard]] Result<QStringList> missingRights(db::Connection &connection);

} // namespace stellwerk::deployment
