// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "db/connection.h"
#include "db/periodic_query.h"
#include "db/server_session.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>

namespace stellwerk::migration {

/// Tells how far a long statement is, from the server's process list, which a second connection reads once a second:
/// stage and percentage for an ALTER TABLE that copies or sorts, the server's word for what it does otherwise.
/// Progress is reported from a helper thread while the caller's thread waits for the statement, never at the same time
/// as anything else. Does nothing on SQLite.
class StatementProgress final {
public:
    StatementProgress(db::Connection &connection, const TaskContext &context);
    ~StatementProgress();

    /// While one of these lives, its statement is being watched.
    class Watch final {
    public:
        explicit Watch(StatementProgress &progress) : m_progress(progress) {}
        ~Watch() { m_progress.end(); }
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

    private:
        StatementProgress &m_progress;
    };
    /// Call before the statement runs; @p statement counts from 1.
    [[nodiscard]] Watch watch(qint64 migration, const QString &label, int statement, int statements);

private:
    struct Watched {
        qint64 migration = 0;
        QString label;
        int statement = 0;
        int statements = 0;
    };
    void end();
    void look(db::Connection &connection);
    void tell(const Watched &watched, const db::ServerProcess &process);

    db::ServerSession m_session;
    const TaskContext &m_context;
    std::mutex m_mutex; ///< held while anything is reported
    std::optional<Watched> m_watched;
    int m_looks = 0;                            ///< since the statement began
    std::unique_ptr<db::PeriodicQuery> m_query; ///< last: its thread ends before what it uses
};

} // namespace stellwerk::migration
