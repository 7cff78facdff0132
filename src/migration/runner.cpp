// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/runner.h"

#include "migration/journal.h"
#include "migration/migration_run.h"
#include "migration/session_end.h"
#include "migration/statement_progress.h"
#include "migration/tracking_tables.h"
#include "migration/unfinished.h"
#include "migration/version_state.h"

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
          m_progress(connection, context) {}

    RunReport apply(std::vector<Migration> migrations) {
        std::ranges::stable_sort(migrations, {}, &Migration::number);
        runEach(prepareApply(migrations), migrations,
                [this](const Migration &migration) { return applyOne(migration); });
        return std::move(m_report);
    }

    RunReport revert(std::vector<Migration> migrations, const Version &baseVersion) {
        std::ranges::stable_sort(migrations, std::ranges::greater(), &Migration::number);
        runEach(prepareRevert(migrations), migrations,
                [&](const Migration &migration) { return revertOne(migration, baseVersion); });
        return std::move(m_report);
    }

private:
    Status prepareApply(const std::vector<Migration> &migrations) {
        STELLWERK_TRY(prepare(migrations, u"up"));
        for (const HistoryEntry &entry : m_history) {
            if (entry.success && std::ranges::contains(migrations, entry.number, &Migration::number))
                return fail(ErrorCode::AlreadyExists,
                            Tr::tr("Migration %1 was applied to “%2” before; nothing was run.")
                                .arg(entry.number)
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
        STELLWERK_TRY(ensureTrackingTables(m_connection));
        STELLWERK_ASSIGN(m_history, readHistory(m_connection));
        STELLWERK_TRY(takeUpUnfinished(migrations, section));
        STELLWERK_ASSIGN(const auto row, readVersionRow(m_connection));
        if (!row)
            return {};
        m_current = Version::parse(row->version);
        if (!m_current)
            return fail(ErrorCode::VersionUnknown,
                        Tr::tr("schema_version of “%1” holds the unreadable version “%2”; nothing was run.")
                            .arg(m_connection.profile().label, row->version));
        return {};
    }

    /// What an earlier run left must be clear before anything runs: its statement has ended, and it went the same way.
    Status takeUpUnfinished(const std::vector<Migration> &migrations, QStringView section) {
        STELLWERK_ASSIGN(m_unfinished, readUnfinished());
        for (const UnfinishedMigration &unfinished : m_unfinished) {
            if (unfinished.fate == StatementFate::Running)
                STELLWERK_TRY(awaitEnd(m_connection, *unfinished.inFlight->session, m_context));
        }
        STELLWERK_ASSIGN(m_unfinished, readUnfinished());
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

    Result<std::vector<UnfinishedMigration>> readUnfinished() {
        std::set<qint64> finished;
        for (const HistoryEntry &entry : m_history) {
            if (entry.success)
                finished.insert(entry.number);
        }
        return migration::readUnfinished(m_connection, m_all, finished);
    }

    [[nodiscard]] const UnfinishedMigration *unfinishedOf(const Migration &migration, QStringView section) const {
        const auto found = std::ranges::find(m_unfinished, migration.number, &UnfinishedMigration::number);
        return found != m_unfinished.end() && found->section == section ? &*found : nullptr;
    }

    void runEach(const Status &prepared, const std::vector<Migration> &migrations,
                 const std::function<Status(const Migration &)> &one) {
        Status status = prepared;
        qint64 done = 0;
        for (auto it = migrations.begin(); status && it != migrations.end(); ++it) {
            m_context.report({it->label(), done++, static_cast<qint64>(migrations.size())});
            status = m_context.checkStop();
            if (status)
                status = one(*it);
            if (!status && status.error().context.isEmpty())
                status = std::unexpected(std::move(status).error().during(Tr::tr("migration %1").arg(it->label())));
        }
        if (!status)
            m_report.error = std::move(status).error();
    }

    Status applyOne(const Migration &migration) {
        QElapsedTimer timer;
        timer.start();
        MigrationRun run(m_connection, m_options.deploymentId, migration, unfinishedOf(migration, u"up"), m_progress,
                         m_context);
        const bool raisesVersion = isLastOfVersion(migration) && (!m_current || *m_current < migration.version);
        Status status = run.apply([&]() -> Status {
            STELLWERK_TRY(writeHistory(m_connection, historyEntry(migration, timer.elapsed(), nullptr)));
            STELLWERK_TRY(storeScript(m_connection, migration));
            return raisesVersion ? recordVersion(migration) : Status();
        });
        MigrationOutcome &outcome = addOutcome(migration, timer.elapsed(), run.appliedStatements(), status.has_value());
        if (status) {
            if (raisesVersion)
                m_current = migration.version;
            m_context.info(QStringLiteral("migration_applied"), Tr::tr("Migration %1 was applied.").arg(outcome.label),
                           eventData(outcome));
            return {};
        }
        return failOne(migration, outcome, raisesVersion, std::move(status).error());
    }

    /// Records the failure; gives it back unless the run may go on without this migration.
    Status failOne(const Migration &migration, MigrationOutcome &outcome, bool raisesVersion, Error error) {
        const bool goesOn = !migration.critical && !endsTheRun(error.code);
        const Status recorded = recordFailure(migration, outcome.milliseconds, error, goesOn && raisesVersion);
        if (!recorded)
            outcome.warnings
                << Tr::tr("The failure could not be recorded in the database: %1").arg(recorded.error().toText());
        if (!goesOn || !recorded)
            return std::unexpected(std::move(error));
        if (raisesVersion)
            m_current = migration.version;
        outcome.skippedWithWarning = true;
        outcome.warnings << error.toText();
        m_context.warning(
            QStringLiteral("migration_skipped"),
            Tr::tr("Migration %1 failed; it is not critical and stays pending: %2").arg(outcome.label, error.toText()),
            eventData(outcome));
        return {};
    }

    Status recordFailure(const Migration &migration, qint64 milliseconds, const Error &error, bool raisesVersion) {
        STELLWERK_ASSIGN(auto transaction, db::Transaction::begin(m_connection));
        STELLWERK_TRY(writeHistory(m_connection, historyEntry(migration, milliseconds, &error)));
        if (raisesVersion)
            STELLWERK_TRY(recordVersion(migration));
        return transaction.commit();
    }

    Status revertOne(const Migration &migration, const Version &baseVersion) {
        QElapsedTimer timer;
        timer.start();
        MigrationRun run(m_connection, m_options.deploymentId, migration, unfinishedOf(migration, u"down"), m_progress,
                         m_context);
        const Version before = versionBefore(migration.version, baseVersion);
        const bool lowersVersion = m_current && *m_current > before;
        Status status = run.revert([&]() -> Status {
            STELLWERK_TRY(removeHistory(m_connection, migration.number));
            STELLWERK_TRY(removeScript(m_connection, migration.number));
            return lowersVersion ? recordVersionBefore(before, migration) : Status();
        });
        const MigrationOutcome &outcome =
            addOutcome(migration, timer.elapsed(), run.appliedStatements(), status.has_value());
        if (!status)
            return status;
        if (lowersVersion)
            m_current = before;
        m_context.info(QStringLiteral("migration_reverted"), Tr::tr("Migration %1 was reverted.").arg(outcome.label),
                       eventData(outcome));
        return {};
    }

    [[nodiscard]] bool isLastOfVersion(const Migration &migration) const {
        return std::ranges::none_of(m_all, [&migration](const Migration &other) {
            return other.version == migration.version && other.number > migration.number;
        });
    }

    [[nodiscard]] Version versionBefore(const Version &version, const Version &baseVersion) const {
        Version result = baseVersion;
        for (const Version &step : versionSteps(m_all)) {
            if (step < version)
                result = step;
        }
        return result;
    }

    Status recordVersion(const Migration &migration) {
        return addVersionRow(m_connection, migration.version, migration.number, m_options.backendVersion,
                             description(migration), migration.checksum);
    }

    Status recordVersionBefore(const Version &version, const Migration &reverted) {
        qint64 number = 0;
        for (const Migration &migration : m_all) {
            if (migration.version <= version)
                number = std::max(number, migration.number);
        }
        return addVersionRow(m_connection, version, number, m_options.backendVersion,
                             QStringLiteral("reverted ") + reverted.label(), {});
    }

    [[nodiscard]] HistoryEntry historyEntry(const Migration &migration, qint64 milliseconds, const Error *error) const {
        HistoryEntry entry;
        entry.number = migration.number;
        entry.version = migration.version;
        entry.description = description(migration);
        entry.appliedBy = m_options.appliedBy;
        entry.executionMs = milliseconds;
        entry.success = !error;
        entry.rollbackAvailable = migration.hasDown;
        if (error)
            entry.errorMessage = error->toText().left(kLongestError);
        return entry;
    }

    [[nodiscard]] static QString description(const Migration &migration) {
        return QString(migration.title).replace(u'_', u' ');
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
    std::optional<Version> m_current; ///< what schema_version says now
    std::vector<HistoryEntry> m_history;
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
