// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/models/log_model.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace stellwerk::gui {
namespace Ui {
class DeploymentPage;
}

/// The deployment as a page with steps: whose environment, where on the way, and the one button that goes on.
class DeploymentPage final : public QWidget {
    Q_OBJECT
public:
    DeploymentPage(DeploymentFlow &flow, WorkspaceFlow &workspace, std::shared_ptr<const Backend> backend,
                   QWidget *parent = nullptr);
    ~DeploymentPage() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void addStep(QWidget *step, const QString &name);
    void showStep();
    void showFooter();
    void showCancel();
    void goOn();
    [[nodiscard]] QString contextText() const;
    [[nodiscard]] QString nextText() const;

    std::unique_ptr<Ui::DeploymentPage> m_ui;
    DeploymentFlow &m_flow;
    LogModel m_log;
    std::vector<QWidget *> m_steps; ///< by DeploymentFlow::Step, owned by the stack
};

} // namespace stellwerk::gui
