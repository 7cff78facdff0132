// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/placeholder.h"

#include <QEvent>
#include <QIcon>

#include "ui_placeholder.h"

namespace stellwerk::gui {
namespace {
constexpr int kIconSize = 64;
}

Placeholder::Placeholder(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::Placeholder>()) {
    m_ui->setupUi(this);
    m_ui->primaryButton->hide();
    m_ui->secondaryButton->hide();
    m_ui->busyRow->hide();
}

Placeholder::~Placeholder() = default;

QPushButton *Placeholder::primaryButton() const {
    return m_ui->primaryButton;
}

QPushButton *Placeholder::secondaryButton() const {
    return m_ui->secondaryButton;
}

void Placeholder::setTexts(const QString &iconName, const QString &headline, const QString &sentence) {
    m_iconName = iconName;
    m_ui->headline->setText(headline);
    m_ui->sentence->setText(sentence);
    updateIcon();
}

void Placeholder::setBusy(const QString &text) {
    m_ui->busyRow->setVisible(!text.isEmpty());
    m_ui->busyText->setText(text);
    m_ui->primaryButton->setEnabled(text.isEmpty());
    m_ui->secondaryButton->setEnabled(text.isEmpty());
}

void Placeholder::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void Placeholder::updateIcon() {
    m_ui->icon->setPixmap(QIcon::fromTheme(m_iconName).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

} // namespace stellwerk::gui
