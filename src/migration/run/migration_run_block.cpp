// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migration_run.h"
#include "migration/run/stoppable.h"
#include "migration/run/telling_column.h"
#include "migration/state/object_fingerprint.h"

namespace stellwerk::migration {

namespace {

constexpr qsizetype kLongestInBlock = 64 * 1024;
const QString kCountRows = QStringLiteral("SELECT ROW_COUNT()");
const QString kStart = QStringLiteral("START TRANSACTION");
const QString kCommit = QStringLiteral("COMMIT");
/// What each change of structure in a block answers: kCountRows, and its definition.
constexpr size_t kAnswersPerChange = 2;

/// The server ends a block that is killed or takes too long also between two of its statements: an error of that kind
/// does not say that the statement before it has failed.
bool isInterruption(const Error &error) {
    constexpr int kInterrupted = 1317; // ER_QUERY_INTERRUPTED
    constexpr int kTimeout = 1969;     // ER_STATEMENT_TIMEOUT
    return error.code == ErrorCode::Cancelled || error.nativeCode == kInterrupted || error.nativeCode == kTimeout;
}

/// Nothing can be tried again: somebody stopped it, or the connection is gone.
bool endsTheSession(const Error &error) {
    return isInterruption(error) || error.code == ErrorCode::ConnectionFailed;
}

/// The server refused a block as a whole, before the first of its statements ran.
bool isRefusal(const Error &error) {
    constexpr int kParseError = 1064;  // ER_PARSE_ERROR
    constexpr int kNotInABlock = 1314; // ER_SP_BADSTATEMENT: LOAD DATA, for one
    return error.nativeCode == kParseError || error.nativeCode == kNotInABlock;
}

/// The answer to kCountRows, which is the one at @p place; -1 when it got lost.
qint64 rowsOf(const db::BlockAnswer &answer, size_t place = 0) {
    if (answer.results.size() <= place || answer.results[place].rows.empty())
        return -1;
    return answer.results[place].rows.front().front().toInteger().value_or(-1);
}

/// How long the statement took that the answer at @p place is about; 0 when it got lost.
qint64 millisecondsOf(const db::BlockAnswer &answer, size_t place = 0) {
    if (answer.milliseconds.size() <= place)
        return 0;
    return answer.milliseconds[place] - (place == 0 ? 0 : answer.milliseconds[place - 1]);
}

/// INSERT or REPLACE of rows that stand in the text: nothing about how long it takes is worth waiting for.
bool bringsItsRows(const db::SqlStatement &statement) {
    const auto tokens = db::actingTokens(statement, db::Engine::MariaDb);
    return !tokens.empty() &&
           (tokens.front().isWord(QLatin1StringView("INSERT")) ||
            tokens.front().isWord(QLatin1StringView("REPLACE"))) &&
           std::ranges::none_of(tokens,
                                [](const db::SqlToken &token) { return token.isWord(QLatin1StringView("SELECT")); });
}

} // namespace

/// Changes of one table, or of rows by a statement that answers with none.
Result<bool> MigrationRun::fitsIntoBlock(const db::SqlStatement &statement, const StatementEffects &effects) {
    // What becomes of a block that is interrupted is read from the table's definition, which must change therefore.
    const bool ofOneTable = effects.objects.size() == 1 && effects.objects.front().kind == u"TABLE" &&
                            !effects.swapsNames && !effects.empties && !effects.replaces &&
                            !statement.text.contains(QLatin1StringView("PARTITION"), Qt::CaseInsensitive) &&
                            !statement.text.contains(QLatin1StringView("TABLESPACE"), Qt::CaseInsensitive);
    const bool ofRows = effects.nature == StatementNature::Rows && !effects.tables.empty() &&
                        !statement.text.contains(QLatin1StringView("RETURNING"), Qt::CaseInsensitive);
    // A semicolon would end the statement inside the block, and a setting such as sql_mode might change what its text
    // means. A long text goes over the line twice, which the server need not accept in one piece.
    if (m_changesSettings || statement.text.contains(u';') || statement.text.size() > kLongestInBlock)
        return false;
    return ofOneTable || ofRows ? m_batch.takesStructure() : Result<bool>(false);
}

/// @p steps with the statement among them, and before them the intent, if there is one. Behind the statement the block
/// asks how many rows it has changed.
Result<db::BlockAnswer> MigrationRun::runInBlock(const Place &place, const std::optional<Intent> &intent,
                                                 const QStringList &steps) {
    m_batch.collect();
    const Status noted = intent ? m_journal.intent(intent->item, intent->before, intent->following) : Status();
    const QStringList all = m_batch.take() + steps;
    STELLWERK_TRY(noted);
    return runInBlock(place, all);
}

db::BlockAnswer MigrationRun::runInBlock(const Place &place, const QStringList &steps) {
    m_sent = true;
    const Stoppable stoppable(m_connection, m_context);
    const auto running = watch(*place.section, place.index);
    return db::runBlock(m_connection, steps);
}

/// The error that ended a block at that statement.
Error MigrationRun::located(const db::BlockAnswer &answer, const Place &place) const {
    return located(answer.error.value_or(Error{}), *place.section, place.index);
}

/// The journal says which statement of a block failed. False when it was none of the migration's: then that one goes
/// its own way, where the error has a place of its own. @p mark is where the journal stands afterwards.
Result<bool> MigrationRun::blockFailed(const db::BlockAnswer &answer, const Place &place, Journal::Mark &mark) {
    Error error = located(answer, place);
    const auto intended = isRefusal(error) ? Result<bool>(false) : m_journal.intentIsWritten();
    if (intended && *intended) {
        mark = m_journal.mark();
        return std::unexpected(std::move(error));
    }
    m_journal.goBackTo(mark);
    if (intended && error.code != ErrorCode::Cancelled)
        return false;
    if (!intended) {
        m_journal.leaveOpen();
        mark = m_journal.mark();
    }
    return std::unexpected(std::move(error));
}

/// How many go in one block: the statement, and what is announced with it.
Result<size_t> MigrationRun::countTogether(const Place &first, const Intent &intent) {
    size_t count = 1;
    while (count <= intent.following.size()) {
        const Place next = first.behind(count);
        STELLWERK_ASSIGN(const bool fits, fitsIntoBlock(next.statement(), next.effects()));
        if (!fits)
            break;
        ++count;
    }
    return count;
}

/// A change of structure with its intent and the look at its object, and behind it in the same way what is announced
/// with it. False when the server did not take the block, so that nothing of it ran. Where the block ends too early the
/// next statement goes its own way.
Result<bool> MigrationRun::journalledInBlock(const Place &first, const Intent &intent) {
    STELLWERK_ASSIGN(const size_t together, countTogether(first, intent));
    QStringList steps;
    for (size_t i = 0; i < together; ++i) {
        const Place place = first.behind(i);
        steps << place.statement().text << kCountRows
              << definitionQuery(m_connection.dialect(), place.effects().objects.front());
    }
    Journal::Mark mark = m_journal.mark();
    const bool wasAnnounced = m_journal.isAnnounced(intent.item);
    STELLWERK_ASSIGN(const db::BlockAnswer answer, runInBlock(first, intent, steps));
    // Some errors of a later statement are found when the block is read, before any of it runs. Its intent tells
    // whether the first one has begun, unless it stood there before: then that one goes alone, and has its own error if
    // any.
    if (wasAnnounced && together > 1 && answer.results.empty() && !endsTheSession(*answer.error)) {
        m_journal.goBackTo(mark);
        return false;
    }
    QString before = intent.before;
    for (size_t i = 0; i < together; ++i) {
        const Place place = first.behind(i);
        const size_t at = i * kAnswersPerChange;
        if (i > 0) {
            m_tables.follow(place.effects());
            STELLWERK_TRY(m_journal.intent(intent.following[i - 1], before)); // was written with the first
        }
        std::optional<QString> after;
        if (answer.results.size() <= at) {
            Result<bool> failure = i == 0 ? blockFailed(answer, place, mark) : std::unexpected(located(answer, place));
            if (failure)
                return failure;
            const bool intended = i > 0 || mark.openId != 0;
            if (intended && isInterruption(failure.error())) {
                Result<std::optional<QString>> changed = changedFingerprint(place.effects(), before);
                if (!changed) {
                    (void)m_journal.failedInPart(failure.error());
                    return failure;
                }
                after = *std::move(changed);
            }
            if (!after) {
                (void)m_journal.failed(failure.error());
                return failure;
            }
        } else {
            after = fingerprintIn(answer, at + 1, place.effects().objects.front());
        }
        // Whatever came behind the statement, it is through.
        tellApplied(place, rowsOf(answer, at), millisecondsOf(answer, at));
        if (!after) {
            STELLWERK_ASSIGN(after, fingerprintAfter(place.effects()));
        }
        applied(place.effects(), *after);
        // A change that does not show (a counter, columns that swap their names) must be noted before anything follows
        // it.
        m_afterBlock = *after != before;
        if (answer.results.size() <= at + 1)
            break;
        before = *after;
    }
    return true;
}

/// The fingerprint of an object whose definition is the result at @p place; nothing when it is not there.
std::optional<QString> MigrationRun::fingerprintIn(const db::BlockAnswer &answer, size_t place,
                                                   const ObjectName &object) {
    const std::vector<db::ResultSet> &results = answer.results;
    if (results.size() > place && !results[place].rows.empty()) {
        if (isTransactionalTable(results[place]))
            m_tables.seenTransactional(object.name);
        return fingerprintFrom(object, results[place]);
    }
    return results.size() == place && answer.error ? fingerprintFrom(object, std::unexpected(*answer.error))
                                                   : std::nullopt;
}

/// What is announced with a statement: columns that a table is given right after it was made.
std::vector<JournalItem> MigrationRun::tellingBehind(qint64 migrationNumber, const Section &section, size_t index,
                                                     const QString &before) const {
    std::vector<JournalItem> items;
    // A setting such as sql_mode might change what the texts mean.
    if (m_changesSettings || before != absentFingerprint(section.effects[index]))
        return items;
    const size_t telling = countTelling(section.statements, section.effects, index);
    qsizetype length = 0;
    for (size_t next = index + 1; next <= index + telling; ++next) {
        length += section.statements[next].text.size();
        if (length > kLongestInBlock) // they go over the line together
            break;
        items.push_back(
            JournalItem::statement(migrationNumber, section.name, static_cast<int>(next), section.statements[next]));
    }
    return items;
}

/// The first intent of @p next goes with the end of this migration when that can be told already: for a table that is
/// surely not there, in a block.
Status MigrationRun::announce(const Migration &next) {
    const Section structure = section("up", next.up);
    if (structure.effects.empty() || !structure.effects.front().createsNew || changesSettings(structure) ||
        changesSettings(section("data", next.data)))
        return {};
    const StatementEffects &effects = structure.effects.front();
    const Result<bool> fits = fitsIntoBlock(next.up.front(), effects);
    if (!fits || !*fits)
        return {};
    const Result<bool> mayExist = m_tables.mayExist(effects.objects.front());
    if (!mayExist || *mayExist)
        return {};
    const QString before = absentFingerprint(effects);
    return m_journal.announce(JournalItem::statement(next.number, structure.name, 0, next.up.front()), before,
                              tellingBehind(next.number, structure, 0, before));
}

/// After an interruption: the fingerprint of what the statement made, or nothing when it has changed nothing.
Result<std::optional<QString>> MigrationRun::changedFingerprint(const StatementEffects &effects,
                                                                const QString &before) {
    STELLWERK_ASSIGN(const QString now, insist([&] { return objectFingerprint(m_connection, effects); }));
    return now != before ? std::optional(now) : std::nullopt;
}

/// Of a statement that is done. When it cannot be had, the intent is left for the next start to settle.
Result<QString> MigrationRun::fingerprintAfter(const StatementEffects &effects) {
    Result<QString> after = insist([&] { return objectFingerprint(m_connection, effects); });
    if (!after)
        m_journal.leaveOpen();
    return after;
}

/// A whole transaction in one round trip: its only statement, and what is written about it. False when this one is not
/// of that kind or the server did not take it, so that nothing of it ran. @p mark becomes where the journal stands when
/// the transaction is undone.
Result<bool> MigrationRun::journalledRowsInBlock(const JournalItem &item, const Place &place, bool ownIntent,
                                                 const Work &records, Journal::Mark &mark) {
    if (!bringsItsRows(place.statement()))
        return false;
    STELLWERK_ASSIGN(const bool fits, fitsIntoBlock(place.statement(), place.effects()));
    if (!fits)
        return false;
    Journal::Mark intended = mark;
    m_batch.collect();
    const Status kept = [&]() -> Status {
        if (ownIntent)
            STELLWERK_TRY(m_journal.intent(item, {}));
        intended = m_journal.mark();
        for (const QString &step : {kStart, place.statement().text, kCountRows})
            STELLWERK_TRY(m_batch.exec(step));
        if (ownIntent)
            m_journal.applied({});
        else
            STELLWERK_TRY(m_journal.appliedInside(item, QDateTime::currentMSecsSinceEpoch()));
        if (records)
            STELLWERK_TRY(records());
        STELLWERK_TRY(m_journal.flush());
        return m_batch.exec(kCommit);
    }();
    const QStringList steps = m_batch.take();
    STELLWERK_TRY(kept);
    const db::BlockAnswer answer = runInBlock(place, steps);
    if (!answer.results.empty())
        tellApplied(place, rowsOf(answer), millisecondsOf(answer));
    if (!answer.error)
        return true;
    if (!answer.results.empty()) {
        m_committing = m_journal.mark();
        mark = intended;
        return std::unexpected(*answer.error);
    }
    m_journal.goBackTo(intended);
    if (ownIntent)
        return blockFailed(answer, place, mark);
    return isRefusal(*answer.error) ? Result<bool>(false) : std::unexpected(located(answer, place));
}

/// Of a transaction that failed when its COMMIT was on the way, once what was open is undone: an interruption may come
/// right behind it. @p undone is where the journal stands when it was not reached.
Result<bool> MigrationRun::hasCommitted(const Journal::Mark &undone) {
    if (!m_committing || m_connection.inTransaction())
        return false;
    return insist([&] { return m_journal.isWritten(undone, *m_committing); });
}

/// Intent, beginning of the transaction and its first statement, in one round trip where that is possible. @p mark
/// becomes where the journal stands when the transaction is undone.
Status MigrationRun::begin(const std::optional<JournalItem> &item, const std::optional<Place> &first, bool ownIntent,
                           Journal::Mark &mark) {
    const std::optional<Intent> intent = item && ownIntent ? std::optional(Intent{*item, {}, {}}) : std::nullopt;
    if (item && first) {
        STELLWERK_ASSIGN(const bool fits, fitsIntoBlock(first->statement(), first->effects()));
        if (fits) {
            STELLWERK_ASSIGN(const db::BlockAnswer answer,
                             runInBlock(*first, intent, {kStart, first->statement().text, kCountRows}));
            if (!answer.error) {
                mark = m_journal.mark();
                tellApplied(*first, rowsOf(answer), millisecondsOf(answer));
                return {};
            }
            if (intent)
                STELLWERK_TRY(blockFailed(answer, *first, mark));
            else if (!isRefusal(*answer.error))
                return std::unexpected(located(answer, *first));
        }
    }
    m_batch.collect();
    if (intent)
        STELLWERK_TRY(m_journal.intent(intent->item, intent->before));
    STELLWERK_TRY(m_batch.send(kStart));
    mark = m_journal.mark();
    return first ? runStatement(*first->section, first->index) : Status();
}

} // namespace stellwerk::migration
