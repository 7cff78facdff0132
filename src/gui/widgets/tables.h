// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QTableView;

namespace stellwerk::gui {

/// Gives a table the program's look: quiet header, fixed row height, columns of about @p widths characters. The
/// column @p stretched takes the rest, by default the last one.
void styleTable(QTableView *table, const QList<int> &widths, int stretched = -1);

} // namespace stellwerk::gui
