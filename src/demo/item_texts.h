// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/filling.h"

#include <QString>

namespace stellwerk::demo {

/// The description of piece @p index of equipmentNames(): 0 and 1 have CR LF (0 has exactly 1403 bytes), 2 to 4 have
/// LF, some have odd texts, others none at all. Characters' equipment repeats it.
[[nodiscard]] QString equipmentText(const Filling &filling, int index, int copy);

/// 0.05 … 9.95 with a fraction, or a whole number.
[[nodiscard]] double measure(Random &random, bool fraction);

} // namespace stellwerk::demo
