// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deployment/init/init.h"
#include "deployment/init/init_record.h"
#include "deployment/plan/package_data.h"
#include "migration/lock/lock.h"

#include <QElapsedTimer>

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
        const QString phaseName = QString::fromLatin1(name);
        beginPhase(phaseName);
        QElapsedTimer timer;
        timer.start();
        Status status = m_context.checkStop();
        if (status && m_lock)
            status = m_lock->check();
        if (status)
            status = work();
        endPhase(phaseName, status.has_value(), timer.elapsed());
        return status;
    }
    void beginPhase(const QString &name);
    void endPhase(const QString &name, bool success, qint64 milliseconds);

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
    bool m_wrote = false; ///< the first write has begun
};

} // namespace stellwerk::deployment
