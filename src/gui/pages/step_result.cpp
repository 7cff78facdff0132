// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/step_result.h"

#include "gui/look/format.h"
#include "gui/look/plain_texts.h"
#include "gui/widgets/tables.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QUrl>

#include "ui_step_result.h"

namespace stellwerk::gui {

using deployment::DeploymentReport;
using deployment::Outcome;

StepResult::StepResult(DeploymentFlow &flow, LogModel &log, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::StepResult>()), m_flow(flow) {
    m_ui->setupUi(this);
    m_ui->headline->setScale(1.5);
    m_ui->proofView->setModel(&m_proofs);
    m_ui->importView->setModel(&m_import);
    m_ui->phaseView->setModel(&m_phases);
    m_ui->validationView->setModel(&m_validation);
    m_ui->logView->setModel(&log);
    styleTable(m_ui->proofView, {36, 28, 16, 16}, 0);
    styleTable(m_ui->importView, {36, 12, 12, 12, 14, 12, 16}, 0);
    styleTable(m_ui->phaseView, {20, 30, 14}, 1);
    styleTable(m_ui->validationView, {16, 28});
    m_ui->errorPanel->hide();
    connect(m_ui->reportButton, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(reportFile())); });
    connect(m_ui->folderButton, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(reportFile()).path())); });
    connect(&flow, &DeploymentFlow::stepChanged, this, &StepResult::showState);
}

StepResult::~StepResult() = default;

void StepResult::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showState();
}

QString StepResult::reportFile() const {
    return QString(m_flow.report()->folder + u"/report.html");
}

void StepResult::showState() {
    if (!m_flow.report())
        return;
    const DeploymentReport &report = *m_flow.report();
    const Look look = lookOf(report.outcome);
    m_ui->outcomeBadge->setLook(look);
    //: headline of the result: %1 version, %2 name of the environment
    m_ui->headline->setText(tr("%1 to %2").arg(m_flow.plan()->to.toString(), m_flow.target()->name));
    m_ui->errorPanel->setVisible(report.error.has_value());
    if (report.error)
        m_ui->errorPanel->showError(*report.error, {}, look.tone == Tone::Bad ? Tone::Bad : Tone::Warning);
    m_proofs.setRows(report.proofs);
    m_import.setRows(report.import.entities);
    m_phases.setRows(m_flow.phases());
    m_validation.setChecks(report.validation, false);
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->proofTab), !report.proofs.empty());
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->importTab), !report.import.entities.empty());
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->checkTab), !report.validation.empty());
    showFacts(report);
    showNextSteps(report);
}

void StepResult::showFacts(const DeploymentReport &report) {
    showBold(m_ui->stateValue, report.databaseState);
    m_ui->versionValue->setText(QString(versionText(report.versionBefore) + u" → " + versionText(report.versionAfter)));
    m_ui->backupValue->setText(report.backup ? QFileInfo(report.backup->file).fileName()
                                             : tr("none was made", "backup"));
    const bool timed = report.startedAt.isValid() && report.finishedAt.isValid();
    m_ui->durationValue->setText(timed ? durationText(report.startedAt.msecsTo(report.finishedAt))
                                       : QStringLiteral("—"));
    const bool hasFile = !report.folder.isEmpty() && QFileInfo::exists(reportFile());
    m_ui->reportValue->setText(report.folder.isEmpty() ? QStringLiteral("—") : QDir::toNativeSeparators(report.folder));
    m_ui->reportButton->setVisible(hasFile);
    m_ui->folderButton->setVisible(hasFile);
}

void StepResult::showNextSteps(const DeploymentReport &report) {
    QStringList lines;
    for (qsizetype index = 0; index < report.nextSteps.size(); ++index)
        lines << QString(QString::number(index + 1) + u". " + report.nextSteps[index]);
    m_ui->warnings->setPlainText(report.warnings.join(QLatin1String("\n\n")));
    const int warningTab = m_ui->tabs->indexOf(m_ui->warningTab);
    m_ui->tabs->setTabVisible(warningTab, !report.warnings.isEmpty());
    m_ui->tabs->setTabText(warningTab, tr("Warnings (%1)").arg(numberText(report.warnings.size())));
    m_ui->nextSteps->setText(lines.isEmpty() ? tr("Nothing has to be done.") : lines.join(u'\n'));
}

} // namespace stellwerk::gui
