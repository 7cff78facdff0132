// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

namespace stellwerk::demo {

/// The projects whose files are part of this program, sorted.
[[nodiscard]] QStringList projectNames();

/// Writes project.toml, migrations/ and schema/ of a known project into a workspace folder, which is made if it is
/// missing. Fails with NotFound for an unknown project, with AlreadyExists if one of the files is there already;
/// nothing is written then.
[[nodiscard]] Status writeProjectFiles(const QString &projectName, const QString &folder);

} // namespace stellwerk::demo
