// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"

namespace stellwerk::masterdata {

/// Finds new rows that look like a row that is only in the target, and sets their RowChange::rename. One row is offered
/// for one row. A row that was made in the target (not in the baseline) is no candidate when there is a baseline:
/// RowChange::note of such rows does not matter, their cells have no baseline. Nor is a new row that the baseline
/// knows: then both keys existed at once. Gives the number of pairs that were compared, at most kMostPartners per new
/// row.
///
/// How alike two rows are, 0 … 1:
///
///     likeness = share · content + (1 − share) · name
///     share    = evidence / (evidence + 2)
///
/// - *evidence*: the weight of the cells that both rows fill, without key, derived and deprecated columns. A value
///   weighs what it can say, divided by the number of candidates that hold it (on the side that has more of them); of
///   two that differ, the lesser one counts. A text says 1/16 per byte, at most 3; a number 1/4 per digit, at most 1;
///   true 1/10; a column's default, 0, false, "" and "none" nearly nothing; NULL nothing.
/// - *content*: the part of it that is in equal cells.
/// - *name*: nameLikeness() of the two keys. Numbers in them must be equal for it to count, and a key without text is
///   never renamed. Of names that differ in nothing but case, blanks and compatibility forms the share is at most 1/4.
///
/// Offered is a pair with likeness ≥ 0.75 − 0.25 · share − 0.15 · (1 − share) · agreement, where agreement is
/// equal / (equal + different + 1), counting cells that say something: where rows are nothing but their key the names
/// must be very much alike, where many cells agree a little less, where they say a lot half is enough. The best pair is
/// taken first; where several pairs of a row are equally good, nobody can tell and none of these rows is offered. Does
/// not depend on the order of the rows.
qint64 findRenames(const Node &node, EntityDiff &diff, bool threeWay);

/// With how many rows of the target a new row is compared at most: those with which it shares what is rarest.
inline constexpr size_t kMostPartners = 64;

} // namespace stellwerk::masterdata
