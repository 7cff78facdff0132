// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_running.h"

#include "gui/look/format.h"
#include "gui/widgets/tables.h"

#include <QAccessible>
#include <QEvent>

#include "ui_step_running.h"

#include <algorithm>

namespace stellwerk::gui {
namespace {
constexpr int kClockIntervalMs = 1000;
}

StepRunning::StepRunning(DeploymentFlow &flow, LogModel &log, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepRunning>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->phaseView->setModel(&m_phases);
    styleTable(m_ui->phaseView, {16, 20, 12}, 1);
    m_ui->logView->setModel(&log);
    m_ui->splitter->setSizes({380, 620});
    connect(&flow, &DeploymentFlow::changed, this, &StepRunning::showState);
    connect(&flow, &DeploymentFlow::progressed, this,
            [this](const Progress &progress) { m_ui->progressText->setText(progressText(progress)); });
    connect(&m_clock, &QTimer::timeout, this, &StepRunning::showElapsed);
    connect(&flow, &DeploymentFlow::stepChanged, this, [this](DeploymentFlow::Step step) {
        m_ui->progressText->clear();
        if (step == DeploymentFlow::Step::Running)
            m_clock.start(kClockIntervalMs);
        else
            m_clock.stop();
    });
    showState();
}

StepRunning::~StepRunning() = default;

void StepRunning::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_phases.retranslate();
    showState();
}

QString StepRunning::progressText(const Progress &progress) const {
    if (progress.total <= 0)
        return progress.text;
    //: %1 what is being done, %2 how many are done, %3 of how many
    return tr("%1: %2 of %3").arg(progress.text, numberText(progress.done), numberText(progress.total));
}

void StepRunning::showElapsed() {
    m_ui->elapsedLabel->setText(tr("%1 so far").arg(durationText(m_flow.elapsedMilliseconds())));
}

void StepRunning::showState() {
    const auto &phases = m_flow.phases();
    if (!m_flow.isRunning())
        return;
    m_phases.setRows(phases);
    const auto running = std::ranges::find(phases, PhaseState::Running, &PhaseProgress::state);
    const auto done = std::ranges::count_if(phases, [](const PhaseProgress &phase) {
        return phase.state == PhaseState::Done || phase.state == PhaseState::Failed;
    });
    m_ui->progress->setRange(0, static_cast<int>(phases.size()));
    m_ui->progress->setValue(static_cast<int>(done));
    //: the share of finished phases
    m_ui->progress->setFormat(tr("%v of %m phases"));
    const QString title = running == phases.end() ? tr("Starting …") : deployment::phaseText(running->phase);
    if (title != m_ui->phaseTitle->text()) {
        m_ui->phaseTitle->setText(title);
        QAccessibleAnnouncementEvent announcement(this, title);
        QAccessible::updateAccessibility(&announcement);
    }
    showElapsed();
}

} // namespace stellwerk::gui
