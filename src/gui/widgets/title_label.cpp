// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/title_label.h"

#include <QEvent>
#include <QGuiApplication>

namespace stellwerk::gui {

TitleLabel::TitleLabel(QWidget *parent) : QLabel(parent) {
    updateFont();
}

void TitleLabel::setScale(double factor) {
    m_scale = factor;
    updateFont();
}

void TitleLabel::changeEvent(QEvent *event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        updateFont();
}

void TitleLabel::updateFont() {
    QFont title = QGuiApplication::font();
    title.setPointSizeF(title.pointSizeF() * m_scale);
    title.setWeight(QFont::DemiBold);
    setFont(title);
}

} // namespace stellwerk::gui
