// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace stellwerk::db {

/// Room for the text of any number.
using NumberRoom = std::array<char, 32>;

/// realText() without a string of its own: written into @p room, where the result lies.
[[nodiscard]] std::string_view putReal(NumberRoom &room, double number);

} // namespace stellwerk::db
