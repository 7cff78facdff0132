// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace stellwerk::cli {

/// Rows as aligned columns, two blanks between them, no blank at a line's end.
[[nodiscard]] QString textTable(const std::vector<QStringList> &rows);

} // namespace stellwerk::cli
