// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/workspace_flow.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StartPage;
}

/// What the window shows before a workspace is open: what to do first, or why opening failed.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(WorkspaceFlow &workspace, QWidget *parent = nullptr);
    ~StartPage() override;

Q_SIGNALS:
    void openRequested();
    void demoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    std::unique_ptr<Ui::StartPage> m_ui;
    WorkspaceFlow &m_workspace;
};

} // namespace stellwerk::gui
