// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace stellwerk::masterdata {

/// Encoded keys of rows that rows which are not among the differences refer to, by node.
using NeededKeys = std::vector<std::set<std::string, std::less<>>>;

/// When all nodes are compared: keeps removed rows that rows refer to which stay, or whose reference is not written,
/// and removes the rows of a collection together with their parent, unless the package brings no row of that collection
/// at all. What is @p needed stays, too. Sorts by state.
void settleRemovals(const Catalogue &catalogue, std::vector<EntityDiff> &diffs, NeededKeys needed = {});

/// The removal does not take place: the row stays, and with it what it belongs to. @p why: translated.
void keepRemoval(RowChange &row, const QString &why);

/// Removals that rows outside the master data would be deleted by, changed by or refused because of: kept, with a note.
/// After their impact has been counted.
void keepReferenced(EntityDiff &diff);

} // namespace stellwerk::masterdata
