// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/journal.h"

#include "base/files.h"

#include <QDateTime>
#include <QStringList>

namespace stellwerk::migration {

using db::Value;

namespace {

Value nowInMilliseconds() {
    return Value::integer(QDateTime::currentMSecsSinceEpoch());
}

} // namespace

QString journalStateName(JournalState state) {
    switch (state) {
    case JournalState::Intent:
        return QStringLiteral("intent");
    case JournalState::Applied:
        return QStringLiteral("applied");
    case JournalState::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE_RETURN({});
}

JournalItem JournalItem::statement(qint64 migrationNumber, const QString &section, int index,
                                   const db::SqlStatement &statement) {
    return {migrationNumber, section, index, statement.text};
}

JournalItem JournalItem::dataSection(qint64 migrationNumber, const std::vector<db::SqlStatement> &statements) {
    QStringList texts;
    for (const db::SqlStatement &statement : statements)
        texts << statement.text;
    return {migrationNumber, QStringLiteral("data"), 0, texts.join(QLatin1StringView(";\n"))};
}

Result<qint64> Journal::addIntent(const JournalItem &item) {
    STELLWERK_TRY(m_connection.exec(
        QStringLiteral("INSERT INTO stellwerk_journal (deployment_id, migration_number, section, statement_index, "
                       "statement_sha256,"
                       " statement_text, state, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::text(m_deploymentId), Value::integer(item.migrationNumber), Value::text(item.section),
         Value::integer(item.index), Value::text(sha256Hex(item.text.toUtf8())), Value::text(item.text),
         Value::text(journalStateName(JournalState::Intent)), nowInMilliseconds()}));
    const bool mariaDb = m_connection.engine() == db::Engine::MariaDb;
    STELLWERK_ASSIGN(const auto id, m_connection.selectValue(mariaDb ? QStringLiteral("SELECT LAST_INSERT_ID()")
                                                                     : QStringLiteral("SELECT last_insert_rowid()")));
    return id ? id->toInteger().value_or(0) : 0;
}

Status Journal::markApplied(qint64 id) {
    STELLWERK_TRY(m_connection.exec(
        QStringLiteral("UPDATE stellwerk_journal SET state = ?, finished_at = ? WHERE id = ?"),
        {Value::text(journalStateName(JournalState::Applied)), nowInMilliseconds(), Value::integer(id)}));
    return {};
}

Status Journal::markFailed(qint64 id, const Error &error) {
    STELLWERK_TRY(m_connection.exec(
        QStringLiteral(
            "UPDATE stellwerk_journal SET state = ?, finished_at = ?, error = ?, native_code = ? WHERE id = ?"),
        {Value::text(journalStateName(JournalState::Failed)), nowInMilliseconds(),
         Value::text((error.detail.isEmpty() ? error.message : error.detail).left(kLongestError)),
         Value::integer(error.nativeCode), Value::integer(id)}));
    return {};
}

} // namespace stellwerk::migration
