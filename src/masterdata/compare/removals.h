// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"

#include <vector>

namespace stellwerk::masterdata {

/// When all nodes are compared: keeps removed rows that rows which stay refer to, and removes the rows of a collection
/// together with their parent, unless the package brings no row of that collection at all. Sorts by state.
void settleRemovals(const Catalogue &catalogue, std::vector<EntityDiff> &diffs);

/// Removals that rows outside the master data would be deleted by, changed by or refused because of: kept, with a note.
/// After their impact has been counted.
void keepReferenced(EntityDiff &diff);

} // namespace stellwerk::masterdata
