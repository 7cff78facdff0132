// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk::cli {

/// Colours the sign that a line begins with (✓ ! ✕ → and those of a comparison) for a terminal. The sign says the same
/// without colour.
[[nodiscard]] QString painted(const QString &text);

} // namespace stellwerk::cli
