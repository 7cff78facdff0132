// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/sql_script.h"

#include <span>

namespace stellwerk::backup {

/// True for CREATE TABLE … AS SELECT and the like: the table would get rows of others, by programs of anybody. No
/// server prints a definition so.
[[nodiscard]] bool fillsFromQuery(std::span<const db::SqlToken> tokens);

} // namespace stellwerk::backup
