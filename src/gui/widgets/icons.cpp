// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/icons.h"

#include <QIcon>
#include <QLabel>

namespace stellwerk::gui {

void showIcon(QLabel *label, const QString &name, QStyle::PixelMetric size) {
    const int side = label->style()->pixelMetric(size);
    label->setPixmap(QIcon::fromTheme(name).pixmap(QSize(side, side), label->devicePixelRatioF()));
}

} // namespace stellwerk::gui
