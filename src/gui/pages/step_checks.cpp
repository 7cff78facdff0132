// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_checks.h"

#include "gui/widgets/tables.h"

#include <QEvent>
#include <QHeaderView>

#include "ui_step_checks.h"

namespace stellwerk::gui {

using Level = deployment::CheckResult::Level;

StepChecks::StepChecks(DeploymentFlow &flow, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepChecks>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->checkView->setModel(&m_checks);
    m_ui->checkView->setWordWrap(true);
    styleTable(m_ui->checkView, {16, 28});
    m_ui->checkView->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // a dozen rows, no more
    m_ui->errorPanel->setAction(tr("Try &Again"));
    connect(m_ui->errorPanel, &ErrorPanel::actionTriggered, &flow, &DeploymentFlow::planAgain);
    connect(m_ui->keepButton, &QPushButton::clicked, &flow, &DeploymentFlow::keepTargetRows);
    connect(&m_checks, &CheckModel::ticked, &flow, &DeploymentFlow::acknowledge);
    connect(&flow, &DeploymentFlow::changed, this, &StepChecks::showState);
    connect(&flow, &DeploymentFlow::progressed, this,
            [this](const Progress &progress) { m_ui->progressText->setText(progress.text); });
    showState();
}

StepChecks::~StepChecks() = default;

void StepChecks::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->errorPanel->setAction(tr("Try &Again"));
        m_checks.retranslate();
        showState();
    }
}

void StepChecks::showState() {
    const bool planning = m_flow.isPlanning();
    const auto &plan = m_flow.plan();
    m_ui->busyRow->setVisible(planning);
    if (planning && m_ui->progressText->text().isEmpty())
        m_ui->progressText->setText(tr("Reading the package and the target …"));
    m_ui->checkView->setVisible(plan.has_value());
    m_ui->errorPanel->setVisible(m_flow.planError().has_value());
    if (m_flow.planError())
        m_ui->errorPanel->showError(*m_flow.planError(), tr("Nothing was changed."));
    if (plan && plan->sha256 != m_shownPlan)
        m_checks.setChecks(plan->checks, m_flow.needsAcknowledgement());
    m_shownPlan = plan ? plan->sha256 : QString();
    const int warnings = plan ? m_checks.count(Level::Warning) : 0;
    m_ui->tickHint->setVisible(warnings > 0 && m_flow.needsAcknowledgement());
    const auto show = [&plan](StateBadge *badge, Level level, const QString &words, int count) {
        Look look = lookOf(level);
        look.word = words;
        badge->setLook(look);
        badge->setVisible(plan && count > 0);
    };
    const int blocked = m_checks.count(Level::Error);
    const int passed = m_checks.count(Level::Passed);
    show(m_ui->errorBadge, Level::Error, tr("%n blocked", "number of checks", blocked), blocked);
    show(m_ui->warningBadge, Level::Warning, tr("%n warning(s)", "number of checks", warnings), warnings);
    show(m_ui->passedBadge, Level::Passed, tr("%n passed", "number of checks", passed), passed);
    const auto open = plan ? static_cast<int>(plan->data.openDecisions()) : 0;
    m_ui->keepButton->setVisible(open > 0);
    if (open > 0) {
        m_ui->keepButton->setText(tr("&Keep What %1 Has").arg(plan->target.name));
        m_ui->keepButton->setToolTip(
            tr("Decides what is open in favour of the target: its rows stay as they are. Decide row by row with "
               "stellwerk-cli masterdata decide."));
    }
    m_ui->summary->setVisible(plan.has_value());
    if (plan)
        m_ui->summary->setText(plan->deployable() ? tr("Nothing blocks this deployment.")
                                                  : tr("This deployment is blocked."));
}

} // namespace stellwerk::gui
