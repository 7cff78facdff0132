// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/task_context.h"
#include "db/block.h"
#include "db/connection.h"
#include "migration/files/migration.h"
#include "migration/run/sql_batch.h"
#include "migration/run/statement_effects.h"
#include "migration/run/statement_progress.h"
#include "migration/run/table_names.h"
#include "migration/state/journal.h"
#include "migration/state/unfinished.h"

#include <QElapsedTimer>

#include <functional>
#include <optional>
#include <set>

namespace stellwerk::migration {

/// Runs one migration forwards or backwards and journals it, as runner.h says. One object per attempt.
class MigrationRun final {
public:
    /// Writes the version tables once everything else went well, in the transaction that ends the migration.
    using Record = std::function<Status()>;

    /// @p unfinished is what an earlier attempt left; null for a migration that begins at the beginning.
    MigrationRun(SqlBatch &batch, Journal &journal, TableNames &tables, const Migration &migration,
                 const UnfinishedMigration *unfinished, StatementProgress &progress, const TaskContext &context);

    /// Runs up, data and verify. @p next, which may be null, comes after it: its first intent commits with the end of
    /// this one where that is possible, and is to be withdrawn when it does not come.
    [[nodiscard]] Status apply(const Record &record, const Migration *next);
    /// Runs down.
    [[nodiscard]] Status revert(const Record &record);

    /// How many statements are applied now; after a failure those that could not be undone.
    [[nodiscard]] int appliedStatements() const { return m_applied; }

private:
    struct Section {
        QString name;
        const std::vector<db::SqlStatement> &statements;
        std::vector<StatementEffects> effects; ///< of each of them on MariaDB
    };
    /// One of a section's statements.
    struct Place {
        const Section *section;
        size_t index;
        [[nodiscard]] const db::SqlStatement &statement() const { return section->statements[index]; }
        [[nodiscard]] const StatementEffects &effects() const { return section->effects[index]; }
        [[nodiscard]] Place behind(size_t statements) const { return {section, index + statements}; }
    };
    using Work = std::function<Status()>;

    [[nodiscard]] static bool changesSettings(const Section &section);
    [[nodiscard]] Section section(const char *name, const std::vector<db::SqlStatement> &statements) const;
    Status run(const Section &structure, const Section &data, const Section &verification, const Work &end);
    Status announce(const Migration &next);
    Status runOnMariaDb(const Section &structure, const Section &data, const Section &verification, const Work &end);
    Status takeUp(const Section &section);
    Status dropTheRest(const JournalRow &row);
    Status journalled(const Section &section, size_t index);
    struct Intent {
        JournalItem item;
        QString before; ///< fingerprint
        std::vector<JournalItem> following;
    };
    [[nodiscard]] std::vector<JournalItem> tellingBehind(qint64 migrationNumber, const Section &section, size_t index,
                                                         const QString &before) const;
    Result<bool> fitsIntoBlock(const db::SqlStatement &statement, const StatementEffects &effects);
    db::BlockAnswer runInBlock(const Place &place, const QStringList &steps);
    Result<db::BlockAnswer> runInBlock(const Place &place, const std::optional<Intent> &intent,
                                       const QStringList &steps);
    Result<bool> blockFailed(const db::BlockAnswer &answer, const Place &place, Journal::Mark &mark);
    Result<std::optional<QString>> changedFingerprint(const StatementEffects &effects, const QString &before);
    Result<size_t> countTogether(const Place &first, const Intent &intent);
    Result<bool> journalledInBlock(const Place &first, const Intent &intent);
    std::optional<QString> fingerprintIn(const db::BlockAnswer &answer, size_t place, const ObjectName &object);
    Result<QString> fingerprintAfter(const StatementEffects &effects);
    void applied(const StatementEffects &effects, const QString &fingerprint);
    Result<QString> fingerprintBefore(const StatementEffects &effects);
    Status journalledTransaction(const std::optional<JournalItem> &item, const std::optional<Place> &first,
                                 const Work &rest, const Work &records);
    Result<bool> journalledRowsInBlock(const JournalItem &item, const Place &place, bool ownIntent, const Work &records,
                                       Journal::Mark &mark);
    [[nodiscard]] Result<bool> hasCommitted(const Journal::Mark &undone);
    Status begin(const std::optional<JournalItem> &item, const std::optional<Place> &first, bool ownIntent,
                 Journal::Mark &mark);
    [[nodiscard]] bool undoLeavesPart(const std::optional<JournalItem> &item, const std::optional<Place> &first);
    [[nodiscard]] bool mayHaveCommitted(const StatementEffects &effects);
    [[nodiscard]] static Error leftInPart(Error error);
    [[nodiscard]] bool needsOwnIntent(const std::optional<Place> &first) const;
    Status runOnSqlite(const Section &structure, const Section &data, const Section &verification, const Work &end);
    Status sqliteTransaction(const Section &structure, const Section &data, const Section &verification,
                             const Work &end);
    Status journalledInside(const JournalItem &item, const Work &work);
    Status runStatement(const Section &section, size_t index);
    [[nodiscard]] StatementProgress::Watch watch(const Section &section, size_t index);
    void tellApplied(const Place &place, qint64 rows, qint64 milliseconds) const;
    Status runAll(const Section &section);
    Status verify(const Section &verification);
    Result<std::set<QString>> foreignKeyViolations(const QMap<QString, QString> &renames);
    [[nodiscard]] Error located(Error error, const Section &section, size_t index) const;
    [[nodiscard]] Error located(const db::BlockAnswer &answer, const Place &place) const;

    SqlBatch &m_batch;
    db::Connection &m_connection;
    Journal &m_journal;
    TableNames &m_tables;
    const Migration &m_migration;
    const UnfinishedMigration *m_unfinished;
    StatementProgress &m_progress;
    const TaskContext &m_context;
    std::optional<JournalItem> m_inFlight; ///< SQLite: what the rollback takes out of the journal
    int m_applied = 0;
    QElapsedTimer m_running;                   ///< since the last statement began
    bool m_sent = false;                       ///< a statement of the transaction went to the server
    bool m_changesSettings = true;             ///< a statement of the migration may
    std::vector<ObjectName> m_known;           ///< the objects of the statement before
    QString m_knownFingerprint;                ///< of these, after it
    std::optional<Journal::Mark> m_committing; ///< where the journal stands when the COMMIT that was sent is reached
    bool m_afterBlock = false; ///< the statement before went in a block, its intent still stands, and it shows
};

} // namespace stellwerk::migration
