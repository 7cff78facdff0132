// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/state/unfinished.h"

#include "migration/run/statement_effects.h"
#include "migration/run/telling_column.h"
#include "migration/state/object_fingerprint.h"
#include "migration/state/statement_fate.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(UnfinishedMigration)
};

using Fate = StatementFate;

/// Puts together what the rows of one migration say; one object per migration.
class Account final {
public:
    Account(qint64 number, const Migration *file) : m_file(file) {
        m_result.number = number;
        m_result.label = file ? file->label() : QString::number(number);
    }

    void add(const JournalRow &row) {
        m_result.deploymentId = row.deploymentId;
        if (row.is(JournalNote::RetryFrom)) {
            retryFrom(row);
            return;
        }
        const QString section = row.item.section == u"data" ? QStringLiteral("up") : row.item.section;
        if (section != m_result.section) {
            // The way back begins: what it takes back is known from the file.
            m_result.section = section;
            m_applied.clear();
        }
        if (row.is(JournalState::Undone)) {
            m_applied.erase(row.item.index);
            // What was announced behind the last word, and never came, says nothing about that.
            if (m_lastWord && row.item.index > m_lastWord->item.index)
                return;
        }
        const bool announced = row.is(JournalState::Intent) && !m_intents.empty() &&
                               row.item.section == m_intents.back().item.section &&
                               row.item.index > m_intents.back().item.index && wasAnnounced(row);
        if (!announced)
            m_intents.clear();
        m_result.error.clear();
        m_lastWord.reset();
        if (row.is(JournalState::Intent))
            m_intents.push_back(row);
        else if (row.is(JournalState::Failed))
            m_result.error = row.error;
        if (row.is(JournalState::Intent) || row.is(JournalState::Failed))
            m_lastWord = row;
        if (row.is(JournalState::Applied) && row.item.section != u"data")
            m_applied[row.item.index] = row;
    }

    Result<std::optional<UnfinishedMigration>> finish(db::Connection &connection, const LiveSessions &live,
                                                      bool recorded) {
        // A successful history row ends the way in, whatever the journal of an older release says.
        if (recorded && m_result.section != u"down")
            return std::optional<UnfinishedMigration>();
        if (m_file)
            m_result.total = static_cast<int>(statements().size());
        if (!m_intents.empty())
            STELLWERK_TRY(judge(connection, live));
        else
            STELLWERK_TRY(checkLast(connection));
        if (m_applied.empty() && !m_result.inFlight)
            return std::optional<UnfinishedMigration>();
        for (auto &[index, row] : m_applied)
            m_result.applied.push_back(std::move(row));
        m_result.next = m_result.applied.empty() ? 0 : m_result.applied.back().item.index + 1;
        findObstacles();
        return std::optional(std::move(m_result));
    }

private:
    [[nodiscard]] const std::vector<db::SqlStatement> &statements() const {
        return m_result.section == u"down" ? m_file->down : m_file->up;
    }

    void retryFrom(const JournalRow &row) {
        std::erase_if(m_applied, [&row](const auto &entry) { return entry.first >= row.item.index; });
        if (m_file) {
            // A person vouches for these; the file says what they are.
            for (int i = 0; i < row.item.index && i < static_cast<int>(m_file->up.size()); ++i) {
                JournalRow vouched = row;
                vouched.item = JournalItem::statement(m_result.number, QStringLiteral("up"), i,
                                                      m_file->up[static_cast<size_t>(i)]);
                m_applied.try_emplace(i, std::move(vouched));
            }
        }
        m_result.section = QStringLiteral("up");
        m_intents.clear();
        m_lastWord.reset();
        m_result.error.clear();
    }

    Status judge(db::Connection &connection, const LiveSessions &live) {
        const JournalRow &first = m_intents.front();
        const auto process = first.session ? live.find(*first.session) : live.end();
        if (process != live.end()) {
            m_result.process = process->second;
            m_result.fate = Fate::Running;
            STELLWERK_ASSIGN(const size_t running, findRunning(connection));
            putInFlight(running);
            STELLWERK_ASSIGN(const bool behind, isBehind(connection, m_intents[running]));
            if (behind)
                goOnToTheNext(m_intents[running]);
            return {};
        }
        // It failed, and who ran it saw that something of it stays.
        if (!first.error.isEmpty() && !settlesItself(first)) {
            m_result.fate = Fate::Undecided;
            putInFlight(0);
            return {};
        }
        // The first one that is not done was in flight, or else the last one.
        for (size_t i = 0; i < m_intents.size(); ++i) {
            STELLWERK_ASSIGN(m_result.fate, fateOf(connection, m_intents[i]));
            putInFlight(i);
            if (m_result.fate != Fate::Applied)
                return {};
        }
        m_applied[m_result.inFlight->item.index] = *m_result.inFlight;
        return {};
    }

