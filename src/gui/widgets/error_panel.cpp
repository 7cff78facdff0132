// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/error_panel.h"

#include "gui/look/plain_texts.h"
#include "gui/widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>

#include "ui_error_panel.h"

namespace stellwerk::gui {

ErrorPanel::ErrorPanel(QWidget *parent) : Card(parent), m_ui(std::make_unique<Ui::ErrorPanel>()) {
    m_ui->setupUi(this);
    m_ui->details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->details->hide();
    m_ui->actionButton->hide();
    connect(m_ui->detailsButton, &QToolButton::toggled, this, [this](bool open) {
        m_ui->details->setVisible(open);
        m_ui->detailsButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    m_ui->detailsButton->setArrowType(Qt::RightArrow);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->details->toPlainText()); });
    connect(m_ui->actionButton, &QPushButton::clicked, this, &ErrorPanel::actionTriggered);
}

ErrorPanel::~ErrorPanel() = default;

void ErrorPanel::showError(const Error &error, const QString &unchanged, Tone tone) {
    m_tone = tone;
    showBold(m_ui->message, error.message);
    const QString hint = unchanged.isEmpty() ? error.hint : QString(unchanged + u' ' + error.hint).trimmed();
    m_ui->hintLabel->setText(hint);
    m_ui->hintLabel->setVisible(!hint.isEmpty());
    m_ui->details->setPlainText(QString(errorCodeName(error.code) + u'\n' + error.toText()));
    m_ui->detailsButton->setChecked(false);
    updateLook();
    show();
}

void ErrorPanel::setAction(const QString &text) {
    m_ui->actionButton->setText(text);
    m_ui->actionButton->setVisible(!text.isEmpty());
}

void ErrorPanel::changeEvent(QEvent *event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::PaletteChange)
        updateLook();
}

void ErrorPanel::updateLook() {
    setTint(toneColor(m_tone, palette().color(QPalette::Base)));
    const QString icon = m_tone == Tone::Bad ? QStringLiteral("dialog-error") : QStringLiteral("dialog-warning");
    showIcon(m_ui->icon, icon, QStyle::PM_LargeIconSize);
}

} // namespace stellwerk::gui
