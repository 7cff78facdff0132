// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/report/html_page.h"
#include "masterdata/compare/data_diff.h"
#include "masterdata/compare/review.h"

namespace stellwerk::deployment {

/// A table of how many rows of each entity are in which state.
void addDiffCounts(HtmlPage &page, const masterdata::DataDiff &diff);

/// Each entity that has something to say, row by row and cell by cell: target → package, notes, impact, what is offered
/// and what was decided.
void addDiffRows(HtmlPage &page, const masterdata::DataDiff &diff, const masterdata::Review &review);

} // namespace stellwerk::deployment