    /// What was announced tells it by its column.
    Result<Fate> fateOf(db::Connection &connection, const JournalRow &intent) const {
        if (wasAnnounced(intent)) {
            STELLWERK_ASSIGN(const bool done, tellsThatItIsDone(connection, {intent.item.text, 1, 1}));
            return done ? Fate::Applied : Fate::NotApplied;
        }
        static const std::vector<db::SqlStatement> kNone;
        return fateBySchema(connection, intent, m_file ? m_file->data : kNone);
    }

    /// It has no fingerprint from before it, as everything else that changes the definition of something.
    static bool wasAnnounced(const JournalRow &row) {
        return row.schemaBefore.isEmpty() && row.item.section != u"data" && addsColumn({row.item.text, 1, 1});
    }

    /// Which of the intents the server is at, or the last one when it is behind them.
    Result<size_t> findRunning(db::Connection &connection) const {
        const QString running = m_result.process->statement.simplified();
        for (size_t i = 0; i < m_intents.size(); ++i) {
            if (running == m_intents[i].item.text.simplified())
                return i;
        }
        if (m_intents.size() == 1)
            return 0;
        size_t at = 0;
        for (; at + 1 < m_intents.size(); ++at) {
            STELLWERK_ASSIGN(const Fate fate, fateOf(connection, m_intents[at]));
            if (fate != Fate::Applied)
                break;
        }
        return at;
    }

    /// The one at @p index is in flight: those before it are applied, and those behind it have not begun.
    void putInFlight(size_t index) {
        const auto at = m_intents.begin() + static_cast<std::ptrdiff_t>(index);
        for (auto before = m_intents.begin(); before != at; ++before)
            m_applied[before->item.index] = *before;
        m_result.doneBefore.assign(m_intents.begin(), at);
        m_result.inFlight = *at;
        m_result.notBegun.assign(at + 1, m_intents.end());
    }

    /// Of a DROP of several things, and of CREATE OR REPLACE, the schema tells how far they came.
    static bool settlesItself(const JournalRow &row) {
        const StatementEffects effects = effectsOf({row.item.text, 1, 1});
        return row.item.section != u"data" && (effects.dropsEachAlone || effects.replaces);
    }

    /// Rows may follow a change of structure without an intent of their own (MigrationRun::needsOwnIntent). True when
    /// the change is through and the server is at these, or at what comes behind them in their transaction.
    Result<bool> isBehind(db::Connection &connection, const JournalRow &row) const {
        const auto next = static_cast<size_t>(row.item.index) + 1;
        if (!m_file || next >= statements().size() || row.item.section == u"data")
            return false;
        const db::SqlStatement &rows = statements()[next];
        const StatementEffects effects = effectsOf({row.item.text, 1, 1});
        const bool change =
            effects.nature == StatementNature::Structure || effects.nature == StatementNature::Repeatable;
        const QString running = m_result.process->statement.simplified();
        if (!change || effectsOf(rows).nature != StatementNature::Rows || running == row.item.text.simplified())
            return false;
        if (running == rows.text.simplified())
            return true;
        // A statement of a trigger or of the verification, or a text that the process list does not tell exactly.
        if (wasAnnounced(row))
            return tellsThatItIsDone(connection, {row.item.text, 1, 1});
        STELLWERK_ASSIGN(const QString now, objectFingerprint(connection, effects));
        return now != row.schemaBefore;
    }

    void goOnToTheNext(JournalRow row) {
        m_applied[row.item.index] = row;
        const int next = row.item.index + 1;
        row.item =
            JournalItem::statement(m_result.number, row.item.section, next, statements()[static_cast<size_t>(next)]);
        row.schemaBefore.clear();
        m_result.inFlight = std::move(row);
    }

