// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/session_guard.h"

#include "migration/statement_effects.h"

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

/// SET itself, and everything that can hold one: routines and blocks.
bool mayChangeSettings(const Migration &migration) {
    for (const auto *section : {&migration.up, &migration.data, &migration.down}) {
        for (const db::SqlStatement &statement : *section) {
            switch (effectsOf(statement).nature) {
            case StatementNature::Session:
            case StatementNature::SessionData:
            case StatementNature::Routine:
            case StatementNature::Opaque:
                return true;
            case StatementNature::Rows:
                if (statement.text.contains(QLatin1StringView("SET"), Qt::CaseInsensitive) &&
                    statement.text.contains(QLatin1StringView("BEGIN"), Qt::CaseInsensitive))
                    return true;
                break;
            case StatementNature::Structure:
            case StatementNature::Repeatable:
                break;
            }
        }
    }
    return false;
}

} // namespace

Result<SessionGuard> SessionGuard::begin(db::Connection &connection, const Migration &migration) {
    SessionGuard guard(connection);
    if (connection.engine() == db::Engine::Sqlite || !mayChangeSettings(migration))
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
