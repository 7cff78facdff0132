// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/flow/deployment_flow.h"

#include <QJsonObject>

#include <algorithm>

namespace stellwerk::gui {

using deployment::CheckResult;
using deployment::DeploymentReport;
using deployment::Plan;

namespace {

/// What cannot be stopped any more. The question to the backend can: then everything is rolled back.
bool isFinishing(const QString &phase) {
    static const QStringList phases{QStringLiteral("record"), QStringLiteral("maintenance_off"),
                                    QStringLiteral("retention")};
    return phases.contains(phase);
}

} // namespace

DeploymentFlow::DeploymentFlow(std::shared_ptr<const Backend> backend, QObject *parent)
    : QObject(parent), m_backend(std::move(backend)) {
    connect(&m_planner, &TaskRunner::progressed, this, &DeploymentFlow::progressed);
    connect(&m_deployer, &TaskRunner::progressed, this, &DeploymentFlow::progressed);
    connect(&m_deployer, &TaskRunner::eventsArrived, this, &DeploymentFlow::follow);
}

DeploymentFlow::~DeploymentFlow() = default;

void DeploymentFlow::setSession(const std::optional<deployment::Session> &session) {
    if (isRunning())
        return;
    m_session = session;
    m_package.reset();
    m_target.reset();
    startOver();
}

DeploymentFlow::CancelKind DeploymentFlow::cancelKind() const {
    if (!isRunning())
        return CancelKind::None;
    const PhaseProgress *phase = runningPhase();
    if (phase && phase->phase == QLatin1String("rollback"))
        return CancelKind::RollingBack;
    if (phase && isFinishing(phase->phase))
        return CancelKind::Finishing;
    return m_wroteSomething ? CancelKind::CancelAndRollBack : CancelKind::Cancel;
}

qint64 DeploymentFlow::elapsedMilliseconds() const {
    return m_clock.isValid() ? m_clock.elapsed() : 0;
}

QString DeploymentFlow::blockReason() const {
    switch (m_step) {
    case Step::Package:
        return m_package && m_package->usable() ? QString() : tr("Choose a package that is intact.");
    case Step::Target:
        return m_target ? QString() : tr("Choose the environment that the package goes to.");
    case Step::Checks:
        return checksBlockReason();
    case Step::Changes:
        return m_plan->nothingToDo()
                   ? tr("There is nothing to deploy: %1 already is what the package brings.").arg(m_target->name)
                   : QString();
    case Step::Confirm:
        if (m_target->needsConfirmation() && m_confirmation != m_target->name)
            return tr("Type the environment's name, %1, to unlock the button.").arg(m_target->name);
        return {};
    case Step::Running:
        return tr("The deployment is running.");
    case Step::Result:
        break;
    }
    return tr("The deployment has ended.");
}

QString DeploymentFlow::checksBlockReason() const {
    if (isPlanning())
        return tr("The checks are still running.");
    if (!m_plan)
        return tr("The plan could not be made.");
    const auto blocked = std::ranges::count(m_plan->checks, CheckResult::Level::Error, &CheckResult::level);
    if (!m_plan->deployable())
        return tr("%n check(s) block this deployment. Nothing was changed.", nullptr, static_cast<int>(blocked));
    if (!needsAcknowledgement())
        return {};
    int open = 0;
    for (int index = 0; index < static_cast<int>(m_plan->checks.size()); ++index)
        if (m_plan->checks[static_cast<size_t>(index)].level == CheckResult::Level::Warning && !acknowledged(index))
            ++open;
    return open == 0 ? QString() : tr("Tick %n warning(s) to say that you have read it.", nullptr, open);
}

void DeploymentFlow::choosePackage(const std::optional<PackageEntry> &package) {
    if (m_step != Step::Package)
        return;
    m_package = package;
    forgetPlan();
    Q_EMIT changed();
}

void DeploymentFlow::chooseTarget(const std::optional<project::Environment> &target) {
    // The target of a plan is frozen: it can only be changed in its own step, and then there is no plan.
    if (m_step != Step::Package && m_step != Step::Target)
        return;
    m_target = target;
    forgetPlan();
    Q_EMIT changed();
}

void DeploymentFlow::acknowledge(int check, bool yes) {
    if (yes)
        m_acknowledged.insert(check);
    else
        m_acknowledged.remove(check);
    Q_EMIT changed();
}

void DeploymentFlow::setConfirmation(const QString &text) {
    m_confirmation = text;
    Q_EMIT changed();
}

void DeploymentFlow::next() {
    if (!m_session || !blockReason().isEmpty())
        return;
    switch (m_step) {
    case Step::Package:
        return setStep(Step::Target);
    case Step::Target:
        setStep(Step::Checks);
        return startPlanning();
    case Step::Checks:
        return setStep(Step::Changes);
    case Step::Changes:
        m_confirmation.clear();
        return setStep(Step::Confirm);
    case Step::Confirm:
        return startDeployment();
    case Step::Running:
    case Step::Result:
        break;
    }
}

void DeploymentFlow::back() {
    switch (m_step) {
    case Step::Target:
        return setStep(Step::Package);
    case Step::Checks:
        m_planner.requestStop();
        m_planAgainWhenIdle = false;
        forgetPlan();
        return setStep(Step::Target);
    case Step::Changes:
        return setStep(Step::Checks);
    case Step::Confirm:
        return setStep(Step::Changes);
    default:
        break;
    }
}

void DeploymentFlow::planAgain() {
    if (!m_target || !m_package || isRunning())
        return;
    forgetPlan();
    setStep(Step::Checks);
    startPlanning();
}

void DeploymentFlow::keepTargetRows() {
    if (!m_target || !m_package || isRunning() || isPlanning())
        return;
    forgetPlan();
    startPlanning(Decide::KeepTargetRows);
}

void DeploymentFlow::cancel() {
    if (m_step == Step::Checks && isPlanning())
        return back();
    const CancelKind kind = cancelKind();
    if (kind != CancelKind::Cancel && kind != CancelKind::CancelAndRollBack)
        return;
    m_deployer.requestStop();
    Q_EMIT changed();
}

void DeploymentFlow::startOver() {
    if (isRunning())
        return;
    m_planner.requestStop();
    m_planAgainWhenIdle = false;
    forgetPlan();
    m_confirmation.clear();
    setStep(Step::Package);
}

void DeploymentFlow::forgetPlan() {
    m_plan.reset();
    m_planError.reset();
    m_report.reset();
    m_phases.clear();
    m_acknowledged.clear();
}

void DeploymentFlow::setStep(Step step) {
    if (m_step != step) {
        m_step = step;
        Q_EMIT stepChanged(step);
    }
    Q_EMIT changed();
}

void DeploymentFlow::startPlanning(Decide decide) {
    const bool started = m_planner.run<Plan>(
        [backend = m_backend, session = *m_session, path = m_package->path, target = *m_target,
         decide](const TaskContext &context) -> Result<Plan> {
            if (decide == Decide::KeepTargetRows)
                STELLWERK_TRY(backend->keepTargetRows(session, path, target, context));
            return backend->planDeployment(session, path, target, context);
        },
        [this](Result<Plan> plan) { takePlan(std::move(plan)); });
    // A plan that was left is still stopping: its answer is dropped and this one follows.
    m_planAgainWhenIdle = !started;
    Q_EMIT changed();
}

void DeploymentFlow::takePlan(Result<Plan> plan) {
    if (std::exchange(m_planAgainWhenIdle, false))
        return startPlanning();
    if (m_step != Step::Checks)
        return;
    if (plan)
        m_plan = *std::move(plan);
    else
        m_planError = std::move(plan).error();
    Q_EMIT changed();
}

void DeploymentFlow::startDeployment() {
    m_wroteSomething = false;
    m_phases.clear();
    for (const QString &phase : m_plan->phases)
        m_phases.push_back({.phase = phase});
    m_clock.start();
    const deployment::DeployOptions options{.confirmation = m_confirmation};
    m_deployer.run<DeploymentReport>(
        [backend = m_backend, session = *m_session, plan = *m_plan, options](const TaskContext &context)
            -> Result<DeploymentReport> { return backend->applyDeployment(session, plan, options, context); },
        [this](Result<DeploymentReport> report) { takeReport(std::move(report)); });
    setStep(Step::Running);
}

void DeploymentFlow::follow(const QList<Event> &events) {
    for (const Event &event : events) {
        m_wroteSomething = m_wroteSomething || event.event == QLatin1String("first_write");
        const bool started = event.event == QLatin1String("phase_started");
        if (!started && event.event != QLatin1String("phase_finished"))
            continue;
        const QString name = event.data.value(QLatin1String("phase")).toString();
        auto phase = std::ranges::find(m_phases, name, &PhaseProgress::phase);
        if (phase == m_phases.end())
            phase = m_phases.insert(m_phases.end(), PhaseProgress{.phase = name});
        if (started) {
            phase->state = PhaseState::Running;
        } else {
            phase->state =
                event.data.value(QLatin1String("success")).toBool(true) ? PhaseState::Done : PhaseState::Failed;
            phase->milliseconds = event.data.value(QLatin1String("milliseconds")).toInteger();
        }
    }
    Q_EMIT eventsArrived(events);
    Q_EMIT changed();
}

void DeploymentFlow::takeReport(Result<DeploymentReport> report) {
    if (report) {
        m_report = *std::move(report);
    } else {
        // The deployment library always reports; only an exception ends here, and then nobody knows the state.
        DeploymentReport unknown;
        unknown.environment = m_target->name;
        unknown.versionBefore = m_plan->from;
        unknown.error = std::move(report).error();
        unknown.databaseState = tr("It is not known what state %1 is in.").arg(m_target->name);
        m_report = std::move(unknown);
    }
    for (PhaseProgress &phase : m_phases) {
        const auto result = std::ranges::find(m_report->phases, phase.phase, &deployment::PhaseResult::phase);
        if (result != m_report->phases.end())
            phase = {phase.phase, result->success ? PhaseState::Done : PhaseState::Failed, result->milliseconds};
        else if (phase.state == PhaseState::Waiting)
            phase.state = PhaseState::Skipped;
        else if (phase.state == PhaseState::Running)
            phase.state = PhaseState::Failed;
    }
    setStep(Step::Result);
    Q_EMIT finished();
}

const PhaseProgress *DeploymentFlow::runningPhase() const {
    const auto phase = std::ranges::find(m_phases, PhaseState::Running, &PhaseProgress::state);
    return phase == m_phases.end() ? nullptr : &*phase;
}

} // namespace stellwerk::gui
