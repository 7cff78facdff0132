// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/past/past_rollback.h"
#include "deployment/run/event_stream.h"
#include "deployment/run/hooks.h"
#include "deployment/run/phase.h"
#include "migration/lock/lock.h"
#include "schema/schema.h"

#include <optional>

namespace stellwerk::deployment {

/// One execution of a PastRollbackPlan. Phases are methods; run() gives them their order.
class PastRun final {
public:
    PastRun(const Session &session, const PastRollbackPlan &plan, const QString &confirmation, const QString &runId,
            EventStream &events);
    [[nodiscard]] DeploymentReport run();

private:
    template <class Work>
    Status phase(const char *name, Work &&work) {
        return runPhase(scene(), name, [&]() -> Status {
            STELLWERK_TRY(m_context.checkStop());
            if (m_lock)
                STELLWERK_TRY(m_lock->check());
            return work();
        });
    }
    [[nodiscard]] PhaseScene scene() { return {m_events, m_context, m_report}; }

    // The way back (past_run.cpp).
    Status goBack();
    Status preflight();
    Status enterMaintenance();
    Status backUp();
    Status beginWriting();
    Status undoImport();
    Status revert();
    Status restoreDeploymentsBackup();
    Status record();

    // What can be proved (past_proof.cpp).
    Status prove();
    Status proveCore(db::Connection &connection, const schema::Schema &schema);
    Status proveProtected(db::Connection &connection, const schema::Schema &schema);
    [[nodiscard]] bool isAsBeforeDeployment(const TableProof &proof) const;
    Status proveAsInBackup(const std::vector<backup::BackupTable> &now);

    // The end, good or bad (past_run_end.cpp).
    void leaveMaintenance();
    void askBackend();
    void succeed();
    void failWith(Error error);
    void restoreBeginning(bool cancelled);
    Status restoreNow(const TaskContext &context);
    Status checkNothingIsLost();
    [[nodiscard]] HookCall hookCall(const char *name) const;
    [[nodiscard]] DeploymentRecord ownRecord() const;

    const Session &m_session;
    const PastRollbackPlan &m_plan;
    QString m_confirmation;
    EventStream &m_events;
    TaskContext m_context;
    DeploymentReport m_report;
    db::ConnectionProfile m_profile;
    std::optional<migration::DatabaseLock> m_lock;
    std::optional<db::Connection> m_connection;
    db::ServerSession m_worker; ///< of m_connection
    PastNote m_note;
    bool m_maintenanceOn = false;
    bool m_wrote = false;   ///< the first write has begun
    bool m_changed = false; ///< something of it is, or may be, committed
};

} // namespace stellwerk::deployment
