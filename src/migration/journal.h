// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/sql_script.h"

#include <QString>

#include <vector>

namespace stellwerk::migration {

/// So many signs of an error text fit into a TEXT column even at four bytes each.
inline constexpr qsizetype kLongestError = 16000;

/// What the journal says about one statement. A crash leaves the statement that was in flight at Intent.
enum class JournalState { Intent, Applied, Failed };

/// "intent", "applied", "failed".
[[nodiscard]] QString journalStateName(JournalState state);

/// What is being journalled: a statement of the up or down section, or (index 0) the data section as a whole.
struct JournalItem {
    qint64 migrationNumber = 0;
    QString section; ///< up, data, down
    int index = 0;   ///< of the statement in its section, from 0
    QString text;    ///< exact source text

    [[nodiscard]] static JournalItem statement(qint64 migrationNumber, const QString &section, int index,
                                               const db::SqlStatement &statement);
    /// All statements of the data section, with ";" between them.
    [[nodiscard]] static JournalItem dataSection(qint64 migrationNumber, const std::vector<db::SqlStatement> &statements);
};

/// Writes stellwerk_journal on the connection that runs the statements, so the caller's transaction decides what is
/// atomic with what: the intent is committed alone, the outcome together with the changes of a DML statement.
class Journal final {
public:
    Journal(db::Connection &connection, const QString &deploymentId)
        : m_connection(connection), m_deploymentId(deploymentId) {}

    /// Adds a row of state Intent and gives its id.
    [[nodiscard]] Result<qint64> addIntent(const JournalItem &item);
    [[nodiscard]] Status markApplied(qint64 id);
    [[nodiscard]] Status markFailed(qint64 id, const Error &error);

private:
    db::Connection &m_connection;
    QString m_deploymentId;
};

} // namespace stellwerk::migration
