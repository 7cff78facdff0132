// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/plan/package_data.h"
#include "deployment/plan/release.h"
#include "deployment/run/deploy.h"
#include "deployment/run/deployment_record.h"
#include "deployment/run/health_check.h"
#include "deployment/run/hooks.h"
#include "deployment/run/phase.h"
#include "deployment/run/rollback.h"
#include "deployment/run/target_work.h"
#include "migration/lock/lock.h"

#include <optional>

namespace stellwerk::deployment {

/// One execution of a plan. Phases are methods; run() gives them their order.
class DeploymentRun final {
public:
    DeploymentRun(const Session &session, const Plan &plan, const DeployOptions &options, const QString &runId,
                  EventStream &events);
    [[nodiscard]] DeploymentReport run();

private:
    enum class Stop { Obeyed, TooLate };

    template <class Work>
    Status phase(const char *name, Work &&work, Stop stop = Stop::Obeyed) {
        return runPhase(scene(), name, [&]() -> Status {
            if (stop == Stop::Obeyed)
                STELLWERK_TRY(m_context.checkStop());
            return work();
        });
    }
    /// Without the lock somebody else may be at work, so nothing more is written.
    template <class Work>
    Status writingPhase(const char *name, Work &&work) {
        return phase(name, [&]() -> Status {
            STELLWERK_TRY(m_lock->check());
            return work();
        });
    }
    [[nodiscard]] PhaseScene scene() { return {m_events, m_context, m_report}; }

    // The way forward (deployment_run.cpp).
    Status preflight();
    Status change();
    Status checkPlan();
    Status openTarget();
    Status backUp();
    Status rehearseFirst();
    Status enterMaintenance();
    [[nodiscard]] HookCall hookCall(const char *name) const;
    Status hook(const char *name, const TaskContext &context);
    Status migrate();
    Status beginWriting();
    [[nodiscard]] Checkpoint checkpoint() const;
    Status importAndRecord();
    Status importOnce(db::Transaction &transaction);
    [[nodiscard]] TargetWork work();

    // After the record (deployment_run_finish.cpp).
    Status finish();
    Status leaveMaintenance();
    Status removeOldBackups();
    void succeed();

    // The end of a failure (deployment_run_end.cpp).
    void failWith(Error error);
    void reportHook(const char *name);
    void maintenanceAgain();
    void rollBack(bool cancelled);
    RollbackResult takeBack(const TaskContext &context);
    void afterRollback();
    bool bringPreviousImage();
    [[nodiscard]] RollbackInput rollbackInput() const;
    Status lockAgain(const TaskContext &context);
    Status readWhetherCommitted();
    Status recordEnd(Outcome outcome);
    [[nodiscard]] DeploymentRecord record() const;
    [[nodiscard]] QString backupFile() const;
    [[nodiscard]] QString reverseFile() const;

    const Session &m_session;
    const Plan &m_plan;
    const DeployOptions &m_options;
    EventStream &m_events;
    TaskContext m_context;
    DeploymentReport m_report;
    db::ConnectionProfile m_profile;
    std::optional<migration::DatabaseLock> m_lock;
    std::optional<Release> m_release;
    std::optional<PackageData> m_packageData;
    std::optional<db::Connection> m_connection;
    db::ServerSession m_worker; ///< of m_connection
    HealthCheck m_health;
    bool m_maintenanceOn = false; ///< the hook maintenance_on was begun
    bool m_open = false;          ///< the record has no end yet, because maintenance_off failed
    bool m_imageTried = false;    ///< the hook previous_image was run
    bool m_wrote = false;         ///< the first write has begun
    bool m_committed = false;     ///< the import is committed
};

} // namespace stellwerk::deployment
