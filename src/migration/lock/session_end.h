// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/task_context.h"
#include "db/connection.h"
#include "db/server_session.h"

namespace stellwerk::migration {

/// Waits until a session is gone whose client is dead or has let go of it: a statement that it runs is waited for and
/// its progress told, a session that idles is ended. There is no time limit but a stop request, because nobody may
/// write while that statement does.
[[nodiscard]] Status awaitEnd(db::Connection &connection, const db::ServerSession &session, const TaskContext &context);

} // namespace stellwerk::migration
