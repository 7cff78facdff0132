// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace stellwerk::demo {

/// The description of a known project's own export of its whole database (docs/formats.md, foreign.toml). Fails with
/// NotFound where there is none.
[[nodiscard]] Result<QByteArray> foreignFormatText(const QString &projectName);

} // namespace stellwerk::demo