    /// Undoing may have been killed between a statement and its row.
    Status checkLast(db::Connection &connection) {
        if (m_applied.empty())
            return {};
        const JournalRow &last = m_applied.rbegin()->second;
        if (!last.is(JournalState::Applied)) // a person vouches for it
            return {};
        if (wasAnnounced(last)) { // and its run ended without a word
            STELLWERK_ASSIGN(const bool there, tellsThatItIsDone(connection, {last.item.text, 1, 1}));
            if (!there)
                m_applied.erase(last.item.index);
            return {};
        }
        if (last.schemaBefore == last.schemaAfter)
            return {};
        STELLWERK_ASSIGN(const QString now, objectFingerprint(connection, effectsOf({last.item.text, 1, 1})));
        if (now == last.schemaBefore)
            m_applied.erase(last.item.index);
        return {};
    }

    void findObstacles() {
        if (!m_file) {
            m_result.obstacles << Tr::tr("The file of migration %1 is missing.").arg(m_result.number);
            return;
        }
        for (const JournalRow &row : m_result.applied) {
            const auto index = static_cast<size_t>(row.item.index);
            const db::SqlStatement *now = index < statements().size() ? &statements()[index] : nullptr;
            if (!now || !sameTokens(row.item.text, now->text)) {
                m_result.obstacles << Tr::tr("Statement %1 was applied as “%2”, but %3 now says “%4”.")
                                          .arg(row.item.index + 1)
                                          .arg(shortStatement(row.item.text), m_file->fileName,
                                               now ? shortStatement(now->text) : QString());
                break;
            }
            if (effectsOf({row.item.text, 1, 1}).nature == StatementNature::SessionData &&
                (m_result.next < m_result.total || !m_file->data.empty()))
                m_result.obstacles << Tr::tr("Statement %1 (“%2”) kept something in the session, which is gone.")
                                          .arg(row.item.index + 1)
                                          .arg(shortStatement(row.item.text));
        }
        if (m_result.fate == Fate::Undecided && !m_result.inFlight->error.isEmpty())
            m_result.obstacles << Tr::tr("Statement %1 (“%2”) failed after it had changed something that stays.")
                                      .arg(m_result.inFlight->item.index + 1)
                                      .arg(shortStatement(m_result.inFlight->item.text));
        else if (m_result.fate == Fate::Undecided)
            m_result.obstacles << Tr::tr("Whether statement %1 (“%2”) ran cannot be told from outside.")
                                      .arg(m_result.inFlight->item.index + 1)
                                      .arg(shortStatement(m_result.inFlight->item.text));
    }

    [[nodiscard]] static bool sameTokens(const QString &a, const QString &b) {
        return a == b ||
               db::tokenHash({{a, 1, 1}}, db::Engine::MariaDb) == db::tokenHash({{b, 1, 1}}, db::Engine::MariaDb);
    }

    const Migration *m_file;
    std::map<int, JournalRow> m_applied;
    std::vector<JournalRow> m_intents;    ///< that are open: one, and what was announced with it
    std::optional<JournalRow> m_lastWord; ///< the last intent or failure
    UnfinishedMigration m_result;
};

} // namespace

std::vector<Journal::Settled> settled(const UnfinishedMigration &unfinished, const QString &schemaNow) {
    std::vector<Journal::Settled> all;
    if (!unfinished.inFlight)
        return all;
    for (const JournalRow &before : unfinished.doneBefore)
        all.push_back({before.id, JournalState::Applied, {}});
    const bool done = unfinished.fate != StatementFate::NotApplied;
    all.push_back({unfinished.inFlight->id, done ? JournalState::Applied : JournalState::Undone, schemaNow});
    for (const JournalRow &announced : unfinished.notBegun)
        all.push_back({announced.id, JournalState::Undone, {}});
    return all;
}

auto judgeOpenJournal(db::Connection &connection, const OpenJournal &open, const std::vector<Migration> &migrations,
                      const std::set<qint64> &finished) -> Result<std::vector<UnfinishedMigration>> {
    std::vector<UnfinishedMigration> unfinished;
    if (connection.engine() == db::Engine::Sqlite)
        return unfinished;
    std::map<qint64, Account> accounts;
    for (const JournalRow &row : open.rows) {
        const qint64 number = row.item.migrationNumber;
        if (!accounts.contains(number)) {
            const auto file = std::ranges::find(migrations, number, &Migration::number);
            accounts.emplace(number, Account(number, file == migrations.end() ? nullptr : &*file));
        }
        accounts.at(number).add(row);
    }
    for (auto &[number, account] : accounts) {
        STELLWERK_ASSIGN(auto one, account.finish(connection, open.live, finished.contains(number)));
        if (one)
            unfinished.push_back(*std::move(one));
    }
    return unfinished;
}

} // namespace stellwerk::migration
