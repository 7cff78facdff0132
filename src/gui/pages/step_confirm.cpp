// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_confirm.h"

#include "gui/look/format.h"
#include "gui/widgets/icons.h"

#include <QEvent>

#include "ui_step_confirm.h"

namespace stellwerk::gui {

StepConfirm::StepConfirm(DeploymentFlow &flow, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepConfirm>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->sentence->setScale(1.5);
    connect(m_ui->confirmEdit, &QLineEdit::textChanged, &flow, &DeploymentFlow::setConfirmation);
    connect(&flow, &DeploymentFlow::stepChanged, this, [this](DeploymentFlow::Step step) {
        if (step == DeploymentFlow::Step::Confirm)
            m_ui->confirmEdit->clear();
        showState();
    });
    showState();
}

StepConfirm::~StepConfirm() = default;

void StepConfirm::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        showState();
}

void StepConfirm::showState() {
    if (!m_flow.plan() || !m_flow.target())
        return;
    const deployment::Plan &plan = *m_flow.plan();
    const project::Environment &target = *m_flow.target();
    const QString name = target.name;
    m_ui->confirmCard->setAccent(kindColor(target.kind));
    showIcon(m_ui->kindIcon, kindIconName(target.kind), QStyle::PM_LargeIconSize);
    m_ui->sentence->setText(
        plan.from && *plan.from != plan.to
            ? tr("Version %1 replaces %2 on %3.").arg(plan.to.toString(), plan.from->toString(), name)
            : tr("The master data of version %1 goes to %2.").arg(plan.to.toString(), name));
    const qint64 rows = plan.data.count(masterdata::RowAction::Write);
    m_ui->effects->setText(
        QString(tr("%n migration(s) run", nullptr, static_cast<int>(plan.migrations.size())) + u", " +
                tr("%n row(s) of master data are written", nullptr, static_cast<int>(rows)) + u". " +
                tr("%n protected table(s) are watched: none of their rows may change unless a migration says so.",
                   nullptr, static_cast<int>(plan.protectedTables.size()))));
    m_ui->safety->setText(plan.phases.contains(QLatin1String("backup"))
                              ? tr("First a backup of %1 is made and verified. If anything fails, or if you cancel "
                                   "after the first write, %1 is "
                                   "rolled back by itself and the rollback is proved.")
                                    .arg(name)
                              : tr("If anything fails, or if you cancel after the first write, %1 is rolled back by "
                                   "itself and the rollback is proved.")
                                    .arg(name));
    m_ui->confirmRow->setVisible(target.needsConfirmation());
    m_ui->confirmLabel->setText(tr("T&ype “%1” to confirm:").arg(name));
}

} // namespace stellwerk::gui
