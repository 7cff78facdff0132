// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/data_diff.h"

#include <QString>

namespace stellwerk::cli {

enum class RowList { None, First, All };

/// How much of a comparison is shown, and how wide.
struct DiffView {
    QString entity{};              ///< only the rows of this entity; empty: of all
    RowList rows = RowList::First; ///< First: a few rows of each entity and state
    int width = 0;                 ///< of the terminal; 0 = no limit
};

/// A comparison of master data for people: a table of counts, then the rows with glyph and word, cell by cell, what has
/// to be decided, what is offered, who would be hurt. Reads without colour.
[[nodiscard]] QString diffText(const masterdata::DataDiff &diff, const DiffView &view);

} // namespace stellwerk::cli
