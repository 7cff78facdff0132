// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection_native.h"

namespace stellwerk::db {

/// Marks the time in which the watch may interrupt.
class RunningStatement final {
public:
    explicit RunningStatement(const Connection::Native &native) : m_native(native) {
        if (m_native.watch)
            m_native.watch->statementBegins();
    }
    ~RunningStatement() {
        if (m_native.watch && m_native.watch->statementEnded() && m_native.mysql)
            (void)mysql_query(m_native.mysql, "DO 0"); // takes an interrupt that came too late
    }
    RunningStatement(const RunningStatement &) = delete;
    RunningStatement &operator=(const RunningStatement &) = delete;

private:
    const Connection::Native &m_native;
};

/// Runs one statement with bound values; without values the text as it is.
[[nodiscard]] Status run(const Connection::Native &native, QSqlQuery &query, const QString &sql,
                         const std::vector<Value> &values);
/// The rows of the result at which @p query stands.
[[nodiscard]] Result<ResultSet> readRows(const Connection::Native &native, QSqlQuery &query, const QString &sql);
/// What the driver says about @p query, which has failed.
[[nodiscard]] Error queryError(const Connection::Native &native, const QSqlQuery &query, const QString &sql);

} // namespace stellwerk::db
