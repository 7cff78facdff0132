// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/appearance.h"
#include "gui/app/language_manager.h"
#include "gui/app/settings.h"
#include "gui/flow/deployment_flow.h"
#include "gui/flow/workspace_flow.h"
#include "gui/look/plain_texts.h"

#include <QMainWindow>

#include <memory>

class QActionGroup;
class QLabel;
class QPushButton;

namespace stellwerk::gui {
namespace Ui {
class MainWindow;
}
class DeploymentPage;
class OverviewPage;
class PackagesPage;
class StartPage;

/// The window: sidebar, pages, menus. Knows no database; the flows do the work.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    enum class Page { Overview, Packages, Deployment };
    static constexpr int kPageCount = 3;

    /// Everything the window works with; owned by the caller and longer-lived than the window.
    struct Parts {
        std::shared_ptr<const Backend> backend;
        WorkspaceFlow &workspace;
        DeploymentFlow &deployment;
        LanguageManager &languages;
        Appearance &appearance;
        Settings &settings;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// By its name on the command line: "overview", "packages", "deployment".
    void showPage(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPage(QWidget *page, const QString &iconName);
    void connectFlows();
    void fillMenus();
    void fillChoices();
    void retranslate();
    void showSession();
    void showActivity();
    void showTitle();
    void shapeSidebar();
    void openFolder();
    void openDemo();
    void askBeforeClosing();
    void deploy(const QString &packagePath, const QString &environment);

    PlainTexts m_plainTexts; ///< before anything is shown
    std::unique_ptr<Ui::MainWindow> m_ui;
    Parts m_parts;
    StartPage *m_start;
    OverviewPage *m_overview;
    PackagesPage *m_packages;
    DeploymentPage *m_deployment;
    QActionGroup *m_goActions;
    QActionGroup *m_schemeActions;
    QActionGroup *m_languageActions;
    QLabel *m_activity;
    QPushButton *m_showRun;
    QLabel *m_demoMark;
    bool m_closeWhenIdle = false;
};

} // namespace stellwerk::gui
