// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/catalogue/catalogue.h"
#include "masterdata/compare/data_diff.h"

#include <functional>

namespace stellwerk::masterdata {

/// The id that a row of the referenced node has in the target, by its encoded key; NULL when it has none yet.
using ReferenceIds = std::function<db::Value(const NodeReference &reference, const std::string &key)>;

/// The row is in the target and not in the package, whatever is to become of it.
[[nodiscard]] bool isOnlyInTarget(const Node &node, const RowChange &row);
/// An import will delete it.
[[nodiscard]] bool isDeleted(const Node &node, const RowChange &row);
/// An import will insert it, or update some of its cells.
[[nodiscard]] bool isWritten(const Node &node, const RowChange &row);
/// The cell that an import will write into the column; nullptr when that stays as it is. Of rows that are written.
[[nodiscard]] const CellChange *writtenCell(const RowChange &row, const QString &column);

} // namespace stellwerk::masterdata
