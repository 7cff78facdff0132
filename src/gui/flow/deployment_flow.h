// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/backend/backend.h"
#include "gui/look/look.h"
#include "gui/task/task_runner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace stellwerk::gui {

/// How far one phase of a running deployment has come.
struct PhaseProgress {
    QString phase; ///< stable name
    PhaseState state = PhaseState::Waiting;
    qint64 milliseconds = 0;
};

/// The way from a package to a report, as a state machine without a window. Every rule about what may follow what is
/// here (and, for the safety rules, once more in the deployment library); the page only shows it.
class DeploymentFlow final : public QObject {
    Q_OBJECT
public:
    enum class Step { Package, Target, Checks, Changes, Confirm, Running, Result };
    Q_ENUM(Step)
    static constexpr int kStepCount = 7;

    /// What stopping would mean right now.
    enum class CancelKind {
        None,              ///< nothing is running
        Cancel,            ///< nothing was written yet
        CancelAndRollBack, ///< writes began
        Finishing,         ///< the version is being recorded: cannot be stopped
        RollingBack,       ///< already going back: cannot be stopped
    };
    Q_ENUM(CancelKind)

    explicit DeploymentFlow(std::shared_ptr<const Backend> backend, QObject *parent = nullptr);
    ~DeploymentFlow() override;

    /// A new workspace starts the flow over.
    void setSession(const std::optional<deployment::Session> &session);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const std::optional<PackageEntry> &package() const { return m_package; }
    [[nodiscard]] const std::optional<project::Environment> &target() const { return m_target; }
    [[nodiscard]] const std::optional<deployment::Plan> &plan() const { return m_plan; }
    [[nodiscard]] const std::optional<Error> &planError() const { return m_planError; }
    [[nodiscard]] const std::optional<deployment::DeploymentReport> &report() const { return m_report; }
    [[nodiscard]] const std::vector<PhaseProgress> &phases() const { return m_phases; }
    [[nodiscard]] bool isPlanning() const { return m_planner.isRunning(); }
    [[nodiscard]] bool isRunning() const { return m_deployer.isRunning(); }
    [[nodiscard]] bool cancelRequested() const { return m_deployer.isRunning() && m_deployer.stopRequested(); }
    [[nodiscard]] CancelKind cancelKind() const;
    [[nodiscard]] qint64 elapsedMilliseconds() const;
    /// Warnings must be ticked one by one before production is touched.
    [[nodiscard]] bool needsAcknowledgement() const { return m_target && m_target->needsConfirmation(); }
    [[nodiscard]] bool acknowledged(int check) const { return m_acknowledged.contains(check); }

    /// Why the current step cannot be left forwards, as a translated sentence; empty = it can.
    [[nodiscard]] QString blockReason() const;

    void choosePackage(const std::optional<PackageEntry> &package);
    void chooseTarget(const std::optional<project::Environment> &target);
    void acknowledge(int check, bool yes);
    void setConfirmation(const QString &text);
    /// Forwards, if nothing blocks; from Confirm it starts the deployment.
    void next();
    void back();
    void planAgain();
    /// Decides everything that is open in favour of the target's rows, then plans again.
    void keepTargetRows();
    /// Stops planning (and goes back to the target) or asks the running deployment to stop, where that is possible.
    void cancel();
    /// Away from a result, or from a flow that did not start yet.
    void startOver();

Q_SIGNALS:
    void stepChanged(stellwerk::gui::DeploymentFlow::Step step);
    void changed();
    void progressed(const stellwerk::Progress &progress);
    void eventsArrived(const QList<stellwerk::Event> &events);
    void finished();

private:
    enum class Decide { Nothing, KeepTargetRows };

    void setStep(Step step);
    void startPlanning(Decide decide = Decide::Nothing);
    void takePlan(Result<deployment::Plan> plan);
    void startDeployment();
    void takeReport(Result<deployment::DeploymentReport> report);
    void follow(const QList<Event> &events);
    void forgetPlan();
    [[nodiscard]] QString checksBlockReason() const;
    [[nodiscard]] const PhaseProgress *runningPhase() const;

    std::shared_ptr<const Backend> m_backend;
    std::optional<deployment::Session> m_session;
    Step m_step = Step::Package;
    std::optional<PackageEntry> m_package;
    std::optional<project::Environment> m_target;
    std::optional<deployment::Plan> m_plan;
    std::optional<Error> m_planError;
    std::optional<deployment::DeploymentReport> m_report;
    std::vector<PhaseProgress> m_phases;
    QSet<int> m_acknowledged;
    QString m_confirmation;
    QElapsedTimer m_clock;
    bool m_wroteSomething = false;
    bool m_planAgainWhenIdle = false;
    TaskRunner m_planner;
    TaskRunner m_deployer;
};

} // namespace stellwerk::gui
