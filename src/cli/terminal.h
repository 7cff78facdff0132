// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <stop_token>

namespace stellwerk::cli {

/// Asks on the terminal; @p secret hides what is typed. A stop request ends the waiting with Cancelled and leaves the
/// terminal as it was.
[[nodiscard]] Result<QString> askOnTerminal(const QString &question, bool secret, const std::stop_token &stop);

/// The width of the terminal on standard output in characters; 0 when it has none.
[[nodiscard]] int terminalColumns();

} // namespace stellwerk::cli
