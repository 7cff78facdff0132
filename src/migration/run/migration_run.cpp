// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migration_run.h"

#include "db/row_reader.h"
#include "migration/lock/session_guard.h"
#include "migration/run/statement_effects.h"
#include "migration/run/stoppable.h"
#include "migration/state/object_fingerprint.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

constexpr int kRowsShown = 5;
const std::vector<db::SqlStatement> kNothing;

QString cellText(const db::ValueView &cell) {
    return cell.isNull() ? QStringLiteral("NULL")
                         : QString::fromUtf8(cell.bytes.data(), static_cast<qsizetype>(cell.bytes.size())).left(100);
}

/// The first rows of a query as "column=value, …" lines; empty when it returns none.
Result<QStringList> firstRows(db::Connection &connection, const QString &query) {
    STELLWERK_ASSIGN(auto reader, db::RowReader::open(connection, query));
    QStringList lines;
    for (;;) {
        STELLWERK_ASSIGN(const bool hasRow, reader.next());
        if (!hasRow)
            return lines;
        if (lines.size() == kRowsShown) {
            lines << QStringLiteral("…");
            return lines;
        }
        QStringList cells;
        for (size_t i = 0; i < reader.columnCount(); ++i)
            cells << reader.columns()[static_cast<qsizetype>(i)] + u'=' + cellText(reader.at(i));
        lines << cells.join(QLatin1StringView(", "));
    }
}

} // namespace

MigrationRun::MigrationRun(SqlBatch &batch, Journal &journal, TableNames &tables, const Migration &migration,
                           const UnfinishedMigration *unfinished, StatementProgress &progress,
                           const TaskContext &context)
    : m_batch(batch),
      m_connection(batch.connection()),
      m_journal(journal),
      m_tables(tables),
      m_migration(migration),
      m_unfinished(unfinished),
      m_progress(progress),
      m_context(context) {}

Status MigrationRun::apply(const Record &record, const Migration *next) {
    const Work end = [&]() -> Status {
        STELLWERK_TRY(record());
        STELLWERK_TRY(m_journal.end(m_migration.number, JournalNote::Finished));
        if (next)
            STELLWERK_TRY(announce(*next));
        return m_journal.flush();
    };
    return run(section("up", m_migration.up), section("data", m_migration.data),
               {QStringLiteral("verify"), m_migration.verify, {}}, end);
}

Status MigrationRun::revert(const Record &record) {
    const Work end = [&]() -> Status {
        STELLWERK_TRY(record());
        STELLWERK_TRY(m_journal.end(m_migration.number, JournalNote::Reverted));
        return m_journal.flush();
    };
    return run(section("down", m_migration.down), section("data", kNothing), section("verify", kNothing), end);
}

/// What the statements do is told once for all who ask.
MigrationRun::Section MigrationRun::section(const char *name, const std::vector<db::SqlStatement> &statements) const {
    Section result{QString::fromLatin1(name), statements, {}};
    if (m_connection.engine() == db::Engine::Sqlite)
        return result;
    for (const db::SqlStatement &statement : statements)
        result.effects.push_back(effectsOf(statement));
    return result;
}

bool MigrationRun::changesSettings(const Section &section) {
    for (size_t i = 0; i < section.effects.size(); ++i) {
        if (mayChangeSettings(section.statements[i], section.effects[i]))
            return true;
    }
    return false;
}

Status MigrationRun::run(const Section &structure, const Section &data, const Section &verification, const Work &end) {
    m_changesSettings = changesSettings(structure) || changesSettings(data);
    STELLWERK_ASSIGN(auto session, SessionGuard::begin(m_connection, m_changesSettings));
    const Status status = m_connection.engine() == db::Engine::MariaDb
                              ? runOnMariaDb(structure, data, verification, end)
                              : runOnSqlite(structure, data, verification, end);
    if (!status)
        (void)m_journal.withdraw(); // and what waits of the statements before the failure
    const Status restored = session.restore();
    // A migration's own failure says more; after a lost connection there is nothing to restore.
    return status ? restored : status;
}

