// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_changes.h"

#include "gui/look/format.h"
#include "gui/widgets/tables.h"

#include <QEvent>
#include <QFontDatabase>

#include "ui_step_changes.h"

namespace stellwerk::gui {

using masterdata::RowState;

StepChanges::StepChanges(DeploymentFlow &flow, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepChanges>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->migrationView->setModel(&m_migrations);
    m_ui->entityView->setModel(&m_entities);
    m_ui->rowView->setModel(&m_rows);
    m_ui->proofView->setModel(&m_proofs);
    m_ui->sqlView->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    styleTable(m_ui->migrationView, {34, 10, 12, 26});
    styleTable(m_ui->entityView, {36, 10, 13, 13, 18, 16, 12}, 0);
    styleTable(m_ui->rowView, {18, 34});
    styleTable(m_ui->proofView, {36, 26, 16, 16}, 0);
    connect(m_ui->migrationView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &StepChanges::showMigration);
    connect(m_ui->entityView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &StepChanges::showEntity);
    connect(&flow, &DeploymentFlow::changed, this, &StepChanges::showState);
    showState();
}

StepChanges::~StepChanges() = default;

void StepChanges::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_migrations.retranslate();
    m_entities.retranslate();
    m_rows.retranslate();
    m_proofs.retranslate();
    m_shownPlan.clear();
    showState();
}

void StepChanges::showState() {
    const auto &plan = m_flow.plan();
    if (plan && plan->sha256 != m_shownPlan)
        showPlan();
    m_shownPlan = plan ? plan->sha256 : QString();
}

void StepChanges::showPlan() {
    const deployment::Plan &plan = *m_flow.plan();
    m_migrations.setRows(plan.migrations);
    m_entities.setDiff(plan.data);
    m_proofs.setRows(plan.protectedTables);
    m_ui->migrationView->selectRow(0);
    m_ui->entityView->selectRow(0);
    showMigration();
    showEntity();
    const qint64 rows = plan.data.count(masterdata::RowAction::Write);
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_ui->migrationTab),
                           tr("Migrations (%1)").arg(numberText(std::ssize(plan.migrations))));
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_ui->dataTab), tr("Master Data (%1)").arg(numberText(rows)));
    m_ui->tabs->setTabText(m_ui->tabs->indexOf(m_ui->protectedTab),
                           tr("Protected Tables (%1)").arg(numberText(std::ssize(plan.protectedTables))));
    const QString versions =
        plan.from == plan.to
            ? tr("%1 stays at version %2.").arg(plan.target.name, plan.to.toString())
            : tr("%1 goes from version %2 to %3.").arg(plan.target.name, versionText(plan.from), plan.to.toString());
    const auto count = [&plan](RowState state) { return static_cast<int>(plan.data.count(state)); };
    m_ui->summary->setText(
        QString(versions + u' ' + tr("%n migration(s).", nullptr, static_cast<int>(plan.migrations.size())) + u' ' +
                tr("Master data:") + u' ' + tr("%n row(s) new", nullptr, count(RowState::New)) + u", " +
                tr("%n row(s) changed", nullptr,
                   count(RowState::Changed) + count(RowState::Renamed) + count(RowState::ChangedInTarget) +
                       count(RowState::Conflict)) +
                u", " + tr("%n row(s) removed", nullptr, count(RowState::Removed)) + u'.'));
}

void StepChanges::showMigration() {
    const deployment::PlannedMigration *migration = m_migrations.row(m_ui->migrationView->currentIndex().row());
    QString text;
    if (migration) {
        for (const migration::LintFinding &finding : migration->findings)
            text += QString(u"-- " + finding.position.toString() + u' ' + finding.message + u'\n');
        text += QString(migration->statements.join(QLatin1String(";\n\n")) + u';');
    }
    m_ui->sqlView->setPlainText(text);
}

void StepChanges::showEntity() {
    const masterdata::EntityDiff *diff = m_entities.row(m_ui->entityView->currentIndex().row());
    m_rows.setRows(diff ? diff->rows : std::vector<masterdata::RowChange>());
}

} // namespace stellwerk::gui
