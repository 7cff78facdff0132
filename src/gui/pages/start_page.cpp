// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/start_page.h"

#include <QEvent>
#include <QPushButton>

#include "ui_start_page.h"

namespace stellwerk::gui {

StartPage::StartPage(WorkspaceFlow &workspace, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StartPage>()), m_workspace(workspace) {
    m_ui->setupUi(this);
    m_ui->placeholder->primaryButton()->setIcon(QIcon::fromTheme(QStringLiteral("media-playback-start")));
    m_ui->placeholder->secondaryButton()->setIcon(QIcon::fromTheme(QStringLiteral("folder-open")));
    m_ui->placeholder->primaryButton()->setDefault(true);
    m_ui->placeholder->primaryButton()->setVisible(true);
    m_ui->placeholder->secondaryButton()->setVisible(true);
    connect(m_ui->placeholder->primaryButton(), &QPushButton::clicked, this, &StartPage::demoRequested);
    connect(m_ui->placeholder->secondaryButton(), &QPushButton::clicked, this, &StartPage::openRequested);
    connect(&workspace, &WorkspaceFlow::sessionChanged, this, &StartPage::showState);
    connect(&workspace, &WorkspaceFlow::activityChanged, this, &StartPage::showState);
    showState();
}

StartPage::~StartPage() = default;

void StartPage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

void StartPage::showState() {
    m_ui->placeholder->setTexts(
        QStringLiteral("server-database"), tr("No workspace is open"),
        tr("A workspace is a folder with a project.toml: it says which environments there are and what belongs "
           "into a deployment. The demo makes one with invented data, in a folder of its own."));
    m_ui->placeholder->primaryButton()->setText(tr("Try &Demo"));
    m_ui->placeholder->secondaryButton()->setText(tr("Open &Workspace…"));
    m_ui->placeholder->setBusy(m_workspace.isOpening() ? tr("Opening the workspace …") : QString());
    m_ui->errorPanel->setVisible(m_workspace.openError().has_value());
    if (m_workspace.openError())
        m_ui->errorPanel->showError(*m_workspace.openError());
}

} // namespace stellwerk::gui
