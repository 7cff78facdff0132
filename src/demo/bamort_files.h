// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/version.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace stellwerk::demo {

/// The projects whose files are part of this program, sorted.
[[nodiscard]] QStringList projectNames();

/// The database versions of a known project for which there are files, in ascending order. Fails with NotFound for an
/// unknown project.
[[nodiscard]] Result<std::vector<Version>> projectVersions(const QString &projectName);

/// Writes project.toml, migrations/ and schema/ of a known project into a workspace folder, which is made if it is
/// missing: the project's description of that database version (nothing: the newest) with the migrations and snapshots
/// up to it. Fails with NotFound for an unknown project or version, with AlreadyExists if one of the files is there
/// already; nothing is written then.
[[nodiscard]] Status writeProjectFiles(const QString &projectName, const QString &folder,
                                       const std::optional<Version> &version = {});

} // namespace stellwerk::demo
