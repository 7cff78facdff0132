// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"
#include "deployment/init/init_record.h"
#include "deployment/plan/package_data.h"
#include "deployment/run/phase.h"
#include "migration/lock/lock.h"

#include <optional>

namespace stellwerk::deployment {

/// One execution of an InitPlan. Phases are methods; run() gives them their order.
class InitRun final {
public:
    InitRun(const Session &session, const InitPlan &plan, const InitOptions &options, const QString &runId,
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

    // The way forward (init_run.cpp).
    Status forward();
    Status preflight();
    Status openTarget();
    Status undoInterrupted();
    Status begin();
    Status makeSchema();
    Status makeTables();
    Status makeOthers();
    Status noteProgress();
    Status track();
    Status import();
    Status addAccount();
    Status checkAccount();
    Status validate();
    Status finish();

    // The end, good or bad (init_run_end.cpp).
    void succeed();
    void failWith(Error error);
    void takeBack(bool cancelled);
    Result<bool> takeBackNow();
    [[nodiscard]] DeploymentRecord record() const;

    const Session &m_session;
    const InitPlan &m_plan;
    const InitOptions &m_options;
    EventStream &m_events;
    TaskContext m_context;
    DeploymentReport m_report;
    db::ConnectionProfile m_profile;
    std::optional<migration::DatabaseLock> m_lock;
    std::optional<Release> m_release;
    std::optional<PackageData> m_packageData;
    std::optional<db::Connection> m_connection;
    std::optional<db::Transaction> m_transaction;
    db::ServerSession m_worker; ///< of m_connection
    InitNote m_note;
    QStringList m_notOurs; ///< what is in the target after the init was taken back
    bool m_wrote = false;  ///< the first write has begun
};

} // namespace stellwerk::deployment
