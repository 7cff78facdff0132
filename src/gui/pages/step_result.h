// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/models/check_model.h"
#include "gui/models/import_model.h"
#include "gui/models/log_model.h"
#include "gui/models/phase_model.h"
#include "gui/models/proof_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepResult;
}

/// Step 7: how it ended, why, and what to do.
class StepResult final : public QWidget {
    Q_OBJECT
public:
    StepResult(DeploymentFlow &flow, LogModel &log, QWidget *parent = nullptr);
    ~StepResult() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    [[nodiscard]] QString reportFile() const;

    std::unique_ptr<Ui::StepResult> m_ui;
    void showFacts(const deployment::DeploymentReport &report);
    void showNextSteps(const deployment::DeploymentReport &report);

    DeploymentFlow &m_flow;
    ProofModel m_proofs;
    ImportModel m_import;
    PhaseModel m_phases;
    CheckModel m_validation;
};

} // namespace stellwerk::gui
