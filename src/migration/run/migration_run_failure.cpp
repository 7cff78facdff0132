// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/migration_run.h"
#include "migration/run/stoppable.h"
#include "migration/state/object_fingerprint.h"

#include <QCoreApplication>

#include <algorithm>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

/// The server's own word about the ROLLBACK before: rows of tables without transactions were changed in it, by whatever
/// statement, trigger or function.
bool rowsStay(db::Connection &connection) {
    static constexpr qint64 kNotCompleteRollback = 1196; // ER_WARNING_NOT_COMPLETE_ROLLBACK
    const auto warnings = connection.select(QStringLiteral("SHOW WARNINGS"));
    return warnings && std::ranges::any_of(warnings->rows, [](const std::vector<db::Value> &row) {
               return row.size() > 1 && row[1].toInteger() == kNotCompleteRollback;
           });
}

} // namespace

/// Undoes the transaction of a statement, or of a data section, that failed. True when a part of it may stay.
bool MigrationRun::undoLeavesPart(const std::optional<JournalItem> &item, const std::optional<Place> &first) {
    const Status undone = insist([this] { return m_connection.rollback(); });
    if (!m_sent || m_connection.engine() == db::Engine::Sqlite)
        return false;
    if (undone && rowsStay(m_connection))
        return true;
    if (first && mayHaveCommitted(first->effects()))
        return true;
    return item && item->section == u"data" &&
           std::ranges::any_of(m_migration.data, [this](const db::SqlStatement &statement) {
               return mayHaveCommitted(effectsOf(statement));
           });
}

bool MigrationRun::mayHaveCommitted(const StatementEffects &effects) {
    if (effects.nature != StatementNature::Routine)
        return effects.mayCommit || effects.stepByStep;
    const auto commits = procedureMayCommit(m_connection, effects.objects.front().name);
    return !commits || commits->value_or(false);
}

Error MigrationRun::leftInPart(Error error) {
    return std::move(error).withHint(
        Tr::tr("It failed half-way: a part of it may be done and stay. See what is known: stellwerk-cli status"));
}

} // namespace stellwerk::migration
