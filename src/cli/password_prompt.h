// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace stellwerk::cli {

/// Asks on the terminal without showing what is typed.
[[nodiscard]] Result<QString> askPassword(const QString &question);

} // namespace stellwerk::cli
