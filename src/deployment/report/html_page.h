// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stellwerk::deployment {

/// The beginning of a page that needs no other file: head with the style (light, dark, print), then the title as a
/// heading. In the language of the program.
[[nodiscard]] QString htmlBeginning(const QString &title);

} // namespace stellwerk::deployment
