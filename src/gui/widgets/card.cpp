// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.h"

#include "gui/look/look.h"

#include <QPainter>
#include <QPainterPath>

namespace stellwerk::gui {
namespace {
constexpr double kRadius = 6;
constexpr double kStrip = 4;
} // namespace

Card::Card(QWidget *parent) : QFrame(parent) {
    setFrameShape(QFrame::NoFrame);
}

QColor Card::ground(const QPalette &palette) {
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    // In dark schemes fields are darker than windows; on a card of the same colour nobody would see them.
    return base.lightness() >= window.lightness() ? base : blended(window, palette.color(QPalette::Text), 0.05);
}

void Card::setAccent(const QColor &accent) {
    m_accent = accent;
    update();
}

void Card::setTint(const QColor &tint) {
    m_tint = tint;
    update();
}

void Card::setSelected(bool selected) {
    m_selected = selected;
    update();
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = ground(palette());
    const QColor highlight = palette().color(QPalette::Highlight);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.fillPath(shape, m_tint.isValid() ? blended(base, m_tint, 0.10) : base);
    if (m_accent.isValid()) {
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(0, 0, width(), kStrip + 1), m_accent);
        painter.restore();
    }
    const bool strong = m_selected || (hasFocus() && focusPolicy() != Qt::NoFocus);
    QColor line = m_tint.isValid() ? blended(base, m_tint, 0.5) : blended(base, palette().color(QPalette::Text), 0.2);
    if (strong)
        line = highlight;
    painter.setPen(QPen(line, strong ? 2 : 1));
    painter.drawPath(shape);
    if (hasFocus() && focusPolicy() != Qt::NoFocus) {
        painter.setPen(QPen(highlight, 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, kStrip + 4.5, -4.5, -4.5), kRadius - 2, kRadius - 2);
    }
}

} // namespace stellwerk::gui
