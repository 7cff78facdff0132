// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/resolve.h"

#include "migration/state/journal.h"
#include "migration/state/ledger.h"
#include "migration/state/version_state.h"

#include <QCoreApplication>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationResolve)
};

Status checkRetry(const Migration &migration, const Resolution &resolution, bool applied) {
    const int last = static_cast<int>(migration.up.size()) + 1;
    if (resolution.statement < 1 || resolution.statement > last)
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("Migration %1 can be retried from statement 1 to %2, not from %3. Nothing was recorded.")
                        .arg(migration.label())
                        .arg(last)
                        .arg(resolution.statement));
    if (applied)
        return fail(
            ErrorCode::CheckFailed,
            Tr::tr("The history says that migration %1 is applied. Nothing was recorded.").arg(migration.label()),
            Tr::tr("If that is wrong, say --not-applied first."));
    return {};
}

} // namespace

Status resolveMigration(db::Connection &connection, const Migration &migration, const Resolution &resolution,
                        const std::vector<Migration> &all, const Version &baseVersion, const RunOptions &options) {
    using Kind = Resolution::Kind;
    if (resolution.reason.trimmed().isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            Tr::tr("A decision about migration %1 needs a reason. Nothing was recorded.").arg(migration.label()));
    STELLWERK_TRY(ensureTrackingTables(connection));
    SqlBatch batch(connection);
    Ledger ledger(batch, all, options);
    STELLWERK_ASSIGN(const TrackingState tracked, readTrackingState(connection));
    STELLWERK_TRY(ledger.begin(tracked));
    const bool applied = ledger.isApplied(migration.number);
    if (resolution.kind == Kind::RetryFrom)
        STELLWERK_TRY(checkRetry(migration, resolution, applied));
    Journal journal(batch, options.deploymentId);
    const QString reason = QStringLiteral("%1 (%2)").arg(resolution.reason.trimmed(), options.appliedBy);
    STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(connection));
    switch (resolution.kind) {
    case Kind::RetryFrom:
        STELLWERK_TRY(journal.note(migration.number, JournalNote::RetryFrom, resolution.statement - 1, reason));
        break;
    case Kind::Applied:
        // A way back that was begun ends with that word as well.
        if (!applied)
            STELLWERK_TRY(ledger.applied(migration, 0));
        STELLWERK_TRY(journal.note(migration.number, JournalNote::Finished, 0, reason));
        break;
    case Kind::NotApplied:
        if (applied)
            STELLWERK_TRY(ledger.reverted(migration, baseVersion));
        STELLWERK_TRY(journal.note(migration.number, JournalNote::NotApplied, 0, reason));
        break;
    }
    return transaction.commit();
}

} // namespace stellwerk::migration
