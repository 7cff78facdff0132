// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_target.h"

#include "gui/widgets/tables.h"

#include <QEvent>

#include "ui_step_target.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {
QString nameOf(const EnvironmentEntry &entry) {
    return entry.environment.name;
}
} // namespace

StepTarget::StepTarget(DeploymentFlow &flow, WorkspaceFlow &workspace, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepTarget>()), m_flow(flow), m_workspace(workspace) {
    m_ui->setupUi(this);
    m_ui->environmentView->setModel(&m_environments);
    styleTable(m_ui->environmentView, {18, 16, 16, 24});
    connect(m_ui->environmentView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (const EnvironmentEntry *entry = m_environments.row(index.row()))
                    m_flow.chooseTarget(entry->environment);
            });
    connect(m_ui->environmentView, &QTableView::activated, &flow, &DeploymentFlow::next);
    connect(&workspace, &WorkspaceFlow::environmentsChanged, this, &StepTarget::showState);
    connect(&workspace, &WorkspaceFlow::sessionChanged, this, &StepTarget::showState);
    connect(&flow, &DeploymentFlow::stepChanged, this, &StepTarget::showState);
    showState();
}

StepTarget::~StepTarget() = default;

void StepTarget::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_environments.retranslate();
}

void StepTarget::showState() {
    {
        const QSignalBlocker quiet(m_ui->environmentView->selectionModel());
        m_environments.setRows(m_workspace.environments());
    }
    const QString chosen = m_flow.target() ? m_flow.target()->name : QString();
    const auto found = std::ranges::find(m_environments.rows(), chosen, nameOf);
    if (found != m_environments.rows().end())
        m_ui->environmentView->selectRow(static_cast<int>(found - m_environments.rows().begin()));
}

} // namespace stellwerk::gui
