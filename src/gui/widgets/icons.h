// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStyle>

class QLabel;

namespace stellwerk::gui {

/// Shows the theme's icon @p name on @p label in one of the style's sizes. Call again after the palette changed.
void showIcon(QLabel *label, const QString &name, QStyle::PixelMetric size = QStyle::PM_SmallIconSize);

} // namespace stellwerk::gui
