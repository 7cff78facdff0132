// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/application.h"

namespace stellwerk::gui {
namespace {

QString given(const QString &option, const QString &remembered) {
    return option.isEmpty() ? remembered : option;
}

/// The first texts are made with the right language, the first pixels with the right colours.
MainWindow::Parts prepared(const MainWindow::Parts &parts, const Options &options) {
    parts.languages.setLanguage(given(options.language, parts.settings.language()));
    parts.appearance.setColorScheme(given(options.colorScheme, parts.settings.colorScheme()));
    return parts;
}

} // namespace

Application::Application(const Options &options, std::shared_ptr<const Backend> backend,
                         std::unique_ptr<Settings> settings)
    : m_options(options),
      m_settings(std::move(settings)),
      m_workspace(backend, m_passwords.prompt()),
      m_deployment(backend),
      m_window(prepared({backend, m_workspace, m_deployment, m_languages, m_appearance, *m_settings}, options)) {
    m_passwords.setWindow(&m_window);
}

Application::~Application() {
    m_passwords.leave();
}

void Application::start() {
    const QString folder =
        given(m_options.workspace, m_options.screenshot.isEmpty() ? m_settings->workspace() : QString());
    if (!m_options.screenshot.isEmpty())
        m_scene = std::make_unique<Scene>(m_options, m_window, m_workspace, m_deployment);
    if (!folder.isEmpty())
        m_workspace.open(folder);
    m_window.show();
    if (!m_options.page.isEmpty())
        QObject::connect(
            &m_workspace, &WorkspaceFlow::sessionChanged, &m_window, [this] { m_window.showPage(m_options.page); },
            Qt::SingleShotConnection);
}

} // namespace stellwerk::gui
