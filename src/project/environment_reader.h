// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/environment.h"
#include "project/toml_document.h"

namespace stellwerk::project {

/// Reads a parsed environments.toml; mistakes go into the document.
[[nodiscard]] std::vector<Environment> readEnvironments(TomlDocument &document);

} // namespace stellwerk::project
