// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/models/log_model.h"
#include "gui/models/phase_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepRunning;
}

/// Step 6: phases, progress and log of the run.
class StepRunning final : public QWidget {
    Q_OBJECT
public:
    StepRunning(DeploymentFlow &flow, LogModel &log, QWidget *parent = nullptr);
    ~StepRunning() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showElapsed();
    [[nodiscard]] QString progressText(const Progress &progress) const;

    std::unique_ptr<Ui::StepRunning> m_ui;
    DeploymentFlow &m_flow;
    PhaseModel m_phases;
    QTimer m_clock; ///< the elapsed time goes on between events
};

} // namespace stellwerk::gui
