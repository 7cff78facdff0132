// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/service.h"
#include "project/toml_reader.h"

namespace stellwerk::project {

inline constexpr int kMaxHookSeconds = 24 * 60 * 60;

/// The keys that project.toml's [service] and an environment have in common.
[[nodiscard]] Hooks readHooks(TomlReader &reader);
/// `health`, a table or false, or the short form `health_url`.
[[nodiscard]] HealthSettings readHealth(TomlReader &reader);
[[nodiscard]] std::optional<bool> readPreviousImageAlways(TomlReader &reader);

/// Reports a name that is not made of letters, digits, "-", "_" and "." (it becomes part of file names).
void checkPlainName(TomlReader &reader, std::string_view key, const QString &name);

} // namespace stellwerk::project
