// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/flow/deployment_flow.h"
#include "gui/models/change_model.h"
#include "gui/models/migration_model.h"
#include "gui/models/proof_model.h"

#include <QWidget>

#include <memory>

namespace stellwerk::gui {
namespace Ui {
class StepChanges;
}

/// Step 4: what would change.
class StepChanges final : public QWidget {
    Q_OBJECT
public:
    explicit StepChanges(DeploymentFlow &flow, QWidget *parent = nullptr);
    ~StepChanges() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    std::unique_ptr<Ui::StepChanges> m_ui;
    void showPlan();
    void showMigration();
    void showEntity();

    DeploymentFlow &m_flow;
    PlannedMigrationModel m_migrations;
    EntityChangeModel m_entities;
    RowChangeModel m_rows;
    ProofModel m_proofs;
    QString m_shownPlan; ///< SHA-256 of the plan that is shown
};

} // namespace stellwerk::gui
