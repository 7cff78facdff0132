// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/log_view.h"

#include "gui/widgets/tables.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

#include "ui_log_view.h"

namespace stellwerk::gui {

LogView::LogView(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::LogView>()) {
    m_ui->setupUi(this);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model->toText()); });
    connect(m_ui->errorButton, &QPushButton::clicked, this, [this] {
        m_ui->followBox->setChecked(false);
        m_ui->table->selectRow(m_model->firstError());
    });
}

LogView::~LogView() = default;

void LogView::setModel(LogModel *model) {
    m_model = model;
    m_ui->table->setModel(model);
    styleTable(m_ui->table, {6, 9, 10});
    connect(model, &QAbstractItemModel::rowsInserted, this, &LogView::showState);
    connect(model, &QAbstractItemModel::modelReset, this, &LogView::showState);
    showState();
}

void LogView::showState() {
    m_ui->errorButton->setVisible(m_model->firstError() >= 0);
    m_ui->countLabel->setText(tr("%n line(s)", nullptr, m_model->rowCount()));
    if (m_ui->followBox->isChecked())
        m_ui->table->scrollToBottom();
}

void LogView::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    if (m_model)
        showState();
}

} // namespace stellwerk::gui
