// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace stellwerk::test {

inline constexpr int kNotThere = -1; ///< the table or column does not exist on that side

/// How many rows a table has in a demo of scale 1.
struct RowCount {
    const char *table; ///< its name in dev
    int prod;
    int dev;
};
const std::vector<RowCount> &rowCounts();

/// A property of the sample rows: a query that gives one number. Names are those in dev. Beside plain SQL there are
/// CHARS(x), the number of characters, and EXACT(x), to compare bytes and not by a collation.
struct QuirkCheck {
    const char *name;
    const char *sql;
    int prod;
    int dev;
};
const std::vector<QuirkCheck> &quirkChecks();

} // namespace stellwerk::test
