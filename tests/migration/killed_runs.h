// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/files/migration.h"
#include "migration/state/version_state.h"
#include "support/kill_points.h"
#include "support/test_databases.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace stellwerk::test {

/// Runs of a set of migrations on MariaDB that end badly, and what an undisturbed run looks like after each of its
/// steps. A step is a statement of an up section, or a data section as a whole.
class KilledRuns final {
public:
    KilledRuns();

    /// An empty database with the tables and rows that the migrations begin with.
    [[nodiscard]] db::ConnectionProfile freshDatabase();
    [[nodiscard]] const std::vector<migration::Migration> &migrations() const { return m_migrations; }
    [[nodiscard]] PrivateServer &server() { return m_server; }

    enum class End { Finished, FinishedAll, Failed, Killed };
    /// Takes the lock and applies everything in a process of its own, which is hit as planned. FinishedAll: the run was
    /// through before the planned access came.
    [[nodiscard]] End run(const db::ConnectionProfile &profile, const KillPlan &plan);

    /// What a database holds, tool tables aside: definitions and checksums of rows.
    [[nodiscard]] static QByteArray contentOf(const db::ConnectionProfile &profile);
    /// Version tables without times and ids.
    [[nodiscard]] static QStringList historyOf(const db::ConnectionProfile &profile);
    /// The content after that many steps, and that of the end.
    [[nodiscard]] const QByteArray &contentAfter(size_t steps) const { return m_contents.at(steps); }
    [[nodiscard]] size_t steps() const { return m_contents.size() - 1; }
    [[nodiscard]] const QStringList &finalHistory() const { return m_history; }

    struct Claim {
        size_t steps = 0;
        bool andPartOfNext = false; ///< a DROP of several things came half-way
    };
    /// How much is done, if the state says the truth. Waits for statements that still run.
    [[nodiscard]] Claim claim(const db::ConnectionProfile &profile) const;
    [[nodiscard]] migration::VersionState state(const db::ConnectionProfile &profile) const;
    /// What the next start does: lock, wait, go on. Gives the error's text; empty when it went well.
    [[nodiscard]] QString goOn(const db::ConnectionProfile &profile) const;

private:
    void prepareContents();

    PrivateServer m_server;
    std::vector<migration::Migration> m_migrations;
    std::vector<QByteArray> m_contents;
    QStringList m_history;
};

} // namespace stellwerk::test
