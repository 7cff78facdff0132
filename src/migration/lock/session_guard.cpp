// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lock/session_guard.h"

#include "migration/lint/statement_facts.h"

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

bool mayChangeSettings(const db::SqlStatement &statement, const StatementEffects &effects) {
    switch (effects.nature) {
    case StatementNature::Session:
    case StatementNature::SessionData:
    case StatementNature::Routine:
    case StatementNature::Opaque:
        return true;
    case StatementNature::Rows:
        // Of the statements that change rows only these have statements of their own.
        return statement.text.contains(QLatin1StringView("SET"), Qt::CaseInsensitive) &&
               factsOf(statement, db::Engine::MariaDb).callsProgram;
    case StatementNature::Structure:
    case StatementNature::Repeatable:
        break;
    }
    return false;
}

Result<SessionGuard> SessionGuard::begin(db::Connection &connection, bool mayChange) {
    SessionGuard guard(connection);
    if (connection.engine() == db::Engine::Sqlite || !mayChange)
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
    if (m_settings.empty())
        return {};
    QStringList assignments;
    for (const QString &name : settingNames())
        assignments << QStringLiteral("SESSION %1 = ?").arg(name);
    STELLWERK_TRY(m_connection.exec(QStringLiteral("SET ") + assignments.join(QLatin1StringView(", ")), m_settings));
    return {};
}

} // namespace stellwerk::migration