Status MigrationRun::runOnMariaDb(const Section &structure, const Section &data, const Section &verification,
                                  const Work &end) {
    if (m_unfinished)
        STELLWERK_TRY(takeUp(structure));
    const std::vector<db::SqlStatement> &statements = structure.statements;
    // Rows that are changed last commit with the end of the migration: one commit less.
    const bool endsWithRows =
        data.statements.empty() && !statements.empty() && structure.effects.back().nature == StatementNature::Rows;
    const size_t alone = statements.size() - (endsWithRows ? 1 : 0);
    while (static_cast<size_t>(m_applied) < alone)
        STELLWERK_TRY(journalled(structure, static_cast<size_t>(m_applied)));
    STELLWERK_TRY(m_context.checkStop());
    const bool rowsLeft = endsWithRows && static_cast<size_t>(m_applied) == alone;
    std::optional<JournalItem> item;
    if (rowsLeft)
        item = JournalItem::statement(m_migration.number, structure.name, static_cast<int>(alone), statements.back());
    else if (!data.statements.empty())
        item = JournalItem::dataSection(m_migration.number, data.statements);
    Work rest;
    if (!data.statements.empty() || !verification.statements.empty())
        rest = [&]() -> Status {
            if (!data.statements.empty())
                m_tables.forget();
            STELLWERK_TRY(runAll(data));
            return verify(verification);
        };
    STELLWERK_TRY(
        journalledTransaction(item, rowsLeft ? std::optional(Place{&structure, alone}) : std::nullopt, rest, end));
    m_applied = static_cast<int>(statements.size() + data.statements.size());
    return {};
}

/// Goes on where an earlier attempt ended: settles the statement that was in flight and brings the session back to
/// what the statements before had made of it.
Status MigrationRun::takeUp(const Section &section) {
    if (m_unfinished->inFlight) {
        const JournalRow &row = *m_unfinished->inFlight;
        if (m_unfinished->fate == StatementFate::PartlyApplied)
            STELLWERK_TRY(dropTheRest(row));
        STELLWERK_ASSIGN(const QString now, objectFingerprint(m_connection, effectsOf({row.item.text, 1, 1})));
        STELLWERK_TRY(m_journal.settle(settled(*m_unfinished, now)));
    }
    m_applied = m_unfinished->next;
    if (m_unfinished->fate == StatementFate::PartlyApplied)
        ++m_applied;
    for (int i = 0; i < m_applied; ++i) {
        const auto index = static_cast<size_t>(i);
        if (section.effects[index].nature == StatementNature::Session)
            STELLWERK_TRY(m_connection.exec(section.statements[index].text));
    }
    if (m_applied > 0)
        m_context.info(QStringLiteral("migration_resumed"),
                       Tr::tr("%1 goes on: %2 of %3 statements were applied before.")
                           .arg(m_migration.label())
                           .arg(m_applied)
                           .arg(section.statements.size()),
                       {{QStringLiteral("migration"), m_migration.number}, {QStringLiteral("statements"), m_applied}});
    return {};
}

Status MigrationRun::dropTheRest(const JournalRow &row) {
    for (const ObjectName &object : effectsOf({row.item.text, 1, 1}).objects)
        STELLWERK_TRY(m_connection.exec(
            QStringLiteral("DROP %1 IF EXISTS %2").arg(object.kind, m_connection.dialect().quote(object.name))));
    return {};
}

