// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::cli {

/// Rows as aligned columns, two blanks between them, no blank at a line's end. @p width is the terminal's (0 = no
/// limit): the last column is wrapped into what the others leave of it, and where they leave too little, lines are cut.
[[nodiscard]] QString textTable(const std::vector<QStringList> &rows, int width = 0);

/// @p line, or its beginning and "…" when it is wider than @p width (0 = no limit).
[[nodiscard]] QString cutLine(const QString &line, int width);

} // namespace stellwerk::cli
