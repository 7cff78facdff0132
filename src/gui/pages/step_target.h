// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/models/environment_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepTarget;
}

/// Step 2: which environment.
class StepTarget final : public QWidget {
    Q_OBJECT
public:
    StepTarget(DeploymentFlow &flow, WorkspaceFlow &workspace, QWidget *parent = nullptr);
    ~StepTarget() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    std::unique_ptr<Ui::StepTarget> m_ui;
    DeploymentFlow &m_flow;
    WorkspaceFlow &m_workspace;
    EnvironmentModel m_environments;
};

} // namespace stellwerk::gui
