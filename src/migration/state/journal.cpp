// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/journal.h"

#include "base/files.h"
#include "migration/state/tracking_tables.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace stellwerk::migration {

using db::Value;

namespace {

const QString &runSection() {
    static const QString section = QStringLiteral("run");
    return section;
}

// Places of columns in a row.
constexpr size_t kMigrationNumber = 2;
constexpr size_t kStartedAt = 8;
constexpr size_t kFinishedAt = 9;

/// The outcome of a row that is there already; no migration has the number 0.
bool isOutcome(const std::vector<Value> &row) {
    return row[kMigrationNumber].bytes == "0";
}

Value textOrNull(const QString &text) {
    return text.isEmpty() ? Value::null() : Value::text(text);
}

qint64 nowInMilliseconds() {
    return QDateTime::currentMSecsSinceEpoch();
}

/// What errors say about a statement: the server's words.
QString errorText(const Error &error) {
    return (error.detail.isEmpty() ? error.message : error.detail).left(kLongestError);
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
    case JournalState::Undone:
        return QStringLiteral("undone");
    }
    Q_UNREACHABLE_RETURN({});
}

QString journalNoteName(JournalNote note) {
    switch (note) {
    case JournalNote::Finished:
        return QStringLiteral("finished");
    case JournalNote::Reverted:
        return QStringLiteral("reverted");
    case JournalNote::NotApplied:
        return QStringLiteral("unapplied");
    case JournalNote::RetryFrom:
        return QStringLiteral("retry_from");
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

Result<std::vector<JournalRow>> readOpenJournal(db::Connection &connection) {
    STELLWERK_ASSIGN(const bool exists, tableExists(connection, TrackingTable::Journal));
    if (!exists)
        return std::vector<JournalRow>();
    STELLWERK_ASSIGN(
        const auto result,
        connection.select(QStringLiteral(
            "SELECT j.id, j.deployment_id, j.migration_number, j.section, j.statement_index, j.statement_text, "
            "j.state, j.started_at, j.error, j.session, j.schema_before, j.schema_after FROM stellwerk_journal j "
            "LEFT JOIN (SELECT migration_number, MAX(id) AS last FROM stellwerk_journal WHERE section = 'run' AND "
            "state <> 'retry_from' GROUP BY migration_number) e ON e.migration_number = j.migration_number "
            "WHERE e.last IS NULL OR j.id > e.last ORDER BY j.id")));
    std::vector<JournalRow> rows;
    for (const auto &cells : result.rows) {
        JournalRow row;
        row.id = cells[0].toInteger().value_or(0);
        row.deploymentId = cells[1].toString();
        row.item = {cells[2].toInteger().value_or(0), cells[3].toString(),
                    static_cast<int>(cells[4].toInteger().value_or(0)), cells[5].toString()};
        row.state = cells[6].toString();
        row.startedAt = QDateTime::fromMSecsSinceEpoch(cells[7].toInteger().value_or(0), QTimeZone::UTC);
        row.error = cells[8].toString();
        row.session = db::ServerSession::fromText(cells[9].toString());
        row.schemaBefore = cells[10].toString();
        row.schemaAfter = cells[11].toString();
        rows.push_back(std::move(row));
    }
    return rows;
}

bool Journal::isAnnounced(const JournalItem &item) const {
    return !m_mark.announced.empty() && m_mark.announced.front().item == item;
}

Status Journal::intent(const JournalItem &item, const QString &schemaBefore,
                       const std::vector<JournalItem> &following) {
    if (isAnnounced(item)) {
        m_mark.openId = m_mark.announced.front().id;
        m_mark.openBefore = schemaBefore;
        m_mark.announced.erase(m_mark.announced.begin());
        return {};
    }
    takeBackAnnounced();
    STELLWERK_ASSIGN(const qint64 id, newId());
    Rows rows{newRow(id, item, journalStateName(JournalState::Intent), schemaBefore, {})};
    STELLWERK_TRY(announceAll(following, rows));
    STELLWERK_TRY(add(rows));
    m_mark.openId = id;
    m_mark.openBefore.clear();
    return {};
}

Status Journal::announce(const JournalItem &item, const QString &schemaBefore,
                         const std::vector<JournalItem> &following) {
    STELLWERK_ASSIGN(const qint64 id, newId());
    m_mark.waiting.push_back(newRow(id, item, journalStateName(JournalState::Intent), schemaBefore, {}));
    m_mark.announced.push_back({id, item});
    return announceAll(following, m_mark.waiting);
}

/// What stands before each of them is known only when it comes.
Status Journal::announceAll(const std::vector<JournalItem> &items, Rows &rows) {
    for (const JournalItem &item : items) {
        STELLWERK_ASSIGN(const qint64 id, newId());
        rows.push_back(newRow(id, item, journalStateName(JournalState::Intent), {}, {}));
        m_mark.announced.push_back({id, item});
    }
    return {};
}

Status Journal::withdraw() {
    takeBackAnnounced();
    return flush();
}

void Journal::takeBackAnnounced() {
    for (const Announced &announced : std::exchange(m_mark.announced, {}))
        m_mark.waiting.push_back(outcomeRow({announced.id, JournalState::Undone, {}, {}, {}}));
}

void Journal::leaveOpen() {
    m_mark.openId = 0;
    m_mark.announced.clear();
    m_mark.lastId = 0; // whether the last row reached the journal is not known: the next id is read anew
}

Result<bool> Journal::intentIsWritten() {
    STELLWERK_ASSIGN(const auto row,
                     m_batch.connection().selectValue(
                         QStringLiteral("SELECT 1 FROM stellwerk_journal WHERE id = %1 AND state = '%2'")
                             .arg(m_mark.openId)
                             .arg(journalStateName(JournalState::Intent))));
    return row.has_value();
}

/// A row that was added, or else the intent that was open and has got its outcome.
Result<bool> Journal::isWritten(const Mark &from, const Mark &to) {
    const bool added = to.lastId > from.lastId;
    STELLWERK_ASSIGN(
        const auto state,
        m_batch.connection().selectValue(
            QStringLiteral("SELECT state FROM stellwerk_journal WHERE id = %1").arg(added ? to.lastId : from.openId)));
    return state && (added || state->toString() != journalStateName(JournalState::Intent));
}

void Journal::applied(const QString &schemaAfter) {
    m_mark.waiting.push_back(
        outcomeRow({std::exchange(m_mark.openId, 0), JournalState::Applied, {}, schemaAfter, m_mark.openBefore}));
}

Status Journal::appliedInside(const JournalItem &item, qint64 startedAt) {
    STELLWERK_ASSIGN(const qint64 id, newId());
    std::vector<Value> row = newRow(id, item, journalStateName(JournalState::Applied), {}, {});
    row[kStartedAt] = Value::integer(startedAt);
    row[kFinishedAt] = Value::integer(nowInMilliseconds());
    m_mark.waiting.push_back(std::move(row));
    return {};
}

Status Journal::failed(const Error &error) {
    if (m_mark.openId != 0) {
        m_mark.waiting.push_back(outcomeRow({m_mark.openId, JournalState::Failed, error, {}, m_mark.openBefore}));
        takeBackAnnounced();
    }
    leaveOpen();
    return flush();
}

Status Journal::failedInPart(const Error &error) {
    if (m_mark.openId != 0)
        m_mark.waiting.push_back(outcomeRow({m_mark.openId, JournalState::Intent, error, {}, m_mark.openBefore}));
    leaveOpen();
    return flush();
}

Status Journal::end(qint64 migrationNumber, JournalNote note) {
    STELLWERK_ASSIGN(const qint64 id, newId());
    m_mark.waiting.push_back(newRow(id, {migrationNumber, runSection(), 0, {}}, journalNoteName(note), {}, {}));
    return {};
}

Status Journal::note(qint64 migrationNumber, JournalNote note, int index, const QString &reason) {
    STELLWERK_ASSIGN(const qint64 id, newId());
    return add({newRow(id, {migrationNumber, runSection(), index, {}}, journalNoteName(note), {}, reason)});
}

Status Journal::undone(const JournalRow &row) {
    return settle({{row.id, JournalState::Undone, row.schemaBefore}});
}

Status Journal::settle(const std::vector<Settled> &intents) {
    Rows rows;
    for (const Settled &intent : intents)
        rows.push_back(outcomeRow({intent.id, intent.state, {}, intent.schemaAfter, {}}));
    return add(rows);
}

Status Journal::flush() {
    return m_mark.waiting.empty() ? Status() : write(std::exchange(m_mark.waiting, {}));
}

/// With the rows that wait, which go on waiting when they cannot be written together.
Status Journal::add(const Rows &added) {
    Rows rows = m_mark.waiting;
    rows.insert(rows.end(), added.begin(), added.end());
    STELLWERK_TRY(write(rows));
    m_mark.waiting.clear();
    return {};
}

Result<qint64> Journal::newId() {
    if (m_mark.lastId == 0) {
        STELLWERK_ASSIGN(const db::ServerSession session, db::sessionOf(m_batch.connection()));
        m_session = session.toText();
        STELLWERK_ASSIGN(const auto last, m_batch.connection().selectValue(
                                              QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM stellwerk_journal")));
        m_mark.lastId = last ? last->toInteger().value_or(0) : 0;
        for (const std::vector<Value> &row : m_mark.waiting)
            m_mark.lastId = std::max(m_mark.lastId, row.front().toInteger().value_or(0));
    }
    return ++m_mark.lastId;
}

std::vector<Value> Journal::newRow(qint64 id, const JournalItem &item, const QString &state,
                                   const QString &schemaBefore, const QString &reason) const {
    return {Value::integer(id),
            Value::text(m_deploymentId),
            Value::integer(item.migrationNumber),
            Value::text(item.section),
            Value::integer(item.index),
            Value::text(sha256Hex(item.text.toUtf8())),
            Value::text(item.text),
            Value::text(state),
            Value::integer(nowInMilliseconds()),
            Value::null(),
            Value::null(),
            Value::null(),
            textOrNull(m_session),
            textOrNull(schemaBefore),
            Value::null(),
            textOrNull(reason)};
}

/// The row is there; of what stands here only the outcome's columns reach it.
std::vector<Value> Journal::outcomeRow(const Outcome &outcome) const {
    std::vector<Value> row{Value::integer(outcome.id), Value::text(m_deploymentId),
                           Value::integer(0),          Value::text(runSection()),
                           Value::integer(0),          Value::text(QString()),
                           Value::text(QString()),     Value::text(journalStateName(outcome.state)),
                           Value::integer(0),          Value::integer(nowInMilliseconds())};
    row.push_back(outcome.error ? Value::text(errorText(*outcome.error)) : Value::null());
    row.push_back(outcome.error ? Value::integer(outcome.error->nativeCode) : Value::null());
    row.push_back(Value::null());
    row.push_back(textOrNull(outcome.schemaBefore));
    row.push_back(textOrNull(outcome.schemaAfter));
    row.push_back(Value::null());
    return row;
}

/// New rows and outcomes of old ones in one statement, so in one commit.
Status Journal::write(const Rows &rows) {
    static const QStringList kColumns =
        QStringLiteral("id deployment_id migration_number section statement_index statement_sha256 statement_text "
                       "state started_at finished_at error native_code session schema_before schema_after note")
            .split(u' ');
    QString ending;
    if (std::ranges::any_of(rows, isOutcome)) {
        const bool mariaDb = m_batch.connection().engine() == db::Engine::MariaDb;
        QStringList updates;
        for (const char *column : {"state", "finished_at", "error", "native_code", "schema_after"})
            updates
                << QString::fromLatin1(mariaDb ? "%1 = VALUES(%1)" : "%1 = excluded.%1").arg(QLatin1StringView(column));
        updates << QString::fromLatin1(mariaDb ? "schema_before = COALESCE(schema_before, VALUES(schema_before))"
                                               : "schema_before = COALESCE(schema_before, excluded.schema_before)");
        ending = QLatin1StringView(mariaDb ? " ON DUPLICATE KEY UPDATE " : " ON CONFLICT (id) DO UPDATE SET ") +
                 updates.join(u", ");
    }
    return insertRows(m_batch, u"INSERT", TrackingTable::Journal, kColumns, rows, ending);
}

} // namespace stellwerk::migration
