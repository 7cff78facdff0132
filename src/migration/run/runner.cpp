// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/run/runner.h"

#include "migration/lock/session_end.h"
#include "migration/run/migration_run.h"
#include "migration/run/statement_progress.h"
#include "migration/state/journal.h"
#include "migration/state/ledger.h"
#include "migration/state/tracking_state.h"
#include "migration/state/tracking_tables.h"
#include "migration/state/unfinished.h"
#include "migration/state/version_state.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonObject>

#include <algorithm>

namespace stellwerk::migration {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MigrationRunner)
};

/// After these the next migration cannot be tried, even if this one was not critical.
bool endsTheRun(ErrorCode code) {
    return code == ErrorCode::Cancelled || code == ErrorCode::ConnectionFailed;
}

/// What apply and revert share; one object per call.
class Runner final {
public:
    Runner(db::Connection &connection, const std::vector<Migration> &all, const RunOptions &options,
           const TaskContext &context)
        : m_connection(connection),
          m_all(all),
          m_options(options),
          m_context(context),
          m_progress(connection, context),
          m_batch(connection),
          m_ledger(m_batch, all, options),
          m_journal(m_batch, options.deploymentId),
          m_tables(connection) {}

    RunReport apply(std::vector<Migration> migrations) {
        std::ranges::stable_sort(migrations, {}, &Migration::number);
        runEach(prepareApply(migrations), migrations,
                [this](const Migration &migration, const Migration *next) { return applyOne(migration, next); });
        return std::move(m_report);
    }

    RunReport revert(std::vector<Migration> migrations, const Version &baseVersion) {
        std::ranges::stable_sort(migrations, std::ranges::greater(), &Migration::number);
        runEach(prepareRevert(migrations), migrations,
                [&](const Migration &migration, const Migration *) { return revertOne(migration, baseVersion); });
        return std::move(m_report);
    }

private:
    Status prepareApply(const std::vector<Migration> &migrations) {
        STELLWERK_TRY(prepare(migrations, u"up"));
        for (const Migration &migration : migrations) {
            if (m_ledger.isApplied(migration.number))
                return fail(ErrorCode::AlreadyExists,
                            Tr::tr("Migration %1 was applied to “%2” before; nothing was run.")
                                .arg(migration.number)
                                .arg(m_connection.profile().label));
        }
        return {};
    }

    Status prepareRevert(const std::vector<Migration> &migrations) {
        for (const Migration &migration : migrations) {
            if (!migration.hasDown)
                return fail(
                    ErrorCode::CheckFailed,
                    Tr::tr("Migration %1 has no section “migrate:down”; nothing was reverted.").arg(migration.label()),
                    Tr::tr("Restore a backup instead."));
        }
        return prepare(migrations, u"down");
    }

    Status prepare(const std::vector<Migration> &migrations, QStringView section) {
        STELLWERK_TRY(m_context.checkStop());
        STELLWERK_TRY(ensureMigrationTables(m_connection));
        return takeUpUnfinished(migrations, section);
    }

    /// What an earlier run left must be clear before anything runs: its statement has ended, and it went the same way.
    Status takeUpUnfinished(const std::vector<Migration> &migrations, QStringView section) {
        STELLWERK_ASSIGN(bool stillRunning, readState());
        while (stillRunning) {
            for (const UnfinishedMigration &unfinished : m_unfinished) {
                if (unfinished.fate == StatementFate::Running)
                    STELLWERK_TRY(awaitEnd(m_connection, *unfinished.inFlight->session, m_context));
            }
            STELLWERK_ASSIGN(stillRunning, readState());
        }
        for (const UnfinishedMigration &unfinished : m_unfinished) {
            if (!std::ranges::contains(migrations, unfinished.number, &Migration::number))
                continue;
            const bool otherWay = unfinished.section != section && !unfinished.applied.empty();
            if (otherWay || !unfinished.obstacles.isEmpty())
                return fail(ErrorCode::Drift, unfinished.toText(), unfinished.choices().join(u' '),
                            unfinished.obstacles.join(u'\n'));
        }
        return {};
    }

    /// True when the server is still at a statement of an earlier run.
    Result<bool> readState() {
        STELLWERK_ASSIGN(const TrackingState tracked, readTrackingState(m_connection));
        STELLWERK_ASSIGN(m_unfinished, judgeOpenJournal(m_connection, tracked.open, m_all, tracked.finished()));
        STELLWERK_TRY(m_ledger.begin(tracked));
        return std::ranges::contains(m_unfinished, StatementFate::Running, &UnfinishedMigration::fate);
    }

    [[nodiscard]] const UnfinishedMigration *unfinishedOf(const Migration &migration, QStringView section) const {
        const auto found = std::ranges::find(m_unfinished, migration.number, &UnfinishedMigration::number);
        return found != m_unfinished.end() && found->section == section ? &*found : nullptr;
    }

