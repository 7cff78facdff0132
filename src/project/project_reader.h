// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"
#include "project/toml_document.h"

namespace stellwerk::project {

/// Reads a parsed project.toml; mistakes go into the document.
[[nodiscard]] Project readProject(TomlDocument &document);

/// The second look, at what lies in more than one place: names used twice, references, key lengths, columns with
/// two roles. Completes collections that are copies of another entity, and by-value references.
void checkEntities(TomlDocument &document, Project &project);

} // namespace stellwerk::project
