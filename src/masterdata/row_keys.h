// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/data_set.h"

namespace stellwerk::masterdata {

/// Replaces aliases by their canonical spelling in a row's cells.
void applyAliases(const Node &node, std::vector<db::Value> &cells);

/// The flattened natural key of a row: references in the key contribute the parts of the row they point to. A reference
/// that points at nothing contributes its value as it is.
[[nodiscard]] Key keyOf(const Node &node, const std::vector<db::Value> &cells);

/// Sorts the rows by key and marks those that cannot be matched: an empty key, a key that occurs more than once.
void sortAndMark(EntityData &data);

} // namespace stellwerk::masterdata
