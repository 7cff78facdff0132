// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/options.h"
#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/main_window.h"

#include <QObject>
#include <QTimer>

namespace stellwerk::gui {

/// Brings the real window on a real workspace into a named state, draws it into a file and ends the program. Scenes:
/// empty, overview, error, packages, deployment-checks, -changes, -confirm, -running, -result.
class Scene final : public QObject {
    Q_OBJECT
public:
    Scene(const Options &options, MainWindow &window, WorkspaceFlow &workspace, DeploymentFlow &deployment);

private:
    void look();
    void draw();
    [[nodiscard]] bool workspaceIsRead() const;
    [[nodiscard]] bool reached() const;
    void goOn();

    Options m_options;
    MainWindow &m_window;
    WorkspaceFlow &m_workspace;
    DeploymentFlow &m_deployment;
    QTimer m_timer;
    bool m_packagesListed = false;
    bool m_drawn = false;
};

} // namespace stellwerk::gui
