// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/appearance.h"
#include "gui/app/language_manager.h"
#include "gui/app/options.h"
#include "gui/app/password_prompt.h"
#include "gui/app/scene.h"
#include "gui/app/settings.h"
#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/main_window.h"

#include <memory>

namespace stellwerk::gui {

/// The objects of the running program and their order of life.
class Application final {
public:
    Application(const Options &options, std::shared_ptr<const Backend> backend, std::unique_ptr<Settings> settings);
    ~Application();

    /// Opens the workspace of the command line, or the last one, and shows the window.
    void start();

private:
    Options m_options;
    std::unique_ptr<Settings> m_settings;
    LanguageManager m_languages;
    Appearance m_appearance;
    PasswordPrompt m_passwords;
    WorkspaceFlow m_workspace;
    DeploymentFlow m_deployment;
    MainWindow m_window;
    std::unique_ptr<Scene> m_scene;
};

} // namespace stellwerk::gui
