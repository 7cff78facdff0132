// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace stellwerk::migration {

/// The lines that differ, as "-old" and "+new" below "@@ line N" (of the new text). White space at line ends, such as
/// a carriage return, is compared but not shown.
[[nodiscard]] QString scriptDiff(const QByteArray &before, const QByteArray &after);

} // namespace stellwerk::migration
