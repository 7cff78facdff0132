// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/environment_strip.h"

#include "gui/look/look.h"
#include "gui/widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace stellwerk::gui {
namespace {
constexpr int kStrip = 4;
}

EnvironmentStrip::EnvironmentStrip(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)) {
    m_icon->setObjectName(QStringLiteral("stripIcon"));
    m_text->setObjectName(QStringLiteral("stripText"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, kStrip + 4, 16, 4);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    hide();
}

void EnvironmentStrip::setEnvironment(const std::optional<project::Environment> &environment) {
    m_environment = environment;
    updateTexts();
    setVisible(environment.has_value());
    update();
}

void EnvironmentStrip::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        updateTexts();
}

void EnvironmentStrip::updateTexts() {
    if (!m_environment)
        return;
    showIcon(m_icon, kindIconName(m_environment->kind));
    m_icon->setAccessibleName(kindText(m_environment->kind));
    m_text->setTextFormat(Qt::RichText);
    m_text->setText(
        QString(u"<b>" + kindMark(m_environment->kind) + u"</b>\u2002" + m_environment->name.toHtmlEscaped()));
}

void EnvironmentStrip::paintEvent(QPaintEvent *) {
    if (!m_environment)
        return;
    QPainter painter(this);
    const QColor color = kindColor(m_environment->kind);
    painter.fillRect(rect(), blended(palette().color(QPalette::Window), color, 0.14));
    painter.fillRect(QRect(0, 0, width(), kStrip), color);
}

} // namespace stellwerk::gui