/// One statement of a structure section on MariaDB, where a change of structure commits by itself: the intent is
/// committed before it runs, its outcome goes with the next row. What changes rows commits together with its outcome.
/// Where that is possible, intent, statement and the look at its object are one round trip, and statements that are
/// announced with it go with it.
Status MigrationRun::journalled(const Section &section, size_t index) {
    STELLWERK_TRY(m_context.checkStop());
    const db::SqlStatement &statement = section.statements[index];
    const StatementEffects &effects = section.effects[index];
    const auto item = JournalItem::statement(m_migration.number, section.name, static_cast<int>(index), statement);
    switch (effects.nature) {
    case StatementNature::Structure:
    case StatementNature::Repeatable:
    case StatementNature::Session:
        break;
    case StatementNature::Rows:
    case StatementNature::Routine:
    case StatementNature::SessionData:
    case StatementNature::Opaque:
        m_tables.follow(effects);
        if (effects.nature != StatementNature::Rows)
            m_known.clear(); // a routine may change any definition
        STELLWERK_TRY(journalledTransaction(item, Place{&section, index}, {}, {}));
        ++m_applied;
        return {};
    }
    STELLWERK_ASSIGN(const QString before, fingerprintBefore(effects));
    m_afterBlock = false;
    m_tables.follow(effects);
    STELLWERK_ASSIGN(const bool fits, fitsIntoBlock(statement, effects));
    const Intent intent{item, before, tellingBehind(m_migration.number, section, index, before)};
    if (fits) {
        STELLWERK_ASSIGN(const bool done, journalledInBlock({&section, index}, intent));
        if (done)
            return {};
    }
    STELLWERK_TRY(m_journal.intent(item, before, intent.following));
    if (Status status = runStatement(section, index); !status) {
        // These fail half-way, too: the next start asks the schema how far they came.
        if (effects.dropsEachAlone || effects.replaces) {
            (void)m_journal.failedInPart(status.error());
            return std::unexpected(leftInPart(std::move(status).error()));
        }
        (void)m_journal.failed(status.error());
        return status;
    }
    STELLWERK_ASSIGN(const QString after, fingerprintAfter(effects));
    applied(effects, after);
    return {};
}

void MigrationRun::applied(const StatementEffects &effects, const QString &fingerprint) {
    m_known = effects.objects;
    m_knownFingerprint = fingerprint;
    m_journal.applied(fingerprint);
    ++m_applied;
}

/// What the statement before left, when that is about the same objects; nobody else writes under the lock.
Result<QString> MigrationRun::fingerprintBefore(const StatementEffects &effects) {
    if (!m_known.empty() && m_known == effects.objects && !effects.swapsNames)
        return m_knownFingerprint;
    if (effects.createsNew) {
        STELLWERK_ASSIGN(const bool mayExist, m_tables.mayExist(effects.objects.front()));
        if (!mayExist)
            return absentFingerprint(effects);
    }
    return objectFingerprint(m_connection, effects);
}

/// Rows of tables that are undone when nobody commits them need no intent of their own right after a statement whose
/// intent still stands: that one names the session, and the schema tells that it is done.
bool MigrationRun::needsOwnIntent(const std::optional<Place> &first) const {
    if (!m_afterBlock || !first || first->effects().nature != StatementNature::Rows || first->effects().tables.empty())
        return true;
    return !std::ranges::all_of(first->effects().tables,
                                [this](const QString &table) { return m_tables.isTransactional(table); });
}

/// The intent commits alone; then the statements, their outcome and what they tell the version tables commit together.
/// If even a failure cannot be written, the intent stays, and the next start finds out what became of it. @p rest and
/// @p records may be empty.
Status MigrationRun::journalledTransaction(const std::optional<JournalItem> &item, const std::optional<Place> &first,
                                           const Work &rest, const Work &records) {
    Journal::Mark mark = m_journal.mark();
    const bool ownIntent = needsOwnIntent(first);
    const qint64 startedAt = QDateTime::currentMSecsSinceEpoch();
    m_sent = false;
    m_committing.reset();
    Status status = [&]() -> Status {
        if (item && first && !rest) {
            STELLWERK_ASSIGN(const bool done, journalledRowsInBlock(*item, *first, ownIntent, records, mark));
            if (done)
                return {};
        }
        STELLWERK_TRY(begin(item, first, ownIntent, mark));
        if (rest)
            STELLWERK_TRY(rest());
        m_batch.collect();
        if (item && !ownIntent)
            STELLWERK_TRY(m_journal.appliedInside(*item, startedAt));
        else if (item)
            m_journal.applied({});
        if (records)
            STELLWERK_TRY(records());
        STELLWERK_TRY(m_journal.flush()); // of a statement in the middle
        m_committing = m_journal.mark();
        return m_batch.send(QStringLiteral("COMMIT"));
    }();
    if (!status) {
        m_batch.drop();
        const bool part = undoLeavesPart(item, first);
        const Result<bool> committed = hasCommitted(mark);
        if (!committed) {
            m_journal.goBackTo(mark);
            m_journal.leaveOpen();
        } else if (*committed) {
            m_journal.goBackTo(*m_committing);
            status = {};
        } else {
            m_journal.goBackTo(mark);
            if (item && !ownIntent)
                (void)m_journal.intent(*item, {});
            (void)(part ? m_journal.failedInPart(status.error()) : m_journal.failed(status.error()));
            if (part)
                status = std::unexpected(leftInPart(std::move(status).error()));
        }
    }
    m_afterBlock = false;
    return status;
}

