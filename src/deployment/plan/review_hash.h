// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masterdata/compare/review.h"

namespace stellwerk::deployment {

/// SHA-256, hex, over what the decisions decide; who, when and why are left out. Equal for equal decisions, whatever
/// the file looks like; a file that is not there is one without decisions.
[[nodiscard]] QString reviewHash(const masterdata::Review &review);

} // namespace stellwerk::deployment
