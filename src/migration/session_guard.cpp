// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/session_guard.h"

namespace stellwerk::migration {

namespace {

QStringList settingNames() {
    return {QStringLiteral("sql_mode"),
            QStringLiteral("foreign_key_checks"),
            QStringLiteral("unique_checks"),
            QStringLiteral("check_constraint_checks"),
            QStringLiteral("time_zone"),
            QStringLiteral("character_set_client"),
            QStringLiteral("character_set_results"),
            QStringLiteral("collation_connection"),
            QStringLiteral("autocommit"),
            QStringLiteral("sql_safe_updates"),
            QStringLiteral("lock_wait_timeout"),
            QStringLiteral("innodb_lock_wait_timeout")};
}

} // namespace

Result<SessionGuard> SessionGuard::begin(db::Connection &connection) {
    SessionGuard guard(connection);
    if (connection.engine() == db::Engine::Sqlite)
        return guard;
    QStringList variables;
    for (const QString &name : settingNames())
        variables << QStringLiteral("@@SESSION.") + name;
    STELLWERK_ASSIGN(const auto result,
                     connection.select(QStringLiteral("SELECT ") + variables.join(QLatin1StringView(", "))));
    guard.m_settings = result.rows.front();
    return guard;
}

Status SessionGuard::restore() {
    const QStringList names = settingNames();
    for (size_t i = 0; i < m_settings.size(); ++i)
        STELLWERK_TRY(m_connection.exec(QStringLiteral("SET SESSION %1 = ?").arg(names[static_cast<qsizetype>(i)]),
                                        {m_settings[i]}));
    return {};
}

} // namespace stellwerk::migration
