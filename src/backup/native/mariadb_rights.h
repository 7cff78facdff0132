// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"

namespace stellwerk::backup {

/// MariaDB hides triggers, routines and events from users without rights on them: a backup would silently lack them.
/// Fails with AccessDenied and names the rights that the user needs.
[[nodiscard]] Status checkBackupRights(db::Connection &connection);

} // namespace stellwerk::backup
