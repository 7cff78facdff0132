// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/import/import.h"

namespace stellwerk::masterdata {

/// @p counts and @p diffs by node; the diffs hold the rows that were left alone or removed.
[[nodiscard]] ImportReport reportOf(const std::vector<Node> &nodes, std::vector<ImportCounts> counts,
                                    const std::vector<EntityDiff> &diffs);

} // namespace stellwerk::masterdata
