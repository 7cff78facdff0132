// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"
#include "project/toml_reader.h"

#include <optional>

namespace stellwerk::project {

/// Reads `[init]`; nothing when it has no `[init.admin]`.
[[nodiscard]] std::optional<InitAdmin> readInitAdmin(TomlReader &reader);

} // namespace stellwerk::project
