// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file_rows.h"

namespace stellwerk::test {

/// The 24 files that Bamort's own export writes, with invented rows: bare lists, two spaces, storage order, NULL as 0,
/// "" or false, `<`, `>` and `&` as escapes, classes by code here and by name there, links given twice.
[[nodiscard]] Files bamortFiles();
/// What the newer backend adds to them: ids of game systems that mean nothing elsewhere.
[[nodiscard]] Files newerBamortFiles();

/// The catalogue of a released project file with its schema.
[[nodiscard]] const masterdata::Catalogue &bamort040();
[[nodiscard]] const masterdata::Catalogue &bamort050();

} // namespace stellwerk::test
