// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "migration/state/unfinished.h"

#include <vector>

namespace stellwerk::migration {

/// What the schema says about the statement of an intent that nobody runs any more (docs/recovery.md). The data section
/// is one transaction with its outcome in the journal; @p data are its statements. Only reads. MariaDB only.
[[nodiscard]] Result<StatementFate> fateBySchema(db::Connection &connection, const JournalRow &row,
                                                 const std::vector<db::SqlStatement> &data);

} // namespace stellwerk::migration
