// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/deployment_page.h"

#include "gui/pages/step_changes.h"
#include "gui/pages/step_checks.h"
#include "gui/pages/step_confirm.h"
#include "gui/pages/step_package.h"
#include "gui/pages/step_result.h"
#include "gui/pages/step_running.h"
#include "gui/pages/step_target.h"

#include <QEvent>

#include "ui_deployment_page.h"

namespace stellwerk::gui {

using Step = DeploymentFlow::Step;
using CancelKind = DeploymentFlow::CancelKind;

DeploymentPage::DeploymentPage(DeploymentFlow &flow, WorkspaceFlow &workspace, std::shared_ptr<const Backend> backend,
                               QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::DeploymentPage>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->pageTitle->setScale(1.7);
    addStep(new StepPackage(flow, workspace, std::move(backend), this), QStringLiteral("stepPackage"));
    addStep(new StepTarget(flow, workspace, this), QStringLiteral("stepTarget"));
    addStep(new StepChecks(flow, this), QStringLiteral("stepChecks"));
    addStep(new StepChanges(flow, this), QStringLiteral("stepChanges"));
    addStep(new StepConfirm(flow, this), QStringLiteral("stepConfirm"));
    addStep(new StepRunning(flow, m_log, this), QStringLiteral("stepRunning"));
    addStep(new StepResult(flow, m_log, this), QStringLiteral("stepResult"));
    connect(m_ui->backButton, &QPushButton::clicked, &flow, &DeploymentFlow::back);
    connect(m_ui->againButton, &QPushButton::clicked, &flow, &DeploymentFlow::planAgain);
    connect(m_ui->cancelButton, &QPushButton::clicked, &flow, &DeploymentFlow::cancel);
    connect(m_ui->nextButton, &QPushButton::clicked, this, &DeploymentPage::goOn);
    connect(&flow, &DeploymentFlow::stepChanged, this, [this](Step step) {
        if (step == Step::Running)
            m_log.clear();
        showStep();
    });
    connect(&flow, &DeploymentFlow::changed, this, &DeploymentPage::showFooter);
    connect(&flow, &DeploymentFlow::eventsArrived, &m_log, &LogModel::append);
    connect(&flow, &DeploymentFlow::finished, &workspace, &WorkspaceFlow::refresh);
    showStep();
}

DeploymentPage::~DeploymentPage() = default;

void DeploymentPage::addStep(QWidget *step, const QString &name) {
    step->setObjectName(name);
    m_ui->steps->addWidget(step);
    m_steps.push_back(step);
}

void DeploymentPage::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_log.retranslate();
    showStep();
}

void DeploymentPage::showStep() {
    m_ui->stepBar->setSteps(
        {tr("Package"), tr("Target"), tr("Checks"), tr("Changes"), tr("Confirm"), tr("Run"), tr("Result")});
    m_ui->stepBar->setCurrent(static_cast<int>(m_flow.step()));
    m_ui->steps->setCurrentWidget(m_steps[static_cast<size_t>(m_flow.step())]);
    showFooter();
}

QString DeploymentPage::contextText() const {
    if (m_flow.step() == Step::Package || !m_flow.package() || !m_flow.package()->metadata)
        return {};
    const QString version = m_flow.package()->metadata->requiredDbVersion.toString();
    return m_flow.target() ? tr("Package %1 to %2").arg(version, m_flow.target()->name) : tr("Package %1").arg(version);
}

QString DeploymentPage::nextText() const {
    switch (m_flow.step()) {
    case Step::Package:
        return tr("Choose &Target");
    case Step::Target:
        return tr("Run &Checks");
    case Step::Checks:
        return tr("See &Changes");
    case Step::Changes:
        return tr("Go to &Confirmation");
    case Step::Confirm:
        //: %1 version, %2 name of the environment
        return tr("&Deploy %1 to %2").arg(m_flow.plan()->to.toString(), m_flow.target()->name);
    case Step::Running:
        return {};
    case Step::Result:
        break;
    }
    return tr("&New Deployment");
}

void DeploymentPage::showFooter() {
    const Step step = m_flow.step();
    m_ui->strip->setEnvironment(step >= Step::Checks || step == Step::Target ? m_flow.target() : std::nullopt);
    m_ui->contextLabel->setText(contextText());
    m_ui->backButton->setVisible(step > Step::Package && step < Step::Running);
    const bool refused =
        step == Step::Result && m_flow.report() && m_flow.report()->outcome == deployment::Outcome::Refused;
    m_ui->againButton->setVisible(refused || (step == Step::Checks && !m_flow.isPlanning()));
    const QString reason = m_flow.blockReason();
    m_ui->nextButton->setVisible(step != Step::Running);
    m_ui->nextButton->setText(nextText());
    m_ui->nextButton->setEnabled(step == Step::Result || reason.isEmpty());
    // On the confirmation Enter must not start anything by accident: the harmless button is the default there.
    m_ui->nextButton->setDefault(step != Step::Confirm);
    m_ui->backButton->setDefault(step == Step::Confirm);
    m_ui->nextButton->setIcon(
        QIcon::fromTheme(step == Step::Confirm ? QStringLiteral("dialog-ok-apply") : QStringLiteral("go-next")));
    m_ui->reasonLabel->setText(step == Step::Result ? QString() : reason);
    showCancel();
}

void DeploymentPage::showCancel() {
    const bool planning = m_flow.step() == Step::Checks && m_flow.isPlanning();
    m_ui->cancelButton->setVisible(planning || m_flow.isRunning());
    m_ui->cancelButton->setEnabled(true);
    m_ui->cancelButton->setText(tr("&Cancel"));
    if (!m_flow.isRunning())
        return;
    const QString name = m_flow.target()->name;
    switch (m_flow.cancelKind()) {
    case CancelKind::None:
        break;
    case CancelKind::Cancel:
        m_ui->reasonLabel->setText(tr("Nothing was written to %1 yet.").arg(name));
        break;
    case CancelKind::CancelAndRollBack:
        m_ui->cancelButton->setText(tr("&Cancel and Roll Back"));
        m_ui->reasonLabel->setText(tr("Writing to %1 has begun. Cancelling takes it back to how it was.").arg(name));
        break;
    case CancelKind::Finishing:
        m_ui->cancelButton->setEnabled(false);
        m_ui->reasonLabel->setText(tr("The new version is being recorded and can no longer be stopped."));
        break;
    case CancelKind::RollingBack:
        m_ui->cancelButton->setEnabled(false);
        m_ui->reasonLabel->setText(tr("%1 is being rolled back. This cannot be stopped.").arg(name));
        break;
    }
    if (m_flow.cancelRequested() && m_ui->cancelButton->isEnabled()) {
        m_ui->cancelButton->setEnabled(false);
        m_ui->reasonLabel->setText(tr("Stopping at the next safe place …"));
    }
}

void DeploymentPage::goOn() {
    if (m_flow.step() == Step::Result)
        return m_flow.startOver();
    m_flow.next();
}

} // namespace stellwerk::gui
