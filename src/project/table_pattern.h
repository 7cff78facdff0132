// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace stellwerk::project {

/// Does @p name fit @p pattern? An asterisk stands for any run of characters, also none; all else, upper and lower
/// case included, must be the same. A pattern that fits another pattern's text fits every name of that one, too.
[[nodiscard]] bool matchesPattern(QStringView pattern, QStringView name);

} // namespace stellwerk::project
