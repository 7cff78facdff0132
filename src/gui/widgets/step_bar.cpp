// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/step_bar.h"

#include "gui/look/look.h"

#include <QPainter>

namespace stellwerk::gui {
namespace {
constexpr int kGap = 6;   ///< between circle and word
constexpr int kLine = 12; ///< shortest line between two steps
} // namespace

StepBar::StepBar(QWidget *parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList &steps) {
    m_steps = steps;
    describe();
    updateGeometry();
    update();
}

void StepBar::setCurrent(int current) {
    m_current = current;
    describe();
    update();
}

void StepBar::describe() {
    if (m_current < m_steps.size())
        setAccessibleDescription(
            tr("Step %1 of %2: %3")
                .arg(QString::number(m_current + 1), QString::number(m_steps.size()), m_steps[m_current]));
}

int StepBar::diameter() const {
    return fontMetrics().height() + 6;
}

QSize StepBar::sizeHint() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    int width = 0;
    for (const QString &step : m_steps)
        width += diameter() + kGap + QFontMetrics(bold).horizontalAdvance(step) + kLine + 2 * kGap;
    return {width, diameter() + 4};
}

QSize StepBar::minimumSizeHint() const {
    return {0, sizeHint().height()};
}

void StepBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor accent = palette().color(QPalette::Highlight);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    int words = 0;
    for (const QString &step : m_steps)
        words += diameter() + kGap + QFontMetrics(bold).horizontalAdvance(step) + 2 * kGap;
    const int gaps = static_cast<int>(m_steps.size()) - 1;
    const int line = gaps > 0 ? std::clamp((width() - words) / gaps, 0, 48) : 0;
    const int middle = height() / 2;
    int left = 1;
    for (int index = 0; index < m_steps.size(); ++index) {
        const bool done = index < m_current;
        const bool current = index == m_current;
        const QRect circle(left, middle - diameter() / 2, diameter(), diameter());
        const QColor fill = current ? accent : done ? blended(window, accent, 0.25) : window;
        painter.setPen(QPen(current || done ? accent : blended(window, text, 0.4), 1.2));
        painter.setBrush(fill);
        painter.drawEllipse(QRectF(circle).adjusted(0.6, 0.6, -0.6, -0.6));
        painter.setFont(bold);
        painter.setPen(readableOn(current ? palette().color(QPalette::HighlightedText) : text, fill));
        painter.drawText(circle, Qt::AlignCenter, done ? QStringLiteral("✓") : QString::number(index + 1));
        left += diameter() + kGap;
        painter.setFont(current ? bold : font());
        painter.setPen(current ? text : readableOn(blended(text, window, 0.35), window));
        const int wordWidth = painter.fontMetrics().horizontalAdvance(m_steps[index]);
        painter.drawText(QRect(left, 0, wordWidth + 4, height()), Qt::AlignVCenter | Qt::AlignLeft, m_steps[index]);
        left += wordWidth + kGap;
        if (index < gaps && line > 4) {
            painter.setPen(QPen(done ? accent : blended(window, text, 0.3), 1.2));
            painter.drawLine(QPointF(left, middle), QPointF(left + line - kGap, middle));
        }
        left += line;
    }
}

} // namespace stellwerk::gui
