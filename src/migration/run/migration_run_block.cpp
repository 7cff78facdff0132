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

/// The server ends a block that is killed or takes too long also between two of its statements: an error of that kind
/// does not say that the statement before it has failed.
bool isInterruption(const Error &error) {
    constexpr int kInterrupted = 1317; // ER_QUERY_INTERRUPTED
    constexpr int kTimeout = 1969;     // ER_STATEMENT_TIMEOUT
    return error.code == ErrorCode::Cancelled || error.nativeCode == kInterrupted || error.nativeCode == kTimeout;
}

/// The server refused a block as a whole, before the first of its statements ran.
bool isRefusal(const Error &error) {
    constexpr int kParseError = 1064;  // ER_PARSE_ERROR
    constexpr int kNotInABlock = 1314; // ER_SP_BADSTATEMENT: LOAD DATA, for one
    return error.nativeCode == kParseError || error.nativeCode == kNotInABlock;
}

/// The answer to kCountRows, which is the first one; -1 when it got lost.
qint64 rowsOf(const db::BlockAnswer &answer) {
    if (answer.results.empty() || answer.results.front().rows.empty())
        return -1;
    return answer.results.front().rows.front().front().toInteger().value_or(-1);
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
    m_sent = true;
    const Stoppable stoppable(m_connection, m_context);
    const auto running = watch(*place.section, place.index);
    return db::runBlock(m_connection, all);
}

/// The journal says which statement of a block failed. False when it was none of the migration's: then that one goes
/// its own way, where the error has a place of its own. @p mark is where the journal stands afterwards.
Result<bool> MigrationRun::blockFailed(const db::BlockAnswer &answer, const Place &place, Journal::Mark &mark) {
    Error error = located(answer.error.value_or(Error{}), *place.section, place.index);
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

/// A change of structure with its intent and the look at its object. False when the server did not take the block, so
/// that nothing of it ran.
Result<bool> MigrationRun::journalledInBlock(const Place &place, const StatementEffects &effects,
                                             const Intent &intent) {
    const ObjectName &object = effects.objects.front();
    Journal::Mark mark = m_journal.mark();
    STELLWERK_ASSIGN(const db::BlockAnswer answer,
                     runInBlock(place, intent,
                                {place.statement().text, kCountRows, definitionQuery(m_connection.dialect(), object)}));
    const std::vector<db::ResultSet> &results = answer.results;
    std::optional<QString> after;
    if (results.empty()) {
        Result<bool> done = blockFailed(answer, place, mark);
        if (done)
            return done;
        const bool intended = mark.openId != 0;
        if (intended && isInterruption(done.error()))
            after = changedFingerprint(effects, intent.before);
        if (!after) {
            (void)m_journal.failed(done.error());
            return done;
        }
    } else if (results.size() > 1 && !results[1].rows.empty()) {
        after = fingerprintFrom(object, results[1]);
        if (isTransactionalTable(results[1]))
            m_tables.seenTransactional(object.name);
    } else if (answer.error) {
        after = fingerprintFrom(object, std::unexpected(*answer.error));
    }
    // Whatever came behind the statement, it is through.
    tellApplied(place, rowsOf(answer));
    if (!after) {
        STELLWERK_ASSIGN(after, objectFingerprint(m_connection, effects));
    }
    applied(effects, *after);
    // A change that does not show (a counter, columns that swap their names) must be noted before anything follows it.
    m_afterBlock = *after != intent.before;
    return true;
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
std::optional<QString> MigrationRun::changedFingerprint(const StatementEffects &effects, const QString &before) {
    const auto now = objectFingerprint(m_connection, effects);
    return now && *now != before ? std::optional(*now) : std::nullopt;
}

/// Intent, beginning of the transaction and its first statement, in one round trip where that is possible. @p mark
/// becomes where the journal stands when the transaction is undone.
Status MigrationRun::begin(const std::optional<JournalItem> &item, const std::optional<Place> &first, bool ownIntent,
                           Journal::Mark &mark) {
    const std::optional<Intent> intent = item && ownIntent ? std::optional(Intent{*item, {}, {}}) : std::nullopt;
    const QString start = QStringLiteral("START TRANSACTION");
    if (item && first) {
        STELLWERK_ASSIGN(const bool fits, fitsIntoBlock(first->statement(), first->effects()));
        if (fits) {
            STELLWERK_ASSIGN(const db::BlockAnswer answer,
                             runInBlock(*first, intent, {start, first->statement().text, kCountRows}));
            if (!answer.error) {
                mark = m_journal.mark();
                tellApplied(*first, rowsOf(answer));
                return {};
            }
            if (intent)
                STELLWERK_TRY(blockFailed(answer, *first, mark));
            else if (!isRefusal(*answer.error))
                return std::unexpected(located(*answer.error, *first->section, first->index));
        }
    }
    m_batch.collect();
    if (intent)
        STELLWERK_TRY(m_journal.intent(intent->item, intent->before));
    STELLWERK_TRY(m_batch.send(start));
    mark = m_journal.mark();
    return first ? runStatement(*first->section, first->index) : Status();
}

} // namespace stellwerk::migration
