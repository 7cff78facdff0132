// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/server_session.h"
#include "db/sql_script.h"
#include "migration/run/sql_batch.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace stellwerk::migration {

/// So many signs of an error text fit into a TEXT column even at four bytes each.
inline constexpr qsizetype kLongestError = 16000;

/// What the journal says about one statement. A crash leaves the statement that was in flight at Intent.
enum class JournalState { Intent, Applied, Failed, Undone };

/// "intent", "applied", "failed", "undone".
[[nodiscard]] QString journalStateName(JournalState state);

/// What ends or corrects the account of one migration (section "run").
enum class JournalNote {
    Finished,   ///< the migration is applied as a whole
    Reverted,   ///< it is taken back as a whole
    NotApplied, ///< a person says that nothing of it is there
    RetryFrom,  ///< a person says that the statements before that index are applied, and no other
};

/// "finished", "reverted", "unapplied", "retry_from".
[[nodiscard]] QString journalNoteName(JournalNote note);

/// What is being journalled: a statement of the up or down section, or (index 0) the data section as a whole.
struct JournalItem {
    qint64 migrationNumber = 0;
    QString section; ///< up, data, down
    int index = 0;   ///< of the statement in its section, from 0
    QString text;    ///< exact source text
    bool operator==(const JournalItem &) const = default;

    [[nodiscard]] static JournalItem statement(qint64 migrationNumber, const QString &section, int index,
                                               const db::SqlStatement &statement);
    /// All statements of the data section, with ";" between them.
    [[nodiscard]] static JournalItem dataSection(qint64 migrationNumber,
                                                 const std::vector<db::SqlStatement> &statements);
};

/// One row of the journal.
struct JournalRow {
    qint64 id = 0;
    QString deploymentId;
    JournalItem item;    ///< section "run" for a note, then index belongs to RetryFrom
    QString state;       ///< journalStateName or journalNoteName
    QDateTime startedAt; ///< UTC
    QString error;
    std::optional<db::ServerSession> session; ///< that ran it
    QString schemaBefore;                     ///< objectFingerprint; empty where a statement names no object
    QString schemaAfter;

    [[nodiscard]] bool is(JournalState which) const { return state == journalStateName(which); }
    [[nodiscard]] bool is(JournalNote which) const { return state == journalNoteName(which); }
};

/// Rows that are not settled yet, by id: of each migration those since it was last finished, reverted or declared not
/// applied. None when there is no journal.
[[nodiscard]] Result<std::vector<JournalRow>> readOpenJournal(db::Connection &connection);

/// Writes stellwerk_journal on the connection that runs the statements, so the caller's transaction decides what is
/// atomic with what: the intent is committed before a statement runs, the outcome of a statement that changes rows
/// together with these. The outcome of a change of structure goes with the next row: one commit less for each, and
/// nothing is lost, because the fingerprints tell it as well. Two kinds of statements have no commit of an intent of
/// their own: those that are announced, and appliedInside(). One writer at a time: who writes holds the lock.
class Journal final {
public:
    Journal(SqlBatch &batch, const QString &deploymentId) : m_batch(batch), m_deploymentId(deploymentId) {}

    /// Adds a row of state Intent, and one for each of @p following, which is announced with it: they come right after
    /// the item, and tell by a column whether they are done (telling_column.h). Nothing is to be written when the item
    /// was announced itself; then @p schemaBefore goes with its outcome.
    [[nodiscard]] Status intent(const JournalItem &item, const QString &schemaBefore,
                                const std::vector<JournalItem> &following = {});
    /// The intent of what comes next, and of what follows that, written with the next row: they commit with the work
    /// before them.
    [[nodiscard]] Status announce(const JournalItem &item, const QString &schemaBefore,
                                  const std::vector<JournalItem> &following);
    /// True for what was announced and comes next.
    [[nodiscard]] bool isAnnounced(const JournalItem &item) const;
    /// What was announced does not come; writes the rows that wait, too.
    [[nodiscard]] Status withdraw();
    /// Whether the intent has begun cannot be asked any more: it stays for the next start to find out.
    void leaveOpen();
    /// True when the intent without outcome stands in the database; for who sent it in a block that failed.
    [[nodiscard]] Result<bool> intentIsWritten();
    /// The intent has become true; written with the next row or by flush().
    void applied(const QString &schemaAfter);
    /// The item ran in the transaction that is open, without an intent of its own; written with the next row.
    /// @p startedAt in unix milliseconds.
    [[nodiscard]] Status appliedInside(const JournalItem &item, qint64 startedAt);
    /// The statement of the intent failed, so that what was announced behind it does not come; written at once.
    [[nodiscard]] Status failed(const Error &error);
    /// It failed, and a part of it may be done: the intent stays for the next start to find out, with the error.
    [[nodiscard]] Status failedInPart(const Error &error);
    /// The migration is Finished or Reverted; written with the next row.
    [[nodiscard]] Status end(qint64 migrationNumber, JournalNote note);
    /// Adds a note about a migration; @p reason is a person's word. @p index: see RetryFrom.
    [[nodiscard]] Status note(qint64 migrationNumber, JournalNote note, int index = 0, const QString &reason = {});
    /// Another row's statement was taken back.
    [[nodiscard]] Status undone(const JournalRow &row);
    /// What became of an intent of an earlier run.
    struct Settled {
        qint64 id = 0; ///< of its row
        JournalState state = JournalState::Undone;
        QString schemaAfter; ///< empty where it is not known
    };
    /// Settles intents of an earlier run, which the schema has answered, in one commit.
    [[nodiscard]] Status settle(const std::vector<Settled> &intents);
    /// Writes the rows that wait.
    [[nodiscard]] Status flush();

    using Rows = std::vector<std::vector<db::Value>>;
    /// An intent that is written, or waits to be, of what has not begun yet.
    struct Announced {
        qint64 id = 0;
        JournalItem item;
    };
    /// What the object knows between two writes.
    struct Mark {
        qint64 lastId = 0;
        qint64 openId = 0;                ///< of the intent without outcome
        QString openBefore;               ///< what its row lacks: the fingerprint from before it, when it was announced
        std::vector<Announced> announced; ///< what comes next, in this order
        Rows waiting;                     ///< go with the next row
    };
    [[nodiscard]] Mark mark() const { return m_mark; }
    /// After a transaction was undone: what it had written is to be written again.
    void goBackTo(const Mark &mark) { m_mark = mark; }
    /// True when what was written between the two stands in the database; for who does not know whether it was
    /// committed.
    [[nodiscard]] Result<bool> isWritten(const Mark &from, const Mark &to);

private:
    [[nodiscard]] Result<qint64> newId();
    Status announceAll(const std::vector<JournalItem> &items, Rows &rows);
    void takeBackAnnounced();
    [[nodiscard]] Status add(const Rows &added);
    [[nodiscard]] Status write(const Rows &rows);
    [[nodiscard]] std::vector<db::Value> newRow(qint64 id, const JournalItem &item, const QString &state,
                                                const QString &schemaBefore, const QString &reason) const;
    struct Outcome {
        qint64 id = 0;
        JournalState state = JournalState::Applied;
        std::optional<Error> error;
        QString schemaAfter;
        QString schemaBefore; ///< empty: the row has it
    };
    [[nodiscard]] std::vector<db::Value> outcomeRow(const Outcome &outcome) const;

    SqlBatch &m_batch;
    QString m_deploymentId;
    QString m_session;
    Mark m_mark;
};

} // namespace stellwerk::migration
