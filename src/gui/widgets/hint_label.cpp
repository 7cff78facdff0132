// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/hint_label.h"

#include "gui/look/look.h"

#include <QEvent>
#include <QGuiApplication>

namespace stellwerk::gui {

HintLabel::HintLabel(QWidget *parent) : QLabel(parent) {
    updateColor();
}

void HintLabel::changeEvent(QEvent *event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        updateColor();
}

void HintLabel::updateColor() {
    const QPalette application = QGuiApplication::palette();
    const QColor background = application.color(QPalette::Window);
    QPalette own;
    own.setColor(QPalette::WindowText,
                 readableOn(blended(application.color(QPalette::WindowText), background, 0.35), background, 5.0));
    setPalette(own);
}

} // namespace stellwerk::gui
