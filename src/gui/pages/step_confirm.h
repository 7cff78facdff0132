// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepConfirm;
}

/// Step 5: one sentence, and the typed name where it is production.
class StepConfirm final : public QWidget {
    Q_OBJECT
public:
    explicit StepConfirm(DeploymentFlow &flow, QWidget *parent = nullptr);
    ~StepConfirm() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    std::unique_ptr<Ui::StepConfirm> m_ui;
    DeploymentFlow &m_flow;
};

} // namespace stellwerk::gui
