// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/models/package_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepPackage;
}

/// Step 1: which package.
class StepPackage final : public QWidget {
    Q_OBJECT
public:
    StepPackage(DeploymentFlow &flow, WorkspaceFlow &workspace, std::shared_ptr<const Backend> backend,
                QWidget *parent = nullptr);
    ~StepPackage() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showPackages();
    void chooseFile();

    std::unique_ptr<Ui::StepPackage> m_ui;
    DeploymentFlow &m_flow;
    WorkspaceFlow &m_workspace;
    std::shared_ptr<const Backend> m_backend;
    PackageModel m_packages;
    std::vector<PackageEntry> m_otherFiles; ///< chosen from outside the packages folder
    TaskRunner m_reader;
};

} // namespace stellwerk::gui
