// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/server_session.h"
#include "migration/files/migration.h"
#include "migration/state/journal.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace stellwerk::migration {

/// What became of the statement that was in flight when its run ended without a word.
enum class StatementFate {
    Applied,       ///< the schema has its result
    NotApplied,    ///< the schema is as before, or its transaction was undone
    PartlyApplied, ///< a DROP of several things that came half-way
    Running,       ///< the server is still at it, or has not noticed yet that the client is gone
    Undecided,     ///< neither journal, schema nor process list can tell: a person must
};

/// "applied", "not_applied", "partly_applied", "running", "undecided".
[[nodiscard]] QString statementFateName(StatementFate fate);

/// A statement in one line, cut where it is too long for a sentence.
[[nodiscard]] QString shortStatement(const QString &statement);

/// A migration that is neither as it was before nor complete: some of its statements are applied.
struct UnfinishedMigration {
    qint64 number = 0;
    QString label;                                  ///< "0005_title"; the number alone when its file is missing
    QString section;                                ///< up: on the way in; down: on the way back
    QString deploymentId;                           ///< of the last attempt
    std::vector<JournalRow> applied;                ///< statements of the section that are in the schema, by index
    int next = 0;                                   ///< index of the statement with which the run goes on, from 0
    int total = 0;                                  ///< statements of the section; 0 when its file is missing
    std::optional<JournalRow> inFlight;             ///< the statement whose run ended without a word
    std::vector<JournalRow> doneBefore;             ///< applied before that one, without an outcome in the journal yet
    std::vector<JournalRow> notBegun;               ///< announced behind that one
    StatementFate fate = StatementFate::NotApplied; ///< of that one
    std::optional<db::ServerProcess> process;       ///< when it is Running
    QString error;                                  ///< of the statement that failed, as the server told it
    QStringList obstacles;                          ///< translated: why the run cannot simply go on; empty when it can

    [[nodiscard]] bool canGoOn() const { return obstacles.isEmpty() && fate != StatementFate::Running; }
    /// One or two sentences: how far it is and what became of the last statement.
    [[nodiscard]] QString toText() const;
    /// What a person can do now, one sentence each.
    [[nodiscard]] QStringList choices() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// The outcomes of its open intents, for whoever goes on with it or takes it back. @p schemaNow is the fingerprint of
/// what the statement in flight is about. None when nothing is in flight.
[[nodiscard]] std::vector<Journal::Settled> settled(const UnfinishedMigration &unfinished, const QString &schemaNow);

/// Sessions that the server still has, and what they do.
using LiveSessions = std::map<db::ServerSession, db::ServerProcess>;

/// What the journal leaves open. The sessions of its rows that are not live had ended before the rows were read.
struct OpenJournal {
    std::vector<JournalRow> rows; ///< by id
    LiveSessions live;            ///< of the sessions of the rows
};

/// Finds every migration that the journal leaves open and asks the schema about the statement in flight. Only reads.
/// @p migrations are the files, @p finished the numbers with a successful history row (on the way back these are
/// unfinished all the same). Empty on SQLite, where a migration is one transaction.
[[nodiscard]] Result<std::vector<UnfinishedMigration>> judgeOpenJournal(db::Connection &connection,
                                                                        const OpenJournal &open,
                                                                        const std::vector<Migration> &migrations,
                                                                        const std::set<qint64> &finished);

} // namespace stellwerk::migration
