// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/filling.h"

namespace stellwerk::demo {

/// Fills every master table of one side, parents first.
[[nodiscard]] Status writeMasterRows(Filling &filling);

// Its parts, in this order.
[[nodiscard]] Status writeBaseRows(Filling &filling);  ///< sources, classes, categories, difficulties, schools, …
[[nodiscard]] Status writeSkillRows(Filling &filling); ///< skills, weapon skills, their links and costs
[[nodiscard]] Status writeSpellRows(Filling &filling);
[[nodiscard]] Status writeItemRows(Filling &filling);  ///< equipment, weapons, containers, transportation
[[nodiscard]] Status writeClassRows(Filling &filling); ///< what learning costs each class

} // namespace stellwerk::demo
