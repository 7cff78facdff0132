// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/state_badge.h"

#include <QEvent>
#include <QPainter>

namespace stellwerk::gui {
namespace {
constexpr int kSide = 10;
constexpr int kTop = 4;
} // namespace

StateBadge::StateBadge(QWidget *parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateBadge::setLook(const Look &look) {
    m_look = look;
    setAccessibleName(look.word);
    updateGeometry();
    update();
}

QFont StateBadge::boldFont() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QSize StateBadge::sizeHint() const {
    const QFontMetrics metrics(boldFont());
    return {metrics.horizontalAdvance(m_look.text()) + 2 * kSide + 4, metrics.height() + 2 * kTop};
}

void StateBadge::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void StateBadge::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = palette().color(QPalette::Base);
    const QColor accent = toneColor(m_look.tone, base);
    const QColor ground = blended(base, accent, 0.14);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(ground);
    painter.setPen(QPen(blended(base, accent, 0.45), 1, m_look.tone == Tone::Unknown ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(boldFont());
    painter.setPen(readableOn(accent, ground));
    // By the font's own base line: a glyph from a taller font must not push the word up.
    const QFontMetrics metrics(boldFont());
    painter.drawText(QPoint(kSide + 1, (height() + metrics.ascent() - metrics.descent()) / 2), m_look.text());
}

} // namespace stellwerk::gui
