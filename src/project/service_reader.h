// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/toml_reader.h"

namespace stellwerk::project {

/// The keys that project.toml's [service] and an environment have in common.
[[nodiscard]] QMap<QString, QStringList> readHooks(TomlReader &reader);
[[nodiscard]] QString readHealthUrl(TomlReader &reader);

/// Reports a name that is not made of letters, digits, "-", "_" and "." (it becomes part of file names).
void checkPlainName(TomlReader &reader, std::string_view key, const QString &name);

} // namespace stellwerk::project
