// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/models/check_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepChecks;
}

/// Step 3: the plan is made and checked.
class StepChecks final : public QWidget {
    Q_OBJECT
public:
    explicit StepChecks(DeploymentFlow &flow, QWidget *parent = nullptr);
    ~StepChecks() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    std::unique_ptr<Ui::StepChecks> m_ui;
    DeploymentFlow &m_flow;
    CheckModel m_checks;
    QString m_shownPlan; ///< SHA-256 of the plan whose checks are shown
};

} // namespace stellwerk::gui
