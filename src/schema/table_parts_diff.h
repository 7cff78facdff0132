// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/schema_diff.h"

namespace stellwerk::schema {

/// The differences between the indexes, foreign keys and checks of one table.
[[nodiscard]] std::vector<Difference> compareTableParts(const Table &expected, const Table &actual, db::Engine engine);

} // namespace stellwerk::schema
