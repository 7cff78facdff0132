// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project.h"

#include <optional>

namespace stellwerk::project {

/// The reference that @p column is, or nullptr.
[[nodiscard]] const Reference *referenceOf(const std::vector<Reference> &references, const QString &column);
[[nodiscard]] QStringList entityNames(const Project &project);

/// The values that identify a row of @p entity in a file, as paths like "skill_id.name": a reference in the natural
/// key stands for the values that it is written as. Nothing if that depends on an unknown entity or on itself.
[[nodiscard]] std::optional<QStringList> keyParts(const Project &project, const Entity &entity);
/// The same for the values that @p reference is written as: of `by`, or of the target's natural key.
[[nodiscard]] std::optional<QStringList> referenceParts(const Project &project, const Reference &reference);
/// Does the natural key contain itself, through references?
[[nodiscard]] bool keyDependsOnItself(const Project &project, const Entity &entity);

} // namespace stellwerk::project