Status MigrationRun::runStatement(const Section &section, size_t index) {
    STELLWERK_TRY(m_context.checkStop());
    const db::SqlStatement &statement = section.statements[index];
    m_sent = true;
    const auto result = [&] {
        const Stoppable stoppable(m_connection, m_context);
        const auto running = watch(section, index);
        return m_connection.exec(statement.text);
    }();
    if (!result)
        return std::unexpected(located(result.error(), section, index));
    tellApplied({&section, index}, *result, m_running.elapsed());
    return {};
}

StatementProgress::Watch MigrationRun::watch(const Section &section, size_t index) {
    m_running.start();
    return m_progress.watch(m_migration.number, m_migration.label(), static_cast<int>(index) + 1,
                            static_cast<int>(section.statements.size()));
}

void MigrationRun::tellApplied(const Place &place, qint64 rows, qint64 milliseconds) const {
    m_context.info(QStringLiteral("statement_applied"),
                   Tr::tr("%1: statement %2 of %3 (%4)")
                       .arg(m_migration.label())
                       .arg(place.index + 1)
                       .arg(place.section->statements.size())
                       .arg(place.section->name),
                   {{QStringLiteral("migration"), m_migration.number},
                    {QStringLiteral("section"), place.section->name},
                    {QStringLiteral("statement"), static_cast<qint64>(place.index + 1)},
                    {QStringLiteral("rows"), rows},
                    {QStringLiteral("milliseconds"), milliseconds}});
}

Status MigrationRun::runAll(const Section &section) {
    for (size_t i = 0; i < section.statements.size(); ++i)
        STELLWERK_TRY(runStatement(section, i));
    return {};
}

Status MigrationRun::verify(const Section &verification) {
    for (size_t i = 0; i < verification.statements.size(); ++i) {
        STELLWERK_TRY(m_context.checkStop());
        const auto rows = [&] {
            const Stoppable stoppable(m_connection, m_context);
            return firstRows(m_connection, verification.statements[i].text);
        }();
        if (!rows)
            return std::unexpected(located(rows.error(), verification, i));
        if (rows->isEmpty())
            continue;
        Error error{ErrorCode::CheckFailed, {}, {}, rows->join(u'\n'), 0, {}, {}};
        error = located(std::move(error), verification, i);
        error.message =
            Tr::tr("Migration %1: query %2 of its verification returned rows.").arg(m_migration.label()).arg(i + 1);
        return fail(std::move(error));
    }
    return {};
}

/// Adds where in the file it happened and what is left behind.
Error MigrationRun::located(Error error, const Section &section, size_t index) const {
    const db::SqlStatement &statement = section.statements[index];
    error.position = SourcePosition{m_migration.fileName, statement.line, statement.column, statement.text};
    if (error.code != ErrorCode::Cancelled)
        error.message = Tr::tr("Migration %1 failed at statement %2 of %3 (%4).")
                            .arg(m_migration.label())
                            .arg(index + 1)
                            .arg(section.statements.size())
                            .arg(section.name);
    if (m_applied > 0)
        error.hint = Tr::tr("%n statement(s) of it are applied and stay, because MariaDB commits at every change of "
                            "the structure; the journal names "
                            "them.",
                            nullptr, m_applied);
    else
        error.hint = Tr::tr("Nothing of it was applied.");
    return std::move(error).during(
        Tr::tr("migration %1, %2, statement %3").arg(m_migration.label(), section.name).arg(index + 1));
}

} // namespace stellwerk::migration
