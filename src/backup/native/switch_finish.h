// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/native/switch_journal.h"

namespace stellwerk::backup {

/// What is behind the point of no return of a switch-over: the old tables go, and with them the names of their foreign
/// keys, which are unique in a database; then the restored tables get theirs, one that fails does not keep the others
/// away. That they can be made has been rehearsed. Then every definition is compared with the backup's, and the journal
/// removed. May be repeated after any failure. @p resumed: somebody may have worked with the tables since, so that one
/// that is gone or differs is no error.
[[nodiscard]] Status finishSwitch(db::Connection &connection, const SwitchJournal &journal, bool resumed,
                                  const TaskContext &context);

} // namespace stellwerk::backup