    void runEach(const Status &prepared, const std::vector<Migration> &migrations,
                 const std::function<Status(const Migration &, const Migration *next)> &one) {
        Status status = prepared;
        qint64 done = 0;
        for (auto it = migrations.begin(); status && it != migrations.end(); ++it) {
            m_context.report({it->label(), done++, static_cast<qint64>(migrations.size())});
            status = m_context.checkStop();
            if (status)
                status = one(*it, std::next(it) == migrations.end() ? nullptr : &*std::next(it));
            if (!status && status.error().context.isEmpty())
                status = std::unexpected(std::move(status).error().during(Tr::tr("migration %1").arg(it->label())));
        }
        if (status)
            return;
        (void)m_journal.withdraw(); // if that is not possible, the schema tells that it has not begun
        m_report.error = std::move(status).error();
    }

    Status applyOne(const Migration &migration, const Migration *next) {
        QElapsedTimer timer;
        timer.start();
        MigrationRun run(m_batch, m_journal, m_tables, migration, unfinishedOf(migration, u"up"), m_progress,
                         m_context);
        const bool isNew = next && !unfinishedOf(*next, u"up") && !unfinishedOf(*next, u"down");
        Status status = run.apply([&] { return m_ledger.applied(migration, timer.elapsed()); }, isNew ? next : nullptr);
        MigrationOutcome &outcome = addOutcome(migration, timer.elapsed(), run.appliedStatements(), status.has_value());
        if (!status)
            return failOne(migration, outcome, std::move(status).error());
        m_ledger.committed();
        m_context.info(QStringLiteral("migration_applied"), Tr::tr("Migration %1 was applied.").arg(outcome.label),
                       eventData(outcome));
        return {};
    }

    /// Records the failure; gives it back unless the run may go on without this migration.
    Status failOne(const Migration &migration, MigrationOutcome &outcome, Error error) {
        const bool goesOn = !migration.critical && !endsTheRun(error.code);
        const Status recorded = recordFailure(migration, outcome.milliseconds, error, goesOn);
        if (!recorded)
            outcome.warnings
                << Tr::tr("The failure could not be recorded in the database: %1").arg(recorded.error().toText());
        if (!goesOn || !recorded)
            return std::unexpected(std::move(error));
        outcome.skippedWithWarning = true;
        outcome.warnings << error.toText();
        m_context.warning(
            QStringLiteral("migration_skipped"),
            Tr::tr("Migration %1 failed; it is not critical and stays pending: %2").arg(outcome.label, error.toText()),
            eventData(outcome));
        return {};
    }

    Status recordFailure(const Migration &migration, qint64 milliseconds, const Error &error, bool goesOn) {
        STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(m_connection));
        STELLWERK_TRY(m_ledger.failed(migration, milliseconds, error, goesOn));
        STELLWERK_TRY(transaction.commit());
        m_ledger.committed();
        return {};
    }

    Status revertOne(const Migration &migration, const Version &baseVersion) {
        QElapsedTimer timer;
        timer.start();
        MigrationRun run(m_batch, m_journal, m_tables, migration, unfinishedOf(migration, u"down"), m_progress,
                         m_context);
        Status status = run.revert([&] { return m_ledger.reverted(migration, baseVersion); });
        const MigrationOutcome &outcome =
            addOutcome(migration, timer.elapsed(), run.appliedStatements(), status.has_value());
        if (!status)
            return status;
        m_ledger.committed();
        m_context.info(QStringLiteral("migration_reverted"), Tr::tr("Migration %1 was reverted.").arg(outcome.label),
                       eventData(outcome));
        return {};
    }

    MigrationOutcome &addOutcome(const Migration &migration, qint64 milliseconds, int statements, bool success) {
        MigrationOutcome outcome;
        outcome.number = migration.number;
        outcome.label = migration.label();
        outcome.success = success;
        outcome.milliseconds = milliseconds;
        outcome.statements = statements;
        m_report.migrations.push_back(std::move(outcome));
        return m_report.migrations.back();
    }

    [[nodiscard]] static QJsonObject eventData(const MigrationOutcome &outcome) {
        return {{QStringLiteral("migration"), outcome.number},
                {QStringLiteral("statements"), outcome.statements},
                {QStringLiteral("milliseconds"), outcome.milliseconds}};
    }

    db::Connection &m_connection;
    const std::vector<Migration> &m_all;
    const RunOptions &m_options;
    const TaskContext &m_context;
    StatementProgress m_progress;
    SqlBatch m_batch;
    Ledger m_ledger;
    Journal m_journal;
    TableNames m_tables;
    std::vector<UnfinishedMigration> m_unfinished; ///< by earlier runs
    RunReport m_report;
};

} // namespace

RunReport applyMigrations(db::Connection &connection, const std::vector<Migration> &migrations,
                          const std::vector<Migration> &all, const RunOptions &options, const TaskContext &context) {
    return Runner(connection, all, options, context).apply(migrations);
}

RunReport revertMigrations(db::Connection &connection, const std::vector<Migration> &toRevert,
                           const std::vector<Migration> &all, const Version &baseVersion, const RunOptions &options,
                           const TaskContext &context) {
    return Runner(connection, all, options, context).revert(toRevert, baseVersion);
}

} // namespace stellwerk::migration
